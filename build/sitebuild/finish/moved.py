"""Addresses of pages that have gone lead on, each by a small page without a script."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from calculators.language import LANGUAGE, _
from calculators.rendering.html import join, tag
from sitebuild.finish.links import relative

_DATA = Path(__file__).parents[1] / "data" / "moved.toml"


class MovedError(Exception):
    """An address is still a page, or leads to nothing."""


def addresses() -> Mapping[str, str]:
    """Return where each address of a page that has gone leads now."""
    return {key: str(value) for key, value in tomllib.loads(_DATA.read_text("utf-8")).items()}


def finish(edition: Path) -> None:
    """Write the pages into `edition`.

    Raises:
        MovedError: an address is still a page, or leads to nothing.
    """
    for old, new in addresses().items():
        page, (target, _hash, anchor) = edition / old, new.partition("#")
        if page.exists():
            raise MovedError(f"{old} is still a page")
        html = (edition / target).read_text("utf-8") if (edition / target).exists() else ""
        if not html or (anchor and f'id="{anchor}"' not in html):
            raise MovedError(f"{old} leads to {new}, which is nothing")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_page(relative(page, edition) + new), "utf-8")


def _page(address: str) -> str:
    """Return a page that leads to an address at once, and says so where that is not done."""
    said = _("这一页搬走了")
    head = join(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="robots", content="noindex"),
        tag("meta", http_equiv="refresh", content=f"0; url={address}"),
        tag("title", said),
    )
    link = tag("a", _("去新的地方"), href=address)
    body = tag("main", tag("h1", said), tag("p", link))
    page = tag("html", tag("head", head), tag("body", body), lang=LANGUAGE)
    return f"<!doctype html>\n{page}\n"
