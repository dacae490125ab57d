"""What is asked of a page: its front matter, and which calculators it opens."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from sitebuild.examples import example

_NEEDED = {
    "title": (str, "a text"),
    "description": (str, "a text"),
    "reviewed": (date, "a date such as 2026-11-24"),
}
_ALLOWED = (*_NEEDED, "tags", "hide")
_OPENED = re.compile(r"\]\(example:([\w-]+)\)")


def wrong_front_matter(meta: Mapping[str, object], source: str) -> Iterator[tuple[int, str]]:
    r"""Yield the faults of the front matter of a page, from the key on, each with its line.

    >>> source = "---\ntitle: A\ndescription: B\nreviewed: today\n---\n"
    >>> meta = {"title": "A", "description": "B", "reviewed": "today"}
    >>> list(wrong_front_matter(meta, source))
    [(4, 'reviewed: must be a date such as 2026-11-24')]
    """
    lines = source.splitlines()
    for key, wrong in _wrong_keys(meta):
        places = (line for line, text in enumerate(lines, 1) if text.startswith(f"{key}:"))
        yield next(places, 1), f"{key}: {wrong}"


def _wrong_keys(meta: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, (kind, expected) in _NEEDED.items():
        if not isinstance(meta.get(key), kind):
            yield key, f"must be {expected}"
    for key in meta:
        if key not in _ALLOWED:
            yield key, f"unknown key; known are {', '.join(_ALLOWED)}"


def calculators_opened(markdown: str) -> set[str]:
    """Return the names of the calculators that a page opens with the inputs of an example.

    >>> sorted(calculators_opened("[a](example:fee), [b](example:household)"))
    ['debt', 'interest']
    """
    return {example(name).calculator.name for name in _OPENED.findall(markdown)}
