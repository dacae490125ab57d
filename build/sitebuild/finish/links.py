"""Makes the addresses that begin with ``site:`` relative to the page that holds them."""

import re
from pathlib import Path

_ADDRESS = re.compile(r'(?<==")site:')


def relative(page: Path, site: Path) -> str:
    """Return the way from `page` to the root of `site`.

    >>> relative(Path("site/guide/risk.html"), Path("site"))
    '../'
    >>> relative(Path("site/index.html"), Path("site"))
    ''
    """
    return "../" * (len(page.relative_to(site).parts) - 1)


def finish(site: Path) -> None:
    """Rewrite every page of `site`."""
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        finished = _ADDRESS.sub(relative(page, site), html)
        if finished != html:
            page.write_text(finished, encoding="utf-8")
