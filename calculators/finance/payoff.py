"""A plan to pay several debts back with a fixed amount a month, by one order or another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from calculators.finance.debts import Owed, Start, in_fen, in_yuan

_FEN_A_YUAN = 100


class Fen(NamedTuple):
    """For each debt its interest, its payment and its balance after it, in 分."""

    interest: list[int]
    paid: list[int]
    balances: list[int]


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its number from 1, and what happens to each debt; amounts are 元 but for `fen`."""

    number: int
    fen: Fen

    @property
    def interest(self) -> tuple[Decimal, ...]:
        """The interest of each debt."""
        return _yuan(self.fen.interest)

    @property
    def paid(self) -> tuple[Decimal, ...]:
        """The payment on each debt."""
        return _yuan(self.fen.paid)

    @property
    def balances(self) -> tuple[Decimal, ...]:
        """What is owed of each debt after its payment."""
        return _yuan(self.fen.balances)

    @property
    def total_interest(self) -> Decimal:
        """The interest of all debts."""
        return in_yuan(sum(self.fen.interest))

    @property
    def total_paid(self) -> Decimal:
        """The payments on all debts."""
        return in_yuan(sum(self.fen.paid))


@dataclass(frozen=True)
class Plan:
    """The months of paying back, until nothing is owed or until one looked no further."""

    debts: tuple[Owed, ...]
    order: tuple[int, ...]
    budget: Decimal
    months: tuple[Month, ...]

    @cached_property
    def _fen(self) -> tuple[list[int], ...]:
        """What is owed of each debt, in 分: at first, and after each month."""
        start = [in_fen(debt.balance, "balance") for debt in self.debts]
        return (start, *(month.fen.balances for month in self.months))

    @property
    def is_free(self) -> bool:
        """Whether nothing is owed in the end."""
        return not any(self._fen[-1])

    @property
    def balances(self) -> tuple[tuple[Decimal, ...], ...]:
        """What is owed of each debt: at first, and after each month."""
        return tuple(map(_yuan, self._fen))

    @cached_property
    def owed(self) -> tuple[Decimal, ...]:
        """What is owed of all debts together: at first, and after each month."""
        return tuple(in_yuan(sum(balances)) for balances in self._fen)

    @cached_property
    def interest(self) -> Decimal:
        """All interest."""
        return in_yuan(sum(sum(month.fen.interest) for month in self.months))

    @cached_property
    def paid(self) -> Decimal:
        """All payments; if the debts are paid off, exactly the balances at first and interest."""
        return in_yuan(sum(sum(month.fen.paid) for month in self.months))

    def course(self, *debts: int) -> tuple[Decimal, ...]:
        """Return what is owed of some debts, by index, together: at first, and after each month."""
        return tuple(in_yuan(sum(balances[debt] for debt in debts)) for balances in self._fen)

    def cleared(self, debt: int) -> int | None:
        """Return the month in which the debt of this index is paid off; 0: nothing was owed."""
        return next(
            (number for number, balances in enumerate(self._fen) if not balances[debt]), None
        )

    def interest_of(self, debt: int) -> Decimal:
        """Return the interest of the debt of this index."""
        return in_yuan(sum(month.fen.interest[debt] for month in self.months))


def avalanche(debts: Sequence[Owed]) -> tuple[int, ...]:
    """Return the indices of the debts, the highest rate first; of equals the smaller balance.

    >>> card = Owed(balance=Decimal(900), yearly_rate=Decimal("0.18"), minimum=Decimal(0))
    >>> loan = Owed(balance=Decimal(500), yearly_rate=Decimal("0.12"), minimum=Decimal(0))
    >>> avalanche([loan, card]), snowball([card, loan])
    ((1, 0), (1, 0))
    """
    return _ordered(debts, lambda debt: (-debt.yearly_rate, debt.balance))


def snowball(debts: Sequence[Owed]) -> tuple[int, ...]:
    """Return the indices of the debts, the smallest balance first; of equals the higher rate.

    It is the balance at the beginning that counts: the order is not changed on the way.
    """
    return _ordered(debts, lambda debt: (debt.balance, -debt.yearly_rate))


def pay_off(
    debts: Sequence[Owed], order: Sequence[int], budget: Decimal, months: int, *, prove: bool = True
) -> Plan:
    """Pay debts back.

    Args:
        debts: what is owed.
        order: every index of `debts` once, the debt that gets what is left of the budget first.
        budget: 元 a month in whole 分, no less than `floor` of the debts.
        months: how many months to look ahead at most.
        prove: stop where a month shows that the debts are never paid off (nothing fell).

    Raises:
        ValueError: an argument is out of its range.

    >>> card = Owed(balance=Decimal(1000), yearly_rate=Decimal("0.18"), minimum=Decimal(0))
    >>> plan = pay_off([card], [0], Decimal(400), months=360)
    >>> len(plan.months), plan.interest, plan.paid
    (3, Decimal('27.59'), Decimal('1027.59'))
    """
    start = Start.of(debts, order)
    found: list[Month] = []
    balances = start.balances
    for number, step in enumerate(start.months(in_fen(budget, "budget")), 1):
        if number > months:
            break
        paid = [
            before + interest - after
            for before, interest, after in zip(balances, step.interest, step.balances, strict=True)
        ]
        balances = step.balances
        found.append(Month(number, Fen(step.interest, paid, balances)))
        if prove and step.stuck:
            break
    return Plan(tuple(debts), tuple(order), budget, tuple(found))


def floor(debts: Sequence[Owed]) -> Decimal:
    """Return what has to be paid in the first month at least; it never has to be more later.

    >>> floor([Owed(balance=Decimal(60), yearly_rate=Decimal(0), minimum=Decimal(100))])
    Decimal('60.00')
    """
    return in_yuan(Start.of(debts, range(len(debts))).floor)


def least_budget(debts: Sequence[Owed], order: Sequence[int], months: int) -> Decimal:
    """Return the smallest whole number of 元 a month that pays the debts off in time.

    Args:
        debts: what is owed.
        order: as in `pay_off`.
        months: the time, at least 1.

    >>> card = Owed(balance=Decimal(1200), yearly_rate=Decimal(0), minimum=Decimal(0))
    >>> least_budget([card], [0], months=12)
    Decimal('100.00')
    """
    if months < 1:
        raise ValueError(f"there must be at least one month: {months}")
    start = Start.of(debts, order)
    low, high = -(-start.floor // _FEN_A_YUAN), -(-start.at_once // _FEN_A_YUAN)
    while low < high:
        middle = (low + high) // 2
        if start.ends(middle * _FEN_A_YUAN, months):
            high = middle
        else:
            low = middle + 1
    return in_yuan(high * _FEN_A_YUAN)


def _ordered(debts: Sequence[Owed], key: Callable[[Owed], tuple[Decimal, ...]]) -> tuple[int, ...]:
    return tuple(sorted(range(len(debts)), key=lambda index: key(debts[index])))


def _yuan(amounts: Sequence[int]) -> tuple[Decimal, ...]:
    return tuple(map(in_yuan, amounts))
