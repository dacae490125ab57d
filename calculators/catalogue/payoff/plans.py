"""The plans that are compared: some orders, a little more a month, and budgets for a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from calculators import facts
from calculators.finance import payoff
from calculators.finance.debts import Owed
from calculators.finance.money import EXACT, total
from calculators.finance.payoff import Plan
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.household.model import Debt
from calculators.household.outlook import End, dearest_first, end_as_now, horizon, paid_now

TARGETS = "payoff-targets"


class Strategy(StrEnum):
    """Which debt gets what is left of the budget first."""

    AVALANCHE = "avalanche"
    SNOWBALL = "snowball"
    OWN = "own"


@dataclass(frozen=True, kw_only=True)
class Case:
    """What the reader described.

    `listed` are the debts to be paid off, `housing` the housing loans, which go on as agreed. What
    was not said is `None`: a budget, a month to begin with, and what more a month is tried out.
    """

    listed: tuple[Debt, ...]
    housing: tuple[Debt, ...]
    unfinished: tuple[tuple[str, tuple[str, ...]], ...]
    asked_budget: Decimal | None
    start: date | None
    chosen: Strategy
    extra: Decimal | None

    @cached_property
    def debts(self) -> tuple[Owed, ...]:
        """The debts without their names; what is to be paid a month is the least for each."""
        return tuple(debt.owed for debt in self.listed)

    @cached_property
    def budget(self) -> Decimal:
        """What can be paid a month: as much as now, if nothing was said."""
        if self.asked_budget is not None:
            return self.asked_budget
        return paid_now(self.listed)

    @cached_property
    def as_now(self) -> End:
        """When the debts end if each goes on being paid as now, on its own."""
        return end_as_now(self.listed)

    @cached_property
    def owed(self) -> Decimal:
        """What is owed of all debts at first."""
        return total(debt.balance for debt in self.debts)

    @cached_property
    def floor(self) -> Decimal:
        """What has to be paid a month at least."""
        return payoff.floor(self.debts)

    @cached_property
    def orders(self) -> Mapping[Strategy, tuple[int, ...]]:
        """The order of the debts' indices by each strategy, the reader's own only if asked for."""
        orders = {
            Strategy.AVALANCHE: self._dearest_first,
            Strategy.SNOWBALL: payoff.snowball(self.debts),
        }
        places = [debt.place for debt in self.listed]
        if self.chosen is Strategy.OWN or any(places):
            last = len(places) + 1
            own = sorted(range(len(places)), key=lambda index: places[index] or last)
            orders[Strategy.OWN] = tuple(own)
        return orders

    @property
    def _dearest_first(self) -> tuple[int, ...]:
        if self.budget < self.floor or not any(debt.prices for debt in self.debts):
            return payoff.avalanche(self.debts)
        return dearest_first(self.debts, self.budget).order

    @cached_property
    def plans(self) -> Mapping[Strategy, Plan]:
        """The plan by each strategy; there are none where the budget is below `floor`."""
        if self.budget < self.floor:
            return {}
        return {
            strategy: payoff.pay_off(self.debts, order, self.budget, horizon())
            for strategy, order in self.orders.items()
        }

    @property
    def plan(self) -> Plan:
        """The plan that the reader looks at closely."""
        return self.plans[self.chosen]

    @cached_property
    def with_extra(self) -> Plan | None:
        """The same plan with a little more a month, if the reader wants to see it."""
        if self.extra is None:
            return None
        budget = EXACT.add(self.budget, self.extra)
        return payoff.pay_off(self.debts, self.orders[self.chosen], budget, horizon())

    @cached_property
    def after_a_year(self) -> Plan:
        """The first year of the plan, even if it leads nowhere."""
        order = self.orders[self.chosen]
        return payoff.pay_off(self.debts, order, self.budget, MONTHS_IN_YEAR, prove=False)

    def least_budget(self, months: int) -> Decimal:
        """Return the least budget, in whole 元, that by the chosen order is enough in a time."""
        return payoff.least_budget(self.debts, self.orders[self.chosen], months)


def targets() -> tuple[int, ...]:
    """Return the times, in months, for which a budget is named."""
    return tuple(int(figure.value) for figure in facts.entry(TARGETS).figures.values())
