"""How days and ranges of amounts are written."""

from decimal import Decimal

from calculators.display import money, quantity, rough_money
from calculators.facts import Unit
from calculators.language import _


def days(count: int) -> str:
    """Return a number of days.

    >>> days(20)
    '20 天'
    """
    return quantity(Decimal(count), Unit.DAYS)


def between(low: Decimal, high: Decimal) -> str:
    """Return both ends of a range of amounts.

    >>> between(Decimal(26), Decimal(30))
    '26.00 元到 30.00 元'
    """
    return _ends(money(low), money(high))


def roughly(low: Decimal, high: Decimal) -> str:
    """Return a range of amounts as it is said in a sentence.

    >>> roughly(Decimal("19.50"), Decimal("22.50")), roughly(Decimal("300.2"), Decimal("300.4"))
    ('19.50 元到 22.50 元', '300 元')
    """
    ends = rough_money(low), rough_money(high)
    return ends[0] if ends[0] == ends[1] else _ends(*ends)


def _ends(low: str, high: str) -> str:
    return _("{low}到 {high}", low=low, high=high)
