"""Elements of a finished page, as they are written in it."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from calculators.rendering.html import Html

type Attributes = dict[str, str | None]


class ElementError(Exception):
    """A page does not have exactly one such element."""


@dataclass(frozen=True)
class Element:
    """An element, or only its start tag where it has no end."""

    attributes: Attributes
    html: Html


def element(html: str, name: str, *wanted: str) -> Element:
    """Return the one element of a page with this name and all wanted attributes.

    Raises:
        ElementError: there is none, or there are several.

    >>> element('<p>a<div id="x"><div>b</div></div>', "div", "id").html
    '<div id="x"><div>b</div></div>'
    """
    found = elements(html, name, *wanted)
    if len(found) != 1:
        selector = name + "".join(f"[{each}]" for each in wanted)
        raise ElementError(f"{len(found)} elements {selector} instead of one")
    return found[0]


def elements(html: str, name: str, *wanted: str) -> list[Element]:
    """Return the elements of a page with this name and all wanted attributes.

    Args:
        html: the page.
        name: of the elements.
        wanted: names of attributes, or names and values (``rel=icon``).

    >>> [each.html for each in elements('<link rel="icon"><link rel="next">', "link", "rel=next")]
    ['<link rel="next">']
    """
    reader = _read(html)
    return [
        Element(attributes, Html(html[start : reader.ends.get(start, end)]))
        for tag, start, end, attributes in reader.found
        if tag == name and all(_has(attributes, each) for each in wanted)
    ]


@lru_cache(maxsize=1)
def _read(html: str) -> "_Reader":
    """Find all elements of a page, of which several are asked for."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def _has(attributes: Attributes, wanted: str) -> bool:
    name, is_valued, value = wanted.partition("=")
    return name in attributes and (not is_valued or attributes[name] == value)


@dataclass
class _Reader(HTMLParser):
    """Notes where elements begin and end."""

    found: list[tuple[str, int, int, Attributes]] = field(default_factory=list)
    """Of each start tag the name, where it begins and ends, and its attributes."""
    ends: dict[int, int] = field(default_factory=dict)
    """Where the element that begins there ends, if it does."""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: dict[str, list[int]] = defaultdict(list)
        self._lines = [0]

    def feed(self, data: str) -> None:
        self._lines += (end.end() for end in re.finditer("\n", data))
        super().feed(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._place()
        self._open[tag].append(start)
        self.found.append((tag, start, start + len(self.get_starttag_text() or ""), dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self._open[tag]:
            self.ends[self._open[tag].pop()] = self._place() + len(f"</{tag}>")

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
