"""Several debts paid together month after month, in whole numbers of 分.

Each month first bears interest, a twelfth of the yearly rate on what is owed, rounded to 分 half
up. Then every debt gets its minimum, or what is owed where that is less. What is left of the
budget goes to the debts one after the other in a given order, so that the minimum of a debt that
is cleared moves on to the next.

The order never changes on the way. Therefore more budget never leaves more owed on any debt after
any month: all that is done to a balance keeps the order of two balances, and so, month by month,
does the whole. The search for a budget rests on this, and so does the proof that a course of
payments never ends: where nothing fell in a month, nothing falls in the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from calculators.finance.money import EXACT, FEN, require_fen
from calculators.finance.rates import MONTHS_IN_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A debt: 元 in whole 分, the rate a fraction a year, nothing negative.

    `minimum` is what has to be paid each month at least, interest included.
    """

    balance: Decimal
    yearly_rate: Decimal
    minimum: Decimal


class Step(NamedTuple):
    """A month, in 分: for each debt its interest and its balance after the payment.

    It is `stuck` where nothing fell; so it is then with every month to come.
    """

    interest: list[int]
    balances: list[int]
    stuck: bool


@dataclass(frozen=True, slots=True)
class Start:
    """Debts before the first month, in 分; a monthly rate is one whole number over another."""

    balances: list[int]
    rates: list[tuple[int, int]]
    minimums: list[int]
    order: tuple[int, ...]

    @classmethod
    def of(cls, debts: Sequence[Owed], order: Sequence[int]) -> "Start":
        """Return the debts; what is left of a budget goes to them in `order`, given by index.

        Raises:
            ValueError: an amount or a rate is out of its range, or a debt missing in `order`.
        """
        if sorted(order) != list(range(len(debts))):
            raise ValueError(f"the order must name each debt once: {order}")
        for debt in debts:
            if not debt.yearly_rate.is_finite() or debt.yearly_rate < 0:
                raise ValueError(f"a rate must be finite and not negative: {debt.yearly_rate}")
        return cls(
            [in_fen(debt.balance, "balance") for debt in debts],
            [(Fraction(debt.yearly_rate) / MONTHS_IN_YEAR).as_integer_ratio() for debt in debts],
            [in_fen(debt.minimum, "minimum") for debt in debts],
            tuple(order),
        )

    @property
    def at_once(self) -> int:
        """What clears all debts in the first month."""
        return sum(self._first())

    @property
    def floor(self) -> int:
        """What has to be paid in the first month at least; it never has to be more later."""
        return sum(map(min, self._first(), self.minimums))

    def _first(self) -> list[int]:
        return [
            balance + _interest(balance, *rate)
            for balance, rate in zip(self.balances, self.rates, strict=True)
        ]

    def months(self, budget: int) -> Iterator[Step]:
        """Go on month after month until nothing is owed, for ever if need be.

        Raises:
            ValueError: the budget does not cover every minimum.
        """
        if budget < self.floor:
            raise ValueError(f"the budget must cover every minimum: {budget} < {self.floor} 分")
        balances = list(self.balances)
        left = [index for index in self.order if balances[index]]
        while left:
            before, interest = list(balances), [0] * len(balances)
            spare = budget
            for index in left:
                interest[index] = _interest(balances[index], *self.rates[index])
                due = balances[index] + interest[index]
                payment = min(self.minimums[index], due)
                spare -= payment
                balances[index] = due - payment
            for index in left:
                payment = min(spare, balances[index])
                spare -= payment
                balances[index] -= payment
            stuck = all(balances[index] >= before[index] for index in left)
            left = [index for index in left if balances[index]]
            yield Step(interest, list(balances), stuck)

    def ends(self, budget: int, months: int) -> bool:
        """Whether nothing is owed after so many months, at least 1."""
        for number, step in enumerate(self.months(budget), 1):
            if number == months or step.stuck:
                return not any(step.balances)
        return True


def in_fen(amount: Decimal, what: str) -> int:
    """Return an amount of 元 as a number of 分.

    >>> in_fen(Decimal("1.20"), "balance")
    120
    """
    return int(require_fen(amount, what).scaleb(2, context=EXACT))


def in_yuan(fen: int) -> Decimal:
    """Return a number of 分 as an amount of 元.

    >>> in_yuan(120)
    Decimal('1.20')
    """
    return EXACT.multiply(Decimal(fen), FEN)


def _interest(balance: int, part: int, whole: int) -> int:
    """Round half up what a balance bears at a rate of `part` over `whole`."""
    return (2 * balance * part + whole) // (2 * whole)
