"""What the reader is told of how a list was read."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from calculators import display
from calculators.forms.dates import Order
from calculators.forms.field import quote
from calculators.language import _

_ORDERS: Final = {
    Order.MONTH_FIRST: _("月/日/年"),
    Order.DAY_FIRST: _("日/月/年"),
    Order.YEAR_FIRST: _("年/月/日"),
}
_MOST_NAMES: Final = 4


def quoted(text: str) -> str:
    """Return the name of a column, or a word of one, as it is repeated to the reader."""
    return _("“{text}”", text=quote(text))


def plan(day: str, payment: str) -> str:
    """Say which columns hold the days and the repayments."""
    return _("{day}当作还款日，{payment}当作每期还的钱。", day=day, payment=payment)


def repayments(payment: str) -> str:
    """Say which columns hold the repayments, where there are no days."""
    return _("{payment}当作每期还的钱。", payment=payment)


def amounts(name: str) -> str:
    """Say which column holds the amounts."""
    return _("{name}当作金额，正数是拿到的，负数是付出的。", name=name)


def in_and_out(received: Sequence[str], paid: Sequence[str]) -> str:
    """Say what was taken for money that comes in, and what for money that goes out."""
    ins, outs = _("、").join(received), _("、").join(paid)
    if not paid:
        return _("{received}当作拿到的。", received=ins)
    if not received:
        return _("{paid}当作付出的。", paid=outs)
    return _("{received}当作拿到的，{paid}当作付出的。", received=ins, paid=outs)


def lent(amount: Decimal, source: str) -> str:
    """Say how much was taken for lent."""
    return _("借到 {amount}（{source}）。", amount=display.grouped_amount(amount), source=source)


def lent_on(amount: Decimal, source: str, day: date, how: str) -> str:
    """Say how much was taken for lent, and on which day."""
    said = {"amount": display.grouped_amount(amount), "source": source, "day": day}
    if not how:
        return _("{day} 借到 {amount}（{source}）。", **said)
    return _("{day}（{how}）借到 {amount}（{source}）。", how=how, **said)


def as_said() -> str:
    """Say that an amount is that of the field for it, or of the lines above the list."""
    return _("照你填的“实际到手多少”或表头")


def left(amount: Decimal) -> str:
    """Say what is done with what a plan that was cut short leaves."""
    return _(
        "清单没有到还清为止，剩下的本金 {amount} 当作最后一次一起还。",
        amount=display.grouped_amount(amount),
    )


def monthly() -> str:
    """Say how a plan without days is understood."""
    return _("没有日期，按每月还一次、放款一个月后还第一次算。")


def unsigned(first: Decimal, count: int) -> str:
    """Say what was taken for the loan where no amount has a minus."""
    return _(
        "金额都没有负号：最早的 {first} 当作借到的，其余 {count} 笔当作还款。",
        first=display.grouped_amount(first),
        count=count,
    )


def unused() -> str:
    """Say that what was said of the loan was not needed."""
    return _("清单里已经有借到的钱，没有用“更多”里填的。")


def all_repaid() -> str:
    """Say that every amount was taken for a repayment."""
    return _("清单里的每一笔都当作还款。")


def order(order: Order) -> Callable[[str, date], str]:
    """Return what says in which order the parts of dates were read, unless that is plain."""

    def say(text: str, day: date) -> str:
        if order is Order.KNOWN:
            return ""
        named = _ORDERS[order]
        return _("日期按“{order}”读，“{text}”是 {day}。", order=named, text=quote(text), day=day)

    return say


def serial(text: str, day: date) -> str:
    """Say which day a spreadsheet's number was taken for."""
    return _("日期是表格软件的序号，“{text}”是 {day}。", text=quote(text), day=day)


def which_month(number: int, text: str, days: Sequence[date]) -> str:
    """Ask which of several days is meant."""
    *some, other = map(str, days)
    return _(
        "第 {number} 行的日期“{text}”分不清哪个是月。可以填成 {one} 或 {other}。",
        number=number,
        text=quote(text),
        one=_("、").join(some),
        other=other,
    )


def aside(titles: int, totals: int, others: int, columns: Sequence[str]) -> str:
    """Say what was left aside; nothing if all was used."""
    left = []
    if titles:
        left.append(_("标题 {count} 行", count=titles))
    if totals:
        left.append(_("合计 {count} 行", count=totals))
    if others:
        left.append(_("文字 {count} 行", count=others))
    if columns:
        names = _("、").join(columns[:_MOST_NAMES])
        more = len(columns) - _MOST_NAMES
        left.append(
            _("{names}等 {count} 列", names=names, count=len(columns)) if more > 0 else names
        )
    return _("没有用：{left}。", left=_("、").join(left)) if left else ""
