"""The page for addresses that lead nowhere finds its way to where its links hold."""

from pathlib import Path

from sitebuild.finish import bundler

NAME = "404.html"
_BEFORE = "<title>"


class MissingError(Exception):
    """The page is not as the step expects it."""


def finish(site: Path) -> None:
    """Put the script that finds the way into the page itself: from elsewhere it could not load any.

    Raises:
        MissingError: there is no such page, or it has no title.
    """
    page = site / NAME
    html = page.read_text(encoding="utf-8") if page.exists() else ""
    if html.count(_BEFORE) != 1:
        raise MissingError(f"{page}: no page with one {_BEFORE}")
    finished = html.replace(_BEFORE, bundler.inline("missing.mjs") + _BEFORE)
    page.write_text(finished, encoding="utf-8")
