"""Which page shows an entry of the data files in full; labels elsewhere lead there.

An entry is shown once: on the page whose fenced ``facts`` block names it. An entry that no page
shows has its place on the page of sources alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from calculators.language import LANGUAGE, SOURCE

_ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```+ *facts *\n(.*?)^```", re.M | re.S)


def docs(language: str, root: Path = Path()) -> Path:
    """Return the folder of the pages in a language."""
    return root / "docs" if language == SOURCE else root / "docs" / language


def named(source: str) -> Iterator[tuple[int, str]]:
    r"""Yield the entries that the ``facts`` blocks of a page name, each with its place in it.

    >>> list(named("Text\n```facts\nlpr-1y\nbuffer\n```\n"))
    [(14, 'lpr-1y'), (21, 'buffer')]
    """
    for block in _BLOCK.finditer(source):
        for entry in re.finditer(r"\S+", block[1]):
            yield block.start(1) + entry.start(), entry[0]


@cache
def places() -> dict[str, str]:
    """Return the page that shows each entry, as ``guide/risk.html``, in this process's language."""
    folder = docs(LANGUAGE, _ROOT)
    found: dict[str, str] = {}
    for section in ("guide", "calculators"):
        for page in sorted((folder / section).glob("*.md")):
            address = page.relative_to(folder).with_suffix(".html").as_posix()
            for _place, entry in named(page.read_text(encoding="utf-8")):
                found.setdefault(entry, address)
    return found
