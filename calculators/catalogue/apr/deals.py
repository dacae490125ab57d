"""What was received and paid, either regularly or on given days, and the rate that fits it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from calculators.finance import rates, returns
from calculators.finance.by_day import simple_rate
from calculators.finance.money import EXACT, total
from calculators.finance.rates import MONTHS_IN_YEAR, QUARTERS_IN_YEAR
from calculators.finance.returns import DatedAmount, NoRate, Reason, SeveralRates
from calculators.finance.unit_periods import with_first_period


class Period(StrEnum):
    """The time between two payments."""

    MONTH = "month"
    HALF_MONTH = "half_month"
    QUARTER = "quarter"
    YEAR = "year"
    WEEK = "week"
    DAYS = "days"


PERIODS_A_YEAR: Final[Mapping[Period, int]] = {
    Period.MONTH: MONTHS_IN_YEAR,
    Period.HALF_MONTH: 2 * MONTHS_IN_YEAR,
    Period.QUARTER: QUARTERS_IN_YEAR,
    Period.YEAR: 1,
}
"""Of periods that follow the calendar; how many of the others a year has depends on its days."""


@dataclass(frozen=True, slots=True)
class Rates:
    """A rate that fits: of a period or day, and a year without and with compounding."""

    periodic: float
    simple: float
    compound: float


@dataclass(frozen=True, slots=True)
class Solution:
    """The rate, if one can be named; else why not, or the rates of which it may be any.

    `several` and `others` are compound rates a year. `others` are further rates that fit but
    say nothing: below 0, though the deal costs money, or beyond all bounds.
    """

    rates: Rates | None = None
    reason: Reason | None = None
    several: tuple[float, ...] = ()
    others: tuple[float, ...] = ()


class Deal(ABC):
    """What is common to both kinds: amounts in 元, positive where received, in order of time."""

    @property
    @abstractmethod
    def flows(self) -> tuple[Decimal, ...]:
        """The amounts in the order in which they come."""

    @abstractmethod
    def _solve(self) -> float:
        """Return the rate that ``_annualised`` takes."""

    @abstractmethod
    def _annualised(self, rate: float) -> Rates: ...

    @abstractmethod
    def _compound(self, rate: float) -> float: ...

    @property
    def received(self) -> Decimal:
        """All that was received."""
        return total(flow for flow in self.flows if flow > 0)

    @property
    def paid(self) -> Decimal:
        """All that was paid."""
        return EXACT.subtract(self.received, total(self.flows))

    @property
    def cost(self) -> Decimal:
        """How much more was paid than received; negative where it was less."""
        return EXACT.subtract(self.paid, self.received)

    @property
    def movements(self) -> tuple[Decimal, ...]:
        """The amounts with those of one moment added up, in order of time; none is 0."""
        return tuple(flow for flow in self.flows if flow)

    @property
    def is_lending(self) -> bool:
        """Whether money goes out first, so that the rate is one that is earned."""
        return next((flow < 0 for flow in self.movements), False) and not self.is_prepaid

    @property
    def is_prepaid(self) -> bool:
        """Whether it is a loan for which something was paid before the money came.

        A fee, a deposit, the check of a card: less than half of what then comes, and more is
        paid afterwards.
        """
        runs = [total(run) for _, run in groupby(self.movements, key=lambda movement: movement < 0)]
        return len(runs) > 2 and runs[0] < 0 < EXACT.add(EXACT.multiply(runs[0], 2), runs[1])

    @property
    def is_short(self) -> bool:
        """Whether what was borrowed is not paid back, so that a rate says nothing yet.

        Where money goes to and fro and no rate fits, that is not the reason.
        """
        if self.cost >= 0 or self.is_lending or not self.paid:
            return False
        solution = self.solution
        return bool(solution.rates) or solution.reason is Reason.OUT_OF_RANGE

    @cached_property
    def solution(self) -> Solution:
        """The rate that fits, or why none can be named."""
        if not min(self.flows) < 0 < max(self.flows):
            # Told from the amounts as typed: how they are solved may change the signs.
            return Solution(reason=Reason.NO_SIGN_CHANGE if any(self.flows) else Reason.ALL_ZERO)
        try:
            return self._found()
        except NoRate as error:
            return Solution(reason=error.reason)

    def _found(self) -> Solution:
        try:
            return Solution(rates=self._annualised(self._solve()))
        except SeveralRates as error:
            found = error.rates
        return self._choose(found)

    def _choose(self, found: tuple[float, ...]) -> Solution:
        """Take the one positive rate of a deal that costs money, if Norstrøm's rule allows it.

        Where the running total of the flows changes its sign once only, exactly one of the
        rates is positive (C. J. Norstrøm, "A sufficient condition for a unique nonnegative
        internal rate of return", Journal of Financial and Quantitative Analysis 7, 1972).
        A deposit that comes back is such a case.

        Of a loan for which something was paid beforehand, take the smallest positive rate: it is
        the one that the loan alone has, a little higher. The next grows beyond all bounds, the
        smaller the sum and the shorter before.
        """
        positive = tuple(rate for rate in found if rate > 0)
        is_clear = len(positive) == 1 and self._total_turns_once()
        if not is_clear and not (positive and self.is_prepaid and self.cost > 0):
            return Solution(several=tuple(map(self._compound, found)))
        others = tuple(self._compound(rate) for rate in found if rate != positive[0])
        return Solution(rates=self._annualised(positive[0]), others=others)

    def _total_turns_once(self) -> bool:
        totals = [Decimal(0)]
        for movement in self.movements:
            totals.append(EXACT.add(totals[-1], movement))
        signs = [each > 0 for each in totals if each]
        return totals[-1] != 0 and sum(one != other for one, other in pairwise(signs)) == 1


@dataclass(frozen=True, kw_only=True)
class Regular(Deal):
    """A sum, and payments at equal distances.

    `fee` is kept back or paid at once; `deposit` too, but comes back with the last payment.
    `first_days` is the time to the first payment where it differs from `days_in_period`, the
    days of a period. `days_in_year` says how many periods a year has, except for those of the
    calendar.
    """

    principal: Decimal
    payments: tuple[Decimal, ...]
    fee: Decimal
    deposit: Decimal
    period: Period
    days_in_period: int
    days_in_year: int
    first_days: int | None

    @cached_property
    def flows(self) -> tuple[Decimal, ...]:
        """The amounts, one a period."""
        at_once = EXACT.subtract(EXACT.subtract(self.principal, self.fee), self.deposit)
        *paid, last = map(EXACT.minus, self.payments)
        return (at_once, *paid, EXACT.add(last, self.deposit))

    @property
    def periods_a_year(self) -> float:
        """How many periods a year has; need not be whole."""
        if self.period in PERIODS_A_YEAR:
            return PERIODS_A_YEAR[self.period]
        return self.days_in_year / self.days_in_period

    def _solve(self) -> float:
        if self.first_days is None:
            return returns.irr(self.flows)
        first, *rest = self.flows
        flows = with_first_period(first, rest, self.first_days, self.days_in_period)
        try:
            return returns.irr(flows)
        except NoRate:
            # The signs of these flows are not those of what was typed, so neither is the reason.
            raise NoRate(Reason.NO_SOLUTION) from None

    def _annualised(self, rate: float) -> Rates:
        return Rates(rate, rates.simple_annual(rate, self.periods_a_year), self._compound(rate))

    def _compound(self, rate: float) -> float:
        return rates.effective_annual(rate, self.periods_a_year)


@dataclass(frozen=True, kw_only=True)
class Dated(Deal):
    """Amounts on given days."""

    entries: tuple[DatedAmount, ...]

    @cached_property
    def ordered(self) -> tuple[DatedAmount, ...]:
        """The amounts by their day."""
        return tuple(sorted(self.entries, key=lambda entry: entry.day))

    @cached_property
    def flows(self) -> tuple[Decimal, ...]:
        """The amounts, in the order of their days."""
        return tuple(entry.amount for entry in self.ordered)

    @cached_property
    def movements(self) -> tuple[Decimal, ...]:
        """The amounts of each day added up, so that the order of lines of one day is nothing."""
        days = groupby(self.ordered, key=lambda entry: entry.day)
        sums = (total(entry.amount for entry in same_day) for _, same_day in days)
        return tuple(each for each in sums if each)

    @property
    def start(self) -> date:
        """The first day."""
        return self.ordered[0].day

    def _solve(self) -> float:
        return returns.xirr(self.ordered)

    def _annualised(self, rate: float) -> Rates:
        simple = simple_rate(self.ordered, is_loan=not self.is_lending)
        return Rates(simple / returns.DAYS_IN_YEAR, simple, rate)

    def _compound(self, rate: float) -> float:
        return rate
