"""The Content-Security-Policy: what a page may load and run, as a meta element.

Only the site itself is allowed. Scripts that the generator writes into pages are allowed by the
hashes of their texts, so a script that gets in by any other way does not run.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from sitebuild.finish.integrity import integrity
from sitebuild.finish.rewriting import ENCODING, appended

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_META = '<meta http-equiv="Content-Security-Policy" content="{policy}">'


def policy(hashes: Iterable[str]) -> str:
    """Return the policy that allows inline scripts with these hashes.

    `blob:` is needed by scripts whose hash was checked before they run, `data:` by the icons of the
    theme's style sheet. WebAssembly cannot run without its own permission.

    >>> policy(["sha256-x"]).split("; ")[1]
    "script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-x'"
    """
    scripts = " ".join(f"'{each}'" for each in sorted(hashes))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {scripts}".rstrip(),
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "frame-src 'self'",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def inline_hashes(html: str) -> set[str]:
    """Return the hashes of the inline scripts of a page.

    >>> inline_hashes("<script src='a.js'></script><script type='application/json'>{}</script>")
    set()
    >>> inline_hashes("<script>1</script>")
    {'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='}
    """
    return {
        integrity(script["text"].encode())
        for script in _SCRIPT.finditer(html)
        if "src=" not in script["attributes"] and "json" not in script["attributes"]
    }


def finish(site: Path) -> str:
    """Put the policy into every page of `site`, and return it.

    All pages share one policy, so that it can also be given as one header for the whole site.

    Raises:
        RewriteError: a page does not say its encoding, behind which the policy is put.
    """
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    shared = policy(set().union(*map(inline_hashes, pages.values())))
    for page, html in pages.items():
        meta = _META.format(policy=shared)
        page.write_text(appended(html, ENCODING, meta, page), encoding="utf-8")
    return shared
