"""How a plan came about: the rules of a month, and the reader's numbers put in."""

from calculators.catalogue.payoff import wording
from calculators.catalogue.payoff.plans import Case, horizon
from calculators.display import money, short_percent
from calculators.finance.money import EXACT
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.results import Explanation, Step

_SHOWN = 3
"""How many debts are put into a formula; the others follow the same one."""


def explain(case: Case) -> Explanation:
    """Return the computation of the first month, and of the totals where there is an end."""
    plan = case.plan
    first = plan.months[0]
    spare = EXACT.subtract(case.budget, case.floor)
    steps = [
        Step(
            label="一个月的利息",
            formula=f"每个月先算利息再还款：欠款 × 年利率 ÷ {MONTHS_IN_YEAR}，四舍五入到分",
            numbers=_interest(case),
        ),
        Step(
            label="先还最低",
            formula="每一笔还“每月至少要还”的数；欠得比它少，就还欠的数",
            numbers=f"加起来 {money(case.floor)}",
        ),
        Step(
            label="剩下的集中还一笔",
            formula="预算 − 最低还款，全给排在最前面的一笔；它清了就给下一笔",
            numbers=f"{money(case.budget)} − {money(case.floor)} = {money(spare)}，"
            f"{wording.strategy(case.chosen)}先给{_first_title(case)}",
        ),
        Step(
            label="第一个月以后",
            formula="欠款 + 利息 − 还款",
            numbers=f"{money(case.owed)} + {money(first.total_interest)}"
            f" − {money(first.total_paid)} = {money(plan.owed[1])}",
        ),
        Step(
            label="排顺序",
            formula="雪崩法：年利率从高到低。雪球法：开始时的欠款从少到多。中途不再重排",
            numbers=" → ".join(case.items[index].title for index in plan.order),
        ),
    ]
    if plan.is_free:
        steps.append(
            Step(
                label="到还清",
                formula="一个月一个月算下去，直到全部是 0；一共还的 = 现在欠的 + 全部利息",
                numbers=f"{len(plan.months)} 个月；{money(case.owed)} + {money(plan.interest)}"
                f" = {money(plan.paid)}",
            )
        )
        steps.append(_again(case))
    else:
        steps.append(
            Step(
                label="还不完",
                formula=f"没有一笔变少，或算到 {horizon()} 个月还有欠款",
                numbers=f"算了 {len(plan.months)} 个月，还欠 {money(plan.owed[-1])}",
            )
        )
    return Explanation(title="怎么算的", steps=tuple(steps))


def _again(case: Case) -> Step:
    more = case.with_extra
    saved = EXACT.subtract(case.plan.interest, more.interest)
    orders = "；".join(
        f"{wording.strategy(strategy)}利息 {money(plan.interest)}"
        for strategy, plan in case.plans.items()
        if plan.is_free
    )
    return Step(
        label="换一种顺序，或每月多还一点",
        formula="同样的规则从头再算一遍，比利息",
        numbers=f"{orders}；每月 {money(more.budget)}，利息 {money(more.interest)}，"
        f"少 {money(saved)}",
    )


def _interest(case: Case) -> str:
    first = case.plan.months[0]
    owing = [index for index in case.plan.order if case.debts[index].balance]
    shown = "；".join(
        f"{case.items[index].title} {money(case.debts[index].balance)}"
        f" × {short_percent(case.debts[index].yearly_rate)} ÷ {MONTHS_IN_YEAR}"
        f" = {money(first.interest[index])}"
        for index in owing[:_SHOWN]
    )
    return shown if len(owing) <= _SHOWN else f"{shown}；其余 {len(owing) - _SHOWN} 笔一样算"


def _first_title(case: Case) -> str:
    plan = case.plan
    return next(case.items[index].title for index in plan.order if case.debts[index].balance)
