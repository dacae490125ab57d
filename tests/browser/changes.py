"""For each calculator a change that a reader might make, found by trying."""

import re
from functools import cache
from typing import NamedTuple

from browser.calculator import own_texts

from calculators.answering import answer
from calculators.catalogue import calculator, names
from calculators.forms.numeric import Count, Money
from calculators.forms.optional import Optional

_TEXTS = ("900", "2000", "24", "45", "3", "2", "1")
_FIGURE = re.compile(r'data-figure="([^"]+)"[^>]* data-value="-?[\d.]+"[^>]*>([^<]+)<')


class Change(NamedTuple):
    """A field of a calculator, an allowed text, and a figure that changes with it."""

    name: str
    field: str
    text: str
    figure: str


@cache
def change(name: str) -> Change:
    """Return a change of the first amount or number that is in the form of a calculator."""
    form, standing = calculator(name).form, own_texts(name)
    before = _figures(name, standing)
    for control, field in form.controls(lambda rows: rows.count(standing)):
        asked = field.field if isinstance(field, Optional) else field
        if not isinstance(asked, Money | Count) or field.rare:
            continue
        if control not in answer(name, standing | {control: "?"}).messages:
            continue  # It does not matter as the form is filled in.
        for text in _TEXTS:
            after = _figures(name, standing | {control: text})
            changed = (
                figure for figure in before if after.get(figure) not in (None, before[figure])
            )
            if figure := next(changed, None):
                return Change(name, control, text, figure)
    raise LookupError(f"no change of {name} was found that changes a figure")


def _figures(name: str, texts: dict[str, str]) -> dict[str, str]:
    """Return the numbers of an answer as they are read, of those of one name the first."""
    found: dict[str, str] = {}
    for figure, text in _FIGURE.findall(answer(name, texts).html or ""):
        found.setdefault(figure, text)
    return found


CHANGES = [change(name) for name in names()]
