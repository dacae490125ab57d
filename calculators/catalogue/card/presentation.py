"""What is paid of a statement as an answer: the next interest, and what minimums cost from then."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from calculators import facts
from calculators.catalogue.card import wording
from calculators.catalogue.card.explanation import explain
from calculators.catalogue.card.statement import Statement
from calculators.display import figure, grouped_amount, money, plain, rough_money
from calculators.finance.money import EXACT
from calculators.finance.payoff import Plan
from calculators.headlines import amount
from calculators.household.kinds import CARD
from calculators.household.wording import length
from calculators.language import _, sentences
from calculators.pricing.price import Quote
from calculators.results import (
    Block,
    Carry,
    Chart,
    Cited,
    Column,
    Headline,
    Headlines,
    Keyed,
    Notice,
    Onward,
    Result,
    Row,
    Series,
    Summary,
    Table,
    Tone,
    padded,
)

_TWICE = Decimal(2)


def present(statement: Statement) -> Result:
    """Return the answer."""
    return Result(tuple(_answer(statement)))


def _answer(statement: Statement) -> Iterator[Block]:
    if not statement.unpaid:
        yield from _in_full(statement)
        return
    yield Summary(text=_summary(statement), tone=_tone(statement))
    yield Headlines(title=_("只还一部分"), figures=tuple(_figures(statement)))
    yield _onward(statement)
    ways = tuple(_ways(statement))
    yield _table(statement, ways)
    yield _chart(statement, ways)
    yield from _notices()
    yield explain(statement)


def _in_full(statement: Statement) -> Iterator[Block]:
    least = replace(statement, paid=statement.minimum)
    yield Summary(text=_("到还款日全部还清，没有利息。"), tone=Tone.GREEN)
    yield Headlines(
        title=_("全部还清"),
        figures=(
            amount("next_interest", _("下一张账单的利息"), statement.interest),
            amount("minimum", _("最低还款额"), statement.minimum),
            amount("minimum_interest", _("要是只还最低，下一张账单的利息"), least.interest),
        ),
    )
    yield from _notices()


def _tone(statement: Statement) -> Tone:
    is_red = statement.paid < statement.minimum or not statement.minimums.is_free
    return Tone.RED if is_red else Tone.AMBER


def _summary(statement: Statement) -> str:
    plan = statement.minimums
    paid = grouped_amount(statement.paid)
    return sentences(
        _("这次不到最低还款 {minimum}，算逾期。", minimum=grouped_amount(statement.minimum))
        if statement.paid < statement.minimum
        else "",
        _(
            "还 {paid}，下一张账单多 {interest}利息：{charged}。",
            paid=paid,
            interest=rough_money(statement.interest),
            charged=wording.CHARGED[statement.basis],
        ),
        _(
            "以后一直只还最低，要 {length}才还清，利息一共 {total}。",
            length=length(plan),
            total=rough_money(statement.interest_in_all(plan)),
        )
        if plan.is_free
        else wording.never(plan),
    )


def _figures(statement: Statement) -> Iterator[Headline]:
    yield amount(
        "next_interest",
        _("下一张账单的利息"),
        statement.interest,
        wording.CHARGED[statement.basis],
    )
    other = wording.other(statement.basis)
    yield amount("other_interest", wording.OTHERWISE[other], statement.interest_by(other))
    yield amount("minimum", _("最低还款额"), statement.minimum)
    yield amount("next_balance", _("下一张账单一共"), statement.next_balance, _("不再刷的话"))


type _Way = tuple[str, Plan]


def _ways(statement: Statement) -> Iterator[_Way]:
    yield _("一直只还最低"), statement.minimums
    first = statement.first_minimum
    twice = EXACT.multiply(first, _TWICE)
    for payment in (first, twice) if twice < statement.next_balance else (first,):
        text = _("每月固定还 {payment}", payment=grouped_amount(payment))
        yield text, statement.fixed(payment)


def _table(statement: Statement, ways: tuple[_Way, ...]) -> Table:
    return Table(
        caption=_("下一张账单起，怎么还"),
        columns=(
            Column(label=_("怎么还"), align="start"),
            Column(label=_("要还多久")),
            Column(label=_("利息一共")),
        ),
        rows=(
            _of_minimums(statement, *ways[0]),
            *((text, length(plan), _interest(statement, plan)) for text, plan in ways[1:]),
        ),
    )


def _of_minimums(statement: Statement, text: str, plan: Plan) -> Row:
    months = Decimal(len(plan.months)) if plan.is_free else wording.NEVER
    interest = _interest(statement, plan)
    return (
        text,
        Keyed(name="months", value=months, text=length(plan)),
        Keyed(name="interest_in_all", value=statement.interest_in_all(plan), text=interest)
        if plan.is_free
        else interest,
    )


def _interest(statement: Statement, plan: Plan) -> str:
    return money(statement.interest_in_all(plan)) if plan.is_free else "—"


def _chart(statement: Statement, ways: tuple[_Way, ...]) -> Chart:
    drawn = ways[:2]
    months = max(len(plan.months) for _text, plan in drawn)
    return Chart(
        kind="line",
        title=_("还欠多少"),
        description=_(
            "从 {balance}开始。{ways}。",
            balance=money(statement.next_balance),
            ways=_("；").join(
                _("{way}：{length}", way=text, length=length(plan)) for text, plan in drawn
            ),
        ),
        x_label=_("第几个月"),
        x=tuple(map(str, range(months + 1))),
        series=tuple(
            Series(label=text, values=padded(plan.owed, months + 1)) for text, plan in drawn
        ),
    )


def _onward(statement: Statement) -> Carry:
    """Lead on to the plan with what is owed on the next statement."""
    price = statement.price
    texts = {
        "debts.1.kind": CARD,
        "debts.1.balance": plain(statement.next_balance),
        "debts.1.quote": Quote(price.quote).value,
        "debts.1.rate": plain(price.amount * 100),
        "debts.1.paid_in": "share",
        "debts.1.payment": plain(statement.share * 100),
        "debts.1.least": plain(statement.least),
    }
    link = Onward(calculator="payoff", text=_("把这张卡放进还清计划"), texts=tuple(texts.items()))
    return Carry(links=(link,), owed=statement.next_balance)


def _notices() -> Iterator[Notice]:
    yield Notice(
        text=Cited(text=_("只还最低不算逾期，但这张账单没有免息期了。"), entry="card-minimum")
    )
    yield Notice(
        text=Cited(
            text=_("整张账单都算利息，还是只算没还的部分，各家合约不同。"),
            entry="card-interest-basis",
        )
    )
    yield Notice(
        text=Cited(
            text=_(
                "利率由银行自己定，看账单；以前统一规定时，一天最高 {rate}。",
                rate=figure(facts.figure("card-overdraft.day")),
            ),
            entry="card-overdraft",
        )
    )
    yield Notice(text=_("停刷这张卡，每月定一个比最低多的数。最低都还不上，到期前打给银行。"))
