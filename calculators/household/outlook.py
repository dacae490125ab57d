"""How long each debt lasts if every month is paid as today, each on its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from calculators import facts
from calculators.finance.debts import Budget, Owed
from calculators.finance.money import ZERO, total
from calculators.finance.payoff import Plan, avalanche, pay_minimums, pay_off
from calculators.household.model import Debt

HORIZON = "payoff-horizon.months"


@dataclass(frozen=True)
class Course:
    """A debt and what becomes of it."""

    debt: Debt
    plan: Plan

    @property
    def months(self) -> int | None:
        """The months until nothing is owed, if that comes."""
        return len(self.plan.months) if self.plan.is_free else None


@dataclass(frozen=True)
class Outlook:
    """The courses of all debts on which something is owed."""

    courses: tuple[Course, ...]

    @cached_property
    def consumer(self) -> tuple[Course, ...]:
        """The courses without those of housing loans."""
        return tuple(course for course in self.courses if not course.debt.housing)

    @property
    def months(self) -> int | None:
        """The months until nothing but housing loans is owed; 0: it is so now; `None`: never."""
        lengths = [course.months for course in self.consumer]
        known = [length for length in lengths if length is not None]
        return max(known, default=0) if len(known) == len(lengths) else None

    @property
    def interest(self) -> Decimal:
        """The interest until then, which only means something where there is an end."""
        return total(course.plan.interest for course in self.consumer)

    def owed(self) -> tuple[Decimal, ...]:
        """Return what is owed, housing loans left out: now, and after each month."""
        lines = [course.plan.owed for course in self.consumer]
        length = max(map(len, lines), default=1)
        return tuple(
            total(line[month] if month < len(line) else ZERO for line in lines)
            for month in range(length)
        )

    @cached_property
    def together(self) -> Plan | None:
        """The same money a month, that of a debt that is cleared moved on to the dearest one."""
        debts = [course.debt for course in self.consumer]
        if not debts:
            return None
        owed = [debt.owed for debt in debts]
        return dearest_first(owed, paid_now(debts))


def look_ahead(debts: Iterable[Debt]) -> Outlook:
    """Follow every debt on which something is owed."""
    return Outlook(tuple(_course(debt) for debt in debts if debt.balance))


class End(NamedTuple):
    """When debts end of which each month the payment of that month is made, and their interest.

    Where one never ends, the interest is that until then or until nothing changes any more.
    """

    months: int | None
    """0: nothing is owed; `None`: one of them never ends."""
    interest: Decimal


def end_as_now(debts: Iterable[Debt]) -> End:
    """Return when the debts end if each gets what is to be paid each month, and no more.

    >>> card = Debt(number=1, name="", balance=Decimal(900), yearly_rate=Decimal("0.12"),
    ...             payment=Decimal(309))
    >>> end_as_now([card])
    End(months=3, interest=Decimal('17.97'))
    """
    ends = [_end(debt.owed) for debt in debts if debt.balance]
    known = [end.months for end in ends if end.months is not None]
    months = max(known, default=0) if len(known) == len(ends) else None
    return End(months, total(end.interest for end in ends))


def paid_now(debts: Iterable[Debt]) -> Decimal:
    """Return what is to be paid a month on all debts on which something is owed.

    >>> card = Debt(number=1, name="", balance=Decimal(60), yearly_rate=ZERO, payment=Decimal(100))
    >>> paid_now([card])
    Decimal('100.00')
    """
    owing = [debt for debt in debts if debt.balance]
    owed = [debt.owed for debt in owing]
    # Holidays and prices may ask for more later on.
    months = pay_minimums(owed, max((month for debt in owed for month in debt.turns), default=1))
    asked = (month.total_paid for month in months.months)
    return max((total(debt.payment for debt in owing), *asked))


def dearest_first(debts: Sequence[Owed], budget: Decimal | Budget) -> Plan:
    """Return the plan by the highest rate, of the present rates or of those after all changes.

    Which of these costs less is the plan's; of equals that of the present rates.
    """
    last = max((price.month for debt in debts for price in debt.prices), default=1)
    orders = dict.fromkeys(avalanche(debts, month) for month in (1, last))
    plans = [pay_off(debts, order, budget, horizon()) for order in orders]
    return min(plans, key=lambda plan: (not plan.is_free, plan.interest))


def horizon() -> int:
    """Return how many months are looked ahead."""
    return int(facts.number(HORIZON))


@lru_cache(maxsize=64)
def _end(owed: Owed) -> End:
    """Return it for one debt; while the reader types, the others are those of before."""
    plan = pay_minimums([owed], horizon())
    return End(len(plan.months) if plan.is_free else None, plan.interest)


@lru_cache(maxsize=32)
def _course(debt: Debt) -> Course:
    return Course(debt, pay_minimums([debt.owed], horizon()))
