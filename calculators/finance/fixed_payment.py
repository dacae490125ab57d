"""The schedule of a loan whose payment is fixed beforehand: the last instalment differs.

Where interest is charged by the day, most lenders take the payment from the formula for months
that are all alike (``repayment.level_payment``) and leave the difference to the last instalment.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from calculators.finance.money import EXACT, FEN, ZERO, require_fen, to_fen
from calculators.finance.schedule import Parts, Schedule, assemble, require_principal

__all__ = ["by_fixed_payment", "payments_that_fit"]


def by_fixed_payment(
    principal: Decimal,
    rates: Sequence[Decimal],
    payment: Decimal,
    *,
    upfront_fee: Decimal = ZERO,
) -> Schedule:
    """Make the schedule of a loan of which each instalment but the last is `payment`.

    Interest is the rate of the period times the balance, rounded to 分. Where a payment falls short
    of it, the interest is paid; where it exceeds what is owed, that is paid and the later
    instalments are of nothing. `payments_that_fit` says which payments do neither.

    Args:
        principal: 元 in whole 分, more than 0.
        rates: a fraction for each instalment's period, 0 or more; at least one.
        payment: 元 in whole 分, not negative.
        upfront_fee: 元 in whole 分, not negative.

    Raises:
        ValueError: an argument is out of its range.

    10,000 at 0.05% a day for 31, 28 and 31 days, the payment by the formula at 18.25% / 12:

    >>> rates = [Decimal("0.0005") * days for days in (31, 28, 31)]
    >>> loan = by_fixed_payment(Decimal(10000), rates, Decimal("3435.23"))
    >>> [str(instalment.payment) for instalment in loan.instalments]
    ['3435.23', '3435.23', '3430.99']
    """
    principal, payment = require_principal(principal), require_fen(payment, "payment")
    return assemble(principal, parts(principal, _checked(rates), payment), upfront_fee=upfront_fee)


def parts(principal: Decimal, rates: Sequence[Decimal], payment: Decimal) -> Iterator[Parts]:
    """Give what each instalment consists of; arguments as `by_fixed_payment`, not checked."""
    balance = principal
    for rate in rates[:-1]:
        interest = _interest(balance, rate)
        part = min(max(EXACT.subtract(payment, interest), ZERO), balance)
        yield Parts(part, interest)
        balance = EXACT.subtract(balance, part)
    yield Parts(balance, _interest(balance, rates[-1]))


def payments_that_fit(principal: Decimal, rates: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Return the smallest and the largest payment that can be fixed for a loan.

    The smallest covers the interest of each period, the largest leaves some principal to the last
    instalment. A single instalment is what it is. Where a period is so long or dear that no payment
    does both, the smallest is more than the largest.

    Args:
        principal: 元 in whole 分, more than 0.
        rates: a fraction for each instalment's period, 0 or more; at least one.

    Raises:
        ValueError: an argument is out of its range.

    >>> payments_that_fit(Decimal(10000), [Decimal("0.01")] * 12)
    (Decimal('100.00'), Decimal('964.54'))
    """
    principal, rates = require_principal(principal), _checked(rates)
    most = EXACT.add(principal, _interest(principal, max(rates)))
    if len(rates) == 1:
        return most, most

    def falls_short(payment: Decimal) -> bool:
        made = list(parts(principal, rates, payment))[:-1]
        return any(EXACT.add(each.principal, each.interest) > payment for each in made)

    def leaves(payment: Decimal) -> bool:
        return list(parts(principal, rates, payment))[-1].principal > 0

    return _first_not(falls_short, most), EXACT.subtract(_first_not(leaves, most), FEN)


def _first_not(holds: Callable[[Decimal], bool], most: Decimal) -> Decimal:
    """Return the smallest amount for which what holds for smaller ones does not hold."""
    low, high = 0, int(most.scaleb(2))
    while low < high:
        middle = (low + high) // 2
        if holds(Decimal(middle).scaleb(-2)):
            low = middle + 1
        else:
            high = middle
    return Decimal(low).scaleb(-2)


def _interest(balance: Decimal, rate: Decimal) -> Decimal:
    return to_fen(EXACT.multiply(balance, rate))


def _checked(rates: Sequence[Decimal]) -> Sequence[Decimal]:
    if not rates:
        raise ValueError("there must be at least one period")
    for rate in rates:
        if not rate.is_finite() or rate < 0:
            raise ValueError(f"a rate must be finite and not negative: {rate}")
    return rates
