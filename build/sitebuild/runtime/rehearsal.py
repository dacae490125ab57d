"""What readers may ask, so that the ready program is known to hold all that answering takes."""

import json
from collections.abc import Iterator, Mapping

from calculators.answering import OPENED
from calculators.catalogue import NAMES, calculator
from calculators.forms.fields import Choice, Field
from calculators.forms.form import Form, Section

_TYPED = (
    "",
    "?",
    "0",
    "12.5",
    "360",
    "１２",
    "1万",
    "5%",
    "-3",
    "1e308",
    "1,234.5",
    "999999999999",
    "2026-02-30",
    "2026/3/5",
    "2026-01-15\t10000\n2027-02-20,-12600\n?",
    "<b>",
    "0." + "1" * 100,
    "x" * 10_000,
)
"""Texts for a control in which anything can be typed: readable ones and others."""


def requests() -> Iterator[str]:
    """Give the requests, as the page would make them.

    They are the examples of all calculators, whole and with one control changed: to each of its
    options, or, for one control of each kind a calculator, to what else may be typed.
    """
    for name in NAMES:
        form = calculator(name).form
        example = form.defaults()
        yield _request(name, example)
        yield _request(name, {**example, OPENED: ""})
        kinds = set[str]()
        for control, field in _controls(form):
            if isinstance(field, Choice):
                typed = tuple(option.value for option in field.options)
            else:
                typed = () if type(field).__name__ in kinds else _TYPED
                kinds.add(type(field).__name__)
            for text in typed:
                yield _request(name, {**example, control: text})


def _controls(form: Form) -> Iterator[tuple[str, Field[object]]]:
    """Give the controls of a form with one row more than its example has."""
    for part in form.parts:
        if isinstance(part, Section):
            yield from ((field.name, field) for field in part.fields)
        else:
            for number in range(1, len(part.defaults) + 2):
                yield from ((part.control(number, field), field) for field in part.fields)


def _request(name: str, texts: Mapping[str, str]) -> str:
    return json.dumps({"calculator": name, "texts": dict(texts)})
