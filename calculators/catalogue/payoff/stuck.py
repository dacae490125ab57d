"""What is said where the budget is too small, or a debt grows for a while."""

from collections.abc import Iterator

from calculators.catalogue.payoff import wording, worth
from calculators.catalogue.payoff.explanation import explain
from calculators.catalogue.payoff.plans import Case
from calculators.display import in_months, money, spaced, span
from calculators.finance.money import EXACT
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.headlines import amount
from calculators.household.outlook import horizon
from calculators.household.wording import length
from calculators.language import _
from calculators.results import Block, Cited, Headline, Headlines, Notice, Summary, Tone


def blocks(case: Case) -> Iterator[Block]:
    """Say why the budget is too small, and which one would do."""
    needed = case.least_budget(horizon())
    yield Summary(text=_summary(case), tone=Tone.RED)
    yield Headlines(
        title=_("要多少才够"),
        figures=(
            Headline(
                name="budget_needed",
                label=_("每月至少要拿出"),
                value=needed,
                text=money(needed),
                note=_(
                    "按{strategy}，{span}以内还清，取整到元",
                    strategy=wording.strategy(case.chosen),
                    span=span(horizon()),
                ),
            ),
            amount("minimums", _("每月至少要还的加起来"), case.floor),
            *_after_a_year(case),
        ),
    )
    yield from growing(case)
    yield from _elsewhere(case)
    yield from worth.blocks(case)
    yield Notice(
        tone=Tone.AMBER,
        text=_(
            "拿不出这么多，就在到期前联系每一家，问能不能延长期限、减少每月的还款。"
            "不要借新还旧，也不要找收费的“债务优化”。"
        ),
    )
    yield Notice(text=Cited(text=_("信用卡还不上，可以和银行协商分期。"), entry="debt-negotiation"))
    if case.plans:
        yield explain(case)


def growing(case: Case) -> Iterator[Notice]:
    """Name the debts on which more is owed after the first month."""
    if not case.plans:
        return
    first = case.plan.months[0]
    for item, interest, paid in zip(case.listed, first.interest, first.paid, strict=True):
        is_paused = item.holiday and item.holiday.covers(first.number)
        if paid < interest and not is_paused:
            said = {"debt": spaced(item.name), "interest": money(interest), "paid": money(paid)}
            if case.plan.is_free:
                text = _(
                    "{debt}第一个月的利息是 {interest}，只还 {paid}，轮到它之前会越欠越多。", **said
                )
                yield Notice(tone=Tone.AMBER, text=text)
            else:
                text = _(
                    "{debt}第一个月的利息是 {interest}，只还 {paid}，欠的钱会越来越多。", **said
                )
                yield Notice(tone=Tone.RED, text=text)


def _summary(case: Case) -> str:
    budget = money(case.budget)
    if not case.plans:
        short = money(EXACT.subtract(case.floor, case.first))
        if case.means.first:
            return _(
                "第一个月连额外的一共 {money}，不够：各笔至少要还的加起来是 {floor}，"
                "还差 {short}。",
                money=money(case.first),
                floor=money(case.floor),
                short=short,
            )
        return _(
            "每月 {budget}不够：各笔至少要还的加起来是 {floor}，还差 {short}。",
            budget=budget,
            floor=money(case.floor),
            short=short,
        )
    said = {
        "budget": budget,
        "strategy": wording.strategy(case.chosen),
        "span": span(horizon()),
    }
    if case.plan.shortfall:
        month, lacking = case.plan.shortfall
        return _(
            "每月 {budget}不够还到底：{month}各笔至少要还的，比能拿出的多 {lacking}。",
            budget=budget,
            month=wording.month_name(case, month),
            lacking=money(lacking),
        )
    interest = case.plan.months[0].total_interest
    if not interest:
        return _(
            "每月 {budget}，按{strategy}算到 {span}也还不完：一共欠 {owed}，每月还的太少。",
            owed=money(case.owed),
            **said,
        )
    return _(
        "每月 {budget}，按{strategy}算到 {span}也还不完：第一个月光利息就有 {interest}。",
        interest=money(interest),
        **said,
    )


def _after_a_year(case: Case) -> Iterator[Headline]:
    if not case.plans:
        return
    owed = case.after_a_year.owed[-1]
    change = EXACT.subtract(owed, case.owed)
    size = money(change.copy_abs())
    yield Headline(
        name="owed_after_year",
        label=_("照这样还 {months}，还欠", months=in_months(MONTHS_IN_YEAR)),
        value=owed,
        text=money(owed),
        note=_("比现在多 {amount}", amount=size)
        if change > 0
        else _("比现在少 {amount}", amount=size),
    )


def _elsewhere(case: Case) -> Iterator[Notice]:
    """Name an order by which the same budget is enough."""
    for strategy, plan in case.plans.items():
        if plan.is_free:
            yield Notice(
                text=_(
                    "换成{strategy}，同样的钱 {length}能还清。",
                    strategy=wording.strategy(strategy),
                    length=length(plan),
                )
            )
