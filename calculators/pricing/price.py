"""The price of a loan and the schedule that it leads to."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from calculators.finance import rates, repayment
from calculators.finance.level import by_payment
from calculators.finance.money import ZERO
from calculators.finance.rates import Per
from calculators.finance.repayment import Repayment
from calculators.finance.schedule import Schedule


class Quote(StrEnum):
    """How the price of a loan is quoted."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PERIOD_FEE = "period_fee"
    TOTAL_FEE = "total_fee"
    PAYMENT = "payment"
    """Only the payment of each instalment is named."""
    REVOLVING = "use"
    """随借随还: a rate a day for as many days as the money is used."""


RATES = (Quote.DAY, Quote.MONTH, Quote.YEAR)
"""The quotes that are a rate on what is owed, for a loan in monthly instalments."""


@dataclass(frozen=True, slots=True)
class Price:
    """What is quoted.

    `amount` is a fraction (a day, a month, a year, of the principal a period) or, for
    ``Quote.TOTAL_FEE`` and ``Quote.PAYMENT``, an amount in 元. `days_in_year` turns daily rates
    into yearly ones.
    """

    quote: Quote
    amount: Decimal
    days_in_year: int

    @property
    def _per(self) -> Per:
        return Per.DAY if self.quote is Quote.REVOLVING else Per(self.quote)

    @property
    def yearly_rate(self) -> Decimal:
        """The simple rate a year of a price that is a rate.

        >>> Price(Quote.DAY, Decimal("0.0005"), 365).yearly_rate
        Decimal('0.1825')
        """
        return rates.yearly_rate(self.amount, self._per, self.days_in_year)

    @property
    def monthly_rate(self) -> Decimal:
        """The rate a month of a price that is a rate, all months being alike."""
        return rates.convert(self.amount, self._per, Per.MONTH, self.days_in_year)

    @property
    def daily_rate(self) -> Decimal:
        """The rate a day of a price that is a rate."""
        return rates.convert(self.amount, self._per, Per.DAY, self.days_in_year)

    def schedule(
        self, method: Repayment, principal: Decimal, instalments: int, upfront_fee: Decimal = ZERO
    ) -> Schedule:
        """Return the schedule of a loan in monthly instalments, all months being alike.

        Equal payments of a named amount are what they are, whatever the `method`.

        >>> loan = Price(Quote.PERIOD_FEE, Decimal("0.006"), 365).schedule(
        ...     Repayment.FLAT, Decimal(10000), 12)
        >>> loan.total_cost
        Decimal('720.00')
        """
        terms = method, principal, instalments
        match self.quote:
            case Quote.PAYMENT:
                return by_payment(principal, instalments, self.amount, upfront_fee=upfront_fee)
            case Quote.TOTAL_FEE:
                return repayment.by_total_fee(*terms, self.amount, upfront_fee=upfront_fee)
            case Quote.PERIOD_FEE:
                return repayment.by_fee_rate(*terms, self.amount, upfront_fee=upfront_fee)
            case Quote.DAY | Quote.MONTH | Quote.YEAR | Quote.REVOLVING:
                return repayment.by_rate(*terms, self.monthly_rate, upfront_fee=upfront_fee)
