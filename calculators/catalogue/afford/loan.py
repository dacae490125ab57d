"""A loan of which two things are known, its amount, its time or its payment, and the third."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from calculators import facts
from calculators.finance import affordable, rates, returns
from calculators.finance.fixed_payment import by_fixed_payment
from calculators.finance.money import EXACT, to_fen
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.repayment import Repayment
from calculators.finance.schedule import Schedule
from calculators.household.outlook import horizon
from calculators.pricing.price import Price, Quote

_TERMS = "payoff-targets"


class Question(StrEnum):
    """What is not known and asked for."""

    AMOUNT = "amount"
    TIME = "time"
    PAYMENT = "payment"


@dataclass(frozen=True, kw_only=True)
class Loan:
    """What is known of a loan that is paid back monthly; what is asked for is 0.

    Rates mean equal payments (等额本息), a fee a period equal parts with a constant fee (等本等息).
    Amounts are 元 in whole 分.
    """

    question: Question
    principal: Decimal
    payment: Decimal
    instalments: int
    price: Price

    @property
    def has_fee(self) -> bool:
        """Whether the price is a fee a period rather than interest on what is owed."""
        return self.price.quote is Quote.PERIOD_FEE

    @cached_property
    def schedule(self) -> Schedule | None:
        """The loan as it is paid back; nothing where the payment never does, or not in time."""
        match self.question:
            case Question.AMOUNT:
                return self.largest(self.instalments)
            case Question.TIME:
                return self._shortest()
            case Question.PAYMENT:
                return self.within(self.instalments)

    @cached_property
    def first_charge(self) -> Decimal:
        """The interest or fee of the first month."""
        rate = self.price.amount if self.has_fee else self.price.monthly_rate
        return to_fen(EXACT.multiply(self.principal, rate))

    @cached_property
    def least_payment(self) -> Decimal:
        """The least payment a month, in whole 元, that pays the principal back in time."""
        if self.has_fee:
            return affordable.least_payment_by_fee(self.principal, self.price.amount, horizon())
        return affordable.least_payment(self.principal, self.price.yearly_rate, horizon())

    @property
    def terms(self) -> tuple[int, ...]:
        """The times, in months, that are compared with that of the answer, which is among them."""
        usual = {int(figure.value) for figure in facts.entry(_TERMS).figures.values()}
        own = {len(self.schedule.instalments)} if self.schedule else set()
        return tuple(sorted(usual | own))

    def for_term(self, months: int) -> Schedule:
        """Return the loan for another time: another amount if that is asked, else payment."""
        if self.schedule and months == len(self.schedule.instalments):
            return self.schedule
        return self.largest(months) if self.question is Question.AMOUNT else self.within(months)

    def largest(self, months: int) -> Schedule:
        """Return the largest loan that the payment pays back in so many months."""
        if self.has_fee:
            fee = self.price.amount
            return self._of(affordable.largest_principal_by_fee(self.payment, months, fee), months)
        rate = self.price.yearly_rate
        return self._paid(affordable.largest_principal(self.payment, months, rate), months)

    def within(self, months: int) -> Schedule:
        """Return the principal's schedule in so many instalments."""
        return self._of(self.principal, months)

    def _shortest(self) -> Schedule | None:
        if self.has_fee:
            fee = self.price.amount
            months = affordable.periods_needed_by_fee(
                self.principal, self.payment, fee, most=horizon()
            )
            return self._of(self.principal, months) if months else None
        months = affordable.months_needed(
            self.principal, self.payment, self.price.yearly_rate, most=horizon()
        )
        return self._paid(self.principal, months) if months else None

    def _of(self, principal: Decimal, months: int) -> Schedule:
        method = Repayment.FLAT if self.has_fee else Repayment.EQUAL_PAYMENT
        return self.price.schedule(method, principal, months)

    def _paid(self, principal: Decimal, months: int) -> Schedule:
        """Return the schedule by which all but the last payment are the reader's."""
        return by_fixed_payment(principal, (self.price.monthly_rate,) * months, self.payment)


def yearly_rate(schedule: Schedule) -> float:
    """Return the true annual rate, without compounding (单利)."""
    return rates.simple_annual(returns.irr(schedule.cash_flows), MONTHS_IN_YEAR)
