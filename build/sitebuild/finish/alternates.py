"""Links between the languages lead to the same page in the other one, where there is one.

The theme only knows of home pages. What it writes into a page's head is for search engines, which
ask for absolute addresses: it stays only where the site's own is configured. Elsewhere the theme's
script would make use of it, and ask for a map of the site that is not there.
"""

import os
import re
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urljoin

from calculators.language import SOURCE

_HEAD = re.compile(r'\s*<link rel="alternate" href="(?P<address>[^"]*)" hreflang="\w+" lang="\w+">')
_LINK = re.compile(r'href="(?P<address>[^"]*)" hreflang="(?P<language>\w+)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')


def finish(site: Path, languages: Collection[str]) -> None:
    """Mend the links of all pages of `site`, in whose root the source's edition lies."""
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(mended(html, page.relative_to(site), site, languages), encoding="utf-8")


def root(site: Path, language: str) -> Path:
    """Return the folder of the edition in a language."""
    return site if language == SOURCE else site / language


def mended(html: str, path: Path, site: Path, languages: Collection[str]) -> str:
    """Return the page at `path` of `site` with its links between languages mended."""
    own = path.parts[0] if path.parts[0] in languages else SOURCE
    same = path if own == SOURCE else path.relative_to(own)

    def link(found: re.Match[str]) -> str:
        other, address = root(site, found["language"]) / same, found["address"]
        if other.exists():
            address = Path(os.path.relpath(other, (site / path).parent)).as_posix()
        return f'href="{address}" hreflang="{found["language"]}" lang="{found["language"]}"'

    html = _LINK.sub(link, html)
    canonical = _CANONICAL.search(html)

    def head(found: re.Match[str]) -> str:
        if not canonical:
            return ""
        return found[0].replace(found["address"], urljoin(canonical[1], found["address"]), 1)

    return _HEAD.sub(head, html)
