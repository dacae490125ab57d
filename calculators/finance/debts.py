"""What is owed, and what can be paid a month: the terms of debts and of a budget over time.

Months are counted from 1; the first begins today. What a lender changes on a day within a month is
turned into months by `price_from`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from calculators.finance.due_dates import month_later
from calculators.finance.money import EXACT, FEN, ZERO, require_fen

__all__ = ["Amount", "Budget", "Holiday", "Owed", "Price", "price_from"]


class Price(NamedTuple):
    """A rate, a fraction a year, that holds from a month on."""

    month: int
    yearly_rate: Decimal


class Holiday(NamedTuple):
    """Months without payments that a lender granted: how many, from which on.

    No minimum is asked for in them; what is left of a budget may still be paid. Unless `interest`
    runs on, they bear none.
    """

    month: int
    months: int
    interest: bool = True

    def covers(self, month: int) -> bool:
        """Whether the month is one of them."""
        return self.month <= month < self.month + self.months


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A debt: 元 in whole 分, rates fractions a year, nothing negative.

    `minimum` is what has to be paid each month at least, interest included. Where there is a
    `share`, a fraction of at most 1, it is that share of what is owed, but no less than `minimum`:
    of the balance with the interest of the month, or, with `interest_on_top`, of the balance
    alone and the interest besides. Either is capped by what is owed.

    `prices` replace `yearly_rate` one after the other.

    >>> card = Owed(
    ...     balance=Decimal(1000), yearly_rate=Decimal(0), minimum=Decimal(0),
    ...     prices=(Price(4, Decimal("0.18")),), holidays=(Holiday(2, 1),),
    ... )
    >>> card.rate_in(3), card.rate_in(4), card.turns
    (Decimal('0'), Decimal('0.18'), [2, 3, 4])
    """

    balance: Decimal
    yearly_rate: Decimal
    minimum: Decimal
    share: Decimal = ZERO
    interest_on_top: bool = False
    prices: tuple[Price, ...] = ()
    holidays: tuple[Holiday, ...] = ()

    def rate_in(self, month: int) -> Decimal:
        """Return the rate that holds in a month, a holiday or not."""
        rate = self.yearly_rate
        for price in sorted(self.prices, key=lambda price: price.month):
            if price.month <= month:
                rate = price.yearly_rate
        return rate

    def holiday_in(self, month: int) -> Holiday | None:
        """Return the holiday to which a month belongs; of several one without interest."""
        met = [holiday for holiday in self.holidays if holiday.covers(month)]
        return min(met, key=lambda holiday: holiday.interest, default=None)

    @property
    def turns(self) -> list[int]:
        """The months, in order, from which on its terms differ from those of the month before."""
        months = {price.month for price in self.prices}
        for holiday in self.holidays:
            months |= {holiday.month, holiday.month + holiday.months}
        return sorted(months)


class Amount(NamedTuple):
    """An amount, 元 in whole 分, and its month."""

    month: int
    amount: Decimal


class Budget(NamedTuple):
    """What can be paid: 元 a month in whole 分; another amount from some month on; lump sums.

    A lump sum is there in its month only, besides the monthly amount.
    """

    monthly: Decimal
    changes: tuple[Amount, ...] = ()
    lumps: tuple[Amount, ...] = ()


def price_from(start: date, day: date, before: Decimal, after: Decimal) -> tuple[Price, ...]:
    """Return the prices of a debt whose rate changes on a day, such as the end of a promotion.

    The month in which that happens gets the mean of both rates, weighted by their days.

    Args:
        start: the day on which the first month begins.
        day: the first day of the new rate.
        before: the old rate, a fraction a year.
        after: the new rate, a fraction a year.

    >>> price_from(date(2026, 11, 1), date(2026, 12, 1), Decimal(0), Decimal("0.18"))
    (Price(month=2, yearly_rate=Decimal('0.18')),)
    >>> price_from(date(2026, 11, 1), date(2026, 11, 11), Decimal(0), Decimal("0.18"))
    (Price(month=1, yearly_rate=Decimal('0.12')), Price(month=2, yearly_rate=Decimal('0.18')))
    """
    if day <= start:
        return (Price(1, after),)
    month = 1
    while (end := month_later(start, month)) <= day:
        month += 1
    begin = month_later(start, month - 1)
    if day == begin:
        return (Price(month, after),)
    days = EXACT.add(
        EXACT.multiply(before, Decimal((day - begin).days)),
        EXACT.multiply(after, Decimal((end - day).days)),
    )
    mean = EXACT.divide(days, Decimal((end - begin).days))
    return (Price(month, mean), Price(month + 1, after))


def in_fen(amount: Decimal, what: str) -> int:
    """Return an amount of 元 as a number of 分.

    >>> in_fen(Decimal("1.20"), "balance")
    120
    """
    return int(require_fen(amount, what).scaleb(2, context=EXACT))


def in_yuan(fen: int) -> Decimal:
    """Return a number of 分 as an amount of 元.

    >>> in_yuan(120)
    Decimal('1.20')
    """
    return EXACT.multiply(Decimal(fen), FEN)
