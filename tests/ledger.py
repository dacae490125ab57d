"""Debts paid month after month with a book kept by hand: it shares no code with the calculators.

Amounts are whole 分, rates fractions a year, months counted from 1.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from dateutil.relativedelta import relativedelta

HORIZON = 360


@dataclass(kw_only=True)
class Account:
    """A debt: its rate and what has to be paid, month by month."""

    owed: int
    rate: Fraction
    payment: int = 0
    share: Fraction = Fraction(0)
    least: int = 0
    last_day: date | None = None
    later_rate: Fraction = Fraction(0)
    paused: range = field(default_factory=lambda: range(0))
    pause_bears: bool = True

    def rate_of(self, month: int, start: date) -> Fraction:
        if month in self.paused and not self.pause_bears:
            return Fraction(0)
        if self.last_day is None:
            return self.rate
        first = start + relativedelta(months=month - 1)
        end = start + relativedelta(months=month)
        days = [date.fromordinal(each) for each in range(first.toordinal(), end.toordinal())]
        rates = [self.rate if day <= self.last_day else self.later_rate for day in days]
        return sum(rates, Fraction(0)) / len(rates)

    def asked(self, month: int, bill: int) -> int:
        if month in self.paused:
            return 0
        wanted = max(half_up(bill * self.share), self.least) if self.share else self.payment
        return min(wanted, bill)


@dataclass
class Book:
    """What was paid: the interest and the payments of each month, and what is owed in the end."""

    interest: list[int]
    paid: list[int]
    left: list[int]

    @property
    def months(self) -> int | None:
        return None if any(self.left) else len(self.paid)


def half_up(amount: Fraction) -> int:
    return int(amount + Fraction(1, 2))


def keep(
    accounts: Sequence[Account],
    start: date,
    order: Sequence[int] = (),
    money: Callable[[int], int] | None = None,
) -> Book | None:
    """Keep the book; nothing if some month's money is less than what has to be paid.

    Args:
        accounts: the debts.
        start: the first day of the first month.
        order: which debt gets first what is left of a month's money.
        money: how much there is in a month; without it each debt gets what has to be paid.
    """
    left = [account.owed for account in accounts]
    book = Book([], [], left)
    for month in range(1, HORIZON + 1):
        if not any(left):
            break
        bills = [
            owed + half_up(owed * account.rate_of(month, start) / 12)
            for owed, account in zip(left, accounts, strict=True)
        ]
        paid = [account.asked(month, bill) for account, bill in zip(accounts, bills, strict=True)]
        if money is not None:
            spare = money(month) - sum(paid)
            if spare < 0:
                return None
            for index in order:
                more = min(spare, bills[index] - paid[index])
                paid[index] += more
                spare -= more
        book.interest.append(sum(bills) - sum(left))
        book.paid.append(sum(paid))
        left[:] = [bill - part for bill, part in zip(bills, paid, strict=True)]
    return book
