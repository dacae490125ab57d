"""Several debts paid together month after month, in whole numbers of 分.

Each month first bears interest, a twelfth of the yearly rate on what is owed, rounded to 分 half
up. Then every debt gets its minimum, or what is owed where that is less. What is left of the
budget goes to the debts one after the other in a given order, so that the minimum of a debt that
is cleared moves on to the next.

The order never changes on the way, and what changes with time (prices, holidays, budgets) does so
whatever is owed. Therefore more budget never leaves more owed on any debt after any month: all
that is done to a balance keeps the order of two balances, and so, month by month, does the whole.
(A share of what is owed, rounded, grows by no more than a balance does.) The search for a budget
rests on this, and so does the proof that a course of payments never ends: where nothing fell in a
month after the last change, nothing falls in the next.

A debt that has not got more than its minimums yet is where these alone have brought it, whatever
the budget and the order. So this is computed once a debt, and at any time only the one debt that
gets what is left is followed by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import count
from operator import add, ge
from typing import NamedTuple

from calculators.finance.debts import Budget, Owed, in_fen
from calculators.finance.rates import MONTHS_IN_YEAR


class Step(NamedTuple):
    """A month, in 分: for each debt its interest and its balance after the payment.

    It is `stuck` where nothing fell and no terms change any more; so it is then with every month
    to come. `short` is what the budget lacks of the minimums; then nothing was paid, and it is
    the last step.
    """

    interest: list[int]
    balances: list[int]
    stuck: bool
    short: int = 0


class Terms(NamedTuple):
    """What a debt bears and asks for in a month: fractions as whole numbers, amounts in 分."""

    rate: int
    rate_of: int
    least: int
    share: int
    share_of: int
    on_top: bool

    @classmethod
    def of(cls, debt: Owed, month: int) -> "Terms":
        """Return the terms of a debt in a month, a holiday included.

        Raises:
            ValueError: an amount, a rate or a share is out of its range.
        """
        rate, share = debt.rate_in(month), debt.share
        if not rate.is_finite() or rate < 0:
            raise ValueError(f"a rate must be finite and not negative: {rate}")
        if not share.is_finite() or not 0 <= share <= 1:
            raise ValueError(f"a share must be from 0 to 1: {share}")
        least = in_fen(debt.minimum, "minimum")
        if holiday := debt.holiday_in(month):
            least = 0
            share = Decimal(0)
            rate = rate if holiday.interest else Decimal(0)
        return cls(
            *(Fraction(rate) / MONTHS_IN_YEAR).as_integer_ratio(),
            least,
            *share.as_integer_ratio(),
            debt.interest_on_top,
        )

    def bill(self, balance: int) -> tuple[int, int]:
        """Return the interest on a balance, and the minimum: what of both has to be paid."""
        rate, rate_of, asked, share, share_of, on_top = self
        interest = (2 * balance * rate + rate_of) // (2 * rate_of)
        due = balance + interest
        if share and on_top:
            asked = max(asked, interest + part_of(balance, share, share_of))
        elif share:
            asked = max(asked, part_of(due, share, share_of))
        return interest, asked if asked < due else due


class Funds(NamedTuple):
    """A budget in 分: a month's amount, those that replace it, and lump sums, by their months."""

    monthly: int
    changes: Mapping[int, int] = {}
    lumps: Mapping[int, int] = {}

    @classmethod
    def of(cls, budget: Budget) -> "Funds":
        """Return a budget in 分.

        Raises:
            ValueError: an amount or a month is out of its range.
        """
        _require_months(each.month for each in (*budget.changes, *budget.lumps))
        lumps: dict[int, int] = {}
        for lump in budget.lumps:
            lumps[lump.month] = lumps.get(lump.month, 0) + in_fen(lump.amount, "lump sum")
        return cls(
            in_fen(budget.monthly, "budget"),
            {change.month: in_fen(change.amount, "budget") for change in budget.changes},
            lumps,
        )

    @property
    def settled(self) -> int:
        """The month from which on it stays the same."""
        return max((*self.changes, *(month + 1 for month in self.lumps)), default=1)

    def first(self) -> int:
        """Return what can be paid in the first month."""
        return self.changes.get(1, self.monthly) + self.lumps.get(1, 0)


class Course:
    """A debt that gets its minimums and nothing more, in 分, as many months as were asked for.

    The lists hold a value for each month, after one for the time before the first: the interest,
    the minimum, and the balance after it.
    """

    __slots__ = ("_now", "asked", "balances", "interest", "terms", "turns")

    def __init__(self, balance: int, terms: Terms, turns: Mapping[int, Terms]) -> None:
        self.interest, self.asked, self.balances = [0], [0], [balance]
        self.terms = self._now = terms
        self.turns = turns

    def reach(self, months: int) -> None:
        """Go on to a month, if it was not reached yet."""
        if months < len(self.balances):
            return
        balance = self.balances[-1]
        for month in range(len(self.balances), months + 1):
            if not balance:
                break
            self._now = self.turns.get(month, self._now)
            interest, payment = self._now.bill(balance)
            balance += interest - payment
            self.interest.append(interest)
            self.asked.append(payment)
            self.balances.append(balance)
        if missing := months + 1 - len(self.balances):
            for values in (self.interest, self.asked, self.balances):
                values.extend([0] * missing)


_CLEARED = Course(0, Terms(0, 1, 0, 0, 1, on_top=False), {})
"""The course of a debt that was cleared by what was left of a budget, from then on."""
_AHEAD = 60
"""Months by which courses are computed ahead."""


def _together(courses: Sequence[Course], month: int) -> Iterator[tuple[list[int], int, list[int]]]:
    """Yield what each bears, what all ask for, and what is owed of each, from a month on."""
    while True:
        end = month + _AHEAD
        for course in courses:
            course.reach(end)
        yield from zip(
            map(list, zip(*(course.interest[month:end] for course in courses), strict=True)),
            map(sum, zip(*(course.asked[month:end] for course in courses), strict=True)),
            map(list, zip(*(course.balances[month:end] for course in courses), strict=True)),
            strict=True,
        )
        month = end


@lru_cache(maxsize=64)
def _course(debt: Owed) -> Course:
    """Return the course of a debt; while the reader types, the others are those of before."""
    _require_months(debt.turns)
    turns = {month: Terms.of(debt, month) for month in debt.turns}
    return Course(in_fen(debt.balance, "balance"), Terms.of(debt, 1), turns)


@dataclass(frozen=True, slots=True)
class Start:
    """Debts before the first month, in 分, with their terms then and those that replace them."""

    balances: list[int]
    terms: list[Terms]
    courses: list[Course]
    turns: Mapping[int, list[tuple[int, Terms]]]
    order: tuple[int, ...]

    @classmethod
    def of(cls, debts: Sequence[Owed], order: Sequence[int]) -> "Start":
        """Return the debts; what is left of a budget goes to them in `order`, given by index.

        Raises:
            ValueError: an amount, a rate or a month is out of its range, or a debt missing in
                `order`.
        """
        if sorted(order) != list(range(len(debts))):
            raise ValueError(f"the order must name each debt once: {order}")
        turns: dict[int, list[tuple[int, Terms]]] = {}
        courses = [_course(debt) for debt in debts]
        for index, course in enumerate(courses):
            for month, terms in course.turns.items():
                turns.setdefault(month, []).append((index, terms))
        return cls(
            [course.balances[0] for course in courses],
            [course.terms for course in courses],
            courses,
            turns,
            tuple(order),
        )

    @property
    def at_once(self) -> int:
        """What clears all debts in the first month."""
        return sum(balance + terms.bill(balance)[0] for balance, terms in self._each())

    @property
    def floor(self) -> int:
        """What has to be paid in the first month at least.

        It never has to be more later, unless terms change or a minimum is a share of a debt that
        grows.
        """
        return sum(terms.bill(balance)[1] for balance, terms in self._each())

    def _each(self) -> Iterator[tuple[int, Terms]]:
        return zip(self.balances, self.terms, strict=True)

    def months(self, funds: Funds | None) -> Iterator[Step]:
        """Go on month after month until nothing is owed, for ever if need be.

        Args:
            funds: what can be paid; `None`: each debt gets its minimum and nothing more.

        Raises:
            ValueError: the budget does not cover every minimum of the first month.
        """
        if funds and funds.first() < self.floor:
            short = f"{funds.first()} < {self.floor} 分"
            raise ValueError(f"the budget must cover every minimum: {short}")
        monthly = funds.monthly if funds else 0
        settled = max(funds.settled if funds else 1, *self.turns, 1)
        courses, terms, before = list(self.courses), list(self.terms), self.balances
        # The place in the order of the debt that gets what is left, and its balance once it did.
        place, own = 0, None
        together = _together(courses, 1)
        for number in count(1):
            if not any(before):
                return
            for index, new in self.turns.get(number, ()):
                terms[index] = new
            interest, asked, balances = next(together)
            if own is not None:
                index = self.order[place]
                interest[index], payment = terms[index].bill(own)
                balances[index] = own + interest[index] - payment
                asked += payment
            if funds:
                monthly = funds.changes.get(number, monthly)
                spare = monthly + funds.lumps.get(number, 0) - asked
                if spare < 0:
                    yield Step([0] * len(before), before, stuck=False, short=-spare)
                    return
                while place < len(self.order):
                    index = self.order[place]
                    if balances[index]:
                        if spare and courses[index] is not _CLEARED:
                            courses[index] = _CLEARED
                            together = _together(courses, number + 1)
                        if spare:
                            payment = min(spare, balances[index])
                            spare -= payment
                            balances[index] -= payment
                        if balances[index]:
                            own = balances[index] if courses[index] is _CLEARED else None
                            break
                    place, own = place + 1, None
            stuck = number >= settled and all(map(ge, balances, before))
            yield Step(interest, balances, stuck)
            before = balances

    def needs(self, months: int) -> list[list[int]]:
        """Return what the debts from each place of the order on ask for by month, on their own."""
        needed = [[0] * (months + 1)]
        for index in reversed(self.order):
            course = self.courses[index]
            course.reach(months)
            needed.append(list(map(add, needed[-1], course.asked)))
        return needed[::-1]

    def left(self, funds: Funds, months: int, needs: Sequence[Sequence[int]] | None = None) -> int:
        """Return what is owed after so many months, at least 1.

        Where the budget falls short of the minimums, it is what is then owed, the lack included.

        Args:
            funds: what can be paid.
            months: the time.
            needs: what `needs` returns for it, if that is known.
        """
        needs = needs or self.needs(months)
        terms, monthly = list(self.terms), funds.monthly
        place, own = 0, None
        for number in range(1, months + 1):
            for index, new in self.turns.get(number, ()):
                terms[index] = new
            monthly = funds.changes.get(number, monthly)
            spare = monthly + funds.lumps.get(number, 0)
            if own is None:
                spare -= needs[place][number]
            else:
                interest, payment = terms[self.order[place]].bill(own)
                own += interest - payment
                spare -= payment + needs[place + 1][number]
            if spare < 0:
                break
            while place < len(self.order):
                balance = self.courses[self.order[place]].balances[number] if own is None else own
                if balance:
                    if spare:
                        own = balance - min(spare, balance)
                        spare -= balance - own
                    if own != 0:
                        break
                place, own = place + 1, None
            else:
                return 0
        owed = [self.courses[index].balances[number] for index in self.order[place:]]
        return sum(owed if own is None else (own, *owed[1:])) - min(spare, 0)


def part_of(amount: int, part: int, whole: int) -> int:
    """Return `part` over `whole` of an amount, rounded half up.

    >>> part_of(100, 1, 8)
    13
    """
    return (2 * amount * part + whole) // (2 * whole)


def _require_months(months: Iterable[int]) -> None:
    for month in months:
        if month < 1:
            raise ValueError(f"months are counted from 1: {month}")
