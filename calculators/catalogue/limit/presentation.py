"""An estimate as an answer: how little it is worth, the figures, and what made them."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from calculators import display, facts
from calculators.catalogue.limit import events, wording
from calculators.catalogue.limit.bounds import bounds, caps
from calculators.catalogue.limit.change import Change
from calculators.catalogue.limit.charts import BOUNDS, contributions
from calculators.catalogue.limit.comparison import comparison
from calculators.catalogue.limit.explanation import explain
from calculators.catalogue.limit.form import CHOICES, EXISTING
from calculators.catalogue.limit.gains import Gain, gains
from calculators.catalogue.limit.model import (
    WEIGHTS,
    Answers,
    Bound,
    End,
    Factor,
    History,
    Stage,
    Trace,
    estimate,
)
from calculators.finance.money import EXACT
from calculators.language import _, sentences
from calculators.results import (
    Block,
    Cited,
    Column,
    Headline,
    Headlines,
    Notice,
    Result,
    Summary,
    Table,
    Text,
    Tone,
)

_GAINS_SHOWN = 3


def present(answers: Answers, change: Change | None) -> Result:
    """Return the answer to what was asked, and to what the change does that is tried out."""
    traces = {end: estimate(answers, end) for end in End}
    shown: list[Block] = [
        Summary(text=_summary(answers, traces)),
        *_reservations(),
        _figures(answers, traces),
        *bounds(answers, traces),
        *comparison(answers, change),
        _contributions(answers, traces[End.MID]),
        contributions(traces),
        *_changes(answers),
        events.table(answers),
        *_without_effect(answers),
        caps(answers, traces),
        explain(answers, traces, change),
    ]
    return Result(tuple(shown))


def _summary(answers: Answers, traces: dict[End, Trace]) -> str:
    low, mid, high = (traces[end].limit for end in End)
    product, limit = wording.product(answers), wording.rough(mid)
    if answers.frozen:
        return _(
            "照网上的说法，多次逾期会冻结额度，{product}的额度是 {limit}。",
            product=product,
            limit=limit,
        )
    if not high:
        return _(
            "照网上的界线，按你的收入不该再有新额度，{product}的额度是 {limit}。",
            product=product,
            limit=limit,
        )
    if low == high:
        return _(
            "照网上流传、没人证实过的数字推算，{product}的额度大约是 {limit}。",
            product=product,
            limit=limit,
        )
    return _(
        "照网上流传、没人证实过的数字推算，{product}的额度大约在 {low}到 {high}之间。",
        product=product,
        low=wording.rough(low),
        high=wording.rough(high),
    )


def _reservations() -> tuple[Notice, ...]:
    weight = display.figure(facts.figure(f"{WEIGHTS[Factor.PAYMENT]}.weight"))
    return (
        Notice(
            tone=Tone.AMBER,
            text=_(
                "这里用的是网上流传的数字，没有可靠出处，不是任何平台的算法。"
                "你实际有没有额度、有多少，只有平台知道。"
            ),
        ),
        Notice(
            text=Cited(
                text=_(
                    "网上说微信支付分占 {weight}，这与事实不符："
                    "微信说过支付分不放贷，也不给备用金。",
                    weight=weight,
                ),
                entry=WEIGHTS[Factor.PAYMENT],
            )
        ),
    )


def _figures(answers: Answers, traces: dict[End, Trace]) -> Headlines:
    notes = {
        End.LOW: _("各项都取最差的"),
        End.MID: _("各项都取中间"),
        End.HIGH: _("各项都取最好的"),
    }
    low, high = traces[End.LOW].limit, traces[End.HIGH].limit
    return Headlines(
        title=_("{product}的额度", product=wording.product(answers)),
        is_vague=True,
        figures=(
            Headline(
                name="limit_range",
                label=_("网传说法，没人证实"),
                value=f"{display.plain(low)}–{display.plain(high)}",
                text=wording.between(low, high),
            ),
            *(
                Headline(
                    name=f"limit_{end}",
                    label=wording.ENDS[end],
                    value=traces[end].limit,
                    text=wording.limit(traces[end].limit),
                    note=note,
                )
                for end, note in notes.items()
            ),
        ),
    )


def _contributions(answers: Answers, trace: Trace) -> Table:
    """List what each step adds, in whole 元, and last the limit to which all of it adds up."""
    start = trace.stages[0]
    rows = [_contribution(answers, start, wording.whole(start.after))]
    for before, stage in pairwise(trace.stages):
        moved = wording.whole(stage.after) - wording.whole(before.after)
        if isinstance(stage.cause, Factor) or stage.after != before.after:
            rows.append(_contribution(answers, stage, moved))
    limit = wording.coarse(trace.limit)
    if left := EXACT.subtract(limit, wording.whole(trace.limit)):
        rows.append((_("取整"), _signed(left), "", _("太细的数没有意义，取到百元")))
    return Table(
        caption=_("中间值是怎么来的"),
        columns=(
            Column(label=_("因素"), align="start"),
            Column(label=_("算出多少")),
            Column(label=_("你的情况"), align="start"),
            Column(label=_("用到的数字"), align="start"),
        ),
        rows=(*rows, (_("合计"), display.whole_money(limit), "", "")),
    )


def _contribution(answers: Answers, stage: Stage, moved: Decimal) -> tuple[Text, ...]:
    cause = stage.cause
    if isinstance(cause, Factor):
        label = wording.label(cause)
        return (
            label,
            _signed(moved),
            wording.answered(answers, cause),
            wording.claimed(answers, cause),
        )
    return BOUNDS[cause], _signed(moved), "", wording.bound(answers, cause)


def _signed(moved: Decimal) -> str:
    sign = "+" if moved > 0 else "−" if moved < 0 else ""
    return f"{sign}{display.whole_money(moved.copy_abs())}"


def _changes(answers: Answers) -> Iterable[Table | Notice]:
    options = {
        factor: tuple(option.value for option in field.options) for factor, field in CHOICES.items()
    }
    found = gains(answers, options)[:_GAINS_SHOWN]
    if not found:
        yield Notice(text=_("单独改哪一项答案，中间值都不会变高。"))
        return
    yield Table(
        caption=_("只改一项，哪一项让中间值变得最多"),
        columns=(
            Column(label=_("改什么"), align="start"),
            Column(label=_("中间值多出")),
            Column(label=_("用到的数字"), align="start"),
        ),
        rows=tuple(_gain(answers, gain) for gain in found),
    )
    capped = len(found) > 1 and len({gain.amount for gain in found}) == 1
    yield Notice(
        text=sentences(
            _("这几项多出的一样，是因为都碰到了上限。") if capped else "",
            _(
                "这是公式的反应，不是建议。按时还款、少欠钱对谁都好；"
                "为了额度去加好友、买理财，查不到依据。"
            ),
        )
    )


def _gain(answers: Answers, gain: Gain) -> tuple[Text, ...]:
    more = f"+{display.whole_money(wording.whole(gain.amount))}"
    if gain.factor is None:
        change = _paired(EXISTING.label, display.whole_money(Decimal(0)))
        return change, more, wording.bound(answers, Bound.INCOME)
    other = answers.choosing(gain.factor, gain.choice)
    cited = wording.claimed(answers if gain.factor is Factor.HISTORY else other, gain.factor)
    change = _paired(wording.label(gain.factor), wording.chosen(gain.factor, gain.choice))
    return change, more, cited


def _paired(question: str, answer: str) -> str:
    return _("{question}：{answer}", question=question, answer=answer)


def _without_effect(answers: Answers) -> Iterable[Notice]:
    history = answers.choices[Factor.HISTORY]
    if history == History.ON_TIME:
        uplift = display.figure(facts.figure("claim-on-time.uplift"))
        yield Notice(
            text=Cited(
                text=_(
                    "网上说按时还款让提额概率提升 {uplift}。那是概率，不是金额，这里没有算进去。",
                    uplift=uplift,
                ),
                entry="claim-on-time",
            )
        )
