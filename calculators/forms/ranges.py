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

    >>> allowed("instalments").smallest
    Decimal('1')
    """
    table = datafile.read("inputs").table(name)
    table.only("smallest", "largest")
    return Range(table.number("smallest"), table.number("largest"))
