"""The search box of the pages (`theme/partials/search.html`), run by our script."""

from pathlib import Path

from sitebuild.finish.rewriting import inserted

_BOX = 'class="md-search"'
_END = "</body>"


def has_box(html: str) -> bool:
    """Say whether the page has a search box."""
    return _BOX in html


def hand_over(html: str, page: Path, root: str, script: str, index: str) -> str:
    """Return the page with its box run by `script`.

    Args:
        html: the page.
        page: where it is.
        root: the way from the page to the root of the site.
        script: address of the script from the root.
        index: name of the index, which lies beside the script.

    The theme's script comes before it, for it puts the box in order.

    Raises:
        RewriteError: the page has no end.

    >>> hand_over("<body></body>", Path("a.html"), "../", "a/s.js", "i.js")
    '<body><script src="../a/s.js" data-index="i.js" defer></script></body>'
    """
    tag = f'<script src="{root}{script}" data-index="{index}" defer></script>'
    return inserted(html, _END, tag, page)
