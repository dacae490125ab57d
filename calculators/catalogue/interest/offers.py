"""An offer of a loan and what it costs."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from calculators.finance import rates, returns
from calculators.finance.by_day import simple_rate
from calculators.finance.changes import rest_charges, settled, with_period_fee
from calculators.finance.due_dates import days_between
from calculators.finance.fixed_payment import by_fixed_payment
from calculators.finance.money import EXACT, ZERO
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.repayment import Repayment, by_rates, level_payment
from calculators.finance.schedule import Schedule
from calculators.pricing.price import Price, Quote


class PaymentRule(StrEnum):
    """What the payment follows from where interest is charged by the day and payments are equal."""

    FORMULA = "formula"
    """The formula for months that are all alike; the last instalment takes up the difference."""
    CONTRACT = "contract"
    """It is named; the last instalment takes up the difference."""
    DAYS = "days"
    """The days of each period, so that the last instalment is like the others."""


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
    first period is a month like the others. `payment_rule` matters to equal payments by day, and
    `contract_payment` is what ``PaymentRule.CONTRACT`` names, in 元.
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
    payment_rule: PaymentRule = PaymentRule.FORMULA
    contract_payment: Decimal = ZERO
    settlement: Settlement | None = None

    @property
    def instalments(self) -> int:
        """How many instalments were agreed."""
        return len(self.due)

    @property
    def is_dated(self) -> bool:
        """Whether the true rate is that of the days, not of months that are all alike."""
        return self.by_day or not self.is_regular

    @property
    def has_payment_rule(self) -> bool:
        """Whether equal payments and periods of unlike length must be brought together."""
        return self.by_day and self.method is Repayment.EQUAL_PAYMENT

    @cached_property
    def fixed_payment(self) -> Decimal | None:
        """What each instalment but the last is without fees; nothing where it was not fixed."""
        if not self.has_payment_rule or self.payment_rule is PaymentRule.DAYS:
            return None
        if self.payment_rule is PaymentRule.CONTRACT:
            return self.contract_payment
        return level_payment(self.principal, self.instalments, self.price.monthly_rate)

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
            case Quote.DAY | Quote.MONTH | Quote.YEAR | Quote.REVOLVING:
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

    @cached_property
    def period_rates(self) -> tuple[Decimal, ...]:
        """What interest by the day comes to in each period: a fraction of what is owed."""
        daily = self.price.daily_rate
        days = days_between(self.start, self.due)
        return tuple(EXACT.multiply(daily, Decimal(each)) for each in days)

    def _priced(self, count: int) -> Schedule:
        """Return the schedule if the loan had been agreed for `count` of its instalments."""
        if self.by_day:
            rates, fee = self.period_rates[:count], self.upfront_fee
            if self.fixed_payment is not None:
                return by_fixed_payment(self.principal, rates, self.fixed_payment, upfront_fee=fee)
            return by_rates(self.method, self.principal, rates, upfront_fee=fee)
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
