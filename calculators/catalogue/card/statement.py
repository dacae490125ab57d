"""A statement of a card, what is paid of it, and how what is left is paid back."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from calculators.finance import payoff
from calculators.finance.debts import Owed
from calculators.finance.interest_free import Basis, Entry, lost_interest
from calculators.finance.money import EXACT, ZERO
from calculators.finance.payoff import Plan
from calculators.household.model import Minimum
from calculators.household.outlook import horizon
from calculators.pricing.price import Price

_POSTED = date.min
"""Only the days between count."""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A statement and the terms of its card.

    Of `bill`, `paid` is paid on the due day; both are 元 in whole 分. The purchases were posted
    `held` days before it, and the next statement comes `after` days later. A minimum is `share` of
    what is owed, but no less than `least` 元.
    """

    bill: Decimal
    paid: Decimal
    held: int
    after: int
    price: Price
    basis: Basis
    share: Decimal
    least: Decimal

    @property
    def unpaid(self) -> Decimal:
        """What is left of the bill after the due day."""
        return EXACT.subtract(self.bill, self.paid)

    @cached_property
    def minimum(self) -> Decimal:
        """What has to be paid of the bill at least (最低还款额)."""
        return Minimum(share=self.share, least=self.least).of(self.bill)

    @cached_property
    def interest(self) -> Decimal:
        """The interest on the next statement; 0 where the bill was paid in full."""
        return self.interest_by(self.basis)

    def interest_by(self, basis: Basis) -> Decimal:
        """Return the interest on the next statement if it is charged on `basis`."""
        due = _POSTED + timedelta(self.held)
        return lost_interest(
            [Entry(_POSTED, self.bill)],
            [Entry(due, self.paid)],
            due=due,
            until=due + timedelta(self.after),
            daily_rate=self.price.daily_rate,
            basis=basis,
        )

    @cached_property
    def next_balance(self) -> Decimal:
        """What is owed on the next statement, if nothing is bought meanwhile."""
        return EXACT.add(self.unpaid, self.interest)

    @cached_property
    def minimums(self) -> Plan:
        """Paying the minimum of each statement from the next one on, and nothing more."""
        return payoff.pay_minimums([self._owed(self.least, self.share)], horizon())

    @property
    def first_minimum(self) -> Decimal:
        """The minimum of the next statement."""
        return self.minimums.budget

    def fixed(self, payment: Decimal) -> Plan:
        """Return the plan to pay as much every month, from the next statement on."""
        return payoff.pay_off([self._owed(ZERO, ZERO)], [0], payment, horizon())

    def interest_in_all(self, plan: Plan) -> Decimal:
        """Return all interest from now on, that of the next statement included."""
        return EXACT.add(self.interest, plan.interest)

    def _owed(self, minimum: Decimal, share: Decimal) -> Owed:
        return Owed(
            balance=self.next_balance,
            yearly_rate=self.price.yearly_rate,
            minimum=minimum,
            share=share,
        )
