"""Loans asked backwards: what a payment a month can carry, and how long an amount takes.

Arithmetic, and no advice to borrow. Answers are those of going forwards month by month, exact to
分: in a long loan the formula, rounded, can call a payment enough that never gets there.
"""

from collections.abc import Callable
from decimal import Decimal

from calculators.finance.debts import Owed, in_fen, in_yuan
from calculators.finance.money import ZERO
from calculators.finance.payoff import pay_off
from calculators.finance.simulation import Funds, Start, part_of


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
        return start.ends(funds, months)

    return in_yuan(_last(is_paid, funds.monthly * months))


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
    if not fee_rate.is_finite() or fee_rate < 0:
        raise ValueError(f"a rate must be finite and not negative: {fee_rate}")
    most = in_fen(payment, "payment")
    rate = fee_rate.as_integer_ratio()

    def part(principal: int) -> int:
        return part_of(principal, 1, periods)

    def fee(principal: int) -> int:
        return part_of(principal, *rate)

    def begins(principal: int) -> bool:
        return part(principal) + fee(principal) <= most

    # As long as a part rounds down, the last is the larger the more of them there are.
    principal = _last(begins, (most + 1) * periods)
    while principal - (periods - 1) * part(principal) + fee(principal) > most:
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


def _loan(principal: Decimal, yearly_rate: Decimal) -> Owed:
    return Owed(balance=principal, yearly_rate=yearly_rate, minimum=ZERO)


def _last(holds: Callable[[int], bool], most: int) -> int:
    """Return the largest number up to `most` for which holds what holds for all smaller ones."""
    low, beyond = 0, most + 1
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
