"""Headline figures of the usual kinds: an amount, and a yearly rate that was solved."""

from decimal import Decimal

from calculators.display import money, solved_percent
from calculators.results import Headline
from calculators.rounding import solved


def amount(name: str, label: str, value: Decimal, note: str = "") -> Headline:
    """Return an amount in 元.

    >>> amount("total_cost", "总成本", Decimal(720)).text
    '720.00 元'
    """
    return Headline(name=name, label=label, value=value, text=money(value), note=note)


def rate(name: str, label: str, value: float, note: str = "", places: int = 2) -> Headline:
    """Return a solved rate, with some decimals of its percentage.

    >>> rate("apr_simple", "真实年化（单利）", 0.1303104).text
    '13.03%'
    """
    text = solved_percent(value, places)
    return Headline(name=name, label=label, value=solved(value), text=text, note=note)
