"""Simple interest by the day, against closed forms and loans whose daily rate is known."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.finance.by_day import simple_rate
from calculators.finance.returns import Amount, NoRate, Reason, irr

START = date(2026, 1, 15)


@given(st.integers(100, 10**7), st.integers(-99, 500), st.integers(1, 2000))
def test_one_payment_is_the_schoolbook_formula(principal: int, percent: int, days: int) -> None:
    back = principal * (100 + percent) / 100
    rate = simple_rate([(START, principal), (START + timedelta(days), -back)])
    assert rate == pytest.approx(percent / 100 * 365 / days, abs=1e-9)


@settings(deadline=None)
@given(
    st.integers(1000, 10**6),
    st.integers(1, 50),
    st.lists(st.integers(1, 60), min_size=1, max_size=36),
)
def test_a_loan_with_interest_by_the_day_gives_its_rate_back(
    principal: int, basis_points: int, gaps: list[int]
) -> None:
    """Equal principal, interest by real days on what is left, as 微粒贷 charges it."""
    daily = basis_points / 10_000
    flows: list[tuple[date, float]] = [(START, float(principal))]
    day, left, part = START, float(principal), principal / len(gaps)
    for gap in gaps:
        day += timedelta(gap)
        flows.append((day, -(part + left * daily * gap)))
        left -= part
    assert simple_rate(flows) == pytest.approx(365 * daily, rel=1e-9)


@settings(deadline=None)
@given(st.integers(100, 10**6), st.integers(101, 300), st.integers(1, 60))
def test_even_days_are_periods(principal: int, percent: int, count: int) -> None:
    """73 days are a fifth of a year, and a level payment always covers its interest."""
    payment = -(principal * percent / 100 / count)
    dated = [
        (START, principal),
        *((START + timedelta(73 * k), payment) for k in range(1, count + 1)),
    ]
    assert simple_rate(dated) == pytest.approx(5 * irr([principal, *[payment] * count]), rel=1e-9)


@given(st.integers(1000, 10**6), st.integers(1, 100), st.integers(1, 10**5))
def test_paying_more_never_lowers_the_rate(principal: int, days: int, more: int) -> None:
    half = principal / 2
    middle, end = START + timedelta(days), START + timedelta(2 * days)
    less = simple_rate([(START, principal), (middle, -half), (end, -half)])
    assert less == pytest.approx(0, abs=1e-12)
    assert simple_rate([(START, principal), (middle, -half - more), (end, -half)]) > less


def test_side_and_order_do_not_matter() -> None:
    flows: list[tuple[date, Amount]] = [
        (START, 1000),
        (START + timedelta(30), Decimal("-515.00")),
        (START + timedelta(60), -520),
    ]
    rate = simple_rate(flows)
    assert simple_rate(flows[::-1]) == rate
    assert simple_rate([(day, -amount) for day, amount in flows]) == rate


def test_unpaid_interest_bears_none() -> None:
    # 1,000 at 36.5%: 0.1% a day is 1 元 a day. 0.50 on day 10 leaves 9.50 standing; after
    # 100 days 1,000 + 99.50 clear it.
    flows = [(START, 1000), (START + timedelta(10), -0.5), (START + timedelta(100), -1099.5)]
    assert simple_rate(flows) == pytest.approx(0.365, abs=1e-12)


@pytest.mark.parametrize(
    ("flows", "reason"),
    [
        ([], Reason.ALL_ZERO),
        ([(START, 0)], Reason.ALL_ZERO),
        ([(START, 1), (START, 2)], Reason.NO_SIGN_CHANGE),
        ([(START, 1), (START, -2)], Reason.OUT_OF_RANGE),
    ],
)
def test_no_rate_and_why(flows: list[tuple[date, float]], reason: Reason) -> None:
    with pytest.raises(NoRate) as raised:
        simple_rate(flows)
    assert raised.value.reason is reason
