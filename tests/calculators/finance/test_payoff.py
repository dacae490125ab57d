"""Paying several debts back: against other people's figures, an exact double, and what must hold.

The exact double uses fractions and no rounding, and was written from the definition alone. For it
the avalanche never costs more than any other order: a yuan paid on a debt of a higher rate saves
more from then on, and a minimum that is no longer due there is free for the others. Rounding each
month's interest to 分 can upset that by at most what was rounded, and that is the exact property
for the amounts shown: at most half a 分 a debt and month, grown by its rate since.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, permutations

import numpy_financial as npf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.finance.debts import Owed
from calculators.finance.money import total
from calculators.finance.payoff import Plan, avalanche, floor, least_budget, pay_off, snowball

HORIZON = 360
FEN = Decimal("0.01")


def owed(balance: object, percent: object, minimum: object = 0) -> Owed:
    return Owed(
        balance=Decimal(str(balance)),
        yearly_rate=Decimal(str(percent)) / 100,
        minimum=Decimal(str(minimum)),
    )


AMOUNTS = st.integers(0, 3_000_000).map(lambda fen: Decimal(fen) / 100)
DEBTS = st.lists(
    st.builds(
        owed, AMOUNTS, st.integers(0, 3600).map(lambda n: Decimal(n) / 100), st.integers(0, 900)
    ),
    min_size=1,
    max_size=5,
)
EXTRAS = st.integers(0, 500_000).map(lambda fen: Decimal(fen) / 100)


def plan(debts: Sequence[Owed], order: Sequence[int], extra: Decimal) -> Plan:
    return pay_off(debts, order, floor(debts) + extra, HORIZON)


def exact(
    debts: Sequence[Owed], order: Sequence[int], budget: Decimal, months: int
) -> tuple[int, Fraction] | None:
    """Return months and interest without rounding, or nothing if it takes longer."""
    left = [Fraction(debt.balance) for debt in debts]
    interest = Fraction(0)
    for month in range(months):
        if not any(left):
            return month, interest
        added = [b * Fraction(d.yearly_rate) / 12 for b, d in zip(left, debts, strict=True)]
        interest += sum(added)
        left = [b + more for b, more in zip(left, added, strict=True)]
        spare = Fraction(budget)
        for index, debt in enumerate(debts):
            payment = min(Fraction(debt.minimum), left[index])
            left[index] -= payment
            spare -= payment
        assert spare >= 0
        for index in order:
            payment = min(spare, left[index])
            left[index] -= payment
            spare -= payment
    return None if any(left) else (months, interest)


def test_the_published_example_of_an_avalanche() -> None:
    """examples/response.json of the public repository nielse63/node-debt-snowball, MIT.

    It pays 100 a month beyond the minimums of 75 and 150. Up to its fifth month every figure is
    the same. In its sixth it clears the card and leaves that month's interest of 2.08 unpaid, so
    that from then on it owes 2.08 less than it should; its 28 payments stay 28.
    """
    card, loan = owed(1000, "14.99", 75), owed(7500, "4.75", 150)
    found = pay_off([card, loan], avalanche([card, loan]), Decimal(325), HORIZON)
    assert [month.balances for month in found.months[:5]] == [
        (Decimal(one), Decimal(other))
        for one, other in (
            ("837.49", "7379.69"),
            ("672.95", "7258.90"),
            ("506.36", "7137.63"),
            ("337.69", "7015.88"),
            ("166.91", "6893.65"),
        )
    ]
    assert [month.interest for month in found.months[4:6]] == [
        (Decimal("4.22"), Decimal("27.77")),
        (Decimal("2.08"), Decimal("27.29")),
    ]
    assert found.owed[6] == Decimal("6762.85") + Decimal("2.08")
    assert len(found.months) == 28


def test_the_published_example_of_a_snowball() -> None:
    """Peace, Love & Spreadsheets, "Avalanche vs. Snowball" (May 2025): 10,000 at 4% before 20,000
    at 25%, 1,000 a month and no minimums; balances to the dollar."""
    car, card = owed(10_000, 4), owed(20_000, 25)
    found = pay_off([car, card], snowball([car, card]), Decimal(1000), HORIZON)
    shown = [tuple(round(balance) for balance in balances) for balances in found.balances[:9]]
    assert shown == [
        (10_000, 20_000),
        (9_033, 20_417),
        (8_063, 20_842),
        (7_090, 21_276),
        (6_114, 21_719),
        (5_134, 22_172),
        (4_151, 22_634),
        (3_165, 23_105),
        (2_176, 23_587),
    ]


def test_the_first_debt_of_another_published_snowball() -> None:
    """The Simple Dollar, "Debt Snowball vs. The High Interest Approach": 979.17 a month clears the
    smallest of three debts in fourteen months."""
    debts = [owed(5000, "3.75", "50.03"), owed(11_000, 6, "122.12"), owed(40_000, 8, "485.31")]
    assert pay_off(debts, snowball(debts), Decimal("979.17"), HORIZON).cleared(0) == 14


@given(st.integers(1000, 5_000_000), st.integers(1, 3600), st.integers(2, 300))
def test_a_single_debt_takes_the_time_of_a_spreadsheet(
    balance: int, percent: int, months: int
) -> None:
    rate = percent / 10_000 / 12
    payment = Decimal(math.ceil(-npf.pmt(rate, months, balance) * 100)) / 100
    debt = owed(balance, Decimal(percent) / 100)
    found = pay_off([debt], [0], payment, HORIZON)
    periods = float(npf.nper(rate, -float(payment), balance))
    # Rounding to 分 each month can move the end by what it adds up to.
    wiggle = sum(0.005 * (1 + rate) ** k for k in range(months)) / float(payment)
    assert math.ceil(periods - wiggle) <= len(found.months) <= math.ceil(periods + wiggle)


@given(DEBTS, EXTRAS)
def test_what_is_paid_is_what_was_owed_and_the_interest(debts: list[Owed], extra: Decimal) -> None:
    found = plan(debts, snowball(debts), extra)
    assert found.paid + found.owed[-1] == found.owed[0] + found.interest
    assert found.interest == total(found.interest_of(index) for index in range(len(debts)))
    for before, month in pairwise([None, *found.months]):
        assert month is not None
        earlier = before.balances if before else tuple(debt.balance for debt in debts)
        assert total(month.paid) <= found.budget
        assert total(month.paid) == found.budget or not any(month.balances)
        for index, debt in enumerate(debts):
            due = earlier[index] + month.interest[index]
            assert due - month.paid[index] == month.balances[index] >= 0
            assert month.paid[index] >= min(debt.minimum, due)


@given(DEBTS, EXTRAS, EXTRAS)
def test_more_budget_never_leaves_more_owed(
    debts: list[Owed], extra: Decimal, more: Decimal
) -> None:
    less, plenty = (plan(debts, avalanche(debts), each) for each in (extra, extra + more))
    for one, other in zip(less.balances, plenty.balances, strict=False):
        assert all(a >= b for a, b in zip(one, other, strict=True))
    if less.is_free:
        assert plenty.is_free
        assert len(plenty.months) <= len(less.months)
        assert plenty.interest <= less.interest


@given(
    st.lists(
        st.builds(owed, st.integers(0, 3000), st.integers(0, 36), st.integers(0, 100)),
        min_size=1,
        max_size=4,
    ),
    st.integers(50, 1000),
)
def test_without_rounding_no_order_costs_less_than_the_avalanche(
    debts: list[Owed], extra: int
) -> None:
    budget = floor(debts) + extra + 1
    best = exact(debts, avalanche(debts), budget, 60)
    assume(best)
    assert best is not None
    for order in permutations(range(len(debts))):
        other = exact(debts, order, budget, 60)
        assert other is None or (best[0] <= other[0] and best[1] <= other[1])


@given(DEBTS, EXTRAS)
def test_with_rounding_the_avalanche_costs_more_by_no_more_than_the_rounding(
    debts: list[Owed], extra: Decimal
) -> None:
    best = plan(debts, avalanche(debts), extra)
    assume(best.is_free)
    for order in permutations(range(len(debts))):
        other = plan(debts, order, extra)
        if not other.is_free:
            continue
        length = max(len(best.months), len(other.months))
        highest = max(debt.yearly_rate for debt in debts) / 12
        rounded = len(debts) * sum(FEN / 2 * (1 + highest) ** k for k in range(length + 1))
        # Half a 分 a debt and month in each of the two plans.
        assert best.interest <= other.interest + 2 * rounded


def test_rounding_can_upset_the_avalanche_by_a_few_fen() -> None:
    """A balance whose interest rounds to nothing is free to keep, whatever its rate."""
    tiny, large = owed("0.30", 18), owed(1000, 12)
    debts = [tiny, large]
    first, second = (pay_off(debts, order, Decimal(100), HORIZON) for order in ([0, 1], [1, 0]))
    assert avalanche(debts) == (0, 1)
    assert Decimal(0) < first.interest - second.interest < Decimal("0.10")


@given(DEBTS, EXTRAS)
def test_a_plan_without_end_is_one(debts: list[Owed], extra: Decimal) -> None:
    """Where the proof stops a plan early, going on would not have ended it."""
    budget = floor(debts) + extra
    stopped = pay_off(debts, avalanche(debts), budget, HORIZON)
    assume(not stopped.is_free and len(stopped.months) < HORIZON)
    on = pay_off(debts, avalanche(debts), budget, HORIZON, prove=False)
    assert len(on.months) == HORIZON
    assert not on.is_free
    assert on.owed[-1] >= stopped.owed[-1]


@given(DEBTS, st.integers(1, 60))
def test_the_least_budget_is_enough_and_a_yuan_less_is_not(debts: list[Owed], months: int) -> None:
    order = snowball(debts)
    least = least_budget(debts, order, months)
    assert least == least.to_integral_value()
    assert pay_off(debts, order, least, months).is_free
    if least - 1 >= floor(debts):
        assert not pay_off(debts, order, least - 1, months).is_free


def test_orders_break_ties_by_what_is_better() -> None:
    debts = [owed(500, 12), owed(500, 18), owed(300, 18)]
    assert avalanche(debts) == (2, 1, 0)
    assert snowball(debts) == (2, 1, 0)


@pytest.mark.parametrize(
    ("debts", "order", "budget", "message"),
    [
        ([owed(100, 12, 50)], [0], 49, "must cover every minimum"),
        ([owed(100, 12)], [], 49, "must name each debt once"),
        ([owed(100, 12)], [1], 49, "must name each debt once"),
        ([owed("0.001", 12)], [0], 49, "balance must be whole 分"),
        ([owed(100, -1)], [0], 49, "must be finite and not negative"),
        ([owed(100, "NaN")], [0], 49, "must be finite and not negative"),
        ([owed(100, 12)], [0], -1, "budget must be whole 分"),
    ],
)
def test_what_makes_no_sense_is_refused(
    debts: list[Owed], order: list[int], budget: int, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        pay_off(debts, order, Decimal(budget), HORIZON)


def test_a_time_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one month"):
        least_budget([owed(100, 12)], [0], 0)


def test_nothing_owed_takes_no_time() -> None:
    found = pay_off([owed(0, 12, 50)], [0], Decimal(0), HORIZON)
    assert (found.months, found.is_free, found.cleared(0)) == ((), True, 0)


def test_three_hundred_debts_are_planned() -> None:
    debts = [owed(100 + 37 * n, n % 37, 20) for n in range(300)]
    found = pay_off(debts, avalanche(debts), floor(debts) * 6, HORIZON)
    assert found.is_free
    assert found.paid == found.owed[0] + found.interest
