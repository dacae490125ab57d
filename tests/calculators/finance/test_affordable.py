"""Loans asked backwards, against a spreadsheet's PV and NPER, and against going forwards."""

from decimal import Decimal
from fractions import Fraction
from math import ceil

import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.affordable import (
    largest_principal,
    largest_principal_by_fee,
    least_payment,
    least_payment_by_fee,
    months_needed,
    periods_needed_by_fee,
)
from calculators.finance.repayment import Repayment, by_fee_rate

FEN = Decimal("0.01")
PAYMENTS = st.integers(0, 2_000_000).map(lambda n: Decimal(n) / 100)
RATES = st.integers(0, 3600).map(lambda n: Decimal(n) / 10_000)
MONTHS = st.integers(1, 120)


def left(principal: Decimal, payment: Decimal, rate: Decimal, months: int) -> int:
    """Return what is still owed, in 分, after so many months."""
    owed = int(principal * 100)
    for _ in range(months):
        interest = Fraction(owed) * Fraction(rate) / 12
        owed += int(interest + Fraction(1, 2))
        owed -= min(owed, int(payment * 100))
    return owed


def dearest(principal: Decimal, periods: int, rate: Decimal) -> Decimal:
    """Return the largest instalment of equal parts with a fee."""
    loan = by_fee_rate(Repayment.FLAT, principal, periods, rate)
    return max(each.payment for each in loan.instalments)


@given(PAYMENTS, MONTHS, RATES)
def test_the_largest_loan_is_paid_and_a_fen_more_is_not(
    payment: Decimal, months: int, rate: Decimal
) -> None:
    found = largest_principal(payment, months, rate)
    assert left(found, payment, rate, months) == 0
    assert left(found + FEN, payment, rate, months) > 0


@given(PAYMENTS, MONTHS, RATES)
def test_it_is_what_a_spreadsheet_says(payment: Decimal, months: int, rate: Decimal) -> None:
    monthly = max(float(rate) / 12, 1e-12)
    found = float(largest_principal(payment, months, rate))
    # Half a 分 of each month's interest, and the last 分.
    wiggle = 0.011 + -npf.pv(monthly, months, 0.005)
    assert found == pytest.approx(-npf.pv(monthly, months, float(payment)), abs=wiggle, rel=1e-4)


@given(PAYMENTS, st.integers(1, 60), RATES.map(lambda rate: rate / 12))
def test_with_a_fee_every_instalment_fits_and_with_more_one_does_not(
    payment: Decimal, periods: int, rate: Decimal
) -> None:
    found = largest_principal_by_fee(payment, periods, rate)
    assert not found or dearest(found, periods, rate) <= payment
    # The dearest goes up and down by what rounding leaves to the last.
    beyond = (found + FEN * more for more in range(1, 2 * periods + 2))
    assert all(dearest(principal, periods, rate) > payment for principal in beyond)


@given(st.integers(1, 3_000_000), PAYMENTS, RATES.map(lambda rate: rate / 12))
def test_with_a_fee_the_number_is_the_smallest(fen: int, payment: Decimal, rate: Decimal) -> None:
    principal = Decimal(fen) / 100
    found = periods_needed_by_fee(principal, payment, rate, most=60)
    fits = [n for n in range(1, 61) if dearest(principal, n, rate) <= payment]
    assert found == (fits[0] if fits else None)


@given(st.integers(100, 3_000_000), st.integers(1, 60), RATES)
def test_the_least_payment_is_enough_and_a_yuan_less_is_not(
    fen: int, months: int, rate: Decimal
) -> None:
    principal = Decimal(fen) / 100
    least = least_payment(principal, rate, months)
    assert least == int(least)
    assert left(principal, least, rate, months) == 0
    assert left(principal, least - 1, rate, months) > 0
    by_fee = least_payment_by_fee(principal, rate / 12, months)
    assert by_fee == int(by_fee)
    assert periods_needed_by_fee(principal, by_fee, rate / 12, months)
    assert not by_fee or not periods_needed_by_fee(principal, by_fee - 1, rate / 12, months)


@given(st.integers(1000, 5_000_000), PAYMENTS, RATES)
def test_the_time_is_the_shortest(principal: int, payment: Decimal, rate: Decimal) -> None:
    found = months_needed(Decimal(principal), payment, rate, most=240)
    if found is None:
        assert left(Decimal(principal), payment, rate, 240) > 0
        return
    assert left(Decimal(principal), payment, rate, found) == 0
    assert left(Decimal(principal), payment, rate, found - 1) > 0


@given(st.integers(1000, 50_000), st.integers(2, 120), st.integers(1, 3600))
def test_the_time_is_that_of_a_spreadsheet(principal: int, months: int, percent: int) -> None:
    rate = percent / 10_000 / 12
    payment = Decimal(ceil(-npf.pmt(rate, months, principal) * 100)) / 100
    found = months_needed(Decimal(principal), payment, Decimal(percent) / 10_000, most=360)
    periods = float(npf.nper(rate, -float(payment), principal))
    wiggle = sum(0.005 * (1 + rate) ** k for k in range(months)) / float(payment)
    assert found is not None
    assert ceil(periods - wiggle) <= found <= ceil(periods + wiggle)


def test_a_payment_of_the_interest_alone_carries_on_for_ever() -> None:
    """The annuity formula for 1,200 months, rounded to 分, says 200.00."""
    assert months_needed(Decimal(20_000), Decimal(200), Decimal("0.12"), most=1200) is None


@pytest.mark.parametrize("ask", [largest_principal, largest_principal_by_fee])
def test_nothing_a_month_carries_next_to_nothing(ask: object) -> None:
    assert callable(ask)
    assert ask(Decimal(0), 12, Decimal("0.01")) <= Decimal("0.06")


@pytest.mark.parametrize(
    ("payment", "periods", "rate", "message"),
    [
        (Decimal("0.001"), 12, Decimal(0), "must be whole 分"),
        (Decimal(1), 0, Decimal(0), "at least one month"),
        (Decimal(1), 12, Decimal(-1), "must be finite and not negative"),
    ],
)
def test_what_makes_no_sense_is_refused(
    payment: Decimal, periods: int, rate: Decimal, message: str
) -> None:
    for ask in (largest_principal, largest_principal_by_fee):
        with pytest.raises(ValueError, match=message):
            ask(payment, periods, rate)
    for find in (months_needed, periods_needed_by_fee):
        with pytest.raises(ValueError, match=message):
            find(Decimal(100), payment, rate, periods)
