"""HTML elements from Python values; everything that is not `Html` is escaped."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from typing import Final

VOID = frozenset({"base", "br", "hr", "input", "link", "meta"})
_SPECIAL: Final = re.compile("[&<>\"']").search


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


type Content = str | Html | None
type Attribute = str | int | bool | None


def join(*contents: Content) -> Html:
    """Return the contents one after the other; `None` is left out."""
    return Html("".join([_markup(content) for content in contents if content is not None]))


def tag(name: str, /, *contents: Content, **attributes: Attribute) -> Html:
    """Return an element.

    In an attribute's name, ``_`` stands for ``-`` and one at the end is dropped. An attribute that
    is `True` has no value; one that is `False` or `None` is left out.

    >>> tag("p", "1 < 2", class_="note", data_row=1, hidden=True)
    '<p class="note" data-row="1" hidden>1 &lt; 2</p>'
    """
    opening = f"<{name}{_attributes(attributes)}>"
    return Html(opening if name in VOID else f"{opening}{join(*contents)}</{name}>")


def around(name: str, /, **attributes: Attribute) -> Callable[[str], Html]:
    """Return what puts a content into an element, for many that differ in nothing else.

    >>> cell = around("td", class_="number")
    >>> cell("1"), cell("< 2")
    ('<td class="number">1</td>', '<td class="number">&lt; 2</td>')
    """
    opening, end = f"<{name}{_attributes(attributes)}>", f"</{name}>"

    def put(content: str) -> Html:
        return Html(opening + _markup(content) + end)

    return put


def _markup(content: str) -> str:
    return content if isinstance(content, Html) or not _SPECIAL(content) else escape(content)


def _attributes(attributes: Mapping[str, Attribute]) -> str:
    return "".join(
        [
            f" {_spelled(key)}" if value is True else f' {_spelled(key)}="{_markup(str(value))}"'
            for key, value in attributes.items()
            if value is not None and value is not False
        ]
    )


@cache
def _spelled(key: str) -> str:
    return key.removesuffix("_").replace("_", "-")
