"""The table of texts that people type into each kind of field (``typed.toml``)."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from calculators.forms.days import Day, OptionalDay
from calculators.forms.field import Field
from calculators.forms.listing import Listing
from calculators.forms.months import CalendarMonth
from calculators.forms.numbers import Numbers
from calculators.forms.numeric import Count, Money
from calculators.forms.optional import ByUnit, Optional, Words
from calculators.forms.rates import Rate

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

READABLE: Mapping[str, Mapping[str, str | list[str]]] = _TABLE["readable"]
"""By kind of field: texts that are read, with what they mean."""
UNREADABLE: Mapping[str, list[str]] = _TABLE["unreadable"]
"""By kind of field: texts that are refused with a message, whatever the field's range."""
EITHER: Mapping[str, list[str]] = _TABLE["either"]
"""By kind of field: texts that some fields of the kind read and others refuse or ask about."""


def kind(field: Field[object]) -> str:
    """Return the kind of a field, as the table names it.

    Raises:
        TypeError: the table has no such kind.
    """
    match field:
        case Optional():
            return kind(field.field)
        case ByUnit():
            return kind(field.first)
        case Words():
            return "words"
        case Numbers():
            return "numbers"
        case Money():
            return "money"
        case Rate():
            return f"rate/{field.period}"
        case Count():
            return "count"
        case Day() | OptionalDay():
            return "day"
        case CalendarMonth():
            return "month"
        case Listing():
            return "list"
    raise TypeError(f"nobody knows what people type into {field.name}")


def said(kind: str) -> list[str]:
    """Return the texts of the table that a field of a kind reads, at least in some forms."""
    return [*READABLE[kind], *EITHER.get(kind, ())]


def texts(kind: str) -> list[str]:
    """Return all texts of the table for a kind of field."""
    return [*said(kind), *UNREADABLE[kind]]
