"""Calculators that other sites may frame: of each page with one, a page that holds nothing else.

It is made of the finished page: the calculator itself, its style sheet, what its script is told. It
stores nothing by itself, is not kept for use without a network, and no search finds it. The headers
that forbid framing leave it out (`headers.py`, ``hosting/``).
"""

from pathlib import Path

from calculators.language import LANGUAGE, _
from calculators.rendering.html import join, tag
from sitebuild.finish import bundler, headers, scripts, sharing
from sitebuild.finish.elements import Attributes, element, elements

_CALCULATORS = Path("calculators")
_HAS_CALCULATOR = "data-calculator="


class EmbedError(Exception):
    """There is no calculator to frame."""


def finish(edition: Path) -> None:
    """Write a page for each calculator of `edition`, whose other pages are finished.

    Raises:
        EmbedError: no page has a calculator.
        ElementError: a page with one is not as the step expects it.
    """
    pages = {
        page.name: html
        for page in sorted((edition / _CALCULATORS).glob("*.html"))
        if _HAS_CALCULATOR in (html := page.read_text(encoding="utf-8"))
    }
    if not pages:
        raise EmbedError(f"{edition / _CALCULATORS}: no page has a calculator")
    script = bundler.bundle(bundler.MODULES / "embed.mjs")
    name = bundler.write(edition / scripts.FOLDER, headers.FRAMED.name, script)
    folder = edition / headers.FRAMED
    folder.mkdir(exist_ok=True)
    for page, html in pages.items():
        (folder / page).write_text(embedded(html, page, name), encoding="utf-8")


def embedded(html: str, name: str, script: str) -> str:
    """Return the page that holds only the calculator of another.

    Args:
        html: the other page.
        name: its name in the folder of the calculators, beside that of the new page.
        script: the name of the script that runs in the new page, beside that of the other.

    Raises:
        ElementError: the other page is not as expected.
    """
    calculator = element(html, "section", "data-calculator")
    style, icon = (element(html, "link", f"rel={kind}") for kind in ("stylesheet", "icon"))
    early = element(html, "script", "data-worker")
    own = element(html, "script", "data-folder")
    folder = str(own.attributes["src"]).rpartition("/")[0]
    title, _description, site = sharing.told(html, name)
    home = f"../{_CALCULATORS.as_posix()}/{name}"
    head = join(
        tag("meta", charset="utf-8"),
        early.html,
        tag("script", **_given({**own.attributes, "src": f"{folder}/{script}"})),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="robots", content="noindex"),
        *(each.html for each in elements(html, "link", "rel=canonical")),
        tag("title", f"{title} - {site}"),
        # What is linked opens outside of the frame.
        tag("base", target="_blank"),
        icon.html,
        style.html,
    )
    origin = tag(
        "p",
        _("这个计算器来自“{site}”，不推荐任何贷款。填的内容只留在你的浏览器里。", site=site),
        " ",
        tag("a", _("打开完整的页面"), href=home, data_full=True),
        class_="embed-origin",
    )
    body = tag(
        "body",
        bundler.inline("scheme.mjs"),
        tag("main", tag("h1", title), calculator.html, origin, class_="md-typeset"),
        **_given(element(html, "body").attributes),
        class_="embed",
    )
    page = tag("html", tag("head", head), body, lang=LANGUAGE)
    return f"<!doctype html>\n{page}\n"


def _given(attributes: Attributes) -> dict[str, str | bool]:
    """Return attributes as `tag` takes them."""
    return {name: True if value is None else value for name, value in attributes.items()}
