"""Rounding of any number; amounts of money are rounded by `calculators.finance.money`."""

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Final

_CONTEXT: Final = Context(prec=60, rounding=ROUND_HALF_UP)


def rounded(value: Decimal, places: int) -> Decimal:
    """Return `value` rounded half up to `places` decimals; zero has no sign.

    >>> rounded(Decimal("0.125"), 2), rounded(Decimal("-0.001"), 2)
    (Decimal('0.13'), Decimal('0.00'))
    """
    found = value.quantize(_quantum(places), context=_CONTEXT)
    return found or found.copy_abs()


@cache
def _quantum(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def solved(number: float) -> Decimal:
    """Return a solved number, such as a rate, with the digits that are the same on every machine.

    >>> solved(0.1 + 0.2)
    Decimal('0.3')
    """
    return Decimal(f"{number:.10g}")
