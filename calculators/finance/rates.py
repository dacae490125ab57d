"""Interest rates quoted by the day, month or year, turned into each other.

Quotes are decimals and fractions, not per cent: 0.05% a day is ``Decimal("0.0005")``.
They are multiplied with money, so they stay decimal. Annualised rates come from a solved
rate and are only shown, so they are floats.
"""

from decimal import Decimal
from enum import StrEnum
from math import expm1, inf, log1p

from calculators.finance.money import EXACT

__all__ = [
    "DAYS_IN_WEEK",
    "MONTHS_IN_YEAR",
    "QUARTERS_IN_YEAR",
    "Per",
    "convert",
    "effective_annual",
    "simple_annual",
    "yearly_rate",
]

MONTHS_IN_YEAR = 12
QUARTERS_IN_YEAR = 4
DAYS_IN_WEEK = 7


class Per(StrEnum):
    """The time for which a rate is quoted."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def yearly_rate(rate: Decimal, per: Per, days_in_year: int) -> Decimal:
    """Turn a quote into a simple rate a year: no compounding, as lenders quote it.

    Yearly = daily x days in the year = monthly x 12.

    Args:
        rate: fraction for each ``per``, not negative.
        per: what the quote is for.
        days_in_year: 365 or 360, as the contract says; matters to daily quotes only.

    Raises:
        ValueError: the rate is negative or not finite, or the year has no days.

    >>> yearly_rate(Decimal("0.0005"), Per.DAY, days_in_year=365)
    Decimal('0.1825')
    >>> yearly_rate(Decimal("0.01"), Per.MONTH, days_in_year=365)
    Decimal('0.12')
    """
    if not rate.is_finite() or rate < 0:
        raise ValueError(f"a rate must be finite and not negative: {rate}")
    if days_in_year < 1:
        raise ValueError(f"a year must have days: {days_in_year}")
    return EXACT.multiply(rate, Decimal(_times_a_year(per, days_in_year)))


def convert(rate: Decimal, per: Per, to: Per, days_in_year: int) -> Decimal:
    """Turn a quote into the simple rate for another time, by way of that of a year.

    Args:
        rate: fraction for each ``per``, not negative.
        per: what the quote is for.
        to: what the result is for.
        days_in_year: 365 or 360, as the contract says; matters where days do.

    Returns:
        The rate, to 60 digits where the division does not end.

    Raises:
        ValueError: as for ``yearly_rate``.

    >>> convert(Decimal("0.06"), Per.YEAR, Per.MONTH, days_in_year=365)
    Decimal('0.005')
    >>> convert(Decimal("0.0004"), Per.DAY, Per.MONTH, days_in_year=360)
    Decimal('0.0120')
    """
    yearly = yearly_rate(rate, per, days_in_year)
    if per is to:
        return rate
    return EXACT.divide(yearly, Decimal(_times_a_year(to, days_in_year)))


def _times_a_year(per: Per, days_in_year: int) -> int:
    return {Per.DAY: days_in_year, Per.MONTH: MONTHS_IN_YEAR, Per.YEAR: 1}[per]


def simple_annual(periodic: float, periods_a_year: float) -> float:
    """Annualise a periodic rate without compounding: 年化利率(单利).

    Periodic rate x periods a year; with an internal rate of return it is the simple
    annual percentage rate of 中国人民银行公告〔2021〕第3号.

    Args:
        periodic: fraction a period.
        periods_a_year: more than 0.

    Raises:
        ValueError: no periods in the year.

    >>> simple_annual(0.01, 12)
    0.12
    """
    return periodic * _periods(periods_a_year)


def effective_annual(periodic: float, periods_a_year: float) -> float:
    """Annualise a periodic rate with compounding: 年化利率(复利), Excel's EFFECT.

    (1 + periodic rate) ^ (periods a year) - 1.

    Args:
        periodic: fraction a period, more than -1.
        periods_a_year: more than 0.

    Returns:
        The effective annual rate; ``math.inf`` where it is beyond what a float holds.

    Raises:
        ValueError: a rate of -100% or less, or no periods in the year.

    >>> round(effective_annual(0.01, 12), 6)
    0.126825
    """
    if not periodic > -1:
        raise ValueError(f"a rate must be above -100%: {periodic}")
    try:
        return expm1(_periods(periods_a_year) * log1p(periodic))
    except OverflowError:
        return inf


def _periods(periods_a_year: float) -> float:
    if not periods_a_year > 0:
        raise ValueError(f"a year must have periods: {periods_a_year}")
    return periods_a_year
