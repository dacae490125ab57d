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
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import count
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


@dataclass(frozen=True, slots=True)
class Start:
    """Debts before the first month, in 分, with their terms then and those that replace them."""

    balances: list[int]
    terms: list[Terms]
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
        for index, debt in enumerate(debts):
            _require_months(debt.turns)
            for month in debt.turns:
                turns.setdefault(month, []).append((index, Terms.of(debt, month)))
        return cls(
            [in_fen(debt.balance, "balance") for debt in debts],
            [Terms.of(debt, 1) for debt in debts],
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
        balances, terms = list(self.balances), list(self.terms)
        left = [index for index in self.order if balances[index]]
        for number in count(1):
            if not left:
                return
            for index, new in self.turns.get(number, ()):
                terms[index] = new
            before, interest = list(balances), [0] * len(balances)
            asked = 0
            for index in left:
                interest[index], payment = terms[index].bill(balances[index])
                balances[index] += interest[index] - payment
                asked += payment
            if funds:
                monthly = funds.changes.get(number, monthly)
                spare = monthly + funds.lumps.get(number, 0) - asked
                if spare < 0:
                    yield Step([0] * len(before), before, stuck=False, short=-spare)
                    return
                for index in left:
                    payment = min(spare, balances[index])
                    spare -= payment
                    balances[index] -= payment
                    if not spare:
                        break
            stuck = number >= settled and all(balances[index] >= before[index] for index in left)
            left = [index for index in left if balances[index]]
            yield Step(interest, list(balances), stuck)

    def ends(self, funds: Funds, months: int) -> bool:
        """Whether nothing is owed after so many months, at least 1."""
        for number, step in enumerate(self.months(funds), 1):
            if number == months or step.stuck or step.short:
                return not any(step.balances)
        return True


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
