"""A debt of the list as it is filled into the calculators of a single loan, and the way back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from calculators.display import amount, plain, spaced
from calculators.finance.money import EXACT, ZERO, total
from calculators.household.model import Debt
from calculators.household.outlook import end_as_now
from calculators.language import _
from calculators.ranges import allowed
from calculators.results import Carry, Onward


@dataclass(frozen=True, slots=True)
class Loan:
    """A debt as a single loan: what is in the loan's controls, and so in the debt's row."""

    texts: Mapping[str, str]
    row: Mapping[str, str]


class UnfitError(ValueError):
    """A debt cannot be filled in as such a loan; the message says in a few words why."""


def onward(here: str, debts: Iterable[Debt]) -> Carry | None:
    """Return the ways on from the calculator called `here` with these debts, if there are any.

    The calculators of a single loan get the whole list, and the dearest debt filled in that they
    can compute.
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
    if debts:
        yield _picked("prepay", consumer or debts)
        yield _picked("overdue", consumer or debts)


def _picked(name: str, debts: list[Debt]) -> Onward:
    """Return the way to the calculator `name` of a loan, with the dearest of the debts."""
    for debt in sorted(debts, key=lambda debt: debt.yearly_rate, reverse=True):
        try:
            texts = tuple(LOANS[name](debt).texts.items())
        except UnfitError:
            continue
        text = _OF_DEBT[name](spaced(debt.name))
        return Onward(calculator=name, text=text, texts=texts, debt=debt.number)
    return Onward(calculator=name, text=_TITLES[name], texts=())


_TITLES: Final = {"prepay": _("提前还清省多少"), "overdue": _("晚还几天会怎样")}
_OF_DEBT: Final[Mapping[str, Callable[[str], str]]] = {
    "prepay": lambda debt: _("{debt}提前还清省多少", debt=debt),
    "overdue": lambda debt: _("{debt}晚还几天会怎样", debt=debt),
}


def back(here: str, row: Mapping[str, str], owed: Decimal) -> Carry:
    """Return the ways on from the calculator `here` of a single loan, of which `row` is known."""
    return Carry(
        links=(
            Onward(calculator="payoff", text=_("连同别的欠款，排还清计划")),
            Onward(calculator="debt", text=_("连同别的欠款，看负债重不重")),
            *(
                Onward(calculator=name, text=_TITLES[name], texts=())
                for name in LOANS
                if name != here
            ),
        ),
        owed=owed,
        row=tuple(row.items()),
    )


def row_of(
    yearly_rate: Decimal, balance: Decimal | None = None, instalments: int | None = None
) -> dict[str, str]:
    """Return what is in the row of a debt of which so much is known.

    >>> row_of(Decimal("0.18"), Decimal(900), 3)
    {'rate': '18', 'quote': 'year', 'balance': '900', 'left': '3'}
    """
    row = {"rate": plain(yearly_rate * 100), "quote": "year"}
    if balance is not None:
        row["balance"] = plain(balance)
    if instalments is not None:
        row["left"] = str(instalments)
    return row


def prepayment(debt: Debt) -> Loan:
    """Return the debt as a loan that begins now and takes as long.

    Raises:
        UnfitError: it never ends, its terms change, or it is too short, too small or too large
            to be computed there.

    >>> card = Debt(number=1, name="", balance=Decimal(900), yearly_rate=Decimal("0.12"),
    ...             payment=Decimal(309))
    >>> prepayment(card).texts["instalments"]
    '3'
    """
    _fit("principal", debt.balance)
    _fit_rate(debt.yearly_rate)
    if debt.promotion or debt.holiday:
        raise UnfitError(_("利率或还款以后会变，这里只能按一直不变算"))
    months = debt.instalments or end_as_now([debt]).months
    if not months:
        raise UnfitError(_("照现在每月还的还不完"))
    if months == 1:
        raise UnfitError(_("只剩一期"))
    if months > allowed("instalments").largest:
        raise UnfitError(_("要还的期数太多"))
    texts = {
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
    return Loan(texts, row_of(debt.yearly_rate, debt.balance, months))


def missed(debt: Debt) -> Loan:
    """Return this month's payment as one that is a day late.

    Its interest is that of a month.

    Raises:
        UnfitError: none is due; it is no more than the interest, so that nothing can be said of
            the principal; or that is too small or too large to be computed there.
    """
    if not debt.balance:
        raise UnfitError(_("已经还清"))
    if debt.holiday and debt.holiday.covers(1):
        raise UnfitError(_("这个月不用还"))
    principal = EXACT.subtract(min(debt.payment, debt.balance), debt.monthly_interest)
    if principal <= ZERO:
        raise UnfitError(_("每月还的不比利息多，没有到期的本金"))
    _fit("principal", principal)
    _fit_rate(debt.yearly_rate)
    texts = {
        "principal": plain(principal),
        "interest": plain(debt.monthly_interest),
        "days": "1",
        "grace": "0",
        "per": "year",
        "year_rate": plain(debt.yearly_rate * 100),
    }
    return Loan(texts, row_of(debt.yearly_rate))


LOANS: Final[Mapping[str, Callable[[Debt], Loan]]] = {
    "prepay": prepayment,
    "overdue": missed,
}
"""What fills a debt into each calculator of a single loan, or raises `UnfitError`."""


def _fit(name: str, value: Decimal) -> None:
    smallest, largest = allowed(name)
    if not value:
        raise UnfitError(_("已经还清"))
    if value < smallest:
        raise UnfitError(_("本金不到 {amount}", amount=amount(smallest)))
    if value > largest:
        raise UnfitError(_("本金超过 {amount}", amount=amount(largest)))


def _fit_rate(yearly_rate: Decimal) -> None:
    if yearly_rate > allowed("rate-year").largest:
        raise UnfitError(_("利率太高"))
