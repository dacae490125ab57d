"""What MkDocs is asked to do with each page beside making HTML of it; kept thin on purpose."""

from datetime import date
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from calculators.rendering.html import tag

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_GUIDE = "guide/"
_NEEDED = {
    "title": (str, "a text"),
    "description": (str, "a text"),
    "reviewed": (date, "a date such as 2026-11-24"),
}


def on_page_markdown(markdown: str, *, page: "Page", **_: object) -> str:
    """Say at the end of a page when it was last reviewed; a guide page must say it.

    Raises:
        PluginError: the front matter of a guide page lacks something.
    """
    path = page.file.src_uri
    if path.startswith(_GUIDE):
        for key, (kind, expected) in _NEEDED.items():
            if not isinstance(page.meta.get(key), kind):
                raise PluginError(f"{path}: front matter: {key}: must be {expected}")
    reviewed = page.meta.get("reviewed")
    if not reviewed:
        return markdown
    when = tag("time", str(reviewed), datetime=str(reviewed))
    line = tag("p", "上次核对：", when, class_="reviewed", data_search_exclude=True)
    return f"{markdown}\n\n{line}\n"
