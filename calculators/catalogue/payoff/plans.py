"""The plans that are compared: three orders, a little more a month, and budgets for a time."""

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

HORIZON = "payoff-horizon.months"
EXTRA = "payoff-extra.amount"
TARGETS = "payoff-targets"


class Strategy(StrEnum):
    """Which debt gets what is left of the budget first."""

    AVALANCHE = "avalanche"
    SNOWBALL = "snowball"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Item:
    """A debt and what it is called."""

    title: str
    owed: Owed


@dataclass(frozen=True)
class Case:
    """What the reader described. `places` holds the reader's own place for each debt."""

    items: tuple[Item, ...]
    places: tuple[int, ...]
    budget: Decimal
    start: date
    chosen: Strategy

    @cached_property
    def debts(self) -> tuple[Owed, ...]:
        """The debts without their names."""
        return tuple(item.owed for item in self.items)

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
        """The order of the debts' indices by each strategy."""
        return {
            Strategy.AVALANCHE: payoff.avalanche(self.debts),
            Strategy.SNOWBALL: payoff.snowball(self.debts),
            Strategy.OWN: tuple(sorted(range(len(self.places)), key=self.places.__getitem__)),
        }

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
    def with_extra(self) -> Plan:
        """The same plan with a little more a month."""
        budget = EXACT.add(self.budget, facts.number(EXTRA))
        return payoff.pay_off(self.debts, self.orders[self.chosen], budget, horizon())

    @cached_property
    def after_a_year(self) -> Plan:
        """The first year of the plan, even if it leads nowhere."""
        order = self.orders[self.chosen]
        return payoff.pay_off(self.debts, order, self.budget, MONTHS_IN_YEAR, prove=False)

    def least_budget(self, months: int) -> Decimal:
        """Return the least budget, in whole 元, that by the chosen order is enough in a time."""
        return payoff.least_budget(self.debts, self.orders[self.chosen], months)


def horizon() -> int:
    """Return how many months are looked ahead."""
    return int(facts.number(HORIZON))


def targets() -> tuple[int, ...]:
    """Return the times, in months, for which a budget is named."""
    return tuple(int(figure.value) for figure in facts.entry(TARGETS).figures.values())
