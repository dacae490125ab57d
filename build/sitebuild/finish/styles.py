"""The pages' style sheets, the theme's and ours, made into one: a page waits for a single file.

Of the theme's rules it holds those that these pages can need: half of them are for what they do not
have.
"""

import json
import os
import re
import subprocess
from pathlib import Path

from sitebuild.finish import bundler
from sitebuild.finish.kept import kept
from sitebuild.finish.rewriting import found

_FOLDER = Path("assets", "stylesheets")
_SCRIPTS = ("assets/javascripts/*.js", "assets/search/*.js")
_OF_THEME = ".min.css"
_CALCULATORS = bundler.PROJECT / "calculators"
_PURGER = Path(__file__).with_name("purge.mjs")
# As the purger finds them.
_WORD = re.compile(r"[A-Za-z0-9_-]+")
_LINK = re.compile(
    r'<link rel="stylesheet" href="(?P<root>[^"]*)assets/stylesheets/(?P<name>[^"]+)">'
)


class StylesError(Exception):
    """The pages are not as the step expects them."""


def finish(site: Path) -> None:
    """Bundle the style sheets of `site` in the order in which its pages name them.

    What its pages, its scripts, the calculators and our style sheets never mention is left out:
    rules of the theme, for ours, which calculators may name by halves, mention themselves.

    Raises:
        RewriteError: a page names none.
        StylesError: two pages name others.
    """
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    for page, html in pages.items():
        found(html, _LINK, page)
    named = {tuple(link["name"] for link in _LINK.finditer(html)) for html in pages.values()}
    if len(named) != 1:
        raise StylesError(f"{site}: pages with different style sheets: {sorted(named)}")
    (names,) = named
    folder = site / _FOLDER
    entry = folder / "all.css"
    entry.write_text("".join(f'@import "./{name}";\n' for name in names), encoding="utf-8")
    bundled = bundler.bundle(entry)
    ours = (folder / name for name in names if not name.endswith(_OF_THEME))
    scripts = (script for pattern in _SCRIPTS for script in site.glob(pattern))
    speaking = (*ours, *scripts, *_CALCULATORS.rglob("*.py"))
    words = "\n".join((*pages.values(), *(each.read_text(encoding="utf-8") for each in speaking)))
    needed = _purge(bundled.decode(), words)
    for sheet in folder.glob("*.css"):
        sheet.unlink()
    name = bundler.write(folder, "site", needed.encode(), "css")
    for page, html in pages.items():
        first, *others = _LINK.finditer(html)
        tag = f'<link rel="stylesheet" href="{first["root"]}{_FOLDER.as_posix()}/{name}">'
        finished = html.replace(first[0], tag, 1)
        for link in others:
            finished = finished.replace(link[0], "", 1)
        page.write_text(finished, encoding="utf-8")


def _purge(sheet: str, words: str) -> str:
    """Return the style sheet without selectors and variables that none of `words` calls for.

    Raises:
        CalledProcessError: the style sheet cannot be read.
    """
    given = json.dumps({"sheet": sheet, "words": " ".join(calling(sheet, words))})

    def make() -> bytes:
        command = ["node", os.fspath(_PURGER)]
        return subprocess.run(  # noqa: S603 (ours)
            command, check=True, input=given.encode(), stdout=subprocess.PIPE
        ).stdout

    return kept("styles", (given.encode(), _PURGER.read_bytes()), make).decode()


def calling(sheet: str, words: str) -> list[str]:
    """Return which of `words` can call for a rule of the style sheet: those that it names.

    >>> calling(".red > a { color: red }", '<p class="red">Read this</p>')
    ['red']
    """
    return sorted(set(_WORD.findall(sheet)).intersection(_WORD.findall(words)))
