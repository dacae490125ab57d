"""What is asked of a page: its front matter, its blocks, and which calculators it opens."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from sitebuild.examples import example

_NEEDED = {
    "title": (str, "a text"),
    "description": (str, "a text"),
    "reviewed": (date, "a date such as 2026-11-24"),
}
_ALLOWED = (*_NEEDED, "tags", "hide")
_FENCE = re.compile(r"^```+ *([^\s`]+)", re.MULTILINE)
_LEFT_OVER = re.compile(r"\{\{[^}<]*(?:\}\})?")
_OPENED = re.compile(r"\]\(example:([\w-]+)\)")


def wrong_front_matter(meta: Mapping[str, object]) -> Iterator[str]:
    """Yield what is wrong with the front matter of a page, from the key on.

    >>> list(wrong_front_matter({"title": "A", "description": "B", "reviewed": "today"}))
    ['reviewed: must be a date such as 2026-11-24']
    """
    for key, (kind, expected) in _NEEDED.items():
        if not isinstance(meta.get(key), kind):
            yield f"{key}: must be {expected}"
    for key in meta:
        if key not in _ALLOWED:
            yield f"{key}: unknown key; known are {', '.join(_ALLOWED)}"


def unknown_fences(source: str, known: Collection[str]) -> Iterator[tuple[int, str]]:
    r"""Yield which fenced blocks of a page nothing makes anything of, each with its line.

    >>> list(unknown_fences("text\n\n```fact\np-1\n```", ["facts"]))
    [(3, 'a fenced fact block: unknown; known are facts')]
    """
    for match in _FENCE.finditer(source):
        if match[1] not in known:
            line = _line(source, match.start())
            yield line, f"a fenced {match[1]} block: unknown; known are {', '.join(known)}"


def left_over(html: str, source: str) -> Iterator[tuple[int, str]]:
    """Yield which references still stand in a finished page, because they are none.

    Each comes with its line in `source`, from which the page was made.

    >>> list(left_over("<p>up to {{ p-1 }}</p>", "up to {{ p-1 }}"))[0][0]
    1
    >>> print(list(left_over("<p>up to {{ p-1 }}</p>", "up to {{ p-1 }}"))[0][1])
    {{ p-1 }}: must be {{ ENTRY.FIGURE }}, {{ ENTRY.FIGURE bare }} or {{ example NAME.FIGURE }}
    """
    for match in _LEFT_OVER.finditer(html):
        reference = match[0].strip()
        yield (
            _line(source, max(source.find(reference), 0)),
            f"{reference}: must be {{{{ ENTRY.FIGURE }}}}, {{{{ ENTRY.FIGURE bare }}}} "
            "or {{ example NAME.FIGURE }}",
        )


def _line(source: str, place: int) -> int:
    return source.count("\n", 0, place) + 1


def calculators_opened(markdown: str) -> set[str]:
    """Return the names of the calculators that a page opens with the inputs of an example.

    >>> sorted(calculators_opened("[a](example:fee), [b](example:household)"))
    ['debt', 'interest']
    """
    return {example(name).calculator.name for name in _OPENED.findall(markdown)}
