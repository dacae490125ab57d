"""Leaves out the indentation and the empty lines of pages, which nobody sees: a tenth of a page."""

import re
from pathlib import Path

_SPACES = " \t\r\f\n"
"""What HTML takes for spaces; any other, such as one as wide as a Chinese character, is seen."""
_PAGE = re.compile(
    # What is kept as it is: comments, elements whose spaces count, and tags with their attributes.
    rf"""(?P<kept><!--.*?-->
    |<(?P<name>code|pre|script|style|textarea)\b.*?</(?P=name)>
    |<[a-z!/](?:"[^"]*"|'[^']*'|[^>"'])*>)
    |[{_SPACES}]*\n[{_SPACES}]*""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


def without_indentation(html: str) -> str:
    r"""Return a page without spaces at the ends of its lines, and without empty lines.

    Where there was a space there is one still, but for the beginning of the page.

    >>> without_indentation("\n<p>a\n\n  b <b\n  title='x\n  y'>c</b>\n</p>")
    "<p>a\nb <b\n  title='x\n  y'>c</b>\n</p>"
    >>> without_indentation("<pre>a\n  b</pre>\n  <p>")
    '<pre>a\n  b</pre>\n<p>'
    """
    return _PAGE.sub(lambda match: match["kept"] or "\n", html.lstrip(_SPACES))


def finish(edition: Path) -> None:
    """Rewrite every page of `edition`."""
    for page in edition.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(without_indentation(html), encoding="utf-8")
