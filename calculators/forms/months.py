"""A field for a month of the calendar."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.forms.field import Field, FieldError, quote
from calculators.forms.quantities.characters import UnreadableError, tidy
from calculators.language import _
from calculators.ranges import Range

_MONTH: Final = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))", re.ASCII)


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
