"""An offer of a loan and what it costs."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from calculators.catalogue.pricing.price import Price, Quote
from calculators.finance import rates, returns
from calculators.finance.by_day import simple_rate
from calculators.finance.changes import rest_charges, settled, with_period_fee
from calculators.finance.due_dates import days_between
from calculators.finance.money import EXACT, ZERO
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.repayment import Repayment, by_rates
from calculators.finance.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Paying everything early: with which instalment, and at what cost.

    `share` is a fraction of what is left; `rest_is_charged` says that the charges of the
    instalments that fall away are due all the same.
    """

    after: int
    share: Decimal
    rest_is_charged: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class Offer:
    """A loan as it is offered. Only the same object is the same offer.

    `due` are the days of the instalments that were agreed. With `by_day`, interest is charged for
    the days of each period; otherwise every month counts the same. `is_regular` says that the
    first period is a month like the others.
    """

    number: int
    name: str
    principal: Decimal
    price: Price
    method: Repayment
    upfront_fee: Decimal
    period_fee: Decimal
    start: date
    due: tuple[date, ...]
    by_day: bool
    is_regular: bool
    settlement: Settlement | None = None

    @property
    def instalments(self) -> int:
        """How many instalments were agreed."""
        return len(self.due)

    @property
    def is_dated(self) -> bool:
        """Whether the true rate is that of the days, not of months that are all alike."""
        return self.by_day or not self.is_regular

    @cached_property
    def agreed(self) -> Schedule:
        """The schedule without fees for insurance and the like, if nothing is paid early."""
        return self._priced(self.instalments)

    @cached_property
    def schedule(self) -> Schedule:
        """The amortization schedule as it is paid, every amount rounded to 分."""
        schedule = self.agreed
        if self.settlement:
            after = self.settlement.after
            schedule = settled(
                schedule, after, share=self.settlement.share, charge=self._due_at_settlement(after)
            )
        return with_period_fee(schedule, self.period_fee)

    @property
    def advertised_rate(self) -> Decimal:
        """The yearly rate that the quote suggests: the price times the periods of a year.

        For fees, and for the cost that payments come to, it ignores that the principal shrinks
        with each instalment; that is why it can be little more than half of the true rate.
        """
        match self.price.quote:
            case Quote.TOTAL_FEE:
                return self._yearly_share(self.price.amount)
            case Quote.PAYMENT:
                return self._yearly_share(self.agreed.total_interest)
            case Quote.PERIOD_FEE:
                return EXACT.multiply(self.price.amount, Decimal(MONTHS_IN_YEAR))
            case Quote.DAY | Quote.MONTH | Quote.YEAR | Quote.USE:
                return self.price.yearly_rate

    @cached_property
    def dated_flows(self) -> tuple[tuple[date, Decimal], ...]:
        """What is received and paid, with the days."""
        flows = self.schedule.cash_flows
        return tuple(zip((self.start, *self.due), flows, strict=False))

    @cached_property
    def internal_rate(self) -> float:
        """The internal rate of return a month of what is received and paid."""
        return returns.irr(self.schedule.cash_flows)

    @cached_property
    def apr_simple(self) -> float:
        """The annual percentage rate without compounding (单利)."""
        if self.is_dated:
            return simple_rate(self.dated_flows)
        return rates.simple_annual(self.internal_rate, MONTHS_IN_YEAR)

    @cached_property
    def apr_compound(self) -> float:
        """The effective annual rate, with compounding (复利)."""
        if self.is_dated:
            return returns.xirr(self.dated_flows)
        return rates.effective_annual(self.internal_rate, MONTHS_IN_YEAR)

    def _priced(self, count: int) -> Schedule:
        """Return the schedule if the loan had been agreed for `count` of its instalments."""
        if self.by_day:
            daily = self.price.daily_rate
            periods = [
                EXACT.multiply(daily, Decimal(days))
                for days in days_between(self.start, self.due[:count])
            ]
            return by_rates(self.method, self.principal, periods, upfront_fee=self.upfront_fee)
        price = self.price
        if price.quote is Quote.TOTAL_FEE:
            part = EXACT.multiply(price.amount, Decimal(count))
            fee = EXACT.quantize(EXACT.divide(part, Decimal(self.instalments)), ZERO)
            price = replace(price, amount=fee)
        return price.schedule(self.method, self.principal, count, self.upfront_fee)

    def _due_at_settlement(self, after: int) -> Decimal:
        """Return the charges, beside the fee for it, that paying early makes due."""
        if self.settlement and self.settlement.rest_is_charged:
            return rest_charges(self.agreed, after)
        # Where everything is paid at the end, what has accrued was not charged yet.
        if self.method is Repayment.BULLET:
            return EXACT.subtract(self._priced(after).total_cost, self.upfront_fee)
        return ZERO

    def _yearly_share(self, cost: Decimal) -> Decimal:
        yearly = EXACT.multiply(cost, Decimal(MONTHS_IN_YEAR))
        return EXACT.divide(yearly, EXACT.multiply(self.principal, Decimal(self.instalments)))


def ranked(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """Return the offers from the cheapest to the dearest by their true annual rate.

    The rate, not the sum, because amounts and terms may differ; among equals the cheaper in sum.
    """
    return tuple(sorted(offers, key=lambda offer: (offer.apr_compound, offer.schedule.total_cost)))
