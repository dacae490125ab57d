"""What was lent and when, as far as a list of repayments or the reader says it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from calculators.finance.due_dates import month_later
from calculators.finance.money import EXACT, total
from calculators.finance.returns import DatedAmount
from calculators.forms import dates
from calculators.forms.field import FieldError
from calculators.forms.listing import notes
from calculators.forms.listing.cells import Row, amount
from calculators.forms.listing.days import months_apart
from calculators.forms.listing.flows import Lent
from calculators.forms.quantities.characters import UnreadableError
from calculators.language import _, sentences
from calculators.rounding import rounded

# Not 等额本金 12 期, nor a rate.
_NUMBER: Final = r"(?:\([^)]*\))?[:= ]*[¥$]? ?([\d,]++(?:\.\d++)?万?)(?! ?[%期个天年月])"
_AMOUNT: Final = re.compile(
    "(?:(?:借款|贷款|放款|融资)(?:总?金?额|本金)|(?<!等额)本金"
    rf"|[Ll]oan [Aa]mount|[Aa]mount [Ff]inanced|[Pp]rincipal){_NUMBER}",
    re.ASCII,
)
_DAY: Final = re.compile(
    "(?:(?:放款|起息|借款|贷款|发放)(?:日期?|时间)|(?:[Ll]oan|[Ss]tart|[Dd]isbursement) [Dd]ate)"
    "[: ]*"
)
_ABOUT_A_MONTH: Final = range(20, 41)
"""Days between due dates that are moved off holidays."""
_PLAUSIBLE: Final = (Decimal("0.5"), Decimal("2.5"))
"""What is paid back in all, to what was lent, where signs do not tell them apart."""


def titled(titles: Iterable[Row]) -> Lent:
    """Return what the lines above a plan say of the loan.

    >>> titled([Row(1, ("借款金额: 1.2万元", "放款日期", "2026-01-15"))])
    Lent(amount=Decimal('12000.00'), day=datetime.date(2026, 1, 15))
    """
    text = " ; ".join([" ".join(row.cells) for row in titles])
    found, named = _AMOUNT.search(text), _DAY.search(text)
    place = next(dates.places(text, named.end()), None) if named else None
    try:
        lent = rounded(amount(found[1]), 2) if found else None
        is_day = named and place and place[0] == named.end()
        return Lent(lent, dates.read(text[place[0] : place[1]]) if place and is_day else None)
    except UnreadableError:
        return Lent()


def before(days: Sequence[date]) -> date:
    """Return the day that lies as long before the first due date as that before the next.

    Raises:
        FieldError: due dates are at no regular distance.

    >>> before([date(2026, 3, 15), date(2026, 4, 15)])
    datetime.date(2026, 2, 15)
    """
    if months := months_apart(days):
        return month_later(days[0], -months)
    gaps = {(later - day).days for day, later in pairwise(days)}
    if gaps and all(gap in _ABOUT_A_MONTH for gap in gaps):
        return month_later(days[0], -1)
    if len(gaps) == 1 and min(gaps) > 0:
        return days[0] - timedelta(min(gaps))
    raise FieldError(_("没写哪天放款，还款的日子也不规律。请在“更多”里填哪天到手。"))


def assumed() -> str:
    """Say how the day of a loan is known that nothing tells."""
    return _("没写哪天放款，按第一次还款前一期算")


def missing() -> str:
    """Ask what was lent."""
    return _(
        "清单里只有还款，没有借到的钱。请在“更多”里填实际到手多少，或者加一行放款的日期和金额。"
    )


def not_later(lent: date, first: date) -> date:
    """Return the day of the loan.

    Raises:
        FieldError: it is later than the first repayment.
    """
    if lent > first:
        raise FieldError(
            _("到手的日子 {lent} 比第一次还款 {first} 还晚。核对一下日期。", lent=lent, first=first)
        )
    return lent


def with_loan(listed: Sequence[DatedAmount], lent: Lent) -> tuple[tuple[DatedAmount, ...], str]:
    """Return amounts with a loan and repayments, where their signs do not tell them apart.

    Where all have one sign, they are repayments if it is said what was `lent`. Else, without a
    minus, the first is the loan, if it is so much larger than the others that it can be no
    repayment, and if these pay back about as much. Otherwise the amounts stay as they are.
    """
    if len({each.amount > 0 for each in listed if each.amount}) != 1:
        return tuple(listed), notes.unused() if lent.amount or lent.day else ""
    ordered = sorted(listed, key=lambda each: each.day)
    if lent.amount:
        days = [each.day for each in ordered]
        day = not_later(lent.day, days[0]) if lent.day else before(days)
        how = "" if lent.day else assumed()
        note = notes.lent_on(lent.amount, notes.as_said(), day, how)
        loan = DatedAmount(day, lent.amount)
        return (loan, *map(_repaid, listed)), sentences(notes.all_repaid(), note)
    first, *others = ordered
    if first.amount < 0 or not _is_loan(first, others):
        return tuple(listed), ""
    return (first, *map(_repaid, others)), notes.unsigned(first.amount, len(others))


def _is_loan(first: DatedAmount, others: Sequence[DatedAmount]) -> bool:
    if len(others) < 2 or others[0].day == first.day:
        return False
    sizes = sorted(abs(each.amount) for each in others)
    size, paid = abs(first.amount), total(sizes)
    low, high = (EXACT.multiply(size, part) for part in _PLAUSIBLE)
    return size > sizes[-1] and size >= 2 * sizes[len(sizes) // 2] and low <= paid <= high


def _repaid(each: DatedAmount) -> DatedAmount:
    return DatedAmount(each.day, EXACT.minus(abs(each.amount)))
