"""The range that a field accepts, read from ``data/inputs.toml``."""

from decimal import Decimal
from typing import NamedTuple

from calculators import datafile


class Range(NamedTuple):
    """The smallest and the largest value, both allowed."""

    smallest: Decimal
    largest: Decimal


def allowed(name: str) -> Range:
    """Return the range called `name`.

    Its largest value is a number, or follows from that of another range: ``up_to`` it or
    ``below`` it, by one.

    >>> allowed("instalments").smallest
    Decimal('1')
    """
    table = datafile.read("inputs").table(name)
    table.only("smallest", "largest", "up_to", "below")
    if "up_to" in table:
        largest = allowed(table.text("up_to")).largest
    elif "below" in table:
        largest = allowed(table.text("below")).largest - 1
    else:
        largest = table.number("largest")
    return Range(table.number("smallest"), largest)
