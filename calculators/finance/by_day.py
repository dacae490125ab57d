"""The rate of dated flows when interest accrues by the day and bears no interest itself.

That is how lenders who quote a daily rate charge: 本金 x 日利率 x 天数. It is also the United
States Rule method of Regulation Z (12 CFR 1026 Appendix J (a)(3)).
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from calculators.finance.returns import DAYS_IN_YEAR, Amount, NoRate, Reason
from calculators.finance.roots import find_root

__all__ = ["simple_rate"]

_TOLERANCE = 1e-13
_FIRST_STEP = 0.01
_STEP_GROWTH = 4
_LARGEST = 1e15


def simple_rate(flows: Sequence[tuple[date, Amount]], *, is_loan: bool | None = None) -> float:
    """Solve the simple rate a year at which the last flow leaves nothing owed.

    Interest accrues on the principal alone. A payment first pays the interest that has
    accrued, and what is left of it pays principal; a payment that is too small leaves
    interest standing, without interest on it. Where each payment covers its interest, this
    is the internal rate of return with periods of one day, annualised without compounding.

    Args:
        flows: days and amounts in any order.
        is_loan: whether positive amounts are advances and negative ones payments, or the other
            way round. By itself, those of the first day's sign are advances. What is paid before
            the first advance bears interest for who paid it.

    Returns:
        The rate as a fraction a year of 365 days; divide by 365 for the daily rate.

    Raises:
        NoRate: there are no flows of both signs, or no rate that can be told.

    1,000 for 30 days at 0.05% a day:

    >>> round(simple_rate([(date(2026, 1, 1), 1000), (date(2026, 1, 31), -1015)]), 10)
    0.1825
    """
    ordered = sorted((day, float(amount)) for day, amount in flows if amount)
    if not ordered:
        raise NoRate(Reason.ALL_ZERO)
    if is_loan is None:
        is_loan = sum(amount for day, amount in ordered if day == ordered[0][0]) >= 0
    sign = 1.0 if is_loan else -1.0
    amounts = [sign * amount for _, amount in ordered]
    if min(amounts) >= 0 or max(amounts) <= 0:
        raise NoRate(Reason.NO_SIGN_CHANGE)
    gaps = [0.0, *((later - day).days / DAYS_IN_YEAR for (day, _), (later, _) in pairwise(ordered))]

    def left(rate: float) -> float:
        return _left(amounts, gaps, rate)

    return _root(left)


def _left(amounts: Sequence[float], gaps: Sequence[float], rate: float) -> float:
    """Return what is owed after the last flow."""
    principal = interest = 0.0
    for flow, gap in zip(amounts, gaps, strict=True):
        amount = flow
        interest += principal * rate * gap
        if amount < 0 < interest:
            to_interest = min(interest, -amount)
            interest -= to_interest
            amount += to_interest
        principal += amount
    return principal + interest


def _root(left: Callable[[float], float]) -> float:
    place, here = 0.0, left(0.0)
    if here == 0:
        return place
    # At rate 0 less is left the more the deal costs, and a higher rate leaves more.
    step = _FIRST_STEP if here < 0 else -_FIRST_STEP
    while abs(place) < _LARGEST:
        ahead = place + step
        there = left(ahead)
        if (there > 0) != (here > 0) or there == 0:
            return find_root(left, (place, here), (ahead, there), tolerance=_TOLERANCE)
        place, here = ahead, there
        step *= _STEP_GROWTH
    raise NoRate(Reason.OUT_OF_RANGE)
