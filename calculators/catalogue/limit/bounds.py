"""In words, which bound holds which end of an estimate, and where the bounds stand."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from calculators import display
from calculators.catalogue.limit import wording
from calculators.catalogue.limit.model import (
    FREEZE,
    INCOME_LINE,
    RULE,
    Answers,
    Bound,
    End,
    Trace,
    income_bound,
    rule_bound,
)
from calculators.results import Cited, Column, Notice, Table, Tone

_CAPS = {Bound.PRODUCT: "产品", Bound.INCOME: "收入", Bound.RULE: "监管"}


def bounds(answers: Answers, traces: Mapping[End, Trace]) -> Iterator[Notice]:
    """Say what holds the ends, or that nothing does."""
    if answers.frozen:
        times = wording.shown(FREEZE, "count")
        text = f"文章说累计逾期 {times} 次会冻结额度，所以三个数都是 0。"
        yield Notice(tone=Tone.RED, text=Cited(text=text, entry=FREEZE))
        return
    held = {
        bound: [end for end in End if traces[end].binding is bound]
        for bound in (Bound.PRODUCT, Bound.INCOME, Bound.RULE)
    }
    if answers.product_is_fixed:
        yield Notice(text=f"{wording.product(answers)}的额度是固定的，评分、加成和降额都不改变它。")
    elif held[Bound.PRODUCT]:
        yield from _product(answers, held[Bound.PRODUCT], traces)
    elif not any(held.values()):
        yield Notice(text="三个数都没有碰到上限或下限，由评分、加成和降额决定。")
    if held[Bound.INCOME]:
        yield _income(answers, held[Bound.INCOME])
    if held[Bound.RULE]:
        yield _rule(answers, held[Bound.RULE])


def caps(answers: Answers, traces: Mapping[End, Trace]) -> Table:
    """List the bounds above a limit, where they stand for the reader and what touches them."""
    lines = {
        Bound.PRODUCT: answers.product.limit_max.value,
        Bound.INCOME: income_bound(answers),
        Bound.RULE: rule_bound(),
    }
    return Table(
        caption="三道上限",
        columns=(
            Column(label="上限", align="start"),
            Column(label="怎么定的", align="start"),
            Column(label="对你是多少"),
            Column(label="挡住了哪个数", align="start"),
        ),
        rows=tuple(
            (
                _CAPS[bound],
                wording.bound(answers, bound),
                wording.limit(line),
                _held(bound, line, traces),
            )
            for bound, line in lines.items()
        ),
    )


def _held(bound: Bound, line: Decimal, traces: Mapping[End, Trace]) -> str:
    """Name the ends that a bound holds from above."""
    held = [
        wording.ENDS[end]
        for end in End
        if traces[end].binding is bound and traces[end].after(bound) == line
    ]
    return "、".join(held) or "没有"


def _product(
    answers: Answers, ends: Iterable[End], traces: Mapping[End, Trace]
) -> Iterator[Notice]:
    smallest, largest = answers.product.limit_min, answers.product.limit_max
    raised = [end for end in ends if traces[end].after(Bound.PRODUCT) == smallest.value]
    lowered = [end for end in ends if end not in raised]
    for held, what, line in ((raised, "下限", smallest), (lowered, "上限", largest)):
        if held:
            text = f"{_which(held)}碰到了产品自己的{what} {display.figure(line)}。"
            yield Notice(text=Cited(text=text, entry=line.entry))


def _income(answers: Answers, ends: Iterable[End]) -> Notice:
    left = income_bound(answers)
    text = (
        f"{_which(ends)}被收入挡住了：文章的界线是授信总额不超过年收入的"
        f" {wording.shown(INCOME_LINE, 'multiple')}，减去你在别处的额度，"
        f"还剩 {wording.limit(left)}。"
    )
    if left < answers.product.limit_min.value:
        text += "这比产品的最低额度还少，照这条界线不该再有新额度。"
    return Notice(tone=Tone.AMBER, text=Cited(text=text, entry=INCOME_LINE))


def _rule(answers: Answers, ends: Iterable[End]) -> Notice:
    cap = wording.shown(RULE, "amount")
    largest = answers.product.limit_max
    text = (
        f"{_which(ends)}碰到了监管的上限：互联网消费贷款一个人最多授信 {cap}。"
        f"文章写的 {display.figure(largest)}超过了它。"
    )
    return Notice(text=Cited(text=text, entry=RULE))


def _which(ends: Iterable[End]) -> str:
    names = [wording.ENDS[end] for end in ends]
    return "三个数都" if len(names) == len(End) else "和".join(names)
