"""The range that a field accepts and what is usual in it, read from ``data/inputs.toml``."""

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
    table.only("smallest", "largest", "up_to", "below", "usual")
    if "up_to" in table:
        largest = allowed(table.text("up_to")).largest
    elif "below" in table:
        largest = allowed(table.text("below")).largest - 1
    else:
        largest = table.number("largest")
    return Range(table.number("smallest"), largest)


def usual(name: str) -> tuple[str, ...]:
    """Return what is often typed within the range called `name`.

    >>> usual("instalments")[:2]
    ('3', '6')
    """
    table = datafile.read("inputs").table(name)
    return table.texts("usual") if "usual" in table else ()
