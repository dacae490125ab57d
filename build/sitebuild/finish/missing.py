"""The page for addresses that lead nowhere finds its way to where its links hold."""

from pathlib import Path

from sitebuild.finish import bundler
from sitebuild.finish.rewriting import inserted

NAME = "404.html"
_BEFORE = "<title>"


def finish(site: Path) -> None:
    """Put the script that finds the way into the page itself: from elsewhere it could not load any.

    Raises:
        FileNotFoundError: there is no such page.
        RewriteError: it has no title, or several.
    """
    page = site / NAME
    html = page.read_text(encoding="utf-8")
    finished = inserted(html, _BEFORE, bundler.inline("missing.mjs"), page)
    page.write_text(finished, encoding="utf-8")
