"""The schedule of a loan of which only the payment is known: n payments of X."""

from decimal import Decimal, localcontext

from calculators.finance.money import EXACT, ZERO, require_fen, to_fen
from calculators.finance.returns import irr
from calculators.finance.schedule import Parts, Schedule, assemble, require_principal

__all__ = ["by_payment"]


def by_payment(
    principal: Decimal, periods: int, payment: Decimal, *, upfront_fee: Decimal = ZERO
) -> Schedule:
    """Make the schedule of equal payments, at the rate that they imply.

    The rate i solves P = X (v + v^2 + ... + v^n) with v = 1 / (1 + i). The balance after k
    payments is X (v + ... + v^(n - k)), rounded to 分; what a payment exceeds the fall of the
    balance by is interest. So all payments are exactly X, the interest is n X - P exactly, and
    nothing is left in the end.

    Args:
        principal: 元 in whole 分, more than 0.
        periods: number of payments, at least 1.
        payment: 元 in whole 分; all of them together are no less than the principal.
        upfront_fee: 元 in whole 分, not negative; it is no part of what the payments pay for.

    Raises:
        ValueError: an argument is out of its range.

    >>> loan = by_payment(Decimal(10000), 12, Decimal("893.33"))
    >>> loan.instalments[0].interest, loan.total_cost, loan.instalments[-1].balance
    (Decimal('108.61'), Decimal('719.96'), Decimal('0.00'))
    """
    principal, payment = require_principal(principal), require_fen(payment, "payment")
    if periods < 1:
        raise ValueError(f"there must be at least one period: {periods}")
    if EXACT.multiply(payment, Decimal(periods)) < principal:
        raise ValueError(f"{periods} payments of {payment} do not pay {principal} back")
    left = principal
    parts = []
    for rounded in _balances(principal, periods, payment):
        # A payment may not pay back more than it is, for all the rounding.
        balance = max(min(rounded, left), EXACT.subtract(left, payment))
        part = EXACT.subtract(left, balance)
        parts.append(Parts(part, EXACT.subtract(payment, part)))
        left = balance
    return assemble(principal, parts, upfront_fee=upfront_fee)


def _balances(principal: Decimal, periods: int, payment: Decimal) -> list[Decimal]:
    """Return the balance after each payment, from the end, where errors die out."""
    rate = Decimal(irr([principal, *[-payment] * periods]))
    balance = Decimal(0)
    balances = [ZERO]
    with localcontext(EXACT):
        discount = 1 / (1 + rate)
        for _ in range(periods - 1):
            balance = (balance + payment) * discount
            balances.append(to_fen(balance))
    return balances[::-1]
