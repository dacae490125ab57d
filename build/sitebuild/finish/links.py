"""Makes the addresses that begin with ``site:`` relative to the page that holds them."""

import re
from pathlib import Path

from calculators.language import SOURCE
from sitebuild.finish.rewriting import replaced

_ADDRESS = re.compile(r'(?<==")site:')


def relative(page: Path, site: Path) -> str:
    """Return the way from `page` to the root of `site`.

    >>> relative(Path("site/guide/risk.html"), Path("site"))
    '../'
    >>> relative(Path("site/index.html"), Path("site"))
    ''
    """
    return "../" * (len(page.relative_to(site).parts) - 1)


def root(site: Path, language: str) -> Path:
    """Return the folder of the edition in a language."""
    return site if language == SOURCE else site / language


def finish(site: Path) -> None:
    """Rewrite every page of `site`.

    Raises:
        RewriteError: a page has no such address; the foot of every page has some.
    """
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        finished = replaced(html, _ADDRESS, relative(page, site), page)
        page.write_text(finished, encoding="utf-8")
