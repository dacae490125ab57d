"""The file of headers, in the form that Cloudflare Pages, Netlify and other static hosts read."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from calculators.language import LANGUAGES, SOURCE
from sitebuild.finish import links

NAME = "_headers"
FRAMED = Path("embed")
"""The folder of an edition whose pages other sites may frame (`embed.py`)."""
HASHED = re.compile(r"[.-][0-9a-f]{8,}\.(bin|js|css|min\.js|min\.css|bin\.js)$")
"""Names that tell the content, so it never changes; those in `hosting/` say the same."""
_FOR_EVER = "public, max-age=31536000, immutable"
# Answers that a meta element cannot give, or that only matter to those who link the site.
_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_UNFRAMED = {"X-Frame-Options": "DENY"}
"""Of all but `FRAMED`. No rule gives it beside another: hosts send both values, or one."""


def finish(site: Path, policy: str) -> None:
    """Write the file for a site whose other files are all there.

    Args:
        site: the whole site.
        policy: the Content-Security-Policy of all pages.
    """
    everywhere = {"Content-Security-Policy": policy, **_EVERYWHERE}
    # These hosts have browsers ask for all else anew. If the first rule said so, some of them would
    # send both values, for rules add up. And not all of them allow a pattern inside a path.
    kept = {f"/{path}": {"Cache-Control": _FOR_EVER} for path in hashed(site)}
    unframed = dict.fromkeys(_places(site), _UNFRAMED)
    rules = {"/*": everywhere, **unframed, **kept}
    (site / NAME).write_text("\n".join(map(_rule, rules, rules.values())), encoding="utf-8")


def hashed(site: Path) -> list[str]:
    """Return the paths of the files that never change, from the root, as they are in addresses."""
    files = sorted(path for path in site.rglob("*") if HASHED.search(path.name))
    return [quote(path.relative_to(site).as_posix()) for path in files]


def _places(site: Path) -> Iterator[str]:
    """Yield patterns of all paths but those that may be framed.

    A pattern for a folder ends in ``*``, and a page also answers without the end of its name.
    """
    for language in LANGUAGES:
        edition = links.root(site, language)
        if not edition.exists():
            continue
        way = "/" if language == SOURCE else f"/{language}/"
        yield way
        for path in sorted(edition.iterdir()):
            if path.is_dir() and path.name not in (FRAMED.name, *LANGUAGES):
                yield f"{way}{path.name}/*"
            elif path.suffix == ".html":
                yield from (f"{way}{path.name}", f"{way}{path.stem}")


def _rule(path: str, headers: dict[str, str]) -> str:
    r"""Return the lines of a rule.

    >>> _rule("/a.js", {"Cache-Control": "no-cache"})
    '/a.js\n  Cache-Control: no-cache\n'
    """
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
