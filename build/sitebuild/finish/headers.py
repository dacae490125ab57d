"""The file of headers, in the form that Cloudflare Pages, Netlify and other static hosts read."""

import re
from pathlib import Path
from urllib.parse import quote

NAME = "_headers"
HASHED = re.compile(r"[.-][0-9a-f]{8,}\.(bin|js|css|min\.js|min\.css|bin\.js)$")
"""Names that tell the content, so it never changes; those in `hosting/` say the same."""
_FOR_EVER = "public, max-age=31536000, immutable"
# Answers that a meta element cannot give, or that only matter to whoever embeds or links the site.
_HEADER_ONLY = "frame-ancestors 'none'"
_OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def finish(site: Path, policy: str) -> None:
    """Write the file for a site whose other files are all there.

    Args:
        site: the whole site.
        policy: the Content-Security-Policy of all pages.
    """
    everywhere = {"Content-Security-Policy": f"{policy}; {_HEADER_ONLY}", **_OTHERS}
    # These hosts have browsers ask for all else anew. If the first rule said so, some of them would
    # send both values, for rules add up. And not all of them allow a pattern inside a path.
    kept = {f"/{path}": {"Cache-Control": _FOR_EVER} for path in hashed(site)}
    rules = {"/*": everywhere, **kept}
    (site / NAME).write_text("\n".join(map(_rule, rules, rules.values())), encoding="utf-8")


def hashed(site: Path) -> list[str]:
    """Return the paths of the files that never change, from the root, as they are in addresses."""
    files = sorted(path for path in site.rglob("*") if HASHED.search(path.name))
    return [quote(path.relative_to(site).as_posix()) for path in files]


def _rule(path: str, headers: dict[str, str]) -> str:
    r"""Return the lines of a rule.

    >>> _rule("/a.js", {"Cache-Control": "no-cache"})
    '/a.js\n  Cache-Control: no-cache\n'
    """
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
