from collections.abc import Callable
from decimal import ROUND_DOWN, Context, Decimal, Inexact, localcontext
from fractions import Fraction

import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import example, given
from hypothesis import strategies as st

from calculators.finance.money import ZERO
from calculators.finance.rates import effective_annual, simple_annual
from calculators.finance.repayment import Repayment, by_fee_rate, by_rate, by_total_fee
from calculators.finance.returns import irr
from calculators.finance.schedule import Schedule

HOSTILE = Context(prec=3, rounding=ROUND_DOWN, traps=[Inexact])
FEN = Fraction(1, 100)

type Maker = Callable[[Repayment, Decimal, int, Decimal], Schedule]

methods = st.sampled_from(Repayment)
principals = st.one_of(
    st.integers(1, 10**4), st.integers(10**4, 10**9), st.integers(10**9, 10**14)
).map(lambda fen: Decimal(fen).scaleb(-2))
terms = st.one_of(st.integers(1, 60), st.integers(61, 1200))
rates = st.one_of(
    st.just(Decimal(0)),
    st.decimals(0, Decimal("0.05"), places=6),
    st.decimals(0, Decimal("0.05"), places=20),
    st.decimals(0, 1000, places=4),
    st.just(Decimal("1e-70")),
)
fees = st.integers(0, 10**8).map(lambda fen: Decimal(fen).scaleb(-2))


def check(schedule: Schedule, principal: Decimal, periods: int, upfront_fee: Decimal) -> None:
    """Check what must hold for every schedule, in fractions and so exactly."""
    assert [i.number for i in schedule.instalments] == list(range(1, periods + 1))
    balance = Fraction(principal)
    for i in schedule.instalments:
        amounts = (i.principal, i.interest, i.fee, i.charge, i.payment, i.balance)
        assert all(amount.as_tuple().exponent == -2 for amount in amounts)
        assert all(amount >= 0 for amount in amounts)
        assert Fraction(i.payment) == Fraction(i.principal) + Fraction(i.charge)
        assert Fraction(i.charge) == Fraction(i.interest) + Fraction(i.fee)
        balance -= Fraction(i.principal)
        assert Fraction(i.balance) == balance
    assert str(schedule.instalments[-1].balance) == "0.00"
    assert Fraction(schedule.total_cost) == -sum(map(Fraction, schedule.cash_flows))
    assert Fraction(schedule.cash_flows[0]) == Fraction(principal) - Fraction(upfront_fee)


def half_up(amount: Fraction) -> Fraction:
    return (amount * 100 + Fraction(1, 2)).__floor__() * FEN


@given(methods, principals, terms, rates, fees)
@example(Repayment.EQUAL_PAYMENT, Decimal("0.05"), 360, Decimal("0.004"), ZERO)
@example(Repayment.EQUAL_PAYMENT, Decimal("3.00"), 400, Decimal(0), ZERO)
@example(Repayment.EQUAL_PAYMENT, Decimal("0.01"), 1200, Decimal(1000), ZERO)
@example(Repayment.EQUAL_PAYMENT, Decimal("1000000.00"), 360, Decimal("0.5"), ZERO)
@example(Repayment.EQUAL_PAYMENT, Decimal("999999999999.99"), 1200, Decimal("1e-70"), ZERO)
@example(Repayment.EQUAL_PRINCIPAL, Decimal("0.05"), 360, Decimal("0.004"), ZERO)
def test_every_schedule_at_a_rate_adds_up(
    method: Repayment, principal: Decimal, periods: int, rate: Decimal, fee: Decimal
) -> None:
    with localcontext(HOSTILE):
        schedule = by_rate(method, principal, periods, rate, upfront_fee=fee)
        check(schedule, principal, periods, fee)
    assert schedule.total_fees == fee
    owed = Fraction(principal)
    for i in schedule.instalments[:-1] if method is Repayment.BULLET else schedule.instalments:
        base = {
            Repayment.EQUAL_PAYMENT: owed,
            Repayment.EQUAL_PRINCIPAL: owed,
            Repayment.INTEREST_ONLY: Fraction(principal),
            Repayment.FLAT: Fraction(principal),
            Repayment.BULLET: Fraction(0),
        }[method]
        assert Fraction(i.interest) == half_up(base * Fraction(rate))
        owed = Fraction(i.balance)
    if method is Repayment.BULLET:
        interest = half_up(Fraction(principal) * Fraction(rate) * periods)
        assert Fraction(schedule.total_interest) == interest


@given(methods, principals, terms, rates, fees)
def test_every_schedule_with_a_fee_rate_adds_up(
    method: Repayment, principal: Decimal, periods: int, rate: Decimal, fee: Decimal
) -> None:
    with localcontext(HOSTILE):
        schedule = by_fee_rate(method, principal, periods, rate, upfront_fee=fee)
        check(schedule, principal, periods, fee)
    assert schedule.total_interest == 0
    each = half_up(Fraction(principal) * Fraction(rate))
    assert Fraction(schedule.total_fees) == each * periods + Fraction(fee)
    if method is not Repayment.BULLET:
        assert {Fraction(i.fee) for i in schedule.instalments} == {each}


@given(methods, principals, terms, fees, fees)
def test_every_schedule_with_a_total_fee_adds_up(
    method: Repayment, principal: Decimal, periods: int, total_fee: Decimal, fee: Decimal
) -> None:
    with localcontext(HOSTILE):
        schedule = by_total_fee(method, principal, periods, total_fee, upfront_fee=fee)
        check(schedule, principal, periods, fee)
    assert Fraction(schedule.total_fees) == Fraction(total_fee) + Fraction(fee)


@pytest.mark.parametrize("make", [by_rate, by_fee_rate, by_total_fee])
@pytest.mark.parametrize("method", Repayment)
def test_the_method_decides_when_principal_is_paid(make: Maker, method: Repayment) -> None:
    schedule = make(method, Decimal("100.00"), 3, Decimal(0))
    expected = {
        Repayment.EQUAL_PAYMENT: ["33.33", "33.33", "33.34"],
        Repayment.EQUAL_PRINCIPAL: ["33.33", "33.33", "33.34"],
        Repayment.FLAT: ["33.33", "33.33", "33.34"],
        Repayment.INTEREST_ONLY: ["0.00", "0.00", "100.00"],
        Repayment.BULLET: ["0.00", "0.00", "100.00"],
    }[method]
    assert [str(i.payment) for i in schedule.instalments] == expected


@pytest.mark.parametrize("make", [by_fee_rate, by_total_fee])
def test_the_method_decides_when_fees_are_paid(make: Maker) -> None:
    # A fee of 10 元 a period on 1000 元, or 30 元 in all.
    price = Decimal("0.01") if make is by_fee_rate else Decimal("30.00")
    for method in Repayment:
        schedule = make(method, Decimal("1000.00"), 3, price)
        together = method is Repayment.BULLET
        assert [str(i.fee) for i in schedule.instalments] == (
            ["0.00", "0.00", "30.00"] if together else ["10.00"] * 3
        )


# rate a period, periods, principal, payment, source
PUBLISHED_PAYMENTS = [
    (Fraction(8, 1200), 10, "10000", "1037.03", "Microsoft, Excel PMT function"),
    (Fraction(69, 12000), 48, "21000", "501.90", "Claris FileMaker, PMT, example 1"),
    (Fraction(6, 1200), 15, "5000", "346.82", "Mescius SpreadJS, PMT"),
]


@pytest.mark.parametrize(("rate", "periods", "principal", "payment", "source"), PUBLISHED_PAYMENTS)
def test_published_payments(
    rate: Fraction, periods: int, principal: str, payment: str, source: str
) -> None:
    quotient = Decimal(rate.numerator) / Decimal(rate.denominator)
    schedule = by_rate(Repayment.EQUAL_PAYMENT, Decimal(principal), periods, quotient)
    assert {str(i.payment) for i in schedule.instalments[:-1]} == {payment}, source


@pytest.mark.parametrize("principal", ["1000", "10000", "300000", "1000000"])
@pytest.mark.parametrize("periods", [1, 5, 12, 36, 360])
@pytest.mark.parametrize("rate", ["0.0005", "0.004", "0.015", "0.03"])
def test_equal_payment_agrees_with_numpy_financial(principal: str, periods: int, rate: str) -> None:
    schedule = by_rate(Repayment.EQUAL_PAYMENT, Decimal(principal), periods, Decimal(rate))
    growth = 1.0
    for i in schedule.instalments:
        # Each payment before was up to a 分 off, and what was off bears interest.
        growth = growth * (1 + float(rate)) + 1
        drift = 0.01 * growth
        interest = -npf.ipmt(float(rate), i.number, periods, float(principal))
        part = -npf.ppmt(float(rate), i.number, periods, float(principal))
        assert float(i.interest) == pytest.approx(interest, abs=0.005 + drift * float(rate))
        assert float(i.principal) == pytest.approx(part, abs=0.005 + drift)
    payment = -npf.pmt(float(rate), periods, float(principal))
    assert float(schedule.instalments[0].payment) == pytest.approx(payment, abs=0.00500001)


@pytest.mark.parametrize(
    "method", [Repayment.EQUAL_PAYMENT, Repayment.EQUAL_PRINCIPAL, Repayment.INTEREST_ONLY]
)
@pytest.mark.parametrize("periods", [1, 12, 36, 360])
@pytest.mark.parametrize("rate", ["0.0005", "0.004", "0.015", "0.03", "0.5"])
def test_interest_on_the_balance_returns_its_rate(
    method: Repayment, periods: int, rate: str
) -> None:
    # With a principal this large, 分 are lost in the ninth digit.
    schedule = by_rate(method, Decimal(10**10), periods, Decimal(rate))
    theirs = pyxirr.irr([float(flow) for flow in schedule.cash_flows])
    assert theirs == pytest.approx(float(rate), abs=1e-9)
    assert irr(schedule.cash_flows) == pytest.approx(float(rate), abs=1e-9)


@pytest.mark.parametrize("periods", [1, 12, 36])
@pytest.mark.parametrize("rate", ["0.004", "0.015"])
def test_bullet_returns_the_root_of_its_growth(periods: int, rate: str) -> None:
    schedule = by_rate(Repayment.BULLET, Decimal(10**8), periods, Decimal(rate))
    growth = 1 + periods * float(rate)
    assert irr(schedule.cash_flows) == pytest.approx(growth ** (1 / periods) - 1, abs=1e-10)


@pytest.mark.parametrize("periods", [3, 6, 12, 24, 36])
@pytest.mark.parametrize("rate", ["0.003", "0.006", "0.0075"])
@pytest.mark.parametrize("make", [by_rate, by_fee_rate])
def test_flat_returns_the_rate_of_numpy_financial(make: Maker, periods: int, rate: str) -> None:
    principal = 72_000_000
    schedule = make(Repayment.FLAT, Decimal(principal), periods, Decimal(rate))
    payment = principal / periods + principal * float(rate)
    expected = npf.rate(periods, -payment, principal, 0)
    assert irr(schedule.cash_flows) == pytest.approx(expected, abs=1e-9)


def test_the_example_everyone_quotes() -> None:
    # 10,000 元, 12 instalments, 0.6% a period: advertised as 7.2%, really 13.03% simple
    # and 13.84% compound.
    schedule = by_fee_rate(Repayment.FLAT, Decimal(10000), 12, Decimal("0.006"))
    assert schedule.total_cost == Decimal("720.00")
    assert str(schedule.instalments[0].payment) == "893.33"
    monthly = irr(schedule.cash_flows)
    assert round(simple_annual(monthly, 12), 4) == 0.1303
    assert round(effective_annual(monthly, 12), 4) == 0.1384


def test_equal_principal_pays_the_sum_of_an_arithmetic_series() -> None:
    # 120,000 元 over 12 months at 0.5%: interest 600, 550, ..., 50, in all P r (n + 1) / 2.
    schedule = by_rate(Repayment.EQUAL_PRINCIPAL, Decimal(120000), 12, Decimal("0.005"))
    assert [i.interest for i in schedule.instalments] == list(range(600, 0, -50))
    assert schedule.total_cost == Decimal(120000) * Decimal("0.005") * 13 / 2


@given(methods, principals, st.integers(1, 120), st.decimals(0, 1, places=6), fees)
def test_more_price_never_costs_less(
    method: Repayment, principal: Decimal, periods: int, rate: Decimal, fee: Decimal
) -> None:
    by_less = by_fee_rate(method, principal, periods, rate)
    by_more = by_fee_rate(method, principal, periods, rate + Decimal("0.01"), upfront_fee=fee)
    assert by_more.total_cost >= by_less.total_cost + fee
    if fee < principal:
        slack = 1e-12 * (1 + irr(by_less.cash_flows))
        assert irr(by_more.cash_flows) >= irr(by_less.cash_flows) - slack


@given(principals, st.integers(1, 120), st.decimals(0, Decimal("0.1"), places=6))
def test_paying_back_sooner_costs_less(principal: Decimal, periods: int, rate: Decimal) -> None:
    cost = {
        method: by_rate(method, principal, periods, rate).total_cost
        for method in (
            Repayment.EQUAL_PRINCIPAL,
            Repayment.EQUAL_PAYMENT,
            Repayment.INTEREST_ONLY,
        )
    }
    # A 分 a period, and the interest on what was paid a 分 sooner or later.
    rounding = Decimal("0.01") * periods * (1 + periods * rate)
    assert cost[Repayment.EQUAL_PRINCIPAL] <= cost[Repayment.EQUAL_PAYMENT] + rounding
    assert cost[Repayment.EQUAL_PAYMENT] <= cost[Repayment.INTEREST_ONLY] + rounding


@pytest.mark.parametrize("make", [by_rate, by_fee_rate])
@pytest.mark.parametrize("rate", ["-0.01", "NaN", "Infinity"])
def test_refuses_what_is_no_rate(make: Maker, rate: str) -> None:
    with pytest.raises(ValueError, match="finite and not negative"):
        make(Repayment.FLAT, Decimal(100), 12, Decimal(rate))


@pytest.mark.parametrize("make", [by_rate, by_fee_rate, by_total_fee])
def test_refuses_no_loan(make: Maker) -> None:
    for method in Repayment:
        with pytest.raises(ValueError, match="principal must be more than 0"):
            make(method, ZERO, 12, ZERO)
        with pytest.raises(ValueError, match="at least one period"):
            make(method, Decimal(100), 0, ZERO)


def test_refuses_a_total_fee_of_part_of_a_fen() -> None:
    with pytest.raises(ValueError, match="total fee must"):
        by_total_fee(Repayment.FLAT, Decimal(100), 12, Decimal("0.001"))
