"""What it costs to pay only a minimum that is a share of what is owed, and how long it takes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from calculators import facts
from calculators.display import figure, in_months, money, rough_money, short_percent, spaced
from calculators.finance.money import EXACT, ZERO
from calculators.household.fields import LEAST
from calculators.household.model import Debt
from calculators.household.outlook import end_as_now, horizon
from calculators.household.reading import SMALLEST_MINIMUM
from calculators.language import _, sentences
from calculators.results import Notice, Step, Tone

_SHOWN = 3
"""How many debts are put into the formula; the others follow the same one."""


def notices(debts: Iterable[Debt]) -> Iterator[Notice]:
    """Say it of each debt, and what the first month's payment would do if it stayed the same."""
    for debt in debts:
        if debt.minimum and debt.balance:
            said = sentences(_only(debt), _the_same(debt), _smallest(debt))
            yield Notice(tone=Tone.AMBER, text=said)


def steps(debts: Iterable[Debt]) -> Iterator[Step]:
    """Give the computation of such minimums, if there are any."""
    shares = [debt for debt in debts if debt.minimum and debt.balance]
    if shares:
        yield Step(
            label=_("按百分之几算的最低还款"),
            formula=_(
                "（欠款 + 这个月的利息）× 百分之几，每个月重算；不少于“{least}”，没填就按 {amount}",
                least=LEAST.label,
                amount=figure(facts.figure(SMALLEST_MINIMUM)),
            ),
            numbers=_("；").join(map(_computed, shares[:_SHOWN])),
        )


def _computed(debt: Debt) -> str:
    assert debt.minimum  # noqa: S101 (only such debts are told of)
    return _(
        "{debt}（{balance} + {interest}）× {share} → {payment}",
        debt=spaced(debt.name),
        balance=money(debt.balance),
        interest=money(debt.monthly_interest),
        share=short_percent(debt.minimum.share),
        payment=money(debt.payment),
    )


def _only(debt: Debt) -> str:
    assert debt.minimum  # noqa: S101 (only such debts are told of)
    end = end_as_now([debt])
    said = {
        "debt": spaced(debt.name),
        "share": short_percent(debt.minimum.share),
        "payment": money(debt.payment),
        "interest": rough_money(end.interest),
    }
    if end.months is None:
        return _(
            "{debt}每月只还最低（账单的 {share}，按现在欠的是 {payment}），算到 {time}也还不完。",
            time=in_months(horizon()),
            **said,
        )
    return _(
        "{debt}每月只还最低（账单的 {share}，按现在欠的是 {payment}，越还越少），"
        "要 {time}才还清，利息 {interest}。",
        time=in_months(end.months),
        **said,
    )


def _the_same(debt: Debt) -> str:
    """Compare with paying as much every month as in the first; it says nothing if that is none."""
    least, steady = end_as_now([debt]), end_as_now([replace(debt, minimum=None)])
    if steady.months is None or steady == least:
        return ""
    said = {"payment": money(debt.payment), "time": in_months(steady.months)}
    saved = EXACT.subtract(least.interest, steady.interest)
    if least.months is None or saved <= ZERO:
        interest = rough_money(steady.interest)
        return _("每月都还 {payment}，{time}就还清，利息 {interest}。", interest=interest, **said)
    return _("每月都还 {payment}，{time}就还清，利息少 {saved}。", saved=rough_money(saved), **said)


def _smallest(debt: Debt) -> str:
    smallest = facts.figure(SMALLEST_MINIMUM)
    if not debt.minimum or debt.minimum.least != smallest.value:
        return ""
    return _(
        "这里当作“{least}”是 {amount}；合同里多的，填上会快一些。",
        least=LEAST.label,
        amount=figure(smallest),
    )
