"""What is left of a loan after a part of it was paid back early.

Two courses are usual: the instalments stay as large and there are fewer of them, or there are
as many and they are smaller. The second is an ordinary loan of what is left
(``repayment.by_rate``); for the first, and for loans with a constant charge, it is here. Every
amount is rounded to 分, half up, and the last instalment clears the balance.
"""

from collections.abc import Iterator
from decimal import Decimal

from calculators.finance.money import EXACT, ZERO, require_fen, split, to_fen
from calculators.finance.schedule import Parts, Schedule, assemble, require_principal

__all__ = ["same_length", "same_payment", "same_principal"]


def same_payment(balance: Decimal, periods: int, rate: Decimal, payment: Decimal) -> Schedule:
    """Go on with the payment of before until the loan is paid (等额本息，缩短期限).

    Args:
        balance: what is left, 元 in whole 分, more than 0.
        periods: the most instalments that there may be; the last of them clears the balance,
            however much that is.
        rate: fraction a period, 0 or more.
        payment: 元 in whole 分, not negative.

    Raises:
        ValueError: an argument is out of its range.

    >>> rest = same_payment(Decimal(5000), 12, Decimal("0.01"), Decimal("888.49"))
    >>> len(rest.instalments), rest.instalments[-1].payment, rest.total_cost
    (6, Decimal('730.09'), Decimal('172.54'))
    """
    require_fen(payment, "payment")

    def parts() -> Iterator[Parts]:
        left = require_principal(balance)
        for number in range(1, _checked(periods, rate) + 1):
            interest = to_fen(EXACT.multiply(left, rate))
            wanted = max(EXACT.subtract(payment, interest), ZERO)
            part = left if number == periods else min(wanted, left)
            yield Parts(part, interest)
            left = EXACT.subtract(left, part)
            if not left:
                return

    return assemble(balance, parts())


def same_principal(
    balance: Decimal, periods: int, part: Decimal, *, rate: Decimal = ZERO, charge: Decimal = ZERO
) -> Schedule:
    """Go on paying as much principal each period as before (等额本金、等本等息，缩短期限).

    Args:
        balance: what is left, 元 in whole 分, more than 0.
        periods: the most instalments that there may be; the last of them clears the balance.
        part: the principal of an instalment, 元 in whole 分, not negative.
        rate: interest on the balance, fraction a period, 0 or more.
        charge: charged with each instalment, whatever the balance, 元 in whole 分.

    Raises:
        ValueError: an argument is out of its range.

    >>> rest = same_principal(Decimal(250), 12, Decimal("100.00"), charge=Decimal("6.00"))
    >>> [str(instalment.payment) for instalment in rest.instalments]
    ['106.00', '106.00', '56.00']
    """
    require_fen(part, "principal part")

    def parts() -> Iterator[Parts]:
        left = require_principal(balance)
        for number in range(1, _checked(periods, rate) + 1):
            interest = to_fen(EXACT.multiply(left, rate))
            paid = left if number == periods else min(part, left)
            yield Parts(paid, interest, charge)
            left = EXACT.subtract(left, paid)
            if not left:
                return

    return assemble(balance, parts())


def same_length(
    balance: Decimal, periods: int, charge: Decimal, *, principal_last: bool
) -> Schedule:
    """Go on for as many periods, with the charge of before on a smaller principal.

    Args:
        balance: what is left, 元 in whole 分, more than 0.
        periods: how many, at least 1.
        charge: charged with each instalment, whatever the balance, 元 in whole 分.
        principal_last: whether the principal is paid with the last instalment (先息后本) or
            in equal parts.

    Raises:
        ValueError: an argument is out of its range.

    >>> rest = same_length(Decimal(200), 4, Decimal("6.00"), principal_last=False)
    >>> rest.instalments[0].payment, rest.total_cost
    (Decimal('56.00'), Decimal('24.00'))
    """
    amount = require_principal(balance)
    if principal_last:
        parts = (*(ZERO,) * (_checked(periods, ZERO) - 1), amount)
    else:
        parts = split(amount, periods)
    return assemble(amount, (Parts(part, fee=charge) for part in parts))


def _checked(periods: int, rate: Decimal) -> int:
    if periods < 1:
        raise ValueError(f"there must be at least one period: {periods}")
    if not rate.is_finite() or rate < 0:
        raise ValueError(f"a rate must be finite and not negative: {rate}")
    return periods
