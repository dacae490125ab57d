"""The search box of the pages, handed from the theme's own search to ours."""

import re

from calculators.language import _

# What the theme's script looks for: without it, it neither fills the box nor loads its own index.
_THEME_COMPONENT = re.compile(r'\s+data-md-component="search[\w-]*"')
_BOX = 'class="md-search"'
_LABEL = _("搜索本站")


def has_box(html: str) -> bool:
    """Say whether the page has a search box."""
    return _BOX in html


def hand_over(html: str, root: str, script: str, index: str) -> str:
    """Return the page with its box run by `script`.

    Args:
        html: the page.
        root: the way from the page to the root of the site.
        script: address of the script from the root.
        index: name of the index, which lies beside the script.

    The theme's script comes before it, for it puts the box in order. The box has its name before
    any script has run.

    >>> hand_over('<body><i data-md-component="search"></i></body>', "../", "a/s.js", "i.js")
    '<body><i></i><script src="../a/s.js" data-index="i.js" defer></script></body>'
    """
    tag = f'<script src="{root}{script}" data-index="{index}" defer></script>'
    named = html.replace(_BOX, f'{_BOX} aria-label="{_LABEL}"')
    return _THEME_COMPONENT.sub("", named).replace("</body>", f"{tag}</body>", 1)
