"""The check of debts as an answer: what is left to live on, the lights, the next steps."""

from collections.abc import Iterable, Iterator

from calculators.catalogue.debt import borrowing, future, trouble, wording
from calculators.catalogue.debt.explanation import explain
from calculators.catalogue.debt.form import Case
from calculators.catalogue.debt.lights import LINES, Findings, Indicator, Light, Subject, examine
from calculators.catalogue.debt.new_loan import largest
from calculators.display import money, rough_money, spaced
from calculators.headlines import amount
from calculators.household import unfinished
from calculators.household.carry import onward
from calculators.household.fields import LIVING, RENT
from calculators.household.model import UNLIMITED, Course, Household
from calculators.household.outlook import look_ahead
from calculators.language import _, sentences
from calculators.results import (
    Block,
    Cited,
    Column,
    Headline,
    Headlines,
    Keyed,
    Notice,
    Points,
    Result,
    Summary,
    Table,
    Text,
    Tone,
)
from calculators.rounding import rounded

_PLACES = 6
"""Decimals of the ratios that scripts read; the lights are told from the exact ones."""


_RATIOS = {
    Subject.PAYMENTS: "debt_service_ratio",
    Subject.CREDIT: "credit_to_income",
    Subject.BUFFER: "buffer_ratio",
    Subject.UTILIZATION: "utilization",
    Subject.LENDERS: "lenders",
}

_UNLINED = {
    Subject.LEFT: _("红灯：低于 0 元"),
    Subject.INTEREST: _("黄灯：刚够付利息；红灯：不够付利息"),
}


_DANGER = {
    Light.GREEN: _("不算危险。"),
    Light.AMBER: _("要当心了。"),
    Light.RED: _("已经危险。"),
}


def present(case: Case) -> Result:
    """Return the answer to a check."""
    if not case.can_be_checked or not case.household.debts:
        return Result(tuple(_waiting(case)))
    return Result(tuple(_blocks(case, examine(case.household))))


def _waiting(case: Case) -> Iterator[Block]:
    """Say what has to be filled in before there is anything to check."""
    household = case.household
    if case.can_be_checked:
        yield Summary(
            text=sentences(
                _left(case), _("再填每一笔欠款，就看得到红黄绿灯。没有欠款，“还欠多少”就填 0。")
            )
        )
        yield Headlines(title=_("每月剩多少"), figures=(_left_figure(household),))
    else:
        yield Summary(text=_("先填每月到手收入和每一笔欠款，就看得到红黄绿灯。"))
    yield from unfinished.notices(case.unfinished)


def _blocks(case: Case, findings: Findings) -> Iterator[Block]:
    household = case.household
    outlook = look_ahead(household.debts)
    is_red = findings.verdict is Light.RED
    # Whoever is in the red is not told how much more could be borrowed.
    loan = largest(household, case.terms) if case.terms and not is_red else None
    yield Summary(text=_summary(case, findings), tone=Tone(findings.verdict))
    yield from unfinished.notices(case.unfinished)
    yield from _reasons(household, findings)
    yield _figures(household, findings)
    if carry := onward("debt", household.debts):
        yield carry
    yield _lights(findings)
    yield from _notices(household, findings)
    yield from future.blocks(outlook)
    yield from trouble.blocks(household, findings)
    if loan:
        yield from borrowing.blocks(loan)
    elif case.terms:
        yield Notice(text=_("现在是红灯，不算再借。先让每一项离开红灯。"))
    yield explain(household, findings, outlook, loan)


def _summary(case: Case, findings: Findings) -> str:
    is_sure = findings.reasons or not _not_taken_off(case)
    said = sentences(_DANGER[findings.verdict] if is_sure else "", _left(case))
    if findings.reasons:
        return said
    if any(debt.balance for debt in case.household.debts):
        return sentences(
            said, _("没有一项过线。下一步：照现在的节奏按时还，不急用钱就不加新的借款。")
        )
    return sentences(said, _("没有欠款，也没有一项过线。下一步：保持这样，不急用钱就不借。"))


def _left(case: Case) -> str:
    """Say what is left of a month's income, and what was not taken off because it is not known."""
    household = case.household
    left = rough_money(household.left.copy_abs())
    asked = _not_taken_off(case)
    if household.left < 0:
        said = _("每月收入不够：还债加上房租和开销，还差 {left}。", left=left)
    elif len(asked) == 2:
        return _(
            "每月还完债剩 {left}，房租和吃饭都要从这里出：填上它们，就知道真正剩多少。", left=left
        )
    else:
        said = _("每月还完债、付完房租和开销，还剩 {left}。", left=left)
    if not asked:
        return said
    return sentences(said, _("还没有减{what}。", what=_("、").join(asked)))


def _not_taken_off(case: Case) -> list[str]:
    return [each.label for each in (RENT, LIVING) if each.label in case.missing]


def _reasons(household: Household, findings: Findings) -> Iterator[Block]:
    """Name every light that is not green, and what to do, the most pressing first."""
    reasons = findings.reasons
    if not reasons:
        return
    yield Points(
        title=_("亮灯的，最要紧的在前"),
        items=tuple((wording.light(each.light), _reason(each, household)) for each in reasons),
    )
    steps = dict.fromkeys(wording.NEXT_STEPS[each.subject] for each in reasons)
    yield Points(title=_("下一步，照这个顺序"), items=tuple((step,) for step in steps))


def _reason(indicator: Indicator, household: Household) -> str:
    subject = indicator.subject
    if subject is Subject.LEFT:
        return _(
            "每月收入 {income}，还债和开销要 {needed}",
            income=rough_money(household.income),
            needed=rough_money(household.income - household.left),
        )
    if subject is Subject.INTEREST:
        if growing := _going(household, Course.GROWING):
            return _("{debts}每月还的钱不够付利息，这样永远还不完", debts=growing)
        standing = _going(household, Course.STANDING)
        return _("{debts}每月还的钱刚够付利息，本金没有变少", debts=standing)
    if indicator.value == UNLIMITED:
        if subject is Subject.PAYMENTS:
            return _("没有收入，每月却要还 {payments}", payments=money(household.payments))
        return _("没有收入，却有 {credit}的额度", credit=money(household.credit))
    return _(
        "{label} {value}，{beyond}",
        label=wording.LABELS[subject],
        value=wording.value(indicator),
        beyond=wording.beyond(LINES[subject], indicator.light),
    )


def _going(household: Household, course: Course) -> str:
    going = _("、").join(debt.name for debt in household.debts if debt.course is course)
    return spaced(going)


def _left_figure(household: Household) -> Headline:
    return Headline(
        name="left_to_live_on",
        label=_("每月剩下"),
        value=household.left,
        text=money(household.left),
        note=_("收入 − 还债 − 房租 − 开销"),
    )


def _figures(household: Household, findings: Findings) -> Headlines:
    verdict = findings.verdict
    return Headlines(
        title=_("检查结果"),
        figures=(
            Headline(
                name="verdict",
                label=_("总的来看"),
                value=verdict.value,
                text=wording.LIGHTS[verdict],
                note=_("取各项里最差的一个"),
            ),
            _left_figure(household),
            amount("room", _("月还款再多这些就亮黄灯"), findings.room, _room_note(findings)),
        ),
    )


def _room_note(findings: Findings) -> str:
    if not findings.room:
        return _("月还款已经没有余地")
    if findings.verdict is Light.GREEN:
        return _("这是算术，不是建议再借")
    return _("只看月还款这一项。别的项已经亮灯，不要再借")


def _lights(findings: Findings) -> Table:
    return Table(
        caption=_("每一项的信号"),
        columns=(
            Column(label=_("看什么"), align="start"),
            Column(label=_("信号")),
            Column(label=_("你的数")),
            Column(label=_("界线"), align="start"),
        ),
        rows=tuple(_row(indicator) for indicator in findings.indicators),
    )


def _row(indicator: Indicator) -> tuple[Text, ...]:
    subject = indicator.subject
    lines = LINES.get(subject)
    return (
        wording.LABELS[subject],
        wording.light(indicator.light),
        _keyed(indicator),
        Cited(text=wording.drawn(lines), entry=lines.entry) if lines else _UNLINED[subject],
    )


def _keyed(indicator: Indicator) -> Text:
    text = wording.value(indicator)
    if indicator.subject not in _RATIOS:
        return text
    value = indicator.value
    exact = value if value == UNLIMITED else rounded(value, _PLACES)
    return Keyed(name=_RATIOS[indicator.subject], value=exact, text=text)


def _notices(household: Household, findings: Findings) -> Iterable[Notice]:
    for debt in household.debts:
        named = spaced(debt.name)
        interest, payment = money(debt.monthly_interest), money(debt.payment)
        if debt.course is Course.GROWING:
            text = _(
                "{debt}一个月的利息约 {interest}，你只还 {payment}。欠的钱会越来越多。",
                debt=named,
                interest=interest,
                payment=payment,
            )
            yield Notice(tone=Tone.RED, text=text)
        elif debt.course is Course.STANDING:
            text = _(
                "{debt}一个月的利息约 {interest}，你还 {payment}。一直这样还，本金不会变少。",
                debt=named,
                interest=interest,
                payment=payment,
            )
            yield Notice(tone=Tone.AMBER, text=text)
        elif debt.payment and not debt.balance:
            yield Notice(text=_("{debt}没有余额，它的月还款没有算进去。", debt=named))
    if any(debt.housing and debt.balance for debt in household.debts):
        yield Notice(text=_("房贷只算进每月要还的钱；总额度、存款、额度使用率和家数都不算它。"))
    if not household.income:
        yield Notice(text=_("没有收入时，任何新的借款都没有钱来还。"))
    if findings.verdict is Light.RED:
        yield Notice(
            text=_(
                "还不上时，在到期前联系平台或银行协商。"
                "不要借新还旧，也不要找收费的“债务优化”“征信修复”。"
            )
        )
    yield Notice(text=_("界线不是法律规定，也不是哪家平台的审批标准，只用来提醒自己。"))
