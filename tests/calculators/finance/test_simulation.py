"""Debts paid month after month, against a household that is acted out with nothing but definitions.

`act` shares no code with ours: it looks every month up what a debt's terms are on that month, and
counts in fractions of 分 that it rounds by hand.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculators.finance.debts import Amount, Budget, Holiday, Owed, Price
from calculators.finance.payoff import Plan, avalanche, floor, least_budget, pay_minimums, pay_off

HORIZON = 120

Acted = list[tuple[list[int], list[int], list[int]]]


def half_up(value: Fraction) -> int:
    whole, rest = divmod(value, 1)
    return int(whole) + (rest >= Fraction(1, 2))


def fen(amount: Decimal) -> int:
    return int(Fraction(amount) * 100)


def due_terms(debt: Owed, month: int) -> tuple[Fraction, int, Fraction]:
    """Return the monthly rate, the least amount in 分 and the share that hold in a month."""
    rate = debt.yearly_rate
    for past in range(1, month + 1):
        for price in debt.prices:
            if price.month == past:
                rate = price.yearly_rate
    least, share, bears = fen(debt.minimum), Fraction(debt.share), True
    for holiday in debt.holidays:
        if month in range(holiday.month, holiday.month + holiday.months):
            least, share = 0, Fraction(0)
            bears = bears and holiday.interest
    return Fraction(rate) / 12 if bears else Fraction(0), least, share


def available(budget: Budget, month: int) -> int:
    amount = fen(budget.monthly)
    for past in range(1, month + 1):
        for change in budget.changes:
            if change.month == past:
                amount = fen(change.amount)
    return amount + sum(fen(lump.amount) for lump in budget.lumps if lump.month == month)


def act(
    debts: Sequence[Owed], order: Sequence[int], budget: Budget | None, months: int
) -> tuple[Acted, int]:
    """Return interest, payments and balances of each month, and what the last one lacked."""
    owed = {index: fen(debt.balance) for index, debt in enumerate(debts)}
    acted: Acted = []
    for month in range(1, months + 1):
        if not any(owed.values()):
            break
        borne, paid = {}, {}
        for index, debt in enumerate(debts):
            rate, least, share = due_terms(debt, month)
            borne[index] = half_up(owed[index] * rate)
            total = owed[index] + borne[index]
            if share == 0:
                minimum = least
            elif debt.interest_on_top:
                minimum = max(least, borne[index] + half_up(owed[index] * share))
            else:
                minimum = max(least, half_up(total * share))
            paid[index] = min(minimum, total)
        if budget is not None:
            over = available(budget, month) - sum(paid.values())
            if over < 0:
                return acted, -over
            for index in order:
                more = min(over, owed[index] + borne[index] - paid[index])
                paid[index] += more
                over -= more
        for index in owed:
            owed[index] += borne[index] - paid[index]
        acted.append(([*borne.values()], [*paid.values()], [*owed.values()]))
    return acted, 0


def shown(plan: Plan) -> Acted:
    return [(list(m.fen.interest), list(m.fen.paid), list(m.fen.balances)) for m in plan.months]


AMOUNTS = st.integers(0, 2_000_000).map(lambda n: Decimal(n) / 100)
RATES = st.integers(0, 3600).map(lambda n: Decimal(n) / 10_000)
SHARES = st.one_of(st.just(Decimal(0)), st.integers(0, 1000).map(lambda n: Decimal(n) / 1000))
MONTHS = st.integers(1, 40)
DEBTS = st.lists(
    st.builds(
        Owed,
        balance=AMOUNTS,
        yearly_rate=RATES,
        minimum=st.integers(0, 60_000).map(lambda n: Decimal(n) / 100),
        share=SHARES,
        interest_on_top=st.booleans(),
        prices=st.lists(
            st.builds(Price, MONTHS, RATES), max_size=3, unique_by=lambda price: price.month
        ).map(tuple),
        holidays=st.lists(
            st.builds(Holiday, MONTHS, st.integers(1, 12), st.booleans()), max_size=2
        ).map(tuple),
    ),
    min_size=1,
    max_size=5,
)
LUMPS = st.lists(st.builds(Amount, MONTHS, AMOUNTS), max_size=3).map(tuple)
EXTRAS = st.integers(0, 500_000).map(lambda n: Decimal(n) / 100)


@st.composite
def households(draw: st.DrawFn) -> tuple[list[Owed], tuple[int, ...], Budget]:
    debts = draw(DEBTS)
    order = tuple(draw(st.permutations(range(len(debts)))))
    monthly = floor(debts) + draw(EXTRAS)
    changes = draw(
        st.lists(
            st.builds(Amount, st.integers(2, 40), AMOUNTS),
            max_size=2,
            unique_by=lambda change: change.month,
        )
    )
    return debts, order, Budget(monthly, tuple(changes), draw(LUMPS))


@given(households())
def test_every_month_is_as_acted_out(
    household: tuple[list[Owed], tuple[int, ...], Budget],
) -> None:
    debts, order, budget = household
    found = pay_off(debts, order, budget, HORIZON, prove=False)
    acted, short = act(debts, order, budget, HORIZON)
    assert shown(found) == acted
    if short:
        assert found.shortfall is not None
        assert fen(found.shortfall.amount) == short
        assert found.shortfall.month == len(acted) + 1
        assert not found.is_free
    else:
        assert found.shortfall is None


@given(DEBTS)
def test_paying_the_minimums_is_as_acted_out(debts: list[Owed]) -> None:
    found = pay_minimums(debts, HORIZON)
    acted, _ = act(debts, range(len(debts)), None, HORIZON)
    assert shown(found) == acted[: len(found.months)]
    assert found.budget == floor(debts)
    if not found.is_free and len(found.months) < HORIZON:
        assert any(acted[-1][2])
        assert sum(acted[-1][2]) >= sum(acted[len(found.months) - 1][2])


@given(households())
def test_parts_add_up_and_balances_end_at_nothing(
    household: tuple[list[Owed], tuple[int, ...], Budget],
) -> None:
    debts, order, budget = household
    for found in (pay_off(debts, order, budget, HORIZON), pay_minimums(debts, HORIZON)):
        assert found.paid + found.owed[-1] == found.owed[0] + found.interest
        for earlier, month in pairwise([None, *found.months]):
            assert month is not None
            before = earlier.balances if earlier else found.balances[0]
            for was, interest, paid, balance in zip(
                before, month.interest, month.paid, month.balances, strict=True
            ):
                assert was + interest - paid == balance >= 0 <= paid
        if found.is_free:
            assert {str(balance) for balance in found.balances[-1]} == {"0.00"}
            assert found.paid == found.owed[0] + found.interest


@given(households(), EXTRAS)
def test_more_budget_never_leaves_more_owed(
    household: tuple[list[Owed], tuple[int, ...], Budget], more: Decimal
) -> None:
    debts, order, budget = household
    changes = tuple(Amount(each.month, each.amount + more) for each in budget.changes)
    richer = Budget(budget.monthly + more, changes, budget.lumps)
    less, plenty = (pay_off(debts, order, each, HORIZON, prove=False) for each in (budget, richer))
    for one, other in zip(less.balances, plenty.balances, strict=False):
        assert all(a >= b for a, b in zip(one, other, strict=True))
    if less.is_free:
        assert plenty.is_free
    if plenty.shortfall:
        assert less.shortfall
        assert less.shortfall.month <= plenty.shortfall.month


@given(households())
def test_a_plan_without_end_is_one(
    household: tuple[list[Owed], tuple[int, ...], Budget],
) -> None:
    debts, order, budget = household
    stopped = pay_off(debts, order, budget, HORIZON)
    on = pay_off(debts, order, budget, 2 * HORIZON, prove=False)
    if len(stopped.months) < HORIZON and not stopped.is_free and not stopped.shortfall:
        assert not on.is_free
    else:
        assert shown(on)[: len(stopped.months)] == shown(stopped)


RESTED = Owed(
    balance=Decimal(1),
    yearly_rate=Decimal(0),
    minimum=Decimal(1),
    holidays=(Holiday(1, 1, interest=False),),
)
"""A debt whose only payment is due a month late: without a budget it is missed then."""


@given(DEBTS, LUMPS, st.integers(1, 60))
@example([RESTED], (), 2)
def test_the_least_budget_is_enough_and_a_yuan_less_is_not(
    debts: list[Owed], lumps: tuple[Amount, ...], months: int
) -> None:
    order = avalanche(debts)
    least = least_budget(debts, order, months, lumps)

    def ends(monthly: Decimal) -> bool:
        acted, short = act(debts, order, Budget(monthly, lumps=lumps), months)
        return not short and not (any(acted[-1][2]) if acted else any(d.balance for d in debts))

    assert least == least.to_integral_value()
    assert ends(least)
    if least:
        assert not ends(least - 1)


def test_a_published_example_of_paying_the_minimum() -> None:
    """tool-websites.pages.dev, "Credit Card Minimum Payment Calculator" (looked up in November
    2026): 5,000 at 22%, the greater of 2% of what is owed with interest and 25. It rounds nothing
    but what it shows: 817 months, 35,957.75 of interest."""
    card = Owed(
        balance=Decimal(5000),
        yearly_rate=Decimal("0.22"),
        minimum=Decimal(25),
        share=Decimal("0.02"),
    )
    found = pay_minimums([card], 1200)
    assert len(found.months) == 817
    assert abs(found.interest - Decimal("35957.75")) < 1


def test_a_share_alone_falls_like_a_power() -> None:
    """Without rounding a balance B becomes B (1 + r)^n (1 - s)^n."""
    card = Owed(
        balance=Decimal(10_000_000),
        yearly_rate=Decimal("0.18"),
        minimum=Decimal(0),
        share=Decimal("0.1"),
    )
    found = pay_minimums([card], 60)
    for month, owed in enumerate(found.owed):
        assert float(owed) == pytest.approx(1e7 * (1.015 * 0.9) ** month, abs=0.1)


def test_the_last_fen_of_a_small_share_are_never_paid() -> None:
    card = Owed(
        balance=Decimal(10), yearly_rate=Decimal(0), minimum=Decimal(0), share=Decimal("0.1")
    )
    found = pay_minimums([card], 1000)
    assert not found.is_free
    assert (found.owed[-1], len(found.months) < 1000) == (Decimal("0.04"), True)


def test_a_changed_budget_stays_and_lump_sums_of_a_month_add_up() -> None:
    card = Owed(balance=Decimal(10_000), yearly_rate=Decimal(0), minimum=Decimal(0))
    budget = Budget(
        Decimal(100),
        changes=(Amount(5, Decimal(400)), Amount(3, Decimal(200))),
        lumps=(Amount(2, Decimal(1000)), Amount(2, Decimal(50))),
    )
    found = pay_off([card], [0], budget, 7)
    assert [month.total_paid for month in found.months] == [100, 1150, 200, 200, 400, 400, 400]


def test_a_budget_that_falls_below_the_minimums_is_named() -> None:
    card = Owed(balance=Decimal(5000), yearly_rate=Decimal(0), minimum=Decimal(300))
    found = pay_off([card], [0], Budget(Decimal(300), (Amount(4, Decimal(250)),)), HORIZON)
    assert found.shortfall is not None
    assert (found.shortfall.month, found.shortfall.amount) == (4, Decimal("50.00"))
    assert (len(found.months), found.owed[-1], found.is_free) == (3, Decimal("4100.00"), False)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"share": Decimal("1.1")}, "share must be from 0 to 1"),
        ({"share": Decimal("NaN")}, "share must be from 0 to 1"),
        ({"prices": (Price(0, Decimal(0)),)}, "months are counted from 1"),
        ({"prices": (Price(3, Decimal(-1)),)}, "must be finite and not negative"),
        ({"holidays": (Holiday(-1, 3),)}, "months are counted from 1"),
    ],
)
def test_terms_that_make_no_sense_are_refused(changed: dict[str, object], message: str) -> None:
    debt = {"balance": Decimal(100), "yearly_rate": Decimal(0), "minimum": Decimal(0), **changed}
    with pytest.raises(ValueError, match=message):
        pay_minimums([Owed(**debt)], HORIZON)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "budget",
    [
        Budget(Decimal(10), changes=(Amount(0, Decimal(1)),)),
        Budget(Decimal(10), lumps=(Amount(-1, Decimal(1)),)),
        Budget(Decimal(10), lumps=(Amount(1, Decimal("0.001")),)),
        Budget(Decimal(10), changes=(Amount(1, Decimal(-1)),)),
    ],
)
def test_budgets_that_make_no_sense_are_refused(budget: Budget) -> None:
    debt = Owed(balance=Decimal(100), yearly_rate=Decimal(0), minimum=Decimal(0))
    with pytest.raises(ValueError, match=r"months are counted from 1|must be whole 分"):
        pay_off([debt], [0], budget, HORIZON)
