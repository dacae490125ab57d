"""The loan as an answer: what was asked first, then what it costs, and what other terms come to."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.afford import wording
from calculators.catalogue.afford.explanation import explain
from calculators.catalogue.afford.loan import Loan, Question, yearly_rate
from calculators.display import (
    grouped_amount,
    money,
    percent,
    plain,
    rough_money,
    solved_percent,
    span,
)
from calculators.finance.schedule import Schedule
from calculators.headlines import amount, rate
from calculators.household.outlook import horizon
from calculators.language import _, sentences
from calculators.pricing.ceilings import ceilings
from calculators.ranges import allowed
from calculators.results import (
    Block,
    Carry,
    Chart,
    Column,
    Headline,
    Headlines,
    Notice,
    Onward,
    Result,
    Series,
    Summary,
    Table,
    Tone,
)
from calculators.rounding import solved


def present(loan: Loan) -> Result:
    """Return the answer."""
    return Result(tuple(_answer(loan)))


def _answer(loan: Loan) -> Iterator[Block]:
    if loan.schedule:
        yield from _paid(loan, loan.schedule)
    else:
        yield from _stuck(loan)


def _paid(loan: Loan, schedule: Schedule) -> Iterator[Block]:
    true_rate = yearly_rate(schedule)
    cost = _(
        "{charges} {cost}，真实年化 {rate}。",
        charges=wording.charges(loan),
        cost=rough_money(schedule.total_cost),
        rate=solved_percent(true_rate),
    )
    yield Summary(text=sentences(wording.found(loan, schedule), cost))
    yield Notice(text=_("这是算术，不是建议借。还得起，不等于该借。"))
    yield Headlines(
        title=_("算出来的"),
        figures=(
            _found(loan, schedule),
            amount("total_cost", wording.charges(loan), schedule.total_cost),
            rate("apr_simple", _("真实年化（单利）"), true_rate),
            amount("total_paid", _("一共要还"), schedule.total_paid, _("本金加上利息和手续费")),
        ),
    )
    if onward := _onward(schedule, true_rate):
        yield onward
    limits = ceilings()
    if limits.is_exceeded(solved(true_rate)):
        yield from limits.notices(_("这笔钱"))
    yield _terms(loan)
    yield _chart(schedule)
    yield explain(loan, schedule, true_rate)


def _found(loan: Loan, schedule: Schedule) -> Headline:
    """Return the figure that was asked for."""
    last = _("最后一期 {payment}", payment=money(wording.last_payment(schedule)))
    months = len(schedule.instalments)
    match loan.question:
        case Question.AMOUNT:
            return amount("largest_principal", _("最多能借"), schedule.principal)
        case Question.TIME:
            return Headline(
                name="months",
                label=_("要还多久"),
                value=Decimal(months),
                text=span(months),
                note=last,
            )
        case Question.PAYMENT:
            first = schedule.instalments[0].payment
            return amount("payment", _("每月还"), first, last)


def _stuck(loan: Loan) -> Iterator[Block]:
    least = loan.least_payment
    yield Summary(text=sentences(wording.never(loan), wording.enough(loan)), tone=Tone.RED)
    yield Headlines(
        title=_("要多少才够"),
        figures=(
            Headline(
                name="payment_needed",
                label=_("每月至少要还"),
                value=least,
                text=money(least),
                note=_("{span}以内还清，取整到元", span=span(horizon())),
            ),
            amount("first_charge", wording.first_charge(loan), loan.first_charge),
        ),
    )
    yield Notice(
        tone=Tone.AMBER,
        text=_(
            "拿不出这么多，就别借。已经欠着的，到期前联系机构，"
            "问能不能延长期限、减少每月的还款；不要借新还旧。"
        ),
    )
    yield _terms(loan)


def _onward(schedule: Schedule, true_rate: float) -> Carry | None:
    """Lead on to the check with this loan as a debt, if that form takes it."""
    principal, payment = schedule.principal, schedule.instalments[0].payment
    yearly = Decimal(percent(solved(true_rate)).rstrip("%").replace(",", ""))
    if principal > allowed("amount").largest or yearly > 100 * allowed("rate-year").largest:
        return None
    texts = {
        "debts.1.balance": plain(principal),
        "debts.1.quote": "year",
        "debts.1.rate": plain(yearly),
        "debts.1.payment": plain(payment),
        "debts.1.left": str(len(schedule.instalments)),
    }
    link = Onward(calculator="debt", text=_("把这一笔放进负债检查"), texts=tuple(texts.items()))
    return Carry(links=(link,), owed=principal)


def _terms(loan: Loan) -> Table:
    """Compare the answer with what other terms come to."""
    is_amount = loan.question is Question.AMOUNT
    schedules = [loan.for_term(months) for months in loan.terms]
    return Table(
        caption=_("每月还 {payment}，期数不同", payment=grouped_amount(loan.payment))
        if is_amount
        else _("{principal}，期数不同", principal=grouped_amount(loan.principal)),
        columns=(
            Column(label=_("分几期"), align="start"),
            Column(label=_("最多能借") if is_amount else _("每月还")),
            Column(label=wording.charges(loan)),
        ),
        rows=tuple(
            (
                wording.term(loan, each),
                money(each.principal if is_amount else each.instalments[0].payment),
                money(each.total_cost),
            )
            for each in schedules
        ),
    )


def _chart(schedule: Schedule) -> Chart:
    months = len(schedule.instalments)
    balances = tuple(each.balance for each in schedule.instalments)
    return Chart(
        kind="line",
        title=_("还欠多少本金"),
        description=_(
            "从 {principal}开始，第 {month} 个月还清。",
            principal=money(schedule.principal),
            month=months,
        ),
        x_label=_("第几个月"),
        x=tuple(map(str, range(months + 1))),
        series=(Series(label=_("剩余本金"), values=(schedule.principal, *balances)),),
    )
