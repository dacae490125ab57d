"""Links that open a calculator with what is filled in, as the page's script reads and writes them.

A link says only what differs from the example, and carries two checksums, so that one that was
cut, changed, or made for another build's example is recognised. `docs/assets/javascripts/link.mjs`
describes the form and is the other side of it.
"""

import zlib
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from calculators.forms.fieldset import split
from calculators.forms.form import Form, Rows

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def fragment(form: Form, texts: Mapping[str, str]) -> str:
    """Return what follows the ``#`` of a link.

    Args:
        form: the form of the calculator that the link opens.
        texts: the text of each of its controls.

    >>> from calculators.catalogue import calculator
    >>> form = calculator("overdue").form
    >>> fragment(form, form.defaults() | {"days": "15"}).partition("&")[2]
    'days=15&'
    """
    said = dict(_row_counts(form, texts))
    example = form.defaults()
    said |= {
        name: texts[name]
        for name, _ in form.controls(lambda rows: rows.count(texts))
        if texts[name] != example.get(name, _added(form, name))
    }
    query = _encoded(said.items())
    state = _encoded(sorted(texts.items()))
    return f"link={len(said)}.{_checksum(query)}.{_checksum(state)}&{query}"


def _row_counts(form: Form, texts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Give the number of rows of each group that has not as many as in the example."""
    for part in form.parts:
        if isinstance(part, Rows) and (count := part.count(texts)) != len(part.defaults):
            yield part.name, str(count)


def _added(form: Form, name: str) -> str | None:
    """Return what a row that is added begins with in the control `name`."""
    group, number, _ = split(name)
    for part in form.parts:
        if isinstance(part, Rows) and part.name == group:
            return part.row(number).filled(part.added_row)[name]
    return None


def _encoded(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{quote(name, safe='')}={quote(text, safe='')}&" for name, text in pairs)


def _checksum(text: str) -> str:
    """Return the CRC-32 of a text to the base of 36.

    >>> _checksum("123456789") == _base36(0xCBF43926)  # the check value of the standard
    True
    """
    return _base36(zlib.crc32(text.encode()))


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
