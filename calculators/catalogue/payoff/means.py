"""What can be paid over time: another amount from a month on, and lump sums."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from calculators.finance.debts import Amount, Budget
from calculators.finance.money import ZERO, total
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.household.outlook import horizon


class Lump(NamedTuple):
    """A lump sum in a month, counted from 1, or in it and every year after."""

    month: int
    amount: Decimal
    yearly: bool

    def amounts(self) -> Iterator[Amount]:
        """Give it for each of its months, as far as one looks ahead."""
        last = horizon() if self.yearly else self.month
        for month in range(self.month, last + 1, MONTHS_IN_YEAR):
            yield Amount(month, self.amount)


@dataclass(frozen=True, slots=True)
class Means:
    """What differs from the same amount every month."""

    change: Amount | None = None
    lumps: tuple[Lump, ...] = ()

    @property
    def besides(self) -> tuple[Amount, ...]:
        """The lump sums by their months."""
        return tuple(amount for lump in self.lumps for amount in lump.amounts())

    @property
    def first(self) -> Decimal:
        """The lump sums of the first month."""
        return total(lump.amount for lump in self.lumps if lump.month == 1)

    def budget(self, monthly: Decimal, more: Decimal = ZERO) -> Budget:
        """Return the budget that has so much in an ordinary month, and `more` in all of them.

        >>> Means(lumps=(Lump(2, Decimal(500), yearly=False),)).budget(Decimal(100)).lumps
        (Amount(month=2, amount=Decimal('500')),)
        """
        changes = () if self.change is None else (self.change,)
        return Budget(
            total((monthly, more)),
            tuple(Amount(each.month, total((each.amount, more))) for each in changes),
            self.besides,
        )
