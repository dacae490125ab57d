"""Replacing debts by a loan, against acting both courses out by hand."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy_financial as npf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.finance.debts import Amount, Budget, Owed
from calculators.finance.payoff import avalanche, floor, snowball
from calculators.finance.refinancing import Terms, refinance, replace

HORIZON = 240
FEN = Decimal("0.01")
RATES = st.integers(0, 3600).map(lambda n: Decimal(n) / 10_000)
DEBTS = st.lists(
    st.builds(
        Owed,
        balance=st.integers(1, 2_000_000).map(lambda n: Decimal(n) / 100),
        yearly_rate=RATES,
        minimum=st.integers(1000, 60_000).map(lambda n: Decimal(n) / 100),
    ),
    min_size=1,
    max_size=4,
)
TERMS = st.builds(
    Terms,
    yearly_rate=RATES,
    instalments=st.integers(1, 60),
    fee=st.integers(0, 50_000).map(lambda n: Decimal(n) / 100),
    fee_share=st.integers(0, 500).map(lambda n: Decimal(n) / 1000),
)
FEES = st.integers(0, 50_000).map(lambda n: Decimal(n) / 100)
EXTRAS = st.integers(0, 500_000).map(lambda n: Decimal(n) / 100)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Owed], set[int], Terms, Decimal]:
    debts = draw(DEBTS)
    replaced = draw(st.sets(st.sampled_from(range(len(debts))), min_size=1))
    return debts, replaced, draw(TERMS), draw(FEES)


def fen(amount: Decimal) -> int:
    return int(Fraction(amount) * 100)


def half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def act(
    owed: list[int], rates: Sequence[Fraction], minimums: Sequence[int], budget: int
) -> tuple[int, int] | None:
    """Return months and all payments, in 分, the dearest first; nothing if there is no end."""
    paid = 0
    for month in range(HORIZON):
        if not any(owed):
            return month, paid
        owed = [one + half_up(one * rate / 12) for one, rate in zip(owed, rates, strict=True)]
        given_ = [min(one, least) for one, least in zip(owed, minimums, strict=True)]
        over = budget - sum(given_)
        first = sorted(range(len(owed)), key=lambda at: (-rates[at], at))
        for index in first:
            more = min(max(over, 0), owed[index] - given_[index])
            given_[index] += more
            over -= more
        owed = [one - part for one, part in zip(owed, given_, strict=True)]
        paid += sum(given_)
    return None if any(owed) else (HORIZON, paid)


def dearest(debts: Sequence[Owed]) -> tuple[int, ...]:
    return tuple(sorted(range(len(debts)), key=lambda at: (-debts[at].yearly_rate, at)))


@given(cases())
def test_the_loan_is_just_large_enough(
    case: tuple[list[Owed], set[int], Terms, Decimal],
) -> None:
    debts, replaced, terms, leaving = case
    loan = replace(debts, replaced, terms, leaving=leaving)[-1].balance
    needed = sum((debts[index].balance for index in replaced), leaving)

    def received(principal: Decimal) -> int:
        share = half_up(Fraction(principal) * Fraction(terms.fee_share) * 100)
        return fen(principal) - share - fen(terms.fee)

    assert received(loan) >= fen(needed)
    assert received(loan - FEN) < fen(needed)


@given(cases())
def test_its_instalments_are_the_level_payment_and_end_in_time(
    case: tuple[list[Owed], set[int], Terms, Decimal],
) -> None:
    debts, replaced, terms, leaving = case
    loan = replace(debts, replaced, terms, leaving=leaving)[-1]
    level = -npf.pmt(float(terms.yearly_rate) / 12, terms.instalments, float(loan.balance))
    assert -0.006 <= float(loan.minimum) - level <= 0.026
    alone = act([fen(loan.balance)], [Fraction(loan.yearly_rate)], [fen(loan.minimum)], 0)
    assert alone is not None
    assert alone[0] <= terms.instalments


@given(cases(), st.one_of(st.none(), EXTRAS))
def test_both_courses_are_as_acted_out(
    case: tuple[list[Owed], set[int], Terms, Decimal], extra: Decimal | None
) -> None:
    debts, replaced, terms, leaving = case
    after = replace(debts, replaced, terms, leaving=leaving)
    budget = None if extra is None else max(floor(debts), floor(after)) + extra
    found = refinance(debts, replaced, terms, budget, HORIZON, leaving=leaving, order=dearest)
    acted = [
        act(
            [fen(debt.balance) for debt in each],
            [Fraction(debt.yearly_rate) for debt in each],
            [fen(debt.minimum) for debt in each],
            0 if budget is None else fen(budget),
        )
        for each in (debts, after)
    ]
    without, with_loan = acted
    if without is None or with_loan is None:
        assert (found.saved, found.months_saved) == (None, None)
        assert found.is_worth_it is (with_loan is not None)
        return
    assert found.saved is not None
    assert (found.months_saved, fen(abs(found.saved))) == (
        without[0] - with_loan[0],
        abs(without[1] - with_loan[1]),
    )
    assert found.is_worth_it is (without[1] > with_loan[1] and without[0] >= with_loan[0])


@given(cases(), EXTRAS)
def test_what_is_saved_is_interest_less_fees(
    case: tuple[list[Owed], set[int], Terms, Decimal], extra: Decimal
) -> None:
    debts, replaced, terms, leaving = case
    budget = max(floor(debts), floor(replace(debts, replaced, terms, leaving=leaving))) + extra
    found = refinance(debts, replaced, terms, budget, HORIZON, leaving=leaving)
    assume(found.saved is not None)
    owed = sum((debts[index].balance for index in replaced), Decimal(0))
    # The loan may be larger by what the rounding of its fee keeps from being exact.
    assert Decimal(0) <= found.loan - owed - found.fees <= FEN
    assert found.saved == found.before.interest - found.after.interest - (found.loan - owed)


@given(DEBTS, EXTRAS)
def test_a_loan_like_the_debt_it_replaces_changes_nothing_but_rounding(
    debts: list[Owed], extra: Decimal
) -> None:
    debt = debts[0]
    terms = Terms(yearly_rate=debt.yearly_rate, instalments=36)
    after = replace([debt], {0}, terms)
    found = refinance([debt], {0}, terms, max(floor([debt]), floor(after)) + extra, HORIZON)
    assert (found.loan, found.fees) == (debt.balance, Decimal(0))
    if found.saved is not None:
        assert (found.saved, found.months_saved) == (0, 0)
    assert not found.is_worth_it


def test_a_lower_rate_can_cost_more() -> None:
    """18% with a third of the time left against 12% for five years and a fee of 5%."""
    card = Owed(balance=Decimal(6000), yearly_rate=Decimal("0.18"), minimum=Decimal(550))
    terms = Terms(yearly_rate=Decimal("0.12"), instalments=60, fee_share=Decimal("0.05"))
    for budget in (None, Decimal(550)):
        found = refinance([card], [0], terms, budget, HORIZON)
        assert found.saved is not None
        assert found.saved < 0
        assert not found.is_worth_it


def test_orders_and_lump_sums_are_those_asked_for() -> None:
    debts = [
        Owed(balance=Decimal(9000), yearly_rate=Decimal("0.24"), minimum=Decimal(100)),
        Owed(balance=Decimal(3000), yearly_rate=Decimal("0.06"), minimum=Decimal(100)),
    ]
    terms = Terms(yearly_rate=Decimal("0.12"), instalments=24)
    budget = Budget(Decimal(900), lumps=(Amount(3, Decimal(2000)),))
    for order in (avalanche, snowball):
        found = refinance(debts, [0], terms, budget, HORIZON, order=order)
        assert found.before.order == order(debts)
        assert found.before.months[2].total_paid == Decimal(2900)
        assert len(found.after.debts) == 2


@pytest.mark.parametrize(
    ("replaced", "terms", "message"),
    [
        ([], Terms(yearly_rate=Decimal(0), instalments=12), "must be some of the debts"),
        ([2], Terms(yearly_rate=Decimal(0), instalments=12), "must be some of the debts"),
        ([1], Terms(yearly_rate=Decimal(0), instalments=12), "nothing is owed"),
        ([0], Terms(yearly_rate=Decimal(0), instalments=0), "at least one period"),
        (
            [0],
            Terms(yearly_rate=Decimal(0), instalments=1, fee_share=Decimal("0.6")),
            "from 0 to a half",
        ),
        ([0], Terms(yearly_rate=Decimal(0), instalments=1, fee=Decimal(-1)), "fee must be whole"),
        ([0], Terms(yearly_rate=Decimal("-0.1"), instalments=6), "must be finite and not"),
    ],
)
def test_what_makes_no_sense_is_refused(replaced: list[int], terms: Terms, message: str) -> None:
    debts = [
        Owed(balance=Decimal(amount), yearly_rate=Decimal(0), minimum=Decimal(10))
        for amount in (100, 0)
    ]
    with pytest.raises(ValueError, match=message):
        refinance(debts, replaced, terms, None, HORIZON)
