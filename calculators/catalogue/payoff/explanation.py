"""How a plan came about: the rules of a month, and the reader's numbers put in."""

from collections.abc import Iterator

from calculators.catalogue.payoff import wording, worth
from calculators.catalogue.payoff.plans import Case
from calculators.display import in_months, money, short_percent
from calculators.finance.debts import Owed
from calculators.finance.money import EXACT, ZERO
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.household import minimums, terms
from calculators.household.outlook import horizon
from calculators.household.wording import NEVER
from calculators.language import _
from calculators.results import Explanation, Step
from calculators.rounding import rounded

_PLACES = 6
"""Decimals of a rate that is the mean of two."""
_SHOWN = 3
"""How many debts are put into a formula; the others follow the same one."""


def explain(case: Case) -> Explanation:
    """Return the computation of the first month, and of the totals where there is an end."""
    plan = case.plan
    first = plan.months[0]
    spare = EXACT.subtract(case.first, case.floor)
    steps = [
        Step(
            label=_("一个月的利息"),
            formula=_(
                "每个月先算利息再还款：欠款 × 年利率 ÷ {months}，四舍五入到分",
                months=MONTHS_IN_YEAR,
            ),
            numbers=_interest(case),
        ),
        Step(
            label=_("先还最低"),
            formula=_("每一笔还“每月至少要还”的数；欠得比它少，就还欠的数"),
            numbers=_("加起来 {floor}", floor=money(case.floor)),
        ),
        *minimums.steps(case.listed),
        *terms.steps(case.listed),
        *_means(case),
        Step(
            label=_("剩下的集中还一笔"),
            formula=_("预算 − 最低还款，全给排在最前面的一笔；它清了就给下一笔"),
            numbers=_(
                "{budget} − {floor} = {spare}，{strategy}先给{debt}",
                budget=money(case.first),
                floor=money(case.floor),
                spare=money(spare),
                strategy=wording.strategy(case.chosen),
                debt=_first_title(case),
            ),
        ),
        Step(
            label=_("第一个月以后"),
            formula=_("欠款 + 利息 − 还款"),
            numbers=f"{money(case.owed)} + {money(first.total_interest)}"
            f" − {money(first.total_paid)} = {money(plan.owed[1])}",
        ),
        Step(
            label=_("排顺序"),
            formula=_("雪崩法：年利率从高到低。雪球法：开始时的欠款从少到多。中途不再重排"),
            numbers=" → ".join(case.listed[index].name for index in plan.order),
        ),
    ]
    if plan.is_free:
        steps.append(
            Step(
                label=_("到还清"),
                formula=_("一个月一个月算下去，直到全部是 0；一共还的 = 现在欠的 + 全部利息"),
                numbers=_(
                    "{months}；{owed} + {interest} = {paid}",
                    months=in_months(len(plan.months)),
                    owed=money(case.owed),
                    interest=money(plan.interest),
                    paid=money(plan.paid),
                ),
            )
        )
        steps.extend(_again(case))
    else:
        steps.append(
            Step(
                label=NEVER,
                formula=_(
                    "没有一笔变少，有个月的钱不够最低还款，或算到 {months}还有欠款",
                    months=in_months(horizon()),
                ),
                numbers=_(
                    "算了 {months}，还欠 {owed}",
                    months=in_months(len(plan.months)),
                    owed=money(plan.owed[-1]),
                ),
            )
        )
    steps.extend(worth.steps(case))
    return Explanation(title=_("怎么算的"), steps=tuple(steps))


def _means(case: Case) -> Iterator[Step]:
    if said := tuple(wording.means(case)):
        yield Step(
            label=_("每个月有多少钱"),
            formula=_("那个月的预算 + 那个月额外的钱；先还最低，剩下的照顺序还"),
            numbers=_("；").join((money(case.budget), *said)),
        )


def _again(case: Case) -> Iterator[Step]:
    free = {key: plan for key, plan in case.plans.items() if plan.is_free}
    if len(free) > 1:
        yield Step(
            label=_("换一种顺序"),
            formula=_("同样的规则从头再算一遍，比利息"),
            numbers=_("；").join(
                _(
                    "{strategy}利息 {interest}",
                    strategy=wording.strategy(strategy),
                    interest=money(plan.interest),
                )
                for strategy, plan in free.items()
            ),
        )
    if more := case.with_extra:
        yield Step(
            label=_("每月再多还一点"),
            formula=_("同样的规则从头再算一遍，比利息"),
            numbers=_(
                "每月 {budget}，利息 {interest}，少 {saved}",
                budget=money(more.budget),
                interest=money(more.interest),
                saved=money(EXACT.subtract(case.plan.interest, more.interest)),
            ),
        )
    now = case.as_now
    if now.months:
        yield Step(
            label=_("照现在各还各的"),
            formula=_("每笔每月还“每月要还”的数，还清一笔，它的钱不再拿来还别的"),
            numbers=_(
                "{months}，利息 {interest}",
                months=in_months(now.months),
                interest=money(now.interest),
            ),
        )


def _interest(case: Case) -> str:
    first = case.plan.months[0]
    owing = [index for index in case.plan.order if case.debts[index].balance]
    shown = _("；").join(
        f"{case.listed[index].name} {money(case.debts[index].balance)}"
        f" × {_rate(case.debts[index])} ÷ {MONTHS_IN_YEAR}"
        f" = {money(first.interest[index])}"
        for index in owing[:_SHOWN]
    )
    if len(owing) <= _SHOWN:
        return shown
    return _("{debts}；其余 {count} 笔一样算", debts=shown, count=len(owing) - _SHOWN)


def _rate(debt: Owed) -> str:
    """Return the yearly rate of the first month, which a change within it makes a mean."""
    holiday = debt.holiday_in(1)
    if holiday and not holiday.interest:
        return short_percent(ZERO)
    return short_percent(rounded(debt.rate_in(1), _PLACES))


def _first_title(case: Case) -> str:
    plan = case.plan
    return next(case.listed[index].name for index in plan.order if case.debts[index].balance)
