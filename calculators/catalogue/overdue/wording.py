"""How days and ranges of amounts are written."""

from decimal import Decimal

from calculators.display import money, quantity
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
    return _("{low}到 {high}", low=money(low), high=money(high))
