"""What being late costs as an answer: the range, the course of time, what else, who helps."""

from collections.abc import Iterator
from decimal import Decimal

from calculators import facts
from calculators.catalogue.overdue import stages, wording
from calculators.catalogue.overdue.arrears import Arrears, Penalty
from calculators.catalogue.overdue.explanation import explain
from calculators.display import percent, rough_money, short_percent
from calculators.headlines import amount
from calculators.household.carry import back, row_of
from calculators.language import _, sentences
from calculators.results import (
    Block,
    Chart,
    Cited,
    Headline,
    Headlines,
    Notice,
    Result,
    Series,
    Summary,
    Tone,
)
from calculators.rounding import rounded

_PLACES = 12
_POINTS = 12


def present(arrears: Arrears) -> Result:
    """Return the answer."""
    return Result(tuple(_blocks(arrears)))


def _blocks(arrears: Arrears) -> Iterator[Block]:
    uplifts = facts.number("penalty-interest.low"), facts.number("penalty-interest.high")
    low, high = (arrears.penalty(uplift) for uplift in uplifts)
    yield Summary(text=_summary(arrears, low, high), tone=_tone(arrears))
    yield Headlines(title=_("到今天"), figures=tuple(_figures(arrears, low, high, uplifts)))
    yield back("overdue", row_of(arrears.yearly_rate), arrears.principal)
    yield from _notices(arrears, uplifts)
    yield _chart(arrears, uplifts)
    yield stages.by_day(arrears, uplifts)
    yield from stages.tables(arrears)
    yield explain(arrears, low, high, uplifts)


def _tone(arrears: Arrears) -> Tone:
    return Tone.RED if arrears.is_late else Tone.AMBER


def _summary(arrears: Arrears, low: Penalty, high: Penalty) -> str:
    if not arrears.is_late:
        left = arrears.grace - arrears.days
        return sentences(
            _("还在宽限期里，还剩 {left}。", left=wording.days(left))
            if left
            else _("还在宽限期里，今天是最后一天。"),
            _(
                "不用付罚息，今天还 {owed}，一般不算逾期。下一步：马上还。",
                owed=rough_money(arrears.owed(low)),
            ),
        )
    return _(
        "晚了 {days}，要多付 {penalty}罚息，连本带息一共还 {owed}。"
        "下一步：先联系平台，能还多少先还多少。",
        days=wording.days(arrears.days),
        penalty=wording.roughly(low.amount, high.amount),
        owed=wording.roughly(arrears.owed(low), arrears.owed(high)),
    )


def _figures(
    arrears: Arrears, low: Penalty, high: Penalty, uplifts: tuple[Decimal, Decimal]
) -> Iterator[Headline]:
    raised = [_("合同利率上浮 {uplift}", uplift=short_percent(uplift)) for uplift in uplifts]
    everything = _("本金、利息和罚息")
    yield amount("penalty_high", _("罚息最多"), high.amount, raised[1])
    yield amount("penalty_low", _("罚息最少"), low.amount, raised[0])
    at_contract = _("按合同利率，已含在罚息里") if arrears.is_late else _("按合同利率")
    yield amount("ordinary_interest", _("这些天的正常利息"), arrears.ordinary, at_contract)
    yield amount("total_due_low", _("一共最少还"), arrears.owed(low), everything)
    yield amount("total_due_high", _("一共最多还"), arrears.owed(high), everything)
    yield _rate("penalty_rate_low", _("罚息年利率最低"), arrears.yearly(uplifts[0]))
    yield _rate("penalty_rate_high", _("罚息年利率最高"), arrears.yearly(uplifts[1]))
    level = stages.record_level(arrears.days) if arrears.is_late else 0
    yield Headline(
        name="record_level",
        label=_("征信报告上的数字"),
        value=Decimal(level),
        text=_("数字 {level}", level=level) if level else _("还没有"),
        note=_("平台报送了才会有"),
    )


def _rate(name: str, label: str, rate: Decimal) -> Headline:
    exact = rounded(rate, _PLACES)
    return Headline(name=name, label=label, value=exact, text=percent(exact), note=_("单利"))


def _notices(arrears: Arrears, uplifts: tuple[Decimal, Decimal]) -> Iterator[Notice]:
    low, high = map(short_percent, uplifts)
    yield Notice(
        text=Cited(
            text=_(
                "罚息比合同利率高 {low} 到 {high}，合同会写具体的数。"
                "没付的利息也按罚息利率计复利。",
                low=low,
                high=high,
            ),
            entry="penalty-interest",
        )
    )
    ceiling = facts.number("all-in-cost-ceiling.rate")
    if arrears.yearly(uplifts[1]) > ceiling:
        yield Notice(
            tone=Tone.AMBER,
            text=Cited(
                text=_(
                    "罚息的年利率可能超过 {ceiling}。正常还款的贷款，"
                    "综合融资成本一年不应超过 {ceiling}；罚息算不算在内，没有查到定论。"
                    "收得太高的，可以要平台说明依据。",
                    ceiling=short_percent(ceiling),
                ),
                entry="all-in-cost-ceiling",
            ),
        )
    if arrears.settlement:
        yield Notice(
            text=Cited(
                text=_(
                    "罚息每 {days}滚进去一次，是本站的假设。以合同的结息日为准。",
                    days=wording.days(arrears.settlement),
                ),
                entry="penalty-settlement",
            )
        )


def _chart(arrears: Arrears, uplifts: tuple[Decimal, Decimal]) -> Chart:
    horizon = max(arrears.days, int(facts.number("penalty-settlement.horizon")))
    days = [horizon * point // _POINTS for point in range(_POINTS + 1)]
    labels = [_("上浮 {uplift}", uplift=short_percent(uplift)) for uplift in uplifts]
    last = [arrears.penalty(uplift, horizon).amount for uplift in uplifts]
    return Chart(
        kind="line",
        title=_("拖得越久，罚息越多"),
        description=_(
            "一直不还，罚息怎么涨。拖到 {days}是 {penalty}。",
            days=wording.days(horizon),
            penalty=wording.roughly(*last),
        ),
        x_label=_("晚了几天"),
        x=tuple(map(str, days)),
        series=tuple(
            Series(
                label=label,
                values=tuple(arrears.penalty(uplift, day).amount for day in days),
            )
            for label, uplift in zip(labels, uplifts, strict=True)
        ),
    )
