"""Yuan amounts as decimals, exact to 分.

The arithmetic operators of ``Decimal`` round to the precision of whatever context the
caller happens to run in. Code that computes with money therefore calls the methods of
``EXACT`` or works inside ``decimal.localcontext(EXACT)``; comparing needs neither.
"""

from collections.abc import Iterable
from decimal import (
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)

__all__ = ["EXACT", "FEN", "ZERO", "split", "to_fen", "total"]

FEN = Decimal("0.01")
"""One 分, the smallest amount there is."""

ZERO = Decimal("0.00")
"""No money."""


def _context(digits: int) -> Context:
    # Every setting is given: one left out would be taken from decimal.DefaultContext,
    # which other code may have changed.
    return Context(
        prec=digits,
        rounding=ROUND_HALF_UP,
        Emin=-999_999,
        Emax=999_999,
        capitals=1,
        clamp=0,
        flags=[],
        traps=[DivisionByZero, InvalidOperation, Overflow],
    )


EXACT = _context(60)
"""The context for money: wide enough that 10^12 元 (14 digits) times a rate of 20 digits
times a number of periods is exact, and that a quotient, such as a twelfth of a yearly
rate, has many more digits than an amount will show."""

# A product with a rounded quotient can miss a tie by a hair: 16501.50 x (0.04 / 12) comes
# out as 55.00499... where 55.005 is meant. Fewer digits bring the tie back, and no amount
# that was exact has as many.
_TIE_GUARD = _context(45)
_LARGEST_POWER = _TIE_GUARD.prec - 3


def to_fen(amount: Decimal) -> Decimal:
    """Round an amount to 分, half up.

    Half up is the everyday rule: what is exactly between two 分 goes away from zero. The
    result always has two decimals and is never a negative zero. An amount that differs
    from a tie only after its 45th digit counts as the tie: such a difference comes from
    a division, not from money.

    Args:
        amount: 元, any finite amount below 10^43.

    Raises:
        ValueError: the amount is infinite, not a number or too large.

    >>> to_fen(Decimal("4.115")), to_fen(Decimal("4.1149")), to_fen(Decimal("-0.001"))
    (Decimal('4.12'), Decimal('4.11'), Decimal('0.00'))
    """
    if not amount.is_finite() or amount.adjusted() > _LARGEST_POWER:
        raise ValueError(f"an amount must be finite and below 10^43: {amount}")
    return EXACT.quantize(_TIE_GUARD.plus(amount), FEN) or ZERO


def require_fen(amount: Decimal, what: str) -> Decimal:
    """Give back an amount of no less than zero in whole 分, written with two decimals.

    Args:
        amount: 元.
        what: the name of the amount in the message.

    Raises:
        ValueError: the amount is negative, not finite or has a fraction of a 分.

    >>> require_fen(Decimal("1E+4"), "principal")
    Decimal('10000.00')
    >>> require_fen(Decimal("0.005"), "fee")
    Traceback (most recent call last):
    ValueError: fee must be whole 分 and not negative: 0.005
    """
    # Nearly all amounts come from to_fen and have the right form already.
    if amount.same_quantum(FEN) and not amount.is_signed():
        return amount
    if amount.is_finite() and amount >= 0 and (rounded := to_fen(amount)) == amount:
        return rounded
    raise ValueError(f"{what} must be whole 分 and not negative: {amount}")


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Add amounts up exactly, whatever the caller's context is.

    >>> total([Decimal("999999999999.99"), Decimal("0.02")])
    Decimal('1000000000000.01')
    """
    with localcontext(EXACT):
        return sum(amounts, ZERO)


def split(amount: Decimal, parts: int) -> tuple[Decimal, ...]:
    """Split an amount into equal parts in whole 分; the last takes up the difference.

    Where rounding up would use the amount up early (3 元 in 400 parts of 0.75 分), the
    parts are 0.01 元 as long as it lasts and then nothing, so that none is negative.

    Args:
        amount: 元 in whole 分, not negative.
        parts: how many, at least 1.

    Returns:
        The parts in order of payment. They add up to the amount exactly.

    Raises:
        ValueError: an amount that is negative or has a fraction of a 分; no parts.

    >>> split(Decimal("100.00"), 3)
    (Decimal('33.33'), Decimal('33.33'), Decimal('33.34'))
    """
    left = require_fen(amount, "amount")
    if parts < 1:
        raise ValueError(f"there must be at least one part: {parts}")
    equal = to_fen(EXACT.divide(left, Decimal(parts)))
    result = []
    for _ in range(parts - 1):
        part = min(equal, left)
        left = EXACT.subtract(left, part)
        result.append(part)
    return (*result, left)
