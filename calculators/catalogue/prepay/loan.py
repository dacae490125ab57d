"""The loan as it stands, and what it would cost to pay it back early."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from calculators.finance import prepayment, repayment, returns
from calculators.finance.money import EXACT, ZERO, to_fen
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.repayment import Repayment
from calculators.finance.schedule import Instalment, Schedule
from calculators.pricing.price import RATES, Price
from calculators.rounding import rounded, solved

_RATE_PLACES = 4
"""The decimals of a rate that is solved, a fraction."""


class Rest(StrEnum):
    """Which interest and fees of later instalments fall due although the loan is settled."""

    NONE = "none"
    NEXT = "next"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Loan:
    """A loan in monthly instalments of which `paid` are paid.

    The fee for paying early is `fee_fixed` in 元, once, and `fee_share` of the principal that is
    paid early.
    """

    principal: Decimal
    instalments: int
    method: Repayment
    price: Price
    paid: int
    fee_fixed: Decimal
    fee_share: Decimal
    rest: Rest

    @cached_property
    def schedule(self) -> Schedule:
        """The amortization schedule as it was agreed."""
        return self.price.schedule(self.method, self.principal, self.instalments)

    @property
    def has_constant_charge(self) -> bool:
        """Whether each instalment costs the same, however much is still owed."""
        return self.price.quote not in RATES or self.method is Repayment.FLAT

    @property
    def yearly_rate(self) -> Decimal:
        """The simple rate a year of what is still owed; of fees, what they come to as a rate.

        Raises:
            NoRate: nothing is owed.
        """
        if not self.has_constant_charge:
            return self.price.yearly_rate
        payments = (EXACT.minus(instalment.payment) for instalment in self.left)
        monthly = returns.irr((self.balance(), *payments))
        return rounded(solved(monthly * MONTHS_IN_YEAR), _RATE_PLACES)

    @cached_property
    def left(self) -> tuple[Instalment, ...]:
        """The instalments that are still to be paid; at least one."""
        return self.schedule.instalments[self.paid :]

    @cached_property
    def _charged(self) -> tuple[Decimal, ...]:
        """The interest and fees of no further instalment, of one, of two and so on."""
        charges = (instalment.charge for instalment in self.left)
        return tuple(accumulate(charges, EXACT.add, initial=ZERO))

    def charges(self, more: int) -> Decimal:
        """Return the interest and fees of `more` further instalments."""
        return self._charged[more]

    def balance(self, more: int = 0) -> Decimal:
        """Return the principal that is owed after `more` further instalments."""
        done = self.paid + more
        return self.schedule.instalments[done - 1].balance if done else self.schedule.principal

    def early_fee(self, amount: Decimal) -> Decimal:
        """Return the fee for paying `amount` of principal early; none where none is paid."""
        if not amount:
            return ZERO
        return EXACT.add(self.fee_fixed, to_fen(EXACT.multiply(amount, self.fee_share)))

    def still_due(self, more: int) -> Decimal:
        """Return the later interest and fees due on settling after `more` instalments."""
        match self.rest:
            case Rest.NONE:
                return ZERO
            case Rest.NEXT:
                until = min(more + 1, len(self.left))
            case Rest.ALL:
                until = len(self.left)
        return EXACT.subtract(self.charges(until), self.charges(more))

    def shortened(self, extra: Decimal, more: int = 0) -> Schedule | None:
        """Return what is left after paying `extra` if the instalments stay as large.

        It is paid after `more` further instalments. Nothing where an instalment holds no principal
        to begin with (先息后本).
        """
        if self.method is Repayment.INTEREST_ONLY:
            return None
        balance, count = EXACT.subtract(self.balance(more), extra), len(self.left) - more
        first = self.left[more]
        if self.has_constant_charge:
            return prepayment.same_principal(balance, count, first.principal, charge=first.charge)
        if self.method is Repayment.EQUAL_PRINCIPAL:
            return prepayment.same_principal(
                balance, count, first.principal, rate=self.price.monthly_rate
            )
        return prepayment.same_payment(balance, count, self.price.monthly_rate, first.payment)

    def lowered(self, extra: Decimal) -> Schedule:
        """Return what is left after paying `extra` now if there are as many instalments."""
        balance, first, count = EXACT.subtract(self.balance(), extra), self.left[0], len(self.left)
        if self.has_constant_charge:
            last = self.method is Repayment.INTEREST_ONLY
            return prepayment.same_length(balance, count, first.charge, principal_last=last)
        return repayment.by_rate(self.method, balance, count, self.price.monthly_rate)
