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


def unknown_fences(markdown: str, known: Collection[str]) -> Iterator[str]:
    r"""Yield which fenced blocks of a page nothing makes anything of.

    >>> list(unknown_fences("```fact\np-1\n```", ["facts"]))
    ['a fenced fact block: unknown; known are facts']
    """
    for match in _FENCE.finditer(markdown):
        if match[1] not in known:
            yield f"a fenced {match[1]} block: unknown; known are {', '.join(known)}"


def left_over(html: str) -> Iterator[str]:
    """Yield which references still stand in a finished page, because they are none.

    >>> list(left_over("<p>up to {{ p-1 }}</p>"))
    ['{{ p-1 }}: must be {{ ENTRY.FIGURE }}, {{ ENTRY.FIGURE bare }} or {{ example NAME.FIGURE }}']
    """
    for match in _LEFT_OVER.finditer(html):
        yield (
            f"{match[0].strip()}: must be {{{{ ENTRY.FIGURE }}}}, {{{{ ENTRY.FIGURE bare }}}} "
            "or {{ example NAME.FIGURE }}"
        )


def calculators_opened(markdown: str) -> set[str]:
    """Return the names of the calculators that a page opens with the inputs of an example.

    >>> sorted(calculators_opened("[a](example:fee), [b](example:household)"))
    ['debt', 'interest']
    """
    return {example(name).calculator.name for name in _OPENED.findall(markdown)}
