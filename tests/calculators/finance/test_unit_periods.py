"""Odd first periods against the worked examples of a regulation that nobody here wrote.

The examples are those of Appendix J (c) to US Regulation Z, 12 CFR 1026, for single advances;
it allows an error of 1/8 of a percentage point (12 CFR 1026.22(a)(2)), but publishes two
decimals, and it is these that are asked for. Times are counted as its (b)(5) says: backwards
from the first payment in full unit-periods, the rest in days, a month having 30.

All with an odd first period, an odd first or an odd last payment are here. Those of (c)(5) whose
term is counted in exact months and those of (c)(6), with skipped and varying payments, are not:
their text could not be had where this was written, and nothing is quoted from memory.
"""

from datetime import date

import pytest
import pyxirr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.finance.returns import NoRate, SeveralRates, irr
from calculators.finance.unit_periods import with_first_period

# paragraph, advance, payments, days to the first payment, days in a unit-period,
# unit-periods a year, APR in %
APPENDIX_J = [
    ("(1)(i) monthly", 5000, [230] * 24, 30, 30, 12, 9.69),
    ("(1)(ii) monthly, long first", 6000, [200] * 36, 30 + 19, 30, 12, 11.82),
    ("(1)(iii) semimonthly, short first", 5000, [219.17] * 24, 6, 15, 24, 10.34),
    ("(1)(iv) quarterly, long first", 10000, [385] * 40, 90 + 39, 90, 4, 8.97),
    ("(1)(v) weekly, long first", 500, [17.60] * 30, 4 * 7 + 4, 7, 52, 14.96),
    ("(2)(i) monthly, odd first payment", 5000, [250] + [230] * 23, 30, 30, 12, 10.08),
    ("(2)(ii) every 4 weeks, long first", 400, [39.50] + [38.31] * 11, 28 + 5, 28, 13, 28.50),
    ("(3)(i) monthly, odd last payment", 5000, [230] * 23 + [280], 30, 30, 12, 10.50),
    ("(3)(ii) every 2 weeks, short first", 200, [9.50] * 19 + [30], 8, 14, 26, 12.22),
    ("(4)(i) monthly, odd first and last", 5000, [250] + [230] * 22 + [280], 30, 30, 12, 10.90),
    (
        "(4)(ii) every 2 months, short first",
        8000,
        [449.36] + [465] * 18 + [200],
        30 + 22,
        60,
        6,
        7.30,
    ),
    ("(5)(i) one payment, term in days", 1000, [1080], 255, 255, 365 / 255, 11.45),
]


@pytest.mark.parametrize(
    ("paragraph", "advance", "payments", "days", "period", "a_year", "apr"),
    APPENDIX_J,
    ids=[case[0] for case in APPENDIX_J],
)
def test_the_examples_of_appendix_j(
    paragraph: str,
    advance: float,
    payments: list[float],
    days: int,
    period: int,
    a_year: float,
    apr: float,
) -> None:
    rate = irr(with_first_period(advance, [-payment for payment in payments], days, period))
    assert round(100 * a_year * rate, 2) == apr, paragraph


def test_the_term_of_the_single_payment_is_counted_in_days() -> None:
    assert (date(1978, 9, 15) - date(1978, 1, 3)).days == 255


payments = st.lists(st.integers(1, 10**6), min_size=1, max_size=60)


@settings(deadline=None)
@given(st.integers(1, 10**7), payments, st.integers(1, 31))
def test_an_ordinary_first_period_changes_nothing(
    advance: int, amounts: list[int], period: int
) -> None:
    flows = [advance, *(-amount for amount in amounts)]
    theirs = irr(with_first_period(advance, flows[1:], period, period))
    assert theirs == pytest.approx(irr(flows), rel=1e-11, abs=1e-11)


@settings(deadline=None)
@given(st.integers(100, 10**7), payments, st.integers(7, 100), st.integers(1, 31))
def test_the_general_equation_holds(
    advance: int, amounts: list[int], days: int, period: int
) -> None:
    full, rest = divmod(days, period)
    # A loss within less than a unit-period: 1 + f i = P / A may want a rate below -100%.
    assume(full > 0 or sum(amounts) >= advance)
    rate = irr(with_first_period(advance, [-amount for amount in amounts], days, period))
    worth = pyxirr.npv(rate, [0.0] * full + [float(amount) for amount in amounts])
    assert worth is not None
    assert worth / (1 + rest / period * rate) == pytest.approx(advance, rel=1e-8)


@settings(deadline=None)
@given(st.integers(1000, 10**6), st.integers(1, 60), st.integers(1, 90))
def test_waiting_longer_for_the_same_payments_is_cheaper(
    advance: int, count: int, days: int
) -> None:
    instalments = [-(advance * 1.2 / count)] * count
    sooner = irr(with_first_period(advance, instalments, days, 30))
    later = irr(with_first_period(advance, instalments, days + 1, 30))
    assert later < sooner


def test_a_deposit_that_comes_back_can_mean_several_rates_or_none() -> None:
    with pytest.raises((SeveralRates, NoRate)):
        irr(with_first_period(100, [-230, 132], 30, 30))


@pytest.mark.parametrize(
    ("amounts", "days", "period"), [([], 30, 30), ([-1], -1, 30), ([-1], 1, 0)]
)
def test_times_out_of_range(amounts: list[float], days: int, period: int) -> None:
    with pytest.raises(ValueError, match="must be there"):
        with_first_period(100, amounts, days, period)
