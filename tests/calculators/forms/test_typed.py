"""What people type is read as the table says, which the ready program is made with as well."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import pytest
from reading_lists import flows
from sitebuild.runtime import typed

from calculators.catalogue import calculator, names
from calculators.forms.days import Day
from calculators.forms.field import Field, FieldError
from calculators.forms.fields import Choice
from calculators.forms.listing import Listed, Listing
from calculators.forms.months import CalendarMonth
from calculators.forms.numbers import Numbers
from calculators.forms.numeric import Count, Money
from calculators.forms.optional import Words
from calculators.forms.quantities.counts import Measure
from calculators.forms.rates import Rate
from calculators.ranges import Range

if TYPE_CHECKING:
    from calculators.forms.quantities.rates import Period

WIDE = Range(Decimal(0), Decimal("1e12"))
YEARS = Range(Decimal(1900), Decimal(2200))
PERIODS = ("day", "month", "year", "period", "share")
NAMED: dict[str, Any] = {"name": "x", "label": "X", "default": ""}
FIELDS: dict[str, Field[object]] = {
    "money": Money(**NAMED, range=WIDE),
    "count": Count(**NAMED, range=WIDE, measure=Measure.MONTHS),
    "day": Day(**NAMED, years=YEARS),
    "month": CalendarMonth(**NAMED, years=YEARS),
    "list": Listing(**NAMED, range=Range(Decimal(2), Decimal(100)), amounts=WIDE, years=YEARS),
    "words": Words(**NAMED, longest=12),
    "numbers": Numbers(**NAMED, range=Range(Decimal(1), Decimal(30))),
    **{
        f"rate/{period}": Rate(**NAMED, range=WIDE, period=cast("Period", period))
        for period in PERIODS
    },
}


MEANS: dict[str, Callable[[object], object]] = {
    "day": lambda text: date.fromisoformat(str(text)),
    "month": lambda text: date.fromisoformat(str(text)),
    "list": lambda lines: lines,
    "words": lambda text: text,
    "numbers": lambda numbers: tuple(map(int, cast("list[str]", numbers))),
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in typed.READABLE.items() for text in texts]
)
def test_a_readable_text_means_what_the_table_says(kind: str, text: str) -> None:
    value = FIELDS[kind].read(text)
    means = MEANS.get(kind, lambda number: Decimal(str(number)))(typed.READABLE[kind][text])
    assert (flows(cast("Listed", value)) if kind == "list" else value) == means


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in typed.UNREADABLE.items() for text in texts]
)
def test_an_unreadable_text_is_refused(kind: str, text: str) -> None:
    with pytest.raises(FieldError):
        FIELDS[kind].read(text)


def test_the_table_knows_every_kind_of_field() -> None:
    fields = [field for name in names() for _, field in calculator(name).form.controls(lambda _: 1)]
    kinds = {typed.kind(field) for field in fields if not isinstance(field, Choice)}
    assert kinds <= typed.READABLE.keys() == typed.UNREADABLE.keys() == FIELDS.keys()
