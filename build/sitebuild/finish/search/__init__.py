"""Search: the words of the finished pages, an index of them, and the script that answers."""

from sitebuild.finish.search.step import FOLDER, SearchError, finish

__all__ = ["FOLDER", "SearchError", "finish"]
