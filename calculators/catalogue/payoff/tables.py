"""The tables of the plans: the orders side by side, one order's debts, its months, its goals."""

from collections.abc import Sequence

from calculators.catalogue.payoff import wording
from calculators.catalogue.payoff.plans import Case
from calculators.catalogue.payoff.plans import targets as goals
from calculators.display import money, short_percent
from calculators.finance.money import EXACT
from calculators.finance.payoff import Month
from calculators.results import Column, MadeRows, Row, Table

MOST_COLUMNS = 6
"""With more debts than these, a month's table names only the debt that gets most."""


def comparison(case: Case) -> Table:
    """Compare the orders of payment."""
    mine = case.plan.interest
    return Table(
        caption="三种顺序比一比",
        columns=(
            Column(label="顺序", align="start"),
            Column(label="要还多久"),
            Column(label="还清的月份"),
            Column(label="利息一共"),
            Column(label=f"和{wording.strategy(case.chosen)}比"),
        ),
        rows=tuple(
            (
                wording.strategy(strategy),
                f"{len(plan.months)} 个月" if plan.is_free else wording.NEVER,
                wording.free_on(case, plan),
                money(plan.interest) if plan.is_free else "—",
                wording.more_or_less(EXACT.subtract(plan.interest, mine)) if plan.is_free else "—",
            )
            for strategy, plan in case.plans.items()
        ),
    )


def order(case: Case) -> Table:
    """List the debts in the order in which they get what is left of the budget."""
    plan = case.plan
    shown = [index for index in plan.order if plan.debts[index].balance]
    return Table(
        caption=f"{wording.strategy(case.chosen)}：先集中还哪一笔",
        columns=(
            Column(label="顺序"),
            Column(label="欠款", align="start"),
            Column(label="还欠"),
            Column(label="年利率"),
            Column(label="还清的月份"),
            Column(label="利息"),
        ),
        rows=tuple(
            (
                str(place),
                case.items[index].title,
                money(plan.debts[index].balance),
                short_percent(plan.debts[index].yearly_rate),
                wording.month_name(case, plan.cleared(index) or 1),
                money(plan.interest_of(index)),
            )
            for place, index in enumerate(shown, 1)
        ),
    )


def targets(case: Case) -> Table:
    """Name the budget that would do for a few lengths of time."""
    return Table(
        caption="想多久还清，每月要多少",
        columns=(
            Column(label="还清的时间", align="start"),
            Column(label="每月至少"),
            Column(label="和现在的预算比"),
        ),
        rows=tuple(_target(case, months) for months in goals()),
    )


def _target(case: Case, months: int) -> tuple[str, ...]:
    needed = case.least_budget(months)
    more = EXACT.subtract(needed, case.budget)
    compared = f"要多 {money(more)}" if more > 0 else "现在的就够"
    return f"{wording.span(months)}以内", money(needed), compared


def months(case: Case) -> Table:
    """List the months of the chosen plan: what to pay on which debt."""
    plan = case.plan
    owing = [index for index in plan.order if plan.debts[index].balance]
    paid: tuple[Column, ...]
    if len(owing) > MOST_COLUMNS:
        paid = (Column(label="还得最多的一笔", align="start"),)
    else:
        paid = tuple(Column(label=f"还{case.items[index].title}") for index in owing)

    def row(index: int) -> Row:
        month = plan.months[index]
        return (
            f"{wording.month(case, month.number):%Y-%m}",
            f"{month.total_paid:,f}",
            f"{month.total_interest:,f}",
            *_payments(case, month, owing),
            f"{plan.owed[index + 1]:,f}",
        )

    return Table(
        caption=f"{wording.strategy(case.chosen)}：每个月怎么还",
        folded=True,
        columns=(
            Column(label="月份", align="start"),
            Column(label="一共还"),
            Column(label="其中利息"),
            *paid,
            Column(label="还欠"),
        ),
        rows=MadeRows(len(plan.months), row),
    )


def _payments(case: Case, month: Month, owing: Sequence[int]) -> tuple[str, ...]:
    paid = month.paid
    if len(owing) <= MOST_COLUMNS:
        return tuple(f"{paid[index]:,f}" for index in owing)
    most = max(owing, key=lambda index: paid[index])
    return (f"{case.items[most].title} {paid[most]:,f}",)
