from decimal import ROUND_DOWN, Context, Decimal, Inexact, localcontext
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.rates import (
    Per,
    effective_annual,
    periodic_rate,
    simple_annual,
    yearly_rate,
)

HOSTILE = Context(prec=3, rounding=ROUND_DOWN, traps=[Inexact])

quotes = st.decimals(0, 100, allow_nan=False, places=18)


@given(quotes, st.sampled_from([360, 365]))
def test_yearly_is_exact(rate: Decimal, days: int) -> None:
    with localcontext(HOSTILE):
        by_quote = {per: yearly_rate(rate, per, days) for per in Per}
    assert {per: Fraction(yearly) for per, yearly in by_quote.items()} == {
        Per.DAY: Fraction(rate) * days,
        Per.MONTH: Fraction(rate) * 12,
        Per.YEAR: Fraction(rate),
    }


@given(quotes, st.sampled_from([360, 365]), st.sampled_from([1, 4, 12, 24, 26, 52]))
def test_periodic_is_right_to_fifty_digits(rate: Decimal, days: int, periods: int) -> None:
    with localcontext(HOSTILE):
        result = periodic_rate(rate, Per.DAY, periods_a_year=periods, days_in_year=days)
    expected = Fraction(rate) * days / periods
    assert abs(Fraction(result) - expected) <= expected * Fraction(1, 10**50)


@pytest.mark.parametrize(("per", "periods"), [(Per.DAY, 365), (Per.MONTH, 12), (Per.YEAR, 1)])
@given(quotes)
def test_a_quote_for_the_period_itself_is_unchanged(per: Per, periods: int, rate: Decimal) -> None:
    assert periodic_rate(rate, per, periods_a_year=periods, days_in_year=365) == rate


@pytest.mark.parametrize(
    ("periods", "expected"),
    [(Decimal("12.5"), "0.0144"), (Decimal("0.5"), "0.36")],
)
def test_periods_a_year_need_not_be_whole(periods: Decimal, expected: str) -> None:
    rate = periodic_rate(Decimal("0.0005"), Per.DAY, periods_a_year=periods, days_in_year=360)
    assert rate == Decimal(expected)


PUBLISHED = [
    # nominal, periods a year, effective, decimals, source
    (0.0525, 4, 0.0535427, 7, "Microsoft, Excel EFFECT function"),
    (0.1303, 12, 0.1384, 3, "0.6% fee a month on 12 instalments, widely published"),
    (0.12, 12, 0.126825, 6, "12% nominal compounded monthly, textbook value"),
    (0.10, 1, 0.10, 12, "by definition"),
]


@pytest.mark.parametrize(("nominal", "periods", "effective", "decimals", "source"), PUBLISHED)
def test_published_values(
    nominal: float, periods: int, effective: float, decimals: int, source: str
) -> None:
    result = effective_annual(nominal / periods, periods)
    assert result == pytest.approx(effective, abs=0.5 * 10**-decimals), source


def test_daily_rate_of_five_ten_thousandths() -> None:
    # 0.05% a day is 18.25% a year on 365 days, 18% on 360: shown by Chinese lenders.
    assert yearly_rate(Decimal("0.0005"), Per.DAY, 365) == Decimal("0.1825")
    assert yearly_rate(Decimal("0.0005"), Per.DAY, 360) == Decimal("0.18")
    assert simple_annual(0.0005, 365) == pytest.approx(0.1825, abs=1e-15)


@given(st.floats(-0.99, 10), st.integers(1, 365))
def test_effective_is_repeated_growth(periodic: float, periods: int) -> None:
    growth = (1 + Fraction(periodic)) ** periods - 1
    expected = float(growth) if growth < 10**300 else inf
    if expected < inf:
        assert effective_annual(periodic, periods) == pytest.approx(expected, rel=1e-11, abs=1e-15)


def test_effective_beyond_a_float_is_infinite() -> None:
    assert effective_annual(1e4, 365) == inf


def test_small_rates_keep_their_digits() -> None:
    assert effective_annual(1e-12, 12) == pytest.approx(12e-12, rel=1e-10)


@pytest.mark.parametrize("rate", ["-0.01", "NaN", "Infinity"])
def test_refuses_what_is_no_quote(rate: str) -> None:
    with pytest.raises(ValueError, match="finite and not negative"):
        yearly_rate(Decimal(rate), Per.DAY, 365)


def test_refuses_an_empty_year() -> None:
    with pytest.raises(ValueError, match="must have days"):
        yearly_rate(Decimal(0), Per.DAY, 0)
    with pytest.raises(ValueError, match="must have periods"):
        periodic_rate(Decimal(0), Per.DAY, periods_a_year=0, days_in_year=365)
    with pytest.raises(ValueError, match="must have periods"):
        simple_annual(0.01, 0)
    with pytest.raises(ValueError, match="must have periods"):
        effective_annual(0.01, float("nan"))


@pytest.mark.parametrize("rate", [-1.0, -2.0, float("nan")])
def test_refuses_to_compound_a_total_loss(rate: float) -> None:
    with pytest.raises(ValueError, match="above -100%"):
        effective_annual(rate, 12)
