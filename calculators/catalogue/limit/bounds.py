"""In words, which bound holds which end of an estimate, and where the bounds are."""

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
from calculators.language import _, sentences
from calculators.results import Cited, Column, Notice, Table, Tone

_CAPS = {Bound.PRODUCT: _("产品"), Bound.INCOME: _("收入"), Bound.RULE: _("监管")}


def bounds(answers: Answers, traces: Mapping[End, Trace]) -> Iterator[Notice]:
    """Say what holds the ends, or that nothing does."""
    if answers.frozen:
        times = wording.shown(FREEZE, "count")
        text = _("网上说累计逾期 {times} 次会冻结额度，所以三个数都是 0。", times=times)
        yield Notice(tone=Tone.RED, text=Cited(text=text, entry=FREEZE))
        return
    held = {
        bound: [end for end in End if traces[end].binding is bound]
        for bound in (Bound.PRODUCT, Bound.INCOME, Bound.RULE)
    }
    if answers.product_is_fixed:
        yield Notice(
            text=_(
                "{product}的额度是固定的，评分、加成和降额都不改变它。",
                product=wording.product(answers),
            )
        )
    elif held[Bound.PRODUCT]:
        yield from _product(answers, held[Bound.PRODUCT], traces)
    elif not any(held.values()):
        yield Notice(text=_("三个数都没有碰到上限或下限，由评分、加成和降额决定。"))
    if held[Bound.INCOME]:
        yield _income(answers, held[Bound.INCOME])
    if held[Bound.RULE]:
        yield _rule(answers, held[Bound.RULE])


def caps(answers: Answers, traces: Mapping[End, Trace]) -> Table:
    """List the bounds above a limit, where they are for the reader and what touches them."""
    lines = {
        Bound.PRODUCT: answers.product.limit_max.value,
        Bound.INCOME: income_bound(answers),
        Bound.RULE: rule_bound(),
    }
    return Table(
        caption=_("三道上限"),
        columns=(
            Column(label=_("上限"), align="start"),
            Column(label=_("对你是多少")),
            Column(label=_("怎么定的"), align="start"),
            Column(label=_("限制了哪个结果"), align="start"),
        ),
        rows=tuple(
            (
                _CAPS[bound],
                wording.limit(line),
                wording.bound(answers, bound),
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
    return _("、").join(held) or _("没有")


def _product(
    answers: Answers, ends: Iterable[End], traces: Mapping[End, Trace]
) -> Iterator[Notice]:
    smallest, largest = answers.product.limit_min, answers.product.limit_max
    raised = [end for end in ends if traces[end].after(Bound.PRODUCT) == smallest.value]
    lowered = [end for end in ends if end not in raised]
    if raised:
        line = display.figure(smallest)
        text = _("{ends}碰到了产品自己的下限 {line}。", ends=_which(raised), line=line)
        yield Notice(text=Cited(text=text, entry=smallest.entry))
    if lowered:
        line = display.figure(largest)
        text = _("{ends}碰到了产品自己的上限 {line}。", ends=_which(lowered), line=line)
        yield Notice(text=Cited(text=text, entry=largest.entry))


def _income(answers: Answers, ends: Iterable[End]) -> Notice:
    left = income_bound(answers)
    text = _(
        "{ends}被收入挡住了：网上的界线是总额度不超过年收入的 {multiple}，"
        "减去你在别处的额度，还剩 {left}。",
        ends=_which(ends),
        multiple=wording.shown(INCOME_LINE, "multiple"),
        left=wording.limit(left),
    )
    if left < answers.product.limit_min.value:
        text = sentences(text, _("这比产品的最低额度还少，照这条界线不该再有新额度。"))
    return Notice(tone=Tone.AMBER, text=Cited(text=text, entry=INCOME_LINE))


def _rule(answers: Answers, ends: Iterable[End]) -> Notice:
    text = _(
        "{ends}碰到了监管的上限：互联网消费贷款一个人的额度最多 {cap}。"
        "网上写的 {largest}超过了它。",
        ends=_which(ends),
        cap=wording.shown(RULE, "amount"),
        largest=display.figure(answers.product.limit_max),
    )
    return Notice(text=Cited(text=text, entry=RULE))


def _which(ends: Iterable[End]) -> str:
    names = [wording.ENDS[end] for end in ends]
    return _("三个数都") if len(names) == len(End) else _("和").join(names)
