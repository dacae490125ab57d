"""What is owed month after month, drawn by order of payment and by debt."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest

from calculators.catalogue.payoff import wording
from calculators.catalogue.payoff.plans import Case, Strategy
from calculators.display import in_months, money, spaced
from calculators.finance.money import EXACT, ZERO
from calculators.finance.payoff import Plan
from calculators.language import _
from calculators.results import Chart, Series, padded

MOST_LINES = 6
"""More lines than these cannot be told apart; the other debts then share one."""


LEAST_SHOWN = Decimal(30)
"""Two lines are shown where they are somewhere apart by one in so many parts of what is owed."""


def by_strategy(case: Case) -> Iterator[Chart]:
    """Draw what is owed altogether, for each order that leads to the end by a line of its own.

    Where no other order can be told from the chosen one, the chart by debts says more.
    """
    drawn = {case.chosen: case.plan}
    for key, plan in case.plans.items():
        if plan.is_free and all(_differ(plan, other, case.owed) for other in drawn.values()):
            drawn[key] = plan
    if len(drawn) > 1 or sum(1 for debt in case.debts if debt.balance) == 1:
        yield _by_strategy(case, drawn)


def _differ(one: Plan, other: Plan, owed: Decimal) -> bool:
    least = EXACT.divide(owed, LEAST_SHOWN)
    courses = zip_longest(one.owed, other.owed, fillvalue=ZERO)
    return any(abs(EXACT.subtract(mine, theirs)) >= least for mine, theirs in courses)


def _by_strategy(case: Case, plans: Mapping[Strategy, Plan]) -> Chart:
    length = max(len(plan.months) for plan in plans.values())
    return Chart(
        kind="line",
        title=_("一共还欠多少"),
        description=_(
            "现在欠 {owed}。{plans}。",
            owed=money(case.owed),
            plans=_("；").join(
                _(
                    "{strategy} {months}后降到 0",
                    strategy=wording.strategy(key),
                    months=in_months(len(plan.months)),
                )
                for key, plan in plans.items()
            ),
        ),
        x_label=_("还了几个月"),
        x=tuple(map(str, range(length + 1))),
        series=tuple(
            Series(label=wording.strategy(key), values=padded(plan.owed, length + 1))
            for key, plan in plans.items()
        ),
    )


def by_debt(case: Case) -> Chart:
    """Draw what is owed on each debt by the chosen order."""
    plan = case.plan
    order = [index for index in plan.order if plan.debts[index].balance]
    alone = order if len(order) <= MOST_LINES else order[: MOST_LINES - 1]
    rest = order[len(alone) :]
    lines = [
        Series(
            label=case.listed[index].name,
            values=plan.course(index),
        )
        for index in alone
    ]
    if rest:
        lines.append(
            Series(
                label=_("其余 {count} 笔", count=len(rest)),
                values=plan.course(*rest),
            )
        )
    return Chart(
        kind="line",
        title=_("{strategy}：每笔还欠多少", strategy=wording.strategy(case.chosen)),
        description=_(
            "按还清的目标顺序：{debts}。",
            debts=_("；").join(
                _(
                    "{debt}第 {number} 个月还清",
                    debt=spaced(case.listed[index].name),
                    number=plan.cleared(index),
                )
                for index in alone
            ),
        ),
        x_label=_("还了几个月"),
        x=tuple(map(str, range(len(plan.owed)))),
        series=tuple(lines),
    )
