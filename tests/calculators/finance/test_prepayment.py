"""Shortened and lowered loans, against numpy-financial and what always holds."""

from decimal import Decimal

import numpy_financial as npf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.finance.money import EXACT, to_fen
from calculators.finance.prepayment import same_length, same_payment, same_principal
from calculators.finance.schedule import Schedule

fen = st.integers(1, 10**9).map(lambda amount: Decimal(amount).scaleb(-2))
not_negative = st.integers(0, 10**7).map(lambda amount: Decimal(amount).scaleb(-2))
periods = st.integers(1, 120)
rates = st.integers(0, 2000).map(lambda points: Decimal(points).scaleb(-4))


def check(schedule: Schedule, balance: Decimal, most: int) -> None:
    left = balance
    for instalment in schedule.instalments:
        left = EXACT.subtract(left, instalment.principal)
        assert instalment.balance == left
        assert min(instalment.principal, instalment.interest, instalment.fee) >= 0
    assert left == 0
    assert 1 <= len(schedule.instalments) <= most
    # It ends as soon as nothing is left.
    assert all(instalment.balance for instalment in schedule.instalments[:-1])


@given(fen, periods, rates, not_negative)
def test_the_same_payment_clears_any_balance(
    balance: Decimal, most: int, rate: Decimal, payment: Decimal
) -> None:
    schedule = same_payment(balance, most, rate, payment)
    check(schedule, balance, most)
    owed = balance
    for instalment in schedule.instalments:
        assert instalment.interest == to_fen(EXACT.multiply(owed, rate))
        owed = instalment.balance
    for instalment in schedule.instalments[:-1]:
        assert instalment.payment == max(payment, instalment.interest)


@given(fen, periods, not_negative, rates, not_negative)
def test_the_same_principal_clears_any_balance(
    balance: Decimal, most: int, part: Decimal, rate: Decimal, charge: Decimal
) -> None:
    schedule = same_principal(balance, most, part, rate=rate, charge=charge)
    check(schedule, balance, most)
    assert all(instalment.principal == part for instalment in schedule.instalments[:-1])
    assert all(instalment.fee == charge for instalment in schedule.instalments)


@given(fen, periods, not_negative, st.booleans())
def test_the_same_length_keeps_its_charge(
    balance: Decimal, count: int, charge: Decimal, principal_last: bool
) -> None:
    schedule = same_length(balance, count, charge, principal_last=principal_last)
    assert len(schedule.instalments) == count
    assert schedule.instalments[-1].balance == 0
    assert schedule.total_cost == charge * count
    if principal_last:
        assert schedule.instalments[-1].principal == balance


@settings(deadline=None)
@given(st.integers(1000, 100_000), st.integers(1, 300), st.integers(2, 119))
def test_the_number_of_payments_is_that_of_the_annuity_formula(
    balance: int, points: int, count: int
) -> None:
    rate = points / 10_000
    payment = round(Decimal(float(npf.pmt(rate, count, -balance))), 2) + Decimal("0.02")
    schedule = same_payment(Decimal(balance), 120, Decimal(points).scaleb(-4), payment)
    exact = float(npf.nper(rate, -float(payment), balance))
    # Within what the rounding of each month's interest can move.
    assert exact - 0.2 <= len(schedule.instalments) <= exact + 1.2


@pytest.mark.parametrize(("most", "rate"), [(0, "0.01"), (3, "-0.01"), (3, "NaN")])
def test_out_of_range(most: int, rate: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        same_payment(Decimal(100), most, Decimal(rate), Decimal(50))
    with pytest.raises(ValueError, match="must be"):
        same_principal(Decimal(100), most, Decimal(50), rate=Decimal(rate))
