"""An amortization schedule (还款计划表) as a plain value, whatever rule produced it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from calculators.finance.money import EXACT, ZERO, require_fen, total

__all__ = ["Instalment", "Parts", "Schedule", "assemble"]


class Instalment(NamedTuple):
    """One payment (一期) and what it consists of. Amounts are 元, exact to 分.

    >>> Instalment(1, Decimal("830.00"), Decimal("50.00"), ZERO, Decimal("9170.00")).payment
    Decimal('880.00')
    """

    number: int
    """Counted from 1."""
    principal: Decimal
    """The part that pays the loan back (本金)."""
    interest: Decimal
    """The part that is interest (利息)."""
    fee: Decimal
    """The part that is a fee charged with the instalment (手续费)."""
    balance: Decimal
    """The principal that is left after this payment (剩余本金)."""

    @property
    def charge(self) -> Decimal:
        """What this payment costs: interest and fee."""
        return EXACT.add(self.interest, self.fee)

    @property
    def payment(self) -> Decimal:
        """What is paid: principal, interest and fee (应还金额)."""
        return EXACT.add(self.principal, self.charge)


@dataclass(frozen=True)
class Schedule:
    """All instalments of a loan, one a period, and what it costs in all.

    Made by ``assemble``, which checks that the parts agree.
    """

    principal: Decimal
    """The amount of the loan, 元 (本金)."""
    instalments: tuple[Instalment, ...]
    """In order, one for each period, also where nothing is due."""
    upfront_fee: Decimal = ZERO
    """A fee paid when the loan is paid out, or held back from it, 元."""

    @cached_property
    def total_interest(self) -> Decimal:
        """The interest of all instalments."""
        return total([instalment.interest for instalment in self.instalments])

    @cached_property
    def total_fees(self) -> Decimal:
        """The fees of all instalments and the one up front."""
        return total([self.upfront_fee, *[instalment.fee for instalment in self.instalments]])

    @property
    def total_cost(self) -> Decimal:
        """What the loan costs: all interest and all fees."""
        return EXACT.add(self.total_interest, self.total_fees)

    @property
    def total_paid(self) -> Decimal:
        """All that the borrower parts with: principal, interest, fees, up front too."""
        return EXACT.add(self.principal, self.total_cost)

    @cached_property
    def cash_flows(self) -> tuple[Decimal, ...]:
        """The borrower's flows a period apart, for ``returns.irr``.

        First the principal less the fee up front, then each payment as a negative amount.
        """
        received = EXACT.subtract(self.principal, self.upfront_fee)
        return (received, *[EXACT.minus(each.payment) for each in self.instalments])


class Parts(NamedTuple):
    """What one instalment consists of, before it has a number and a balance."""

    principal: Decimal
    interest: Decimal = ZERO
    fee: Decimal = ZERO


def assemble(
    principal: Decimal, parts: Iterable[Parts], *, upfront_fee: Decimal = ZERO
) -> Schedule:
    """Make a schedule: number the instalments and carry the balance from one to the next.

    Args:
        principal: 元 in whole 分, more than 0.
        parts: one for each period, in whole 分, none negative; the principal parts add up
            to the principal.
        upfront_fee: 元 in whole 分, not negative.

    Raises:
        ValueError: an amount out of its range, or principal parts that do not add up.

    >>> halves = [Parts(Decimal("50.00"), interest=Decimal("1.00"))] * 2
    >>> schedule = assemble(Decimal("100.00"), halves, upfront_fee=Decimal("3.00"))
    >>> schedule.total_cost, schedule.total_paid
    (Decimal('5.00'), Decimal('105.00'))
    >>> schedule.cash_flows
    (Decimal('97.00'), Decimal('-51.00'), Decimal('-51.00'))
    """
    balance = principal = require_principal(principal)
    instalments = []
    for number, part in enumerate(parts, 1):
        paid = require_fen(part.principal, "principal part")
        interest = require_fen(part.interest, "interest")
        fee = require_fen(part.fee, "fee")
        balance = EXACT.subtract(balance, paid)
        instalments.append(Instalment(number, paid, interest, fee, balance))
    if balance != 0:
        raise ValueError(f"the instalments leave a balance of {balance}")
    return Schedule(principal, tuple(instalments), require_fen(upfront_fee, "upfront fee"))


def require_principal(principal: Decimal) -> Decimal:
    """Give back the amount of a loan, written with two decimals.

    Raises:
        ValueError: it is not more than 0, or has a fraction of a 分.

    >>> require_principal(Decimal("10000"))
    Decimal('10000.00')
    """
    amount = require_fen(principal, "principal")
    if not amount:
        raise ValueError("principal must be more than 0")
    return amount
