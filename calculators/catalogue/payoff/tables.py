"""The tables of the plans: the orders side by side, one order's debts, its months, its goals."""

from collections.abc import Sequence
from decimal import Decimal

from calculators.catalogue.payoff import wording
from calculators.catalogue.payoff.plans import Case
from calculators.catalogue.payoff.plans import targets as goals
from calculators.display import in_months, money, quantity
from calculators.facts import Unit
from calculators.finance.money import EXACT
from calculators.finance.payoff import Month
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.household.model import Debt
from calculators.language import _
from calculators.results import Column, Keyed, LazyRows, Row, Table

MOST_COLUMNS = 6
"""With more debts than these, a month's table names only the debt that gets most."""


def comparison(case: Case) -> Table:
    """Compare the orders of payment."""
    mine = case.plan.interest
    return Table(
        caption=_("几种顺序比一比"),
        columns=(
            Column(label=_("顺序"), align="start"),
            Column(label=_("还清的月份")),
            Column(label=_("利息一共")),
            Column(label=_("要还多久")),
            Column(label=_("和{strategy}比", strategy=wording.strategy(case.chosen))),
        ),
        rows=tuple(
            (
                wording.strategy(strategy),
                wording.free_on(case, plan),
                Keyed(
                    name=f"interest_{strategy}",
                    value=plan.interest if plan.is_free else "never",
                    text=money(plan.interest) if plan.is_free else "—",
                ),
                in_months(len(plan.months)) if plan.is_free else "—",
                wording.more_or_less(EXACT.subtract(plan.interest, mine)) if plan.is_free else "—",
            )
            for strategy, plan in case.plans.items()
        ),
    )


def this_month(case: Case) -> Table:
    """Say what to pay to whom in the first month, by the days on which it is due."""
    paid = case.plan.months[0].paid
    due = sorted(
        (index for index in case.plan.order if paid[index]),
        key=lambda index: _last_unknown(case.listed[index].due_day),
    )
    days = any(case.listed[index].due_day for index in due)
    columns = (Column(label=_("还给谁"), align="start"), Column(label=_("还多少")))
    return Table(
        caption=_("{month}这样还", month=wording.month_name(case, 1)),
        columns=(*columns, Column(label=_("最晚"))) if days else columns,
        rows=tuple(
            (case.listed[index].name, money(paid[index]), *_due(case.listed[index], shown=days))
            for index in due
        ),
        told=True,
    )


def _last_unknown(day: int | None) -> tuple[bool, int]:
    return day is None, day or 0


def _due(debt: Debt, *, shown: bool) -> tuple[str, ...]:
    if not shown:
        return ()
    return (_("{day} 号前", day=debt.due_day) if debt.due_day else "—",)


def order(case: Case) -> Table:
    """List the debts in the order in which they get what is left of the budget."""
    plan = case.plan
    shown = [index for index in plan.order if plan.debts[index].balance]
    return Table(
        caption=_("{strategy}：先集中还哪一笔", strategy=wording.strategy(case.chosen)),
        columns=(
            Column(label=_("欠款"), align="start"),
            Column(label=_("还清的月份")),
            Column(label=_("利息")),
            Column(label=_("还欠")),
            Column(label=_("年利率")),
        ),
        rows=tuple(
            (
                f"{place}. {case.listed[index].name}",
                wording.month_name(case, plan.cleared(index) or 1),
                money(plan.interest_of(index)),
                money(plan.debts[index].balance),
                wording.rate(case.listed[index]),
            )
            for place, index in enumerate(shown, 1)
        ),
    )


def targets(case: Case) -> Table:
    """Name the budget that would do for a few lengths of time."""
    return Table(
        caption=_("想多久还清，每月要多少"),
        columns=(
            Column(label=_("还清的时间"), align="start"),
            Column(label=_("每月至少")),
            Column(label=_("和现在的预算比")),
        ),
        rows=tuple(_target(case, months) for months in goals()),
    )


def _target(case: Case, months: int) -> tuple[str, ...]:
    needed = case.least_budget(months)
    more = EXACT.subtract(needed, case.budget)
    compared = _("要多 {amount}", amount=money(more)) if more > 0 else _("现在的预算就够")
    years, rest = divmod(months, MONTHS_IN_YEAR)
    span = in_months(months) if rest else quantity(Decimal(years), Unit.YEARS)
    return _("{span}以内", span=span), money(needed), compared


def months(case: Case) -> Table:
    """List the months of the chosen plan: what to pay on which debt."""
    plan = case.plan
    owing = [index for index in plan.order if plan.debts[index].balance]
    paid: tuple[Column, ...]
    if len(owing) > MOST_COLUMNS:
        paid = (Column(label=_("还得最多的一笔"), align="start"),)
    else:
        paid = tuple(Column(label=_("还{debt}", debt=case.listed[index].name)) for index in owing)

    def row(index: int) -> Row:
        month = plan.months[index]
        return (
            wording.month(case, month.number),
            f"{month.total_paid:,f}",
            f"{month.total_interest:,f}",
            *_payments(case, month, owing),
            f"{plan.owed[index + 1]:,f}",
        )

    return Table(
        caption=_("{strategy}：每个月怎么还", strategy=wording.strategy(case.chosen)),
        folded=True,
        columns=(
            Column(label=_("月份"), align="start"),
            Column(label=_("一共还")),
            Column(label=_("其中利息")),
            *paid,
            Column(label=_("还欠")),
        ),
        rows=LazyRows(len(plan.months), row),
    )


def _payments(case: Case, month: Month, owing: Sequence[int]) -> tuple[str, ...]:
    paid = month.paid
    if len(owing) <= MOST_COLUMNS:
        return tuple(f"{paid[index]:,f}" for index in owing)
    most = max(owing, key=lambda index: paid[index])
    return (f"{case.listed[most].name} {paid[most]:,f}",)
