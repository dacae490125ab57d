"""An offer of a loan and what it costs."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from calculators.finance import rates, repayment, returns
from calculators.finance.money import EXACT
from calculators.finance.rates import MONTHS_IN_YEAR, Per
from calculators.finance.repayment import Repayment
from calculators.finance.schedule import Schedule


class Quote(StrEnum):
    """How the price of a loan is quoted."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PERIOD_FEE = "period_fee"
    TOTAL_FEE = "total_fee"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A loan in monthly instalments, as it is offered.

    `price` is a fraction (a day, a month, a year, of the principal a period) or, for
    ``Quote.TOTAL_FEE``, an amount in 元. `days_in_year` turns daily rates into yearly ones.
    """

    number: int
    name: str
    principal: Decimal
    instalments: int
    quote: Quote
    price: Decimal
    method: Repayment
    upfront_fee: Decimal
    days_in_year: int

    @cached_property
    def schedule(self) -> Schedule:
        """The amortization schedule, every amount rounded to 分."""
        terms = self.method, self.principal, self.instalments
        match self.quote:
            case Quote.TOTAL_FEE:
                return repayment.by_total_fee(*terms, self.price, upfront_fee=self.upfront_fee)
            case Quote.PERIOD_FEE:
                return repayment.by_fee_rate(*terms, self.price, upfront_fee=self.upfront_fee)
            case Quote.DAY | Quote.MONTH | Quote.YEAR:
                return repayment.by_rate(*terms, self.periodic_rate, upfront_fee=self.upfront_fee)

    @property
    def periodic_rate(self) -> Decimal:
        """The rate a month of an offer that is quoted as a rate."""
        return rates.periodic_rate(
            self.price,
            Per(self.quote),
            periods_a_year=MONTHS_IN_YEAR,
            days_in_year=self.days_in_year,
        )

    @property
    def advertised_rate(self) -> Decimal:
        """The yearly rate that the quote suggests: the price times the periods of a year.

        For fees it ignores that the principal shrinks with each instalment; that is why it
        can be little more than half of the true rate.
        """
        match self.quote:
            case Quote.TOTAL_FEE:
                yearly = EXACT.multiply(self.price, Decimal(MONTHS_IN_YEAR))
                return EXACT.divide(
                    yearly, EXACT.multiply(self.principal, Decimal(self.instalments))
                )
            case Quote.PERIOD_FEE:
                return EXACT.multiply(self.price, Decimal(MONTHS_IN_YEAR))
            case Quote.DAY | Quote.MONTH | Quote.YEAR:
                return rates.yearly_rate(self.price, Per(self.quote), self.days_in_year)

    @cached_property
    def internal_rate(self) -> float:
        """The internal rate of return a month of what is received and paid."""
        return returns.irr(self.schedule.cash_flows)

    @property
    def apr_simple(self) -> float:
        """The annual percentage rate without compounding (单利)."""
        return rates.simple_annual(self.internal_rate, MONTHS_IN_YEAR)

    @property
    def apr_compound(self) -> float:
        """The effective annual rate, with compounding (复利)."""
        return rates.effective_annual(self.internal_rate, MONTHS_IN_YEAR)


def ranked(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """Return the offers from the cheapest to the dearest by their true annual rate.

    The rate, not the sum, because amounts and terms may differ; among equals the cheaper in sum.
    """
    return tuple(sorted(offers, key=lambda offer: (offer.apr_compound, offer.schedule.total_cost)))
