"""The five usual ways to pay a loan back, and their schedules.

A loan is priced either by a rate on what is owed (``by_rate``) or by a constant fee
(``by_fee_rate``, ``by_total_fee``). Whatever a lender's own rounding, here each amount is
rounded to 分, half up, in its period, and the last instalment takes up the difference.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, localcontext
from enum import StrEnum
from functools import lru_cache

from calculators.finance import fixed_payment
from calculators.finance.money import EXACT, ZERO, require_fen, split, to_fen, total
from calculators.finance.schedule import Parts, Schedule, assemble, require_principal

__all__ = ["Repayment", "by_fee_rate", "by_rate", "by_rates", "by_total_fee", "level_payment"]


class Repayment(StrEnum):
    """How a loan is paid back."""

    EQUAL_PAYMENT = "equal_payment"
    """等额本息: the same payment each period."""
    EQUAL_PRINCIPAL = "equal_principal"
    """等额本金: the same principal each period, and interest on the balance."""
    INTEREST_ONLY = "interest_only"
    """先息后本: interest each period, the principal with the last."""
    BULLET = "bullet"
    """一次还本付息: everything at the end, with simple interest."""
    FLAT = "flat"
    """等本等息: the same principal and the same charge each period."""


def by_rate(
    method: Repayment,
    principal: Decimal,
    periods: int,
    rate: Decimal,
    *,
    upfront_fee: Decimal = ZERO,
) -> Schedule:
    """Make the schedule of a loan that bears interest at a rate a period.

    With P the principal, n the periods, r the rate and B the balance before a payment:

    - equal payment: P / (v + v^2 + ... + v^n) with v = 1 / (1 + r), the annuity formula
      P r / (1 - (1 + r)^-n); of it, interest is r B. A payment never falls short of the
      interest nor exceeds what is owed, and the last clears the balance. So where the
      principal is a matter of 分, or the rate so high that the first payments hold less
      than a 分 of principal, the last payment differs from the others by more than a
      few 分.
    - equal principal: P / n, and interest r B.
    - interest only: interest r P, and P with the last.
    - bullet: P + P r n with the last; the instalments before it are of nothing.
    - flat: P / n, and interest r P on the original principal until the end.

    Args:
        method: how the loan is paid back.
        principal: 元 in whole 分, more than 0.
        periods: number of instalments, at least 1.
        rate: fraction a period, 0 or more.
        upfront_fee: 元 in whole 分, not negative.

    Raises:
        ValueError: an argument is out of its range.

    >>> loan = by_rate(Repayment.EQUAL_PAYMENT, Decimal(10000), 12, Decimal("0.005"))
    >>> loan.instalments[0].payment, loan.instalments[-1].payment, loan.total_cost
    (Decimal('860.66'), Decimal('860.70'), Decimal('327.96'))
    """
    _require_periods(periods)
    return by_rates(method, principal, (rate,) * periods, upfront_fee=upfront_fee)


def by_rates(
    method: Repayment,
    principal: Decimal,
    rates: Sequence[Decimal],
    *,
    upfront_fee: Decimal = ZERO,
) -> Schedule:
    """Make the schedule of a loan whose periods have each a rate of their own.

    That is what interest by the day comes to: a daily rate times the days of each period. As
    ``by_rate``, with r the rate of the period, and r n the sum of the rates.

    Args:
        method: how the loan is paid back.
        principal: 元 in whole 分, more than 0.
        rates: a fraction for each instalment's period, 0 or more; at least one.
        upfront_fee: 元 in whole 分, not negative.

    Raises:
        ValueError: an argument is out of its range.

    10,000 at 0.05% a day for 31 and 28 days:

    >>> rates = [Decimal("0.0005") * days for days in (31, 28)]
    >>> loan = by_rates(Repayment.EQUAL_PRINCIPAL, Decimal(10000), rates)
    >>> [str(instalment.interest) for instalment in loan.instalments]
    ['155.00', '70.00']
    """
    principal = require_principal(principal)
    periods = len(rates)
    _require_periods(periods)
    for rate in rates:
        if not rate.is_finite() or rate < 0:
            raise ValueError(f"a rate must be finite and not negative: {rate}")
    parts: Iterable[Parts]
    match method:
        case Repayment.EQUAL_PAYMENT:
            rates = tuple(rates)
            parts = fixed_payment.parts(principal, rates, _level_payment(principal, rates))
        case Repayment.EQUAL_PRINCIPAL:
            parts = _equal_principal(principal, rates)
        case Repayment.INTEREST_ONLY | Repayment.FLAT:
            interest = (_interest(principal, rate) for rate in rates)
            parts = map(Parts, _principal_parts(method, principal, periods), interest)
        case Repayment.BULLET:
            with localcontext(EXACT):
                at_the_end = _interest(principal, sum(rates, Decimal(0)))
            parts = map(
                Parts,
                _principal_parts(method, principal, periods),
                _with_the_last(at_the_end, periods),
            )
    return assemble(principal, parts, upfront_fee=upfront_fee)


def by_fee_rate(
    method: Repayment,
    principal: Decimal,
    periods: int,
    fee_rate: Decimal,
    *,
    upfront_fee: Decimal = ZERO,
) -> Schedule:
    """Make the schedule of a loan with a fee each period, a rate of the original principal.

    The fee stays the same however much has been paid back, so the method decides only
    when principal and fees are paid: equal payment, equal principal and flat all mean
    P / n and a fee each period; interest only means a fee each period and P with the
    last; bullet means P and all fees with the last.

    Args:
        method: how the loan is paid back.
        principal: 元 in whole 分, more than 0.
        periods: number of instalments, at least 1.
        fee_rate: fraction of the principal a period, 0 or more.
        upfront_fee: 元 in whole 分, not negative.

    Raises:
        ValueError: an argument is out of its range.

    >>> loan = by_fee_rate(Repayment.FLAT, Decimal(12000), 12, Decimal("0.006"))
    >>> loan.instalments[0].payment, loan.total_cost
    (Decimal('1072.00'), Decimal('864.00'))
    """
    if not fee_rate.is_finite() or fee_rate < 0:
        raise ValueError(f"a rate must be finite and not negative: {fee_rate}")
    _require_periods(periods)
    fee = _interest(require_principal(principal), fee_rate)
    return _by_fees(method, principal, (fee,) * periods, upfront_fee)


def by_total_fee(
    method: Repayment,
    principal: Decimal,
    periods: int,
    total_fee: Decimal,
    *,
    upfront_fee: Decimal = ZERO,
) -> Schedule:
    """Make the schedule of a loan whose fee is a sum, spread evenly over the periods.

    As ``by_fee_rate``, with fees that add up to the sum exactly.

    Args:
        method: how the loan is paid back.
        principal: 元 in whole 分, more than 0.
        periods: number of instalments, at least 1.
        total_fee: 元 in whole 分, not negative.
        upfront_fee: 元 in whole 分, not negative.

    Raises:
        ValueError: an argument is out of its range.

    >>> loan = by_total_fee(Repayment.FLAT, Decimal(1200), 12, Decimal("100.00"))
    >>> loan.instalments[0].fee, loan.instalments[-1].fee
    (Decimal('8.33'), Decimal('8.37'))
    """
    _require_periods(periods)
    fees = split(require_fen(total_fee, "total fee"), periods)
    return _by_fees(method, principal, fees, upfront_fee)


def level_payment(principal: Decimal, periods: int, rate: Decimal) -> Decimal:
    """Return what is paid each period by equal payments, the annuity formula rounded to 分.

    Args:
        principal: 元, more than 0.
        periods: number of instalments, at least 1.
        rate: fraction a period, 0 or more.

    Raises:
        ValueError: there are no periods.

    >>> level_payment(Decimal(10000), 12, Decimal("0.005"))
    Decimal('860.66')
    """
    _require_periods(periods)
    return _level_payment(principal, (rate,) * periods)


def _by_fees(
    method: Repayment, principal: Decimal, fees: tuple[Decimal, ...], upfront_fee: Decimal
) -> Schedule:
    principal_parts = _principal_parts(method, require_principal(principal), len(fees))
    if method is Repayment.BULLET:
        fees = _with_the_last(total(fees), len(fees))
    parts = (Parts(part, fee=fee) for part, fee in zip(principal_parts, fees, strict=True))
    return assemble(principal, parts, upfront_fee=upfront_fee)


def _principal_parts(method: Repayment, principal: Decimal, periods: int) -> tuple[Decimal, ...]:
    """Spread the principal, without regard to interest."""
    if method in (Repayment.INTEREST_ONLY, Repayment.BULLET):
        return _with_the_last(principal, periods)
    return split(principal, periods)


def _level_payment(principal: Decimal, rates: tuple[Decimal, ...]) -> Decimal:
    return to_fen(EXACT.divide(principal, _annuity(rates)))


@lru_cache(maxsize=16)
def _annuity(rates: tuple[Decimal, ...]) -> Decimal:
    """Return what 1 元 with each instalment is worth when the loan is paid out."""
    with localcontext(EXACT):
        discounts = {rate: 1 / (1 + rate) for rate in set(rates)}
        # Summed rather than by the closed formula, which divides by nothing at rate 0
        # and by next to nothing, all digits lost, at a very small rate.
        annuity = Decimal(0)
        for rate in reversed(rates):
            annuity = (annuity + 1) * discounts[rate]
        return annuity


def _equal_principal(principal: Decimal, rates: Sequence[Decimal]) -> Iterator[Parts]:
    balance = principal
    for part, rate in zip(split(principal, len(rates)), rates, strict=True):
        yield Parts(part, _interest(balance, rate))
        balance = EXACT.subtract(balance, part)


def _interest(base: Decimal, rate: Decimal) -> Decimal:
    return to_fen(EXACT.multiply(base, rate))


def _with_the_last(amount: Decimal, periods: int) -> tuple[Decimal, ...]:
    return (*(ZERO,) * (periods - 1), amount)


def _require_periods(periods: int) -> None:
    if periods < 1:
        raise ValueError(f"there must be at least one period: {periods}")
