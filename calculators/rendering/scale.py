"""From values to places on a drawing: round axis marks and short labels."""

from collections.abc import Iterable
from decimal import Decimal
from math import ceil, floor, log10
from typing import Literal, NamedTuple

from calculators import display

type Unit = Literal["yuan", "whole yuan", "percent", "count"]

_ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MONEY = ("yuan", "whole yuan")
_STEPS = (1, 2, 3, 6, 12, 24, 30, 45, 60, 90, 120, 180, 360, 720, 1080, 1800, 3600)
_MOST_NAMED = 6


class Scale(NamedTuple):
    """Maps the values from `low` to `high` onto the places from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: Decimal | float) -> float:
        """Return the place of a value.

        >>> Scale(0, 100, 0, 50).place(Decimal(30))
        15.0
        """
        part = (float(value) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def places(self, values: Iterable[Decimal | float]) -> list[float]:
        """Return the places of many values.

        >>> Scale(0, 100, 0, 50).places([Decimal(30), Decimal(50)])
        [15.0, 25.0]
        """
        low, start = self.low, self.start
        slope = (self.end - start) / (self.high - low)
        return [start + (float(value) - low) * slope for value in values]


def marks(values: Iterable[Decimal], wanted: int = 4) -> tuple[float, ...]:
    """Return round, evenly spaced marks from zero, or less, to at least the largest value.

    Args:
        values: what is to be shown; zero is always among it.
        wanted: about how many steps there should be.

    >>> marks([Decimal(8600)]), marks([Decimal("0.13"), Decimal("-0.02")])
    ((0.0, 2500.0, 5000.0, 7500.0, 10000.0), (-0.05, 0.0, 0.05, 0.1, 0.15))
    """
    shown = [0.0, *map(float, values)]
    low, high = min(shown), max(shown)
    if low == high:
        high = 1.0
    rough = (high - low) / wanted
    size = 10.0 ** floor(log10(rough))
    step = next(size * each for each in _ROUND_STEPS if size * each >= rough * 0.999)
    first, last = floor(low / step + 1e-12), ceil(high / step - 1e-12)
    return tuple(round(mark * step, 10) for mark in range(first, last + 1))


def step(length: int) -> int:
    """Return how far apart the named ones of `length` months, instalments or days are.

    >>> step(5), step(18), step(60), step(180)
    (1, 6, 12, 45)
    """
    even = (each for each in _STEPS if length < each * _MOST_NAMED)
    return next(even, ceil(length / (_MOST_NAMED - 1)))


def label(value: Decimal | float, unit: Unit) -> str:
    """Return the shortest reading of a mark.

    >>> label(25000, "yuan"), label(5000, "yuan"), label(0.05, "percent"), label(3, "count")
    ('2.5 万', '5,000', '5%', '3')
    """
    number = Decimal(str(value))
    if unit == "percent":
        return display.short_percent(number)
    if unit not in _MONEY:
        return display.plain(number)
    is_large = abs(number) >= display.WAN
    return display.short_amount(number) if is_large else f"{Decimal(display.plain(number)):,f}"


def named(value: Decimal | float, unit: Unit) -> str:
    """Return the reading of a mark that says what it is a number of.

    >>> named(25000, "yuan"), named(0.05, "percent")
    ('2.5 万元', '5%')
    """
    return display.amount(Decimal(str(value))) if unit in _MONEY else label(value, unit)


def reading(value: Decimal, unit: Unit) -> str:
    """Return a value as it is read beside a bar and in the table.

    >>> reading(Decimal("1234.5"), "yuan"), reading(Decimal("1234"), "whole yuan")
    ('1,234.50 元', '1,234 元')
    >>> reading(Decimal("0.1"), "percent")
    '10.00%'
    """
    if unit == "whole yuan":
        return display.whole_money(value)
    if unit == "yuan":
        return display.money(value)
    return display.percent(value) if unit == "percent" else display.plain(value)
