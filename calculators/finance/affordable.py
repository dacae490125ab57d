"""Loans asked backwards: what a payment a month can carry, and how long an amount takes.

Arithmetic, and no advice to borrow. Answers are those of going forwards month by month, exact to
分: in a long loan the formula, rounded, can call a payment enough that never gets there.
"""

from collections.abc import Callable
from decimal import Decimal
from math import expm1, log1p

from calculators.finance.debts import Owed, in_fen, in_yuan
from calculators.finance.money import ZERO
from calculators.finance.payoff import least_budget, pay_off
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.simulation import Funds, Start, part_of

__all__ = [
    "largest_principal",
    "largest_principal_by_fee",
    "least_payment",
    "least_payment_by_fee",
    "months_needed",
    "periods_needed_by_fee",
]

_FEN_A_YUAN = 100


def largest_principal(payment: Decimal, months: int, yearly_rate: Decimal) -> Decimal:
    """Return the largest loan that `payment` a month pays back in time, the last payment too.

    That is how 等额本息 is paid, and any loan with interest on the balance.

    Args:
        payment: 元 in whole 分.
        months: the time, at least 1.
        yearly_rate: fraction a year, 0 or more.

    Raises:
        ValueError: an argument is out of its range.

    800 a month for a year at 12% a year:

    >>> largest_principal(Decimal(800), 12, Decimal("0.12"))
    Decimal('9004.06')
    """
    _require_months(months)
    funds = Funds(in_fen(payment, "payment"))

    def is_paid(principal: int) -> bool:
        start = Start.of([_loan(in_yuan(principal), yearly_rate)], [0])
        return not start.left(funds, months)

    rate = float(yearly_rate) / MONTHS_IN_YEAR
    payments = -expm1(-months * log1p(rate)) / rate if rate else months
    return in_yuan(_last(is_paid, funds.monthly * months, near=int(funds.monthly * payments)))


def largest_principal_by_fee(payment: Decimal, periods: int, fee_rate: Decimal) -> Decimal:
    """Return the largest loan in equal parts with a constant fee (等本等息) within `payment`.

    No instalment is more than that, the last included, which takes up what rounding leaves.

    Args:
        payment: 元 in whole 分.
        periods: number of instalments, at least 1.
        fee_rate: fraction of the principal a period, 0 or more.

    Raises:
        ValueError: an argument is out of its range.

    >>> largest_principal_by_fee(Decimal(800), 12, Decimal("0.006"))
    Decimal('8955.24')
    """
    _require_months(periods)
    most = in_fen(payment, "payment")

    def begins(principal: int) -> bool:
        return part_of(principal, 1, periods) + _fee(principal, fee_rate) <= most

    # As long as a part rounds down, the last is the larger the more of them there are.
    principal = _last(begins, (most + 1) * periods)
    while principal and _dearest(principal, periods) + _fee(principal, fee_rate) > most:
        principal -= 1
    return in_yuan(principal)


def months_needed(
    principal: Decimal, payment: Decimal, yearly_rate: Decimal, most: int
) -> int | None:
    """Return how many months a loan takes that is paid back by `payment` a month.

    Args:
        principal: 元 in whole 分.
        payment: 元 in whole 分.
        yearly_rate: fraction a year, 0 or more.
        most: how many months to look ahead at most, at least 1.

    Returns:
        The months, the last of which may take less; `None`: more than `most`, or for ever.

    Raises:
        ValueError: an argument is out of its range.

    >>> months_needed(Decimal(20000), Decimal(800), Decimal("0.12"), most=360)
    29
    >>> months_needed(Decimal(20000), Decimal(200), Decimal("0.12"), most=10_000) is None
    True
    """
    _require_months(most)
    plan = pay_off([_loan(principal, yearly_rate)], [0], payment, most)
    return len(plan.months) if plan.is_free else None


def least_payment(principal: Decimal, yearly_rate: Decimal, most: int) -> Decimal:
    """Return the least payment, in whole 元 a month, that pays a loan back within `most` months.

    Args:
        principal: 元 in whole 分.
        yearly_rate: fraction a year, 0 or more.
        most: the time, at least 1.

    Raises:
        ValueError: an argument is out of its range.

    >>> least_payment(Decimal(20000), Decimal("0.12"), most=360)
    Decimal('206.00')
    """
    return least_budget([_loan(principal, yearly_rate)], [0], most)


def periods_needed_by_fee(
    principal: Decimal, payment: Decimal, fee_rate: Decimal, most: int
) -> int | None:
    """Return how many equal parts with a constant fee (等本等息) take no more than `payment` each.

    Args:
        principal: 元 in whole 分, more than 0.
        payment: 元 in whole 分.
        fee_rate: fraction of the principal a period, 0 or more.
        most: how many parts to look for at most, at least 1.

    Returns:
        The fewest; `None`: more than `most`, or no number does.

    Raises:
        ValueError: an argument is out of its range.

    >>> periods_needed_by_fee(Decimal(20000), Decimal(800), Decimal("0.006"), most=360)
    30
    >>> periods_needed_by_fee(Decimal(20000), Decimal(120), Decimal("0.006"), most=360) is None
    True
    """
    _require_months(most)
    limit, owed = in_fen(payment, "payment"), in_fen(principal, "principal")
    spare = limit - _fee(owed, fee_rate)
    if spare <= 0:
        return None
    # A part, rounded, may be half a 分 smaller than an equal share.
    first = max(2 * owed // (2 * spare + 1), 1)
    return next((n for n in range(first, most + 1) if _dearest(owed, n) <= spare), None)


def least_payment_by_fee(principal: Decimal, fee_rate: Decimal, most: int) -> Decimal:
    """Return the least payment, in whole 元, for which `most` equal parts with a fee are enough.

    Args:
        principal: 元 in whole 分, more than 0.
        fee_rate: fraction of the principal a period, 0 or more.
        most: how many parts there may be, at least 1.

    Raises:
        ValueError: an argument is out of its range.

    >>> least_payment_by_fee(Decimal(20000), Decimal("0.006"), most=360)
    Decimal('176.00')
    """
    _require_months(most)
    owed = in_fen(principal, "principal")
    least = min(_dearest(owed, n) for n in range(1, most + 1)) + _fee(owed, fee_rate)
    return in_yuan(-(-least // _FEN_A_YUAN) * _FEN_A_YUAN)


def _fee(principal: int, fee_rate: Decimal) -> int:
    if not fee_rate.is_finite() or fee_rate < 0:
        raise ValueError(f"a rate must be finite and not negative: {fee_rate}")
    return part_of(principal, *fee_rate.as_integer_ratio())


def _dearest(principal: int, periods: int) -> int:
    """Return the largest of some equal parts; the last takes up what rounding leaves."""
    part = part_of(principal, 1, periods)
    return max(min(part, principal), principal - (periods - 1) * part)


def _loan(principal: Decimal, yearly_rate: Decimal) -> Owed:
    return Owed(balance=principal, yearly_rate=yearly_rate, minimum=ZERO)


def _last(holds: Callable[[int], bool], most: int, near: int = 0) -> int:
    """Return the largest number up to `most` for which holds what holds for all smaller ones.

    It is looked for from `near` on, in steps that double until it is passed.
    """
    low, beyond, step = 0, most + 1, 1
    at = min(near, most)
    while low < at < beyond:
        if holds(at):
            low, at = at, at + step
        else:
            beyond, at = at, at - step
        step *= 2
    while beyond - low > 1:
        middle = (low + beyond) // 2
        if holds(middle):
            low = middle
        else:
            beyond = middle
    return low


def _require_months(months: int) -> None:
    if months < 1:
        raise ValueError(f"there must be at least one month: {months}")
