"""How an estimate came about: formulas, and the reader's numbers put in."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from calculators import display, facts
from calculators.catalogue.limit import wording
from calculators.catalogue.limit.change import Change
from calculators.catalogue.limit.form import CHANGE
from calculators.catalogue.limit.model import (
    BONUSES,
    INCOME_LINE,
    RULE,
    WEIGHTS,
    Answers,
    Bound,
    End,
    Factor,
    Trace,
    change,
    estimate,
    income_bound,
    score,
    total_score,
    weight,
)
from calculators.display import money, percent, short_percent
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.language import _
from calculators.products import Product
from calculators.results import Explanation, Step


def explain(answers: Answers, traces: Mapping[End, Trace], tried: Change | None) -> Explanation:
    """Return the computation of the three ends, without and with the change that is tried out."""
    return Explanation(
        title=_("怎么算的"),
        steps=(
            Step(
                label=_("评分"),
                formula=_("四个维度的 权重 × 得分，加起来"),
                numbers=_listed(_weighted(answers), _ends(lambda end: _score(answers, end))),
            ),
            Step(
                label=_("基础额度"),
                formula=_("产品最低额度 + 评分 × （产品最高额度 − 最低额度）"),
                numbers=_listed(_range(answers.product), _after(traces, Factor.ASSETS)),
            ),
            Step(
                label=_("加成和降额"),
                formula=_("基础额度 × （1 + 每项加成） × （1 − 降额）"),
                numbers=_listed(_moved(answers), _after(traces, Factor.HISTORY)),
            ),
            Step(
                label=_("产品自己的范围"),
                formula=_("小于最低额度取最低，大于最高额度取最高"),
                numbers=_after(traces, Bound.PRODUCT),
            ),
            Step(
                label=_("收入的界线"),
                formula=_(
                    "不超过 {multiple} × 月收入 × {months} − 别处的额度，最小是 0",
                    multiple=_multiple(),
                    months=MONTHS_IN_YEAR,
                ),
                numbers=_listed(_income(answers), _after(traces, Bound.INCOME)),
            ),
            Step(
                label=_("监管的上限"),
                formula=_("不超过 {amount}", amount=wording.shown(RULE, "amount")),
                numbers=_after(traces, Bound.RULE),
            ),
            Step(
                label=_("结果"),
                formula=_("累计逾期到冻结的次数，结果就是 0"),
                numbers=_listed(
                    _ends(lambda end: _rounded(traces[end].limit)),
                    _("1 万元以上取到百元，以下取到元"),
                ),
            ),
            Step(
                label=_("低、中、高的意思"),
                formula=_("得分和幅度都是一段范围"),
                numbers=_("低值的得分和加成取最小、降额取最大，高值相反，中间值取中间"),
            ),
            *_tried(answers, tried),
        ),
    )


def _tried(answers: Answers, tried: Change | None) -> Iterator[Step]:
    if tried is None or (changed := tried.made(answers)) == answers:
        return
    yield Step(
        label=_("改成“{change}”", change=CHANGE.option(tried.code).label),
        formula=_("只换这一项，别的照旧，从头再算一遍"),
        numbers=_ends(lambda end: _rounded(estimate(changed, end).limit)),
    )


def _rounded(limit: Decimal) -> str:
    return _("{exact}，取 {rounded}", exact=money(limit), rounded=wording.limit(limit))


def _range(product: Product) -> str:
    return _(
        "最低 {smallest}，最高 {largest}",
        smallest=display.figure(product.limit_min),
        largest=display.figure(product.limit_max),
    )


def _weighted(answers: Answers) -> str:
    return " + ".join(
        f"{short_percent(weight(factor))} × {wording.span(score(answers, factor))}"
        for factor in WEIGHTS
    )


def _score(answers: Answers, end: End) -> str:
    return percent(total_score(answers, end))


def _moved(answers: Answers) -> str:
    if answers.product_is_fixed:
        return _("固定的额度，不加不减")
    signs = dict.fromkeys(BONUSES, "+") | {Factor.HISTORY: "−"}
    moves = [
        f"{wording.label(factor)} {sign}{wording.span(change(answers, factor))}"
        for factor, sign in signs.items()
        if any(change(answers, factor))
    ]
    return _("，").join(moves) or _("没有加成，没有降额")


def _income(answers: Answers) -> str:
    return (
        f"{_multiple()} × {money(answers.income)} × {MONTHS_IN_YEAR} − {money(answers.existing)}"
        f" → {money(income_bound(answers))}"
    )


def _multiple() -> str:
    return display.plain(facts.number(f"{INCOME_LINE}.multiple"))


def _after(traces: Mapping[End, Trace], cause: Factor | Bound) -> str:
    return _ends(lambda end: money(traces[end].after(cause)))


def _ends(show: Callable[[End], str]) -> str:
    return _listed(*(f"{wording.ENDS[end]} {show(end)}" for end in End))


def _listed(*numbers: str) -> str:
    return _("；").join(numbers)
