"""The days of a list: where day and month could be exchanged, all of them tell which is which."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from calculators.finance.due_dates import months_between
from calculators.forms.dates import AmbiguousError, Order

type Days = Mapping[Order, date]
"""The days that a date may name, as ``dates.orders`` tells them."""

_MONTH: Final = range(26, 35)
_FEWEST: Final = 3
_MOVED: Final = 4


class UnsettledError(ValueError):
    """The date at a `place` of the list may be any of several days."""

    def __init__(self, place: int, error: AmbiguousError) -> None:
        super().__init__(str(error))
        self.place = place
        self.days = error.days


def settle(each: Sequence[Days]) -> tuple[tuple[date, ...], Order]:
    """Return the days, and the order of their parts.

    One that is possible for a single order settles that of all. Else the order is taken in which
    they are those of a plan, a month or months apart.

    Raises:
        UnsettledError: several orders are possible.

    >>> texts = ("3/4/2026", "3/5/2026", "3/6/2026")
    >>> from calculators.forms.dates import orders
    >>> [str(day) for day in settle([orders(text) for text in texts])[0]]
    ['2026-04-03', '2026-05-03', '2026-06-03']
    """
    open_ = [
        place for place, days in enumerate(each) if len(days) > 1 and len(set(days.values())) > 1
    ]
    if not open_:
        return tuple(next(iter(days.values())) for days in each), Order.KNOWN
    possible = [
        order
        for order in Order
        if order is not Order.KNOWN and all(_has(days, order) for days in each)
    ]
    if len(possible) > 1:
        ranked = {order: _regularity(_in(each, order)) for order in possible}
        best = max(ranked.values(), default=0)
        possible = [order for order in possible if ranked[order] == best] if best else []
    if len(possible) != 1:
        place = open_[0]
        raise UnsettledError(place, AmbiguousError(tuple(dict.fromkeys(each[place].values()))))
    return _in(each, possible[0]), possible[0]


def months_apart(days: Sequence[date]) -> int:
    """Return how many months lie between one due date and the next; 0 if it is no such number.

    >>> months_apart([date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)])
    1
    """
    if len(days) < 2:
        return 0
    gaps = [months_between(day, later) for day, later in pairwise(days)]
    apart = gaps[0]
    if apart < 1 or any(gap != apart for gap in gaps):
        return 0
    # Some move a date that falls on a holiday, or on the end of a shorter month.
    usual = sorted(day.day for day in days)[len(days) // 2]
    same = all(abs(day.day - usual) <= _MOVED for day in days)
    return apart if same else 0


def _has(days: Days, order: Order) -> bool:
    return order in days or Order.KNOWN in days


def _in(each: Sequence[Days], order: Order) -> tuple[date, ...]:
    return tuple(days[order] if order in days else days[Order.KNOWN] for days in each)


def _regularity(days: Sequence[date]) -> int:
    """Return 2 for days a month apart, 1 for the same day of several months, else 0."""
    apart = list(dict.fromkeys(days))
    if len(apart) < _FEWEST:
        return 0
    gaps = [(later - day).days for day, later in pairwise(apart)]
    if gaps[0] < 0:
        gaps = [-gap for gap in gaps]
    if all(gap in _MONTH for gap in gaps):
        return 2
    is_same = len({day.day for day in apart}) == 1 and len({day.month for day in apart}) > 1
    return 1 if is_same and min(gaps) > 0 else 0
