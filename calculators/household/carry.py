"""A debt of the list as it is filled into the calculators of a single loan, and the list itself."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from calculators.display import plain, spaced
from calculators.finance.money import EXACT, ZERO, total
from calculators.forms.ranges import allowed
from calculators.household.model import Debt
from calculators.household.outlook import end_as_now
from calculators.language import _
from calculators.results import Carry, Onward


def onward(here: str, debts: Iterable[Debt]) -> Carry | None:
    """Return the ways on from the calculator called `here` with these debts, if there are any.

    The calculators of a single loan get the dearest debt.
    """
    owed = [debt for debt in debts if debt.balance]
    links = tuple(_links(here, owed))
    consumer = (debt.balance for debt in owed if not debt.housing)
    return Carry(links=links, owed=total(consumer)) if links else None


def _links(here: str, debts: list[Debt]) -> Iterator[Onward]:
    consumer = [debt for debt in debts if not debt.housing]
    if here != "payoff" and consumer:
        yield Onward(calculator="payoff", text=_("用这些欠款排还清计划"))
    if here != "debt" and debts:
        yield Onward(calculator="debt", text=_("用这些欠款看负债重不重"))
    if not consumer:
        return
    dearest = max(consumer, key=lambda debt: debt.yearly_rate)
    named = spaced(dearest.name)
    if texts := prepayment(dearest):
        text = _("{debt}提前还清省多少", debt=named)
        yield Onward(calculator="prepay", text=text, texts=tuple(texts.items()))
    if texts := missed(dearest):
        text = _("{debt}晚还几天会怎样", debt=named)
        yield Onward(calculator="overdue", text=text, texts=tuple(texts.items()))


def prepayment(debt: Debt) -> dict[str, str] | None:
    """Return the debt as a loan that begins now and takes as long; none if it never ends.

    >>> card = Debt(number=1, name="", balance=Decimal(900), yearly_rate=Decimal("0.12"),
    ...             payment=Decimal(309))
    >>> prepayment(card)["instalments"]
    '3'
    """
    months = debt.instalments or end_as_now([debt]).months
    if not months or not _fits("instalments", Decimal(months)) or months == 1:
        return None
    if not _fits("principal", debt.balance) or not _fits("rate-year", debt.yearly_rate):
        return None
    return {
        "principal": plain(debt.balance),
        "instalments": str(months),
        "paid": "0",
        "method": "equal_payment",
        "quote": "year",
        "price_year": plain(debt.yearly_rate * 100),
        "early_fee": "none",
        "rest": "none",
        "later": "",
        "extra": "",
    }


def missed(debt: Debt) -> dict[str, str] | None:
    """Return this month's payment as one that is a day late.

    Its interest is that of a month; where the payment is no more than that, all of it is interest
    and nothing can be said of the principal.
    """
    principal = EXACT.subtract(min(debt.payment, debt.balance), debt.monthly_interest)
    if principal <= ZERO or not _fits("principal", principal):
        return None
    if not _fits("rate-year", debt.yearly_rate):
        return None
    return {
        "principal": plain(principal),
        "interest": plain(debt.monthly_interest),
        "days": "1",
        "grace": "0",
        "per": "year",
        "year_rate": plain(debt.yearly_rate * 100),
    }


def _fits(name: str, value: Decimal) -> bool:
    smallest, largest = allowed(name)
    return smallest <= value <= largest
