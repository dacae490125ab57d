"""The plans as an answer: how long, at what cost, in which order, and what a little more does."""

from collections.abc import Iterator
from decimal import Decimal

from calculators import display, facts
from calculators.catalogue.headlines import amount
from calculators.catalogue.payoff import charts, stuck, tables, wording
from calculators.catalogue.payoff.explanation import explain
from calculators.catalogue.payoff.form import STRATEGIES
from calculators.catalogue.payoff.plans import EXTRA, Case, Strategy
from calculators.display import money
from calculators.finance.money import EXACT
from calculators.language import _, sentences
from calculators.results import Block, Headline, Headlines, Notice, Result, Summary, Tone


def present(case: Case) -> Result:
    """Return the answer."""
    if not case.owed:
        return Result((Summary(text=_("没有欠款，不用还。"), tone=Tone.GREEN),))
    if not case.plans or not case.plan.is_free:
        return Result(tuple(stuck.blocks(case)))
    return Result(tuple(_blocks(case)))


def _blocks(case: Case) -> Iterator[Block]:
    yield Summary(text=_summary(case))
    yield _figures(case)
    several = sum(1 for debt in case.debts if debt.balance) > 1
    if several:
        yield _comparison(case)
        yield tables.comparison(case)
    yield charts.by_strategy(case)
    if several:
        yield tables.order(case)
        yield charts.by_debt(case)
    yield tables.targets(case)
    yield from stuck.growing(case)
    yield from _notices(case)
    yield tables.months(case)
    yield explain(case)


def _summary(case: Case) -> str:
    plan = case.plan
    return sentences(
        _(
            "每月还 {budget}，按{strategy}，{month}还清，利息一共 {interest}。",
            budget=money(case.budget),
            strategy=wording.strategy(case.chosen),
            month=wording.free_on(case, plan),
            interest=money(plan.interest),
        ),
        _against_others(case),
        _with_extra(case),
    )


def _against_others(case: Case) -> str:
    """Say whether another order would cost less, or how much the best one saves."""
    free = {key: plan for key, plan in case.plans.items() if plan.is_free}
    cheapest = min(free, key=lambda key: free[key].interest)
    mine = case.plan.interest
    if free[cheapest].interest < mine:
        saved = EXACT.subtract(mine, free[cheapest].interest)
        return _(
            "换成{strategy}，利息少 {saved}。",
            strategy=wording.strategy(cheapest),
            saved=money(saved),
        )
    dearest = max(free, key=lambda key: free[key].interest)
    saved = EXACT.subtract(free[dearest].interest, mine)
    if not saved:
        return _("换一种顺序，利息不会更少。") if len(case.items) > 1 else ""
    return _(
        "比{strategy}少付 {saved}利息。", strategy=wording.strategy(dearest), saved=money(saved)
    )


def _with_extra(case: Case) -> str:
    sooner, saved = _extra(case)
    more = display.figure(facts.figure(EXTRA))
    if not sooner and not saved:
        return _("每月多还 {more}，结果不变。", more=more)
    change = wording.more_or_less(EXACT.minus(saved))
    if not sooner:
        return _("每月多还 {more}，利息{change}。", more=more, change=change)
    return _(
        "每月多还 {more}，早 {months}还清，利息{change}。",
        more=more,
        months=wording.in_months(sooner),
        change=change,
    )


def _extra(case: Case) -> tuple[int, Decimal]:
    """Return how many months sooner and at how much less interest a little more a month is."""
    plan, more = case.plan, case.with_extra
    return len(plan.months) - len(more.months), EXACT.subtract(plan.interest, more.interest)


def _figures(case: Case) -> Headlines:
    plan = case.plan
    sooner, saved = _extra(case)
    more = display.figure(facts.figure(EXTRA))
    return Headlines(
        title=_(
            "{strategy}，每月 {budget}",
            strategy=wording.strategy(case.chosen),
            budget=money(case.budget),
        ),
        figures=(
            Headline(
                name="free_on",
                label=_("还清的月份"),
                value=f"{wording.month(case, len(plan.months)):%Y-%m}",
                text=wording.free_on(case, plan),
                note=_("从 {month}开始还", month=wording.month_name(case, 1)),
            ),
            Headline(
                name="months",
                label=_("要还多久"),
                value=Decimal(len(plan.months)),
                text=wording.length(plan),
            ),
            amount("interest", _("利息一共"), plan.interest),
            amount("total_paid", _("一共要还"), plan.paid, _("现在欠的加上利息")),
            Headline(
                name="extra_months",
                label=_("每月多还 {more}，早还清", more=more),
                value=Decimal(sooner),
                text=wording.in_months(sooner) if sooner else _("还是同一个月"),
            ),
            amount("extra_interest", _("每月多还 {more}，少付利息", more=more), saved),
        ),
    )


def _comparison(case: Case) -> Headlines:
    """Return the interest of the three orders."""
    return Headlines(
        title=_("三种顺序的利息"),
        figures=tuple(
            Headline(
                name=f"interest_{strategy}",
                label=STRATEGIES[strategy],
                value=plan.interest if plan.is_free else "never",
                text=money(plan.interest) if plan.is_free else wording.NEVER,
                note=wording.length(plan) if plan.is_free else "",
            )
            for strategy, plan in case.plans.items()
        ),
    )


def _notices(case: Case) -> Iterator[Notice]:
    interest = {key: plan.interest for key, plan in case.plans.items() if plan.is_free}
    least = min(interest.values())
    if Strategy.AVALANCHE in interest and interest[Strategy.AVALANCHE] > least:
        yield Notice(
            text=_(
                "雪崩法本来最省。这里多出的一点，来自每月利息四舍五入到分，几种顺序可以当作一样。"
            )
        )
    elif Strategy.SNOWBALL in interest and interest[Strategy.SNOWBALL] > least:
        yield Notice(
            text=_(
                "雪崩法利息最少。雪球法先清掉小的一笔，早点少一家要还，有人更容易坚持，代价是多付利息。"
            )
        )
    yield Notice(
        text=_(
            "这里当作不再新借，利率不变，每月的最低还款也不变。信用卡的最低还款会随欠款变少，"
            "照着固定的数还，能还得更快。"
        )
    )
    yield Notice(text=_("不要借新还旧。先留出应急的钱，再谈多还。"))
