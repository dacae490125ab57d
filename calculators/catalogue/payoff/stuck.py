"""What is said where the budget is too small, or a debt grows for a while."""

from collections.abc import Iterator

from calculators.catalogue.headlines import amount
from calculators.catalogue.payoff import wording
from calculators.catalogue.payoff.explanation import explain
from calculators.catalogue.payoff.plans import Case, horizon
from calculators.display import money, spaced
from calculators.finance.money import EXACT
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.results import Block, Cited, Headline, Headlines, Notice, Summary, Tone


def blocks(case: Case) -> Iterator[Block]:
    """Say why the budget is too small, and which one would do."""
    needed = case.least_budget(horizon())
    yield Summary(text=_summary(case), tone=Tone.RED)
    yield Headlines(
        title="要多少才够",
        figures=(
            Headline(
                name="budget_needed",
                label="每月至少要拿出",
                value=needed,
                text=money(needed),
                note=f"按{wording.strategy(case.chosen)}，{wording.span(horizon())}以内还清，取整到元",
            ),
            amount("minimums", "每月至少要还的加起来", case.floor),
            *_after_a_year(case),
        ),
    )
    yield from growing(case)
    yield from _elsewhere(case)
    yield Notice(
        tone=Tone.AMBER,
        text="拿不出这么多，就在到期前联系每一家机构，问能不能延长期限、减少每月的还款。"
        "不要借新还旧，也不要找收费的“债务优化”。",
    )
    yield Notice(text=Cited(text="信用卡还不上，可以和银行协商分期。", entry="debt-negotiation"))
    if case.plans:
        yield explain(case)


def growing(case: Case) -> Iterator[Notice]:
    """Name the debts on which more is owed after the first month."""
    if not case.plans:
        return
    first = case.plan.months[0]
    for item, interest, paid in zip(case.items, first.interest, first.paid, strict=True):
        if paid < interest:
            until = "轮到它之前会越欠越多" if case.plan.is_free else "欠的钱会越来越多"
            yield Notice(
                tone=Tone.AMBER if case.plan.is_free else Tone.RED,
                text=f"{spaced(item.title)}第一个月的利息是 {money(interest)}，"
                f"只还 {money(paid)}，{until}。",
            )


def _summary(case: Case) -> str:
    budget = money(case.budget)
    if not case.plans:
        short = money(EXACT.subtract(case.floor, case.budget))
        return f"每月 {budget}不够：各笔至少要还的加起来是 {money(case.floor)}，还差 {short}。"
    interest = money(case.plan.months[0].total_interest)
    method = wording.strategy(case.chosen)
    return (
        f"每月 {budget}，按{method}算到 {wording.span(horizon())}也还不完："
        f"第一个月光利息就有 {interest}。"
    )


def _after_a_year(case: Case) -> Iterator[Headline]:
    if not case.plans:
        return
    owed = case.after_a_year.owed[-1]
    change = EXACT.subtract(owed, case.owed)
    yield Headline(
        name="owed_after_year",
        label=f"照这样还 {MONTHS_IN_YEAR} 个月，还欠",
        value=owed,
        text=money(owed),
        note=f"比现在{'多' if change > 0 else '少'} {money(change.copy_abs())}",
    )


def _elsewhere(case: Case) -> Iterator[Notice]:
    """Name an order by which the same budget is enough."""
    for strategy, plan in case.plans.items():
        if plan.is_free:
            yield Notice(
                text=f"换成{wording.strategy(strategy)}，同样的钱 {wording.length(plan)}能还清。"
            )
