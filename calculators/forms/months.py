"""A field for a month of the calendar, and counting in months."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.forms.field import Field, FieldError, quote
from calculators.forms.quantities.characters import UnreadableError, tidy
from calculators.forms.ranges import Range
from calculators.language import _

_MONTH: Final = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))", re.ASCII)
_NAMES: Final = (
    _("1 月"),
    _("2 月"),
    _("3 月"),
    _("4 月"),
    _("5 月"),
    _("6 月"),
    _("7 月"),
    _("8 月"),
    _("9 月"),
    _("10 月"),
    _("11 月"),
    _("12 月"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMonth(Field[date]):
    """A month, read as its first day; `years` is the range of the year.

    Where nothing else is filled in, the page puts the present month into one that `is_now`.

    >>> from decimal import Decimal
    >>> field = CalendarMonth(
    ...     name="start", label="月份", default="", years=Range(Decimal(1900), Decimal(2200))
    ... )
    >>> field.read("2026年3月"), field.read("2026-03") == field.read("202603")
    (datetime.date(2026, 3, 1), True)
    """

    years: Range
    is_now: bool = False

    def read(self, text: str) -> date:
        """Return the first day of the month that `text` names."""
        if not text.strip():
            raise FieldError(
                _("“{label}”没有填。{allowed}", label=self.label, allowed=self._allowed())
            )
        try:
            match = _MONTH.fullmatch(tidy(text))
        except UnreadableError:
            match = None
        if not match:
            raise FieldError(
                _("看不懂“{text}”。{allowed}", text=quote(text), allowed=self._allowed())
            )
        year, month = int(match[1]), int(match[2] or match[3])
        low, high = self.years
        if not (1 <= month <= MONTHS_IN_YEAR and low <= year <= high):
            raise FieldError(
                _(
                    "没有“{text}”这个月，或者年份太远。{allowed}",
                    text=quote(text),
                    allowed=self._allowed(),
                )
            )
        return date(year, month, 1)

    def _allowed(self) -> str:
        low, high = self.years
        return _(
            "可以填 {low} 到 {high} 年里的一个月，例如 2026-12 或 2026年12月。", low=low, high=high
        )


def named(month: date) -> str:
    """Return a month as it is read in a sentence.

    >>> named(date(2028, 5, 1))
    '2028 年 5 月'
    """
    return _("{year} 年 {month}", year=month.year, month=_NAMES[month.month - 1])


def later(month: date, count: int) -> date:
    """Return the first day of the month that comes `count` months after that of `month`.

    >>> later(date(2026, 12, 1), 2)
    datetime.date(2027, 2, 1)
    """
    years, index = divmod(month.year * MONTHS_IN_YEAR + month.month - 1 + count, MONTHS_IN_YEAR)
    return date(years, index + 1, 1)


def between(first: date, second: date) -> int:
    """Return how many months the month of `second` comes after that of `first`.

    >>> between(date(2026, 12, 31), date(2027, 2, 1))
    2
    """
    return (second.year - first.year) * MONTHS_IN_YEAR + second.month - first.month
