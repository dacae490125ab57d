from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from math import exp, inf, nan
from random import Random

import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import example, given
from hypothesis import strategies as st

from calculators.finance.rates import effective_annual, simple_annual
from calculators.finance.returns import NoRate, Reason, SeveralRates, irr, xirr

type Dated = list[tuple[date, float]]

# flows, periods a year, annual rate, decimals published, source
PUBLISHED_IRR = [
    (
        [-70000, 12000, 15000, 18000, 21000],
        1,
        -0.021,
        3,
        "Microsoft, Excel IRR function: after four years",
    ),
    (
        [-70000, 12000, 15000, 18000, 21000, 26000],
        1,
        0.087,
        3,
        "Microsoft, Excel IRR function: after five years",
    ),
    ([-70000, 12000, 15000], 1, -0.444, 3, "Microsoft, Excel IRR function: after two years"),
    ([8000] + [-200] * 48, 12, 0.0924, 4, "Microsoft, Excel RATE function"),
    ([5000] + [-230] * 24, 12, 0.0969, 4, "12 CFR 1026 Appendix J (c)(1)(i)"),
    ([5000, -250] + [-230] * 23, 12, 0.1008, 4, "12 CFR 1026 Appendix J (c)(2)(i)"),
    ([5000] + [-230] * 23 + [-280], 12, 0.1050, 4, "12 CFR 1026 Appendix J (c)(3)(i)"),
    ([5000, -250] + [-230] * 22 + [-280], 12, 0.1090, 4, "12 CFR 1026 Appendix J (c)(4)(i)"),
    ([-700, 750, 900, 600, 850], 1, 1.0462142, 7, "Grey Trout, SS user guide, IRR"),
    (
        [Decimal(10000)] + [-(Decimal(10000) / 12 + 60)] * 12,
        12,
        0.1303,
        4,
        "0.6% fee a month on 12 instalments, widely published",
    ),
]

PUBLISHED_XIRR = [
    (
        ["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"],
        [-10000, 2750, 4250, 3250, 2750],
        0.373362535,
        8,  # Excel stops at 1e-8
        "Microsoft, Excel XIRR function",
    ),
    (
        ["2015-06-11", "2015-07-21", "2018-06-10", "2015-10-17"],
        [-1000, -9000, 20000, -3000],
        0.1635371584432641,
        9,
        "docs.rs, crate xirr",
    ),
]


@pytest.mark.parametrize(("flows", "periods", "annual", "decimals", "source"), PUBLISHED_IRR)
def test_published_irr(
    flows: list[float], periods: int, annual: float, decimals: int, source: str
) -> None:
    rate = simple_annual(irr(flows), periods)
    assert rate == pytest.approx(annual, abs=0.5000001 * 10**-decimals), source


@pytest.mark.parametrize(("days", "amounts", "annual", "decimals", "source"), PUBLISHED_XIRR)
def test_published_xirr(
    days: list[str], amounts: list[float], annual: float, decimals: int, source: str
) -> None:
    flows = list(zip(map(date.fromisoformat, days), amounts, strict=True))
    assert xirr(flows) == pytest.approx(annual, abs=0.5000001 * 10**-decimals), source


def test_instalment_fee_compounded() -> None:
    # The same 0.6% a month: 7.2% in the advertisement, 13.03% simple, 13.84% compound.
    monthly = irr([10000] + [-(10000 / 12 + 60)] * 12)
    assert round(effective_annual(monthly, 12), 4) == 0.1384


def close(mine: float, theirs: float) -> bool:
    return abs(mine - theirs) <= 1e-9 * max(1.0, abs(theirs))


def loan(random: Random, periods: int, rate: float) -> list[float]:
    """Make a loan of about that rate, in 分, with uneven and missing payments."""
    weights = [random.choice([0, 1, 1, 1, 5 * random.random()]) for _ in range(periods)]
    weights[-1] += 1
    worth = sum(w * exp(-(k + 1) * rate) for k, w in enumerate(weights))
    principal = round(10 ** random.uniform(3, 7), 2)
    payments = (round(w * principal / worth, 2) for w in weights)
    # Nothing but 0.00 would be no loan.
    return [principal, *(-p for p in payments), -0.01]


def test_ten_thousand_loans_agree_with_pyxirr() -> None:
    random = Random(7)  # noqa: S311
    for _ in range(10_000):
        periods = random.choice([1, 2, 3, 6, 12, 24, 36, 60, 120])
        force = exp(random.uniform(-7, 1)) * random.choice([1, 1, 1, -0.3])
        flows = loan(random, periods, force)
        theirs = pyxirr.irr(flows)
        assert theirs is not None
        mine = irr(flows)
        assert close(mine, theirs), flows
        assert close(simple_annual(mine, 12), 12 * theirs), flows
        assert close(effective_annual(mine, 12), (1 + theirs) ** 12 - 1), flows


def test_three_thousand_dated_loans_agree_with_pyxirr() -> None:
    random = Random(8)  # noqa: S311
    for _ in range(3_000):
        flows = dated_loan(random)
        theirs = pyxirr.xirr([day for day, _ in flows], [amount for _, amount in flows])
        assert theirs is not None
        # pyxirr itself stops about 1e-9 from the rate.
        assert abs(xirr(flows) - theirs) <= 1.5e-9 * max(1.0, abs(theirs)), flows


def dated_loan(random: Random) -> Dated:
    start = date(2020, 1, 1) + timedelta(random.randrange(3000))
    days = sorted(random.sample(range(1, 2000), random.randint(1, 36)))
    force = exp(random.uniform(-5, 1.5)) * random.choice([1, 1, 1, -0.05])
    weights = [0.1 + random.random() for _ in days]
    worth = sum(w * exp(-force * d / 365) for w, d in zip(weights, days, strict=True))
    flows = [(start, 10000.0)]
    flows += [
        (start + timedelta(d), -max(0.01, round(10000 * w / worth, 2)))
        for w, d in zip(weights, days, strict=True)
    ]
    random.shuffle(flows)
    return flows


def present_value(times: Sequence[Decimal], amounts: Sequence[float], rate: Decimal) -> Decimal:
    with localcontext(prec=60):
        return sum(
            (Decimal(f) * (1 + rate) ** -t for t, f in zip(times, amounts, strict=True)),
            Decimal(0),
        )


def crosses_within(
    times: Sequence[Decimal], amounts: Sequence[float], rate: float, error: float
) -> bool:
    """Prove with 60 digits that the value changes sign within the error of the rate."""
    with localcontext(prec=60):
        # A float near -100% can't be told from its neighbours 1.1e-16 away.
        margin = Decimal(error) * (1 + Decimal(rate)) + Decimal(2) ** -52
        low, high = Decimal(rate) - margin, Decimal(rate) + margin
    return (present_value(times, amounts, low) > 0) != (present_value(times, amounts, high) > 0)


def test_dated_loans_to_twelve_digits() -> None:
    random = Random(9)  # noqa: S311
    for _ in range(30):
        flows = dated_loan(random)
        start = min(flows)[0]
        with localcontext(prec=60):
            times = [Decimal((day - start).days) / 365 for day, _ in flows]
        assert crosses_within(times, [amount for _, amount in flows], xirr(flows), 1e-12)


EXTREMES = [
    ("-99%", [1e6] + [-1e6 * 0.01**12 / 12] * 12, 1e-12),
    ("-99% in one period", [100, -1], 1e-12),
    ("1000000%", [1.0] + [-1e4] * 12, 1e-12),
    ("1000000%, 1200 instalments", [1.0] + [-1e4] * 1200, 1e-12),
    ("1200 instalments of nearly nothing", [1e12] + [-0.01] * 1200, 1e-12),
    ("1200 instalments at 0.4%", [1e6] + [-4033.7] * 1200, 1e-12),
    ("1200 instalments at -30%", [1e6] + [-1e-180] * 1199 + [-1e-179], 1e-12),
    ("one 分 of interest", [1e12] + [-1e12 / 12] * 11 + [-1e12 / 12 - 0.01], 1e-12),
    ("sums too large for a float", [1.7e308] + [-1.7e308] * 12, 1e-12),
    ("sums too small for a float", [5e-324] + [-5e-324] * 12, 1e-12),
    ("payment after long silence", [1000] + [0] * 1199 + [-1500], 1e-12),
    ("three advances first", [1000, 0, 500, 700] + [-100] * 36, 1e-12),
]


@pytest.mark.parametrize(("name", "flows", "error"), EXTREMES, ids=[e[0] for e in EXTREMES])
def test_extreme_rates(name: str, flows: list[float], error: float) -> None:
    times = [Decimal(k) for k in range(len(flows))]
    assert crosses_within(times, flows, irr(flows), error), name


def test_a_rate_of_zero() -> None:
    assert irr([1200] + [-100] * 12) == 0
    assert xirr([(date(2025, 1, 1), 100), (date(2026, 1, 1), -100)]) == 0


one_change = st.tuples(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=5).filter(any),
    st.lists(st.integers(-(10**9), 0), min_size=1, max_size=60).filter(any),
).map(lambda sides: [fen / 100 for side in sides for fen in side])


@given(one_change)
@example([0.0, 0.0, 1.0, 0.0, -2.0, 0.0])
@example([1e7, -0.01])
def test_one_change_of_sign_always_has_its_rate(flows: list[float]) -> None:
    times = [Decimal(k) for k in range(len(flows))]
    assert crosses_within(times, flows, irr(flows), 1e-11)


@given(one_change, st.integers(1, 5))
def test_unit_side_and_surrounding_silence_do_not_matter(flows: list[float], pause: int) -> None:
    rate = irr(flows)
    assert irr([-flow for flow in flows]) == rate
    assert irr([flow / 4 for flow in flows]) == rate
    assert irr([0.0] * pause + flows + [0.0] * pause) == pytest.approx(rate, rel=1e-11, abs=1e-11)
    assert irr([Decimal(repr(flow)) for flow in flows]) == rate


@given(
    st.integers(100, 10**8),
    st.lists(st.integers(1, 10**8), min_size=1, max_size=60),
    st.integers(0, 99),
    st.integers(0, 10**6),
)
def test_more_fee_never_lowers_the_rate(
    principal: int, payments: list[int], percent: int, fee: int
) -> None:
    flows = [principal, *(-p for p in payments)]
    rate = irr(flows)
    slack = 1e-12 * (1 + rate)
    less_received = Decimal(principal) * (100 - percent) / 100
    assert irr([less_received, *flows[1:]]) >= rate - slack
    assert irr([principal, *(-p - fee for p in payments)]) >= rate - slack


@pytest.mark.parametrize("periods", [1, 12, 36, 360])
@pytest.mark.parametrize("rate", [0.0001, 0.004, 0.015, 0.03, 0.3])
def test_annuities_give_their_rate_back(periods: int, rate: float) -> None:
    payment = float(npf.pmt(rate, periods, -10000))
    assert irr([10000] + [-payment] * periods) == pytest.approx(rate, abs=1e-12)


@given(one_change)
def test_dates_a_year_apart_are_periods(flows: list[float]) -> None:
    start = date(1990, 1, 1)
    # Python's days end with the year 9999.
    dated = [(start + timedelta(365 * k), flow) for k, flow in enumerate(flows)]
    assert xirr(dated) == pytest.approx(irr(flows), rel=1e-10, abs=1e-10)


def test_flows_of_one_day_are_one_flow() -> None:
    start, end, later = date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)
    flows: list[tuple[date, Decimal | float]]
    flows = [(later, 200000000.2), (start, 1000), (end, -700), (later, 100000000.1), (end, -500)]
    # In floats these leave -6e-8, which would count as a flow and bring a second rate.
    flows.append((later, Decimal("-300000000.3")))
    assert xirr(flows) == pytest.approx(0.2, abs=1e-13)


def test_a_day_can_be_a_year_of_interest() -> None:
    # 10% in one day: 1.1^365 - 1.
    rate = xirr([(date(2025, 1, 1), 1000), (date(2025, 1, 2), -1100)])
    assert rate == pytest.approx(float(Fraction(11, 10) ** 365 - 1), rel=1e-11)


@pytest.mark.parametrize(
    ("flows", "reason"),
    [
        ([], Reason.TOO_FEW_FLOWS),
        ([100], Reason.TOO_FEW_FLOWS),
        ([0, 0, Decimal("0.00")], Reason.ALL_ZERO),
        ([100, 100], Reason.NO_SIGN_CHANGE),
        ([-100, 0], Reason.NO_SIGN_CHANGE),
        ([100, nan], Reason.NOT_FINITE),
        ([100, Decimal("-Infinity")], Reason.NOT_FINITE),
        ([100, inf, -1], Reason.NOT_FINITE),
        # 100 - 230 v + 140 v^2 has no real zero: its discriminant is negative.
        ([100, -230, 140], Reason.NO_SOLUTION),
        ([1e300, -1e-300], Reason.OUT_OF_RANGE),
        ([1e-300, -1e300], Reason.OUT_OF_RANGE),
    ],
)
def test_no_rate_and_why(flows: list[float], reason: Reason) -> None:
    with pytest.raises(NoRate) as raised:
        irr(flows)
    assert raised.value.reason is reason
    dated = [(date(2025, 1, 1) + timedelta(365 * k), flow) for k, flow in enumerate(flows)]
    with pytest.raises(NoRate) as raised:
        xirr(dated)
    assert raised.value.reason is reason


def test_no_time_no_rate() -> None:
    day = date(2025, 1, 1)
    with pytest.raises(NoRate) as raised:
        xirr([(day, 100), (day, -90)])
    assert raised.value.reason is Reason.ONE_DAY


def test_half_lost_in_a_day_is_out_of_range() -> None:
    # 0.5^365 is 1e-110: as a rate, -100% to every digit a float has.
    with pytest.raises(NoRate) as raised:
        xirr([(date(2025, 1, 1), 1000), (date(2025, 1, 2), -500)])
    assert raised.value.reason is Reason.OUT_OF_RANGE


@pytest.mark.parametrize(
    ("flows", "rates"),
    [
        # The product of (1 - 1.1 v) and (1 - 1.2 v), and with (1 - 1.3 v).
        ([100, -230, 132], (0.1, 0.2)),
        ([1000, -3600, 4310, -1716], (0.1, 0.2, 0.3)),
        # Published as one rate, -0.32606171, by the Grey Trout SS user guide.
        ([-80, 90, 67, 72, -90], (-0.32606171, 0.70006503)),
    ],
)
def test_several_rates_are_all_named(flows: list[float], rates: tuple[float, ...]) -> None:
    for rate in rates:
        assert pyxirr.npv(rate, flows) == pytest.approx(0, abs=1e-5)
    with pytest.raises(SeveralRates) as raised:
        irr(flows)
    assert raised.value.rates == pytest.approx(rates, abs=1e-8)
    dated = [(date(2025, 1, 1) + timedelta(365 * k), flow) for k, flow in enumerate(flows)]
    with pytest.raises(SeveralRates) as raised:
        xirr(dated)
    assert raised.value.rates == pytest.approx(rates, abs=1e-8)


def test_several_changes_of_sign_can_have_one_rate() -> None:
    # Borrow, pay, borrow again, pay back: the everyday use of a credit line.
    flows = [10000, -3000, -3000, 5000, -3000, -3000, -3500]
    theirs = pyxirr.irr(flows)
    assert theirs is not None
    assert close(irr(flows), theirs)
