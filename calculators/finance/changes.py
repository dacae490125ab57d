"""What is agreed beside a schedule: a fee with each instalment, and paying everything early."""

from decimal import Decimal

from calculators.finance.money import EXACT, ZERO, require_fen, to_fen, total
from calculators.finance.schedule import Parts, Schedule, assemble

__all__ = ["rest_charges", "settled", "with_period_fee"]


def with_period_fee(schedule: Schedule, fee: Decimal) -> Schedule:
    """Charge a fee, such as for insurance or a guarantee, with each instalment.

    Args:
        schedule: the loan without it.
        fee: 元 in whole 分, not negative.

    Raises:
        ValueError: the fee is negative or has a fraction of a 分.

    >>> from calculators.finance.repayment import Repayment, by_rate
    >>> loan = by_rate(Repayment.FLAT, Decimal(1200), 12, Decimal("0.01"))
    >>> with_period_fee(loan, Decimal(5)).total_cost
    Decimal('204.00')
    """
    fee = require_fen(fee, "fee")
    if not fee:
        return schedule
    parts = [
        Parts(each.principal, each.interest, EXACT.add(each.fee, fee))
        for each in schedule.instalments
    ]
    return assemble(schedule.principal, parts, upfront_fee=schedule.upfront_fee)


def rest_charges(schedule: Schedule, after: int) -> Decimal:
    """Return the interest and fees of the instalments that come after the first `after`, in 元.

    >>> from calculators.finance.repayment import Repayment, by_rate
    >>> rest_charges(by_rate(Repayment.FLAT, Decimal(1200), 12, Decimal("0.01")), 9)
    Decimal('36.00')
    """
    return total(each.charge for each in schedule.instalments[after:])


def settled(schedule: Schedule, after: int, *, share: Decimal, charge: Decimal = ZERO) -> Schedule:
    """Pay everything that is left together with an instalment (提前结清).

    Args:
        schedule: the loan as it was agreed.
        after: the number of the instalment, at least 1 and less than there are.
        share: the fee for it, a fraction of the balance that is paid early, 0 or more.
        charge: what else is due then, 元 in whole 分: charges of later instalments that are not
            waived, or interest that has accrued.

    Raises:
        ValueError: an argument is out of its range.

    >>> from calculators.finance.repayment import Repayment, by_rate
    >>> loan = by_rate(Repayment.FLAT, Decimal(1200), 12, Decimal("0.01"))
    >>> early = settled(loan, 3, share=Decimal("0.02"))
    >>> early.instalments[-1].payment, early.total_cost
    (Decimal('1030.00'), Decimal('54.00'))
    """
    if not 1 <= after < len(schedule.instalments):
        raise ValueError(f"there is no instalment {after} before the last")
    if not share.is_finite() or share < 0:
        raise ValueError(f"a share must be finite and not negative: {share}")
    kept = schedule.instalments[:after]
    last = kept[-1]
    fee = to_fen(EXACT.multiply(last.balance, share))
    parts = [Parts(each.principal, each.interest, each.fee) for each in kept[:-1]]
    parts.append(
        Parts(
            EXACT.add(last.principal, last.balance),
            last.interest,
            total((last.fee, fee, require_fen(charge, "charge"))),
        )
    )
    return assemble(schedule.principal, parts, upfront_fee=schedule.upfront_fee)
