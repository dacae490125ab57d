"""Fees with each instalment, and paying everything early."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.changes import rest_charges, settled, with_period_fee
from calculators.finance.repayment import Repayment, by_rate, by_rates
from calculators.finance.schedule import Schedule

SCHEDULES = st.builds(
    lambda method, fen, periods, rate: by_rate(
        method, Decimal(fen) / 100, periods, Decimal(rate) / 10_000
    ),
    st.sampled_from(Repayment),
    st.integers(1, 10**8),
    st.integers(2, 60),
    st.integers(0, 500),
)


@given(SCHEDULES, st.integers(0, 10**6))
def test_a_fee_is_added_to_each_instalment_and_nothing_else_changes(
    loan: Schedule, fen: int
) -> None:
    fee = Decimal(fen) / 100
    dearer = with_period_fee(loan, fee)
    assert dearer.total_cost == loan.total_cost + fee * len(loan.instalments)
    assert [each.balance for each in dearer.instalments] == [
        each.balance for each in loan.instalments
    ]


@given(SCHEDULES, st.integers(1, 59), st.integers(0, 20))
def test_settling_pays_what_is_left_and_charges_no_more_than_it_says(
    loan: Schedule, after: int, percent: int
) -> None:
    after = min(after, len(loan.instalments) - 1)
    left = loan.instalments[after - 1].balance
    early = settled(loan, after, share=Decimal(percent) / 100)
    assert len(early.instalments) == after
    assert early.instalments[-1].balance == 0
    fee = early.total_cost + rest_charges(loan, after) - loan.total_cost
    assert fee == pytest.approx(left * percent / 100, abs=Decimal("0.005"))


@pytest.mark.parametrize(("after", "share"), [(0, "0"), (3, "0"), (1, "-1"), (1, "NaN")])
def test_what_cannot_be_settled(after: int, share: str) -> None:
    loan = by_rate(Repayment.FLAT, Decimal(300), 3, Decimal("0.01"))
    with pytest.raises(ValueError, match=r"instalment|share"):
        settled(loan, after, share=Decimal(share))


@given(
    st.sampled_from(Repayment),
    st.integers(1, 10**8),
    st.lists(st.integers(0, 2_000), min_size=1, max_size=60),
)
def test_periods_of_any_length_leave_nothing(method: Repayment, fen: int, parts: list[int]) -> None:
    rates = [Decimal(part) / 10_000 for part in parts]
    loan = by_rates(method, Decimal(fen) / 100, rates)
    assert loan.instalments[-1].balance == 0
    assert loan.total_paid == loan.principal + loan.total_cost
    same = by_rate(method, Decimal(fen) / 100, len(parts), rates[0])
    assert by_rates(method, Decimal(fen) / 100, [rates[0]] * len(parts)) == same
