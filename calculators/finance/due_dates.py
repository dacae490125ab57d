"""The days on which monthly instalments fall due, and the days between them."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from calculators.finance.rates import MONTHS_IN_YEAR

__all__ = ["days_between", "month_later", "monthly", "months_between"]

_IN_EVERY_MONTH = 28


def month_later(day: date, months: int = 1) -> date:
    """Return the same day some months later, or the last of a month that is too short.

    >>> month_later(date(2027, 1, 31)), month_later(date(2027, 1, 31), 2)
    (datetime.date(2027, 2, 28), datetime.date(2027, 3, 31))
    """
    year, index = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months, MONTHS_IN_YEAR)
    if day.day <= _IN_EVERY_MONTH:
        return date(year, index + 1, day.day)
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


@lru_cache(maxsize=16)
def monthly(first: date, count: int) -> tuple[date, ...]:
    """Return `count` due dates, the first of which is `first`, a month apart.

    >>> [str(day) for day in monthly(date(2026, 12, 31), 3)]
    ['2026-12-31', '2027-01-31', '2027-02-28']
    """
    return tuple(month_later(first, months) for months in range(count))


def days_between(start: date, due: Sequence[date]) -> tuple[int, ...]:
    """Return the days of each period: the first begins at `start`.

    >>> days_between(date(2027, 1, 1), [date(2027, 2, 1), date(2027, 3, 1)])
    (31, 28)
    """
    return tuple((later - day).days for day, later in pairwise((start, *due)))


def months_between(first: date, second: date) -> int:
    """Return how many months the month of `second` comes after that of `first`, on any day.

    >>> months_between(date(2026, 12, 31), date(2027, 2, 1))
    2
    """
    return (second.year - first.year) * MONTHS_IN_YEAR + second.month - first.month
