"""The check of debts as an answer: the light, the reason, the next step, the figures."""

from collections.abc import Iterable

from calculators import display
from calculators.catalogue.debt import borrowing, future, trouble, wording
from calculators.catalogue.debt.explanation import explain
from calculators.catalogue.debt.household import UNLIMITED, Course, Household
from calculators.catalogue.debt.lights import LINES, Findings, Indicator, Light, Subject
from calculators.catalogue.debt.new_loan import Terms, largest
from calculators.catalogue.debt.outlook import look_ahead
from calculators.catalogue.debt.wording import title
from calculators.catalogue.headlines import amount
from calculators.display import money, spaced
from calculators.language import _
from calculators.results import (
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

_PLACES = 6
"""Decimals of the ratios that scripts read; the lights are told from the exact ones."""


def present(household: Household, findings: Findings, terms: Terms) -> Result:
    """Return the answer to a check."""
    outlook, loan = look_ahead(household), largest(household, terms)
    return Result(
        (
            Summary(text=_summary(household, findings), tone=Tone(findings.verdict)),
            _figures(findings),
            _lights(findings),
            *_notices(household, findings),
            *future.blocks(outlook),
            *trouble.blocks(household, findings),
            *borrowing.blocks(loan),
            explain(household, findings, outlook, loan),
        )
    )


def _summary(household: Household, findings: Findings) -> str:
    if findings.reasons:
        return _(
            "{reasons}。下一步：{step}",
            reasons=_("；").join(_reason(each, household) for each in findings.reasons),
            step=wording.NEXT_STEPS[findings.reasons[0].subject],
        )
    if any(debt.balance for debt in household.debts):
        return _("没有一项过线。下一步：照现在的节奏按时还，不急用钱就不加新的借款。")
    return _("没有欠款，也没有一项过线。下一步：保持这样，不急用钱就不借。")


def _reason(indicator: Indicator, household: Household) -> str:
    subject = indicator.subject
    if subject is Subject.INTEREST:
        if growing := _going(household, Course.GROWING):
            return _("{debts}每月还的钱不够付利息，这样永远还不完", debts=growing)
        standing = _going(household, Course.STANDING)
        return _("{debts}每月还的钱刚够付利息，本金没有变少", debts=standing)
    if indicator.value == UNLIMITED:
        if subject is Subject.PAYMENTS:
            return _("没有收入，每月却要还 {payments}", payments=money(household.payments))
        return _("没有收入，却有 {credit}的授信", credit=money(household.credit))
    return _(
        "{label} {value}，{beyond}",
        label=wording.LABELS[subject],
        value=wording.value(indicator),
        beyond=wording.beyond(LINES[subject], indicator.light),
    )


def _going(household: Household, course: Course) -> str:
    going = _("、").join(title(debt) for debt in household.debts if debt.course is course)
    return spaced(going)


def _figures(findings: Findings) -> Headlines:
    verdict = findings.verdict
    values = {each.subject: each for each in findings.indicators}
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
            _ratio("debt_service_ratio", values[Subject.PAYMENTS], _("所有月还款 ÷ 月收入")),
            _ratio("credit_to_income", values[Subject.CREDIT], _("授信总额 ÷ 一年的收入")),
            _ratio(
                "buffer_ratio",
                values[Subject.BUFFER],
                _("存款 ÷ 还没还的欠款。文章没说是占什么，这里取较严的算法"),
            ),
            _ratio("utilization", values[Subject.UTILIZATION], _("欠款 ÷ 授信总额")),
            _ratio("lenders", values[Subject.LENDERS], _("一笔欠款算一家")),
            amount("room", _("离黄灯还差的月还款"), findings.room, _room_note(findings)),
        ),
    )


def _ratio(name: str, indicator: Indicator, note: str) -> Headline:
    value = indicator.value
    return Headline(
        name=name,
        label=wording.LABELS[indicator.subject],
        value=value if value == UNLIMITED else display.rounded(value, _PLACES),
        text=wording.value(indicator),
        note=note,
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
            Column(label=_("你的数")),
            Column(label=_("信号")),
            Column(label=_("界线"), align="start"),
        ),
        rows=tuple(_row(indicator) for indicator in findings.indicators),
    )


def _row(indicator: Indicator) -> tuple[Text, ...]:
    subject = indicator.subject
    lines = LINES.get(subject)
    return (
        wording.LABELS[subject],
        wording.value(indicator),
        wording.light(indicator.light),
        Cited(text=wording.drawn(lines), entry=lines.entry)
        if lines
        else _("黄灯：刚够付利息；红灯：不够付利息"),
    )


def _notices(household: Household, findings: Findings) -> Iterable[Notice]:
    for debt in household.debts:
        named = spaced(title(debt))
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
        yield Notice(text=_("房贷只算进每月要还的钱。授信、存款、使用率和家数不算它。"))
    if not household.income:
        yield Notice(text=_("没有收入时，任何新的借款都没有钱来还。"))
    if findings.verdict is Light.RED:
        yield Notice(
            text=_(
                "还不上时，在到期前联系放款机构协商。"
                "不要借新还旧，也不要找收费的“债务优化”“征信修复”。"
            )
        )
    yield Notice(text=_("界线不是法律规定，也不是哪家机构的审批标准，只用来提醒自己。"))
