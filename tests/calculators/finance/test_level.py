"""Schedules of which only the payment is known: exact sums, and the rate that they imply."""

from decimal import Decimal

import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.level import by_payment
from calculators.finance.returns import irr


@given(st.integers(1, 10**9), st.integers(1, 360), st.integers(0, 10**9))
def test_every_payment_is_exact_and_nothing_is_left(fen: int, periods: int, more: int) -> None:
    payment = Decimal(-(-fen // periods) + more) / 100
    loan = by_payment(Decimal(fen) / 100, periods, payment)
    assert {each.payment for each in loan.instalments} == {payment}
    assert all(each.interest >= 0 and each.principal >= 0 for each in loan.instalments)
    assert loan.instalments[-1].balance == 0
    assert loan.total_cost == payment * periods - loan.principal


@given(st.integers(10**5, 10**8), st.integers(2, 120), st.integers(1, 200))
def test_the_split_is_that_of_a_spreadsheet(fen: int, periods: int, percent: int) -> None:
    principal = Decimal(fen) / 100
    payment = (principal * (100 + percent) / 100 / periods).quantize(Decimal("0.01"))
    loan = by_payment(principal, periods, payment)
    rate = irr(loan.cash_flows)
    for number in (1, periods // 2 + 1, periods):
        expected = -npf.ipmt(rate, number, periods, float(principal))
        interest = float(loan.instalments[number - 1].interest)
        assert interest == pytest.approx(float(expected), abs=0.02, rel=1e-6)


@pytest.mark.parametrize(
    ("principal", "periods", "payment"),
    [("0", 1, "1"), ("100", 0, "100"), ("100", 3, "33.33"), ("100", 1, "100.001")],
)
def test_what_is_no_loan(principal: str, periods: int, payment: str) -> None:
    with pytest.raises(ValueError, match=r"principal|period|payment"):
        by_payment(Decimal(principal), periods, Decimal(payment))
