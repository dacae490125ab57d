"""The internal rate of return: the rate at which flows in and out are worth the same.

Flows carry a sign; which side is positive does not matter. A stream can have no rate, or
several that all make it worth nothing. Neither is guessed at: the exceptions say which
and why, so that a caller can explain it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from math import expm1, isfinite
from operator import itemgetter
from typing import NamedTuple

from calculators.finance.discounting import Valuer, dated, evenly_spaced, zeros
from calculators.finance.money import total

__all__ = [
    "DAYS_IN_YEAR",
    "Amount",
    "DatedAmount",
    "NoRate",
    "Reason",
    "SeveralRates",
    "irr",
    "xirr",
]

# What defines XIRR, whatever day count a contract uses.
DAYS_IN_YEAR = 365

type Amount = Decimal | float


class DatedAmount(NamedTuple):
    """A flow on a day, exact to 分 if it is one of money."""

    day: date
    amount: Decimal


class Reason(StrEnum):
    """Why flows have no rate."""

    TOO_FEW_FLOWS = "too_few_flows"
    NOT_FINITE = "not_finite"
    ALL_ZERO = "all_zero"
    CANCELLED = "cancelled"
    NO_SIGN_CHANGE = "no_sign_change"
    ONE_DAY = "one_day"
    NO_SOLUTION = "no_solution"
    OUT_OF_RANGE = "out_of_range"


_MESSAGES = {
    Reason.TOO_FEW_FLOWS: "a rate needs at least two flows",
    Reason.NOT_FINITE: "a flow is infinite or not a number",
    Reason.ALL_ZERO: "no flow is other than zero",
    Reason.CANCELLED: "the flows of each day cancel each other",
    Reason.NO_SIGN_CHANGE: "all flows have the same sign, so nothing is paid back",
    Reason.ONE_DAY: "all flows are on the same day, so no time passes",
    Reason.NO_SOLUTION: "no rate makes what is paid out worth what is paid back",
    Reason.OUT_OF_RANGE: "the rate is too close to -100% or too large to be told",
}


class NoRate(ValueError):  # noqa: N818 - what is the case, not a mistake
    """Flows that have no internal rate of return; ``reason`` tells why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(_MESSAGES[reason])
        self.reason = reason


class SeveralRates(ValueError):  # noqa: N818
    """Flows that several rates fit; ``rates`` holds all of them, ascending."""

    def __init__(self, rates: tuple[float, ...]) -> None:
        super().__init__(f"{len(rates)} rates fit: {', '.join(f'{rate:.4%}' for rate in rates)}")
        self.rates = rates


def irr(flows: Sequence[Amount]) -> float:
    """Solve the internal rate of return of flows that are one period apart.

    The rate i with sum of f_k / (1 + i)^k = 0, Excel's IRR. Multiply by the periods in a
    year for the simple annual rate; see ``rates`` for both ways to annualise.

    Args:
        flows: amounts at the times 0, 1, 2, ... in any currency; one side positive, the
            other negative. A period without payment needs its 0.

    Returns:
        The rate a period as a fraction, above -1, with an error of about 1e-13 (1 + i).

    Raises:
        NoRate: there is none.
        SeveralRates: there are several.

    >>> round(irr([-70000, 12000, 15000, 18000, 21000, 26000]), 4)
    0.0866
    """
    if len(flows) < 2:
        raise NoRate(Reason.TOO_FEW_FLOWS)
    amounts = _finite(flows)
    paid = [index for index, amount in enumerate(amounts) if amount]
    if not paid:
        raise NoRate(Reason.ALL_ZERO)
    # Silence before the first payment and after the last has no bearing on the rate.
    amounts = amounts[paid[0] : paid[-1] + 1]
    return _rate([float(k) for k in range(len(amounts))], amounts, evenly_spaced)


def xirr(flows: Sequence[tuple[date, Amount]]) -> float:
    """Solve the effective annual rate of return of dated flows.

    The rate i with sum of f / (1 + i)^(days / 365) = 0, Excel's XIRR. Flows of one day
    are added up first, and the order of the days does not matter.

    Args:
        flows: days and amounts; one side positive, the other negative.

    Returns:
        The effective rate a year as a fraction, above -1.

    Raises:
        NoRate: there is none.
        SeveralRates: there are several.

    >>> round(xirr([(date(2025, 1, 1), -1000), (date(2026, 1, 1), 1100)]), 12)
    0.1
    """
    if len(flows) < 2:
        raise NoRate(Reason.TOO_FEW_FLOWS)
    _finite(amount for _, amount in flows)
    by_day = [
        (day, _sum([amount for _, amount in same_day]))
        for day, same_day in groupby(sorted(flows, key=itemgetter(0)), key=itemgetter(0))
    ]
    paid = [(day, amount) for day, amount in by_day if amount]
    if not any(amount for _, amount in flows):
        raise NoRate(Reason.ALL_ZERO)
    if len(by_day) == 1:
        raise NoRate(Reason.ONE_DAY)
    if not paid:
        raise NoRate(Reason.CANCELLED)
    start = paid[0][0]
    times = [(day - start).days / DAYS_IN_YEAR for day, _ in paid]
    return _rate(times, [amount for _, amount in paid], dated)


def _finite(flows: Iterable[Amount]) -> list[float]:
    amounts = [float(flow) for flow in flows]
    if not all(map(isfinite, amounts)):
        raise NoRate(Reason.NOT_FINITE)
    return amounts


def _sum(amounts: Sequence[Amount]) -> float:
    return float(amounts[0] if len(amounts) == 1 else total(map(_decimal, amounts)))


def _decimal(amount: Amount) -> Decimal:
    # By way of its shortest spelling a float means what was typed: three flows of one
    # day, 0.1, 0.2 and -0.3, cancel.
    return amount if isinstance(amount, Decimal) else Decimal(repr(float(amount)))


def _rate(times: Sequence[float], amounts: Sequence[float], valuer: Valuer) -> float:
    if min(amounts) >= 0 or max(amounts) <= 0:
        raise NoRate(Reason.NO_SIGN_CHANGE)
    rates = tuple(expm1(force) for force in zeros(times, amounts, valuer))
    if len(rates) > 1:
        raise SeveralRates(rates)
    if rates:
        return rates[0]
    # Ends of opposite sign prove that the value crosses zero somewhere.
    crosses = (amounts[0] > 0) != (amounts[-1] > 0)
    raise NoRate(Reason.OUT_OF_RANGE if crosses else Reason.NO_SOLUTION)
