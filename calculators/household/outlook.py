"""How long each debt lasts if every month is paid as today, each on its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from calculators import facts
from calculators.finance.debts import Owed
from calculators.finance.money import ZERO, total
from calculators.finance.payoff import Plan, avalanche, pay_off
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
        debts = [_owed(course.debt, minimum=course.debt.payment) for course in self.consumer]
        if not debts:
            return None
        return pay_off(debts, avalanche(debts), _sum(self.consumer), horizon())


def look_ahead(debts: Iterable[Debt]) -> Outlook:
    """Follow every debt on which something is owed."""
    return Outlook(tuple(_course(debt) for debt in debts if debt.balance))


class End(NamedTuple):
    """When debts end that are paid as now, each on its own, and the interest until then."""

    months: int | None
    """0: nothing is owed; `None`: one of them never ends, and the interest means nothing."""
    interest: Decimal


def end_as_now(debts: Iterable[Debt]) -> End:
    """Return when the debts end if each goes on being paid as now.

    >>> card = Debt(number=1, name="", balance=Decimal(900), yearly_rate=Decimal("0.12"),
    ...             payment=Decimal(309))
    >>> end_as_now([card])
    End(months=3, interest=Decimal('17.97'))
    """
    ends = [_end(_owed(debt), debt.payment) for debt in debts if debt.balance]
    known = [end.months for end in ends if end.months is not None]
    months = max(known, default=0) if len(known) == len(ends) else None
    return End(months, total(end.interest for end in ends))


def horizon() -> int:
    """Return how many months are looked ahead."""
    return int(facts.number(HORIZON))


@lru_cache(maxsize=64)
def _end(owed: Owed, payment: Decimal) -> End:
    """Return it for one debt; while the reader types, the others are those of before."""
    plan = pay_off([owed], [0], payment, horizon())
    return End(len(plan.months) if plan.is_free else None, plan.interest)


def _course(debt: Debt) -> Course:
    return Course(debt, pay_off([_owed(debt)], [0], debt.payment, horizon()))


def _owed(debt: Debt, minimum: Decimal = ZERO) -> Owed:
    return Owed(balance=debt.balance, yearly_rate=debt.yearly_rate, minimum=minimum)


def _sum(courses: Iterable[Course]) -> Decimal:
    return total(course.debt.payment for course in courses)
