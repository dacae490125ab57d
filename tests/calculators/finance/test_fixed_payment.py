"""Plans with a payment fixed beforehand: published ones, a count by day, and what always holds."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.fixed_payment import by_fixed_payment, payments_that_fit
from calculators.finance.repayment import Repayment, by_rates, level_payment

FEN = Decimal("0.01")
principals = st.integers(1, 10**10).map(lambda fen: Decimal(fen).scaleb(-2))
payments = st.integers(0, 10**9).map(lambda fen: Decimal(fen).scaleb(-2))
rates = st.lists(
    st.one_of(st.just(Decimal(0)), st.decimals(0, 1, places=6), st.decimals(0, "0.03", places=20)),
    min_size=1,
    max_size=60,
)


def test_a_published_plan_by_actual_days() -> None:
    # The README of ArtyomPanfutov/loan-amortization-calculator-service: 500,000 at 15% a year of
    # 365 or 366 days, the payment 170,850.59 by the formula, and 1,000 more with each.
    year = Decimal("0.15")
    periods = [year * 30 / 365, year * 31 / 365, year * 31 / 366]
    assert level_payment(Decimal(500_000), 3, year / 12) == Decimal("170850.59")
    loan = by_fixed_payment(Decimal(500_000), periods, Decimal("171850.59"))
    assert [(str(i.interest), str(i.principal), str(i.payment)) for i in loan.instalments] == [
        ("6164.38", "165686.21", "171850.59"),
        ("4259.07", "167591.52", "171850.59"),
        ("2118.19", "166722.27", "168840.46"),
    ]


def test_a_published_plan_by_days_at_a_high_rate() -> None:
    # simontreanor/FSharp.Finance.Personal, PaymentScheduleTest003: 1,000 at 0.8% a day from
    # 2024-05-08, paid on the days below; the interest is rounded down there, by at most 1 分.
    days = (10, 31, 30, 31, 31, 30)
    loan = by_fixed_payment(
        Decimal(1000), [Decimal("0.008") * each for each in days], Decimal("290.73")
    )
    published = ["80.00", "195.73", "166.62", "141.39", "104.36", "56.26"]
    for each, interest in zip(loan.instalments, published, strict=True):
        assert abs(each.interest - Decimal(interest)) <= 3 * FEN
    assert abs(loan.instalments[-1].payment - Decimal("290.71")) <= 6 * FEN


@given(principals, rates, payments)
def test_all_is_paid_and_each_part_is_counted(
    principal: Decimal, periods: list[Decimal], payment: Decimal
) -> None:
    loan = by_fixed_payment(principal, periods, payment)
    owed = Fraction(principal)
    for each, rate in zip(loan.instalments, periods, strict=True):
        interest = Fraction((owed * Fraction(rate) * 100 + Fraction(1, 2)).__floor__(), 100)
        assert Fraction(each.interest) == interest
        assert each.principal >= 0
        owed -= Fraction(each.principal)
        assert Fraction(each.balance) == owed
        is_last = each is loan.instalments[-1]
        if not is_last and owed and interest <= payment:
            assert each.payment == payment
    assert owed == 0


@given(principals, rates)
def test_a_payment_fits_between_the_ends_and_nowhere_else(
    principal: Decimal, periods: list[Decimal]
) -> None:
    def fits(payment: Decimal) -> bool:
        made = by_fixed_payment(principal, periods, payment).instalments
        if len(made) == 1:
            return payment == made[0].payment
        return made[-1].principal > 0 and all(each.interest <= payment for each in made[:-1])

    low, high = payments_that_fit(principal, periods)
    if low <= high:
        assert fits(low)
        assert fits(high)
        assert fits(((low + high) / 2).quantize(FEN))
        assert not fits(high + FEN)
        assert not low or not fits(low - FEN)
    else:
        assert not any(fits(each) for each in (low, high, low - FEN) if each >= 0)


@given(principals, rates)
def test_the_payment_that_makes_all_alike_gives_the_plan_of_equal_payments(
    principal: Decimal, periods: list[Decimal]
) -> None:
    level = by_rates(Repayment.EQUAL_PAYMENT, principal, periods)
    same = by_fixed_payment(principal, periods, level.instalments[0].payment)
    if level.instalments[0].interest < level.instalments[0].payment <= principal:
        assert same == level


@pytest.mark.parametrize("rate", ["-0.01", "NaN", "Infinity"])
def test_refuses_what_is_no_rate(rate: str) -> None:
    for refused in (
        lambda: by_fixed_payment(Decimal(100), [Decimal(rate)], Decimal(10)),
        lambda: payments_that_fit(Decimal(100), [Decimal(rate)]),
    ):
        with pytest.raises(ValueError, match="finite and not negative"):
            refused()


def test_refuses_what_is_no_loan() -> None:
    with pytest.raises(ValueError, match="at least one period"):
        by_fixed_payment(Decimal(100), [], Decimal(10))
    with pytest.raises(ValueError, match="principal"):
        by_fixed_payment(Decimal(0), [Decimal(0)], Decimal(10))
    with pytest.raises(ValueError, match="payment"):
        by_fixed_payment(Decimal(100), [Decimal(0)], Decimal("0.001"))
