from decimal import ROUND_DOWN, Context, Decimal, Inexact, localcontext
from fractions import Fraction
from math import inf

import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.rates import (
    Per,
    convert,
    effective_annual,
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


# By what a quote is multiplied, given the days of a year.
FACTORS = {
    (Per.DAY, Per.DAY): lambda _: 1,
    (Per.DAY, Per.MONTH): lambda days: Fraction(days, 12),
    (Per.DAY, Per.YEAR): lambda days: days,
    (Per.MONTH, Per.DAY): lambda days: Fraction(12, days),
    (Per.MONTH, Per.MONTH): lambda _: 1,
    (Per.MONTH, Per.YEAR): lambda _: 12,
    (Per.YEAR, Per.DAY): lambda days: Fraction(1, days),
    (Per.YEAR, Per.MONTH): lambda _: Fraction(1, 12),
    (Per.YEAR, Per.YEAR): lambda _: 1,
}


def test_every_pair_has_a_factor() -> None:
    assert set(FACTORS) == {(per, to) for per in Per for to in Per}


@pytest.mark.parametrize(("per", "to"), FACTORS)
@given(quotes, st.sampled_from([360, 365]))
def test_a_converted_rate_is_right_to_fifty_digits(
    per: Per, to: Per, rate: Decimal, days: int
) -> None:
    with localcontext(HOSTILE):
        result = convert(rate, per, to, days)
    expected = Fraction(rate) * FACTORS[per, to](days)
    assert abs(Fraction(result) - expected) <= expected * Fraction(1, 10**50)
    if per is to:
        assert result == rate


@pytest.mark.parametrize("per", list(Per))
@given(st.decimals("0.00001", "0.02", places=6))
def test_a_loan_at_the_monthly_rate_costs_the_quote(per: Per, rate: Decimal) -> None:
    monthly = float(convert(rate, per, Per.MONTH, 365))
    payment = npf.pmt(monthly, 12, -10_000)
    found = 12 * (pyxirr.irr([10_000, *[-payment] * 12]) or 0)
    assert float(yearly_rate(rate, per, 365)) == pytest.approx(found, rel=1e-6, abs=1e-9)


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
        simple_annual(0.01, 0)
    with pytest.raises(ValueError, match="must have periods"):
        effective_annual(0.01, float("nan"))


@pytest.mark.parametrize("rate", [-1.0, -2.0, float("nan")])
def test_refuses_to_compound_a_total_loss(rate: float) -> None:
    with pytest.raises(ValueError, match="above -100%"):
        effective_annual(rate, 12)
