"""The pages' style sheets, the theme's and ours, made into one: a page waits for a single file."""

import re
from pathlib import Path

from sitebuild.finish import bundler

_FOLDER = Path("assets", "stylesheets")
_LINK = re.compile(
    r'<link rel="stylesheet" href="(?P<root>[^"]*)assets/stylesheets/(?P<name>[^"]+)">'
)


class StylesError(Exception):
    """The pages are not as the step expects them."""


def finish(site: Path) -> None:
    """Bundle the style sheets of `site` in the order in which its pages name them.

    Raises:
        StylesError: two pages name others.
    """
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    named = {tuple(link["name"] for link in _LINK.finditer(html)) for html in pages.values()}
    if len(named) != 1:
        raise StylesError(f"{site}: pages with different style sheets: {sorted(named)}")
    (names,) = named
    folder = site / _FOLDER
    entry = folder / "all.css"
    entry.write_text("".join(f'@import "./{name}";\n' for name in names), encoding="utf-8")
    bundled = bundler.bundle(entry)
    for sheet in folder.glob("*.css"):
        sheet.unlink()
    name = bundler.write(folder, "site", bundled, "css")
    for page, html in pages.items():
        first, *others = _LINK.finditer(html)
        tag = f'<link rel="stylesheet" href="{first["root"]}{_FOLDER.as_posix()}/{name}">'
        finished = html.replace(first[0], tag, 1)
        for link in others:
            finished = finished.replace(link[0], "", 1)
        page.write_text(finished, encoding="utf-8")
