"""What purchases by card bear where a statement is not paid in full: no day is interest-free.

Assumed, as the terms of cards say where they follow the usual rule; a contract may differ:

- a purchase bears interest from the day on which it is posted, a payment stops it from its day on,
- by the day, without compounding until the day on which interest is charged; the sum is rounded to
  分 once,
- a statement of which everything is paid by the due day bears none.

What contracts differ in most is `Basis`. Which of them holds for a card is for data to say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum
from itertools import pairwise

from calculators.finance.money import EXACT, ZERO, require_fen, to_fen, total

__all__ = ["Basis", "Entry", "lost_interest"]


class Basis(StrEnum):
    """On what interest is charged where only a part of a statement was paid by the due day."""

    WHOLE = "whole"
    """The whole amount, until each payment (全额计息)."""
    UNPAID = "unpaid"
    """Only what was not paid by the due day (未还部分计息); payments clear the oldest first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount on a card, 元 in whole 分, and the day on which it is posted."""

    day: date
    amount: Decimal


def lost_interest(
    purchases: Sequence[Entry],
    payments: Sequence[Entry],
    *,
    due: date,
    until: date,
    daily_rate: Decimal,
    basis: Basis,
) -> Decimal:
    """Return the interest that the purchases of a statement bear; 0 where it was paid in full.

    Args:
        purchases: what the statement consists of.
        payments: what was paid on it.
        due: the day by which it was to be paid (到期还款日).
        until: the day on which interest is charged, usually that of the next statement; it bears
            none itself. Purchases and payments lie before it.
        daily_rate: fraction a day, 0 or more.
        basis: on what interest is charged.

    Raises:
        ValueError: an argument is out of its range.

    1,000 of 30 March, of which the least, 100, is paid on the due day, 23 April; at 0.05% a day
    until 5 May: 1,000 for 24 days and 900 for 12; or 900 for 36 days.

    >>> for basis in Basis:
    ...     lost_interest(
    ...         [Entry(date(2026, 3, 30), Decimal(1000))], [Entry(date(2026, 4, 23), Decimal(100))],
    ...         due=date(2026, 4, 23), until=date(2026, 5, 5), daily_rate=Decimal("0.0005"),
    ...         basis=basis,
    ...     )
    Decimal('17.40')
    Decimal('16.20')
    """
    if not daily_rate.is_finite() or daily_rate < 0:
        raise ValueError(f"a rate must be finite and not negative: {daily_rate}")
    for entry in (*purchases, *payments):
        require_fen(entry.amount, "amount")
        if entry.day >= until:
            raise ValueError(f"purchases and payments must lie before {until}: {entry.day}")
    in_time = total(payment.amount for payment in payments if payment.day <= due)
    if in_time >= total(purchase.amount for purchase in purchases):
        return ZERO
    if basis is Basis.UNPAID:
        purchases = _unpaid(purchases, in_time)
        payments = [payment for payment in payments if payment.day > due]
    return to_fen(EXACT.multiply(_balance_days(purchases, payments, until), daily_rate))


def _unpaid(purchases: Iterable[Entry], paid: Decimal) -> list[Entry]:
    """Return what is left of purchases once the oldest of them were paid."""
    left = []
    for purchase in sorted(purchases, key=lambda purchase: purchase.day):
        part = min(paid, purchase.amount)
        paid = EXACT.subtract(paid, part)
        left.append(Entry(purchase.day, EXACT.subtract(purchase.amount, part)))
    return left


def _balance_days(purchases: Iterable[Entry], payments: Iterable[Entry], until: date) -> Decimal:
    """Return the sum of what was owed on each day; what was paid too much counts for nothing."""
    changes: dict[date, Decimal] = {}
    with localcontext(EXACT):
        for entry in purchases:
            changes[entry.day] = changes.get(entry.day, ZERO) + entry.amount
        for entry in payments:
            changes[entry.day] = changes.get(entry.day, ZERO) - entry.amount
        balance = product = ZERO
        for day, end in pairwise([*sorted(changes), until]):
            balance += changes[day]
            product += max(balance, ZERO) * (end - day).days
    return product
