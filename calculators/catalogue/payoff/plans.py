"""The plans that are compared: some orders, a little more a month, and budgets for a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from calculators import facts
from calculators.catalogue.payoff.means import Means
from calculators.catalogue.payoff.offer import Offer
from calculators.catalogue.payoff.replacement import Replacement, compare
from calculators.finance import payoff
from calculators.finance.debts import Budget, Owed
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
    means: Means
    offer: Offer | None

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
    def money(self) -> Budget:
        """What can be paid over time."""
        return self.means.budget(self.budget)

    @cached_property
    def first(self) -> Decimal:
        """What can be paid in the first month."""
        return EXACT.add(self.budget, self.means.first)

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
        if self.first < self.floor or not any(debt.prices for debt in self.debts):
            return payoff.avalanche(self.debts)
        return dearest_first(self.debts, self.money).order

    @cached_property
    def plans(self) -> Mapping[Strategy, Plan]:
        """The plan by each strategy; there are none where the first month is below `floor`."""
        if self.first < self.floor:
            return {}
        return {
            strategy: payoff.pay_off(self.debts, order, self.money, horizon())
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
        money = self.means.budget(self.budget, self.extra)
        return payoff.pay_off(self.debts, self.orders[self.chosen], money, horizon())

    @cached_property
    def after_a_year(self) -> Plan:
        """The first year of the plan, even if it leads nowhere."""
        order = self.orders[self.chosen]
        return payoff.pay_off(self.debts, order, self.money, MONTHS_IN_YEAR, prove=False)

    def least_budget(self, months: int) -> Decimal:
        """Return the least budget, in whole 元, that by the chosen order is enough in a time.

        It is the same every month; lump sums are there besides.
        """
        order, besides = self.orders[self.chosen], self.means.besides
        return payoff.least_budget(self.debts, order, months, besides)

    @cached_property
    def replacement(self) -> Replacement | None:
        """What a loan in place of debts comes to, if the reader asked and filled it in."""
        if self.offer is None:
            return None
        return compare(self.listed, self.offer, self.money, self.first, self._order_of)

    def _order_of(self, debts: Sequence[Owed]) -> Sequence[int]:
        if self.chosen is Strategy.SNOWBALL:
            return payoff.snowball(debts)
        if not any(debt.prices for debt in debts):
            return payoff.avalanche(debts)
        return dearest_first(debts, self.money).order


def targets() -> tuple[int, ...]:
    """Return the times, in months, for which a budget is named."""
    return tuple(int(figure.value) for figure in facts.entry(TARGETS).figures.values())
