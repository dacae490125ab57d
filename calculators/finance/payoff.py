"""A plan to pay several debts back with so much a month, by one order or another."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from calculators.finance.debts import Amount, Budget, Owed, in_fen, in_yuan
from calculators.finance.simulation import Funds, Start, Step

__all__ = [
    "Fen",
    "Month",
    "Plan",
    "Shortfall",
    "avalanche",
    "floor",
    "least_budget",
    "pay_minimums",
    "pay_off",
    "snowball",
]

_FEN_A_YUAN = 100
_SECANTS = 6
"""How often the next budget to try is guessed from the last two."""


class Fen(NamedTuple):
    """For each debt what is owed before, its interest, and what is owed after, in 分."""

    before: list[int]
    interest: list[int]
    balances: list[int]

    @property
    def paid(self) -> list[int]:
        """The payment on each debt."""
        return [start + interest - end for start, interest, end in zip(*self, strict=True)]


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


class Shortfall(NamedTuple):
    """The month in which a budget does not cover the minimums, and what it lacks, in 元."""

    month: int
    amount: Decimal


@dataclass(frozen=True)
class Plan:
    """The months of paying back, until nothing is owed or until one looked no further.

    `budget` is what is there in an ordinary month at first. Where a later month has too little,
    there is a `shortfall`, and the months before it are all there are.
    """

    debts: tuple[Owed, ...]
    order: tuple[int, ...]
    budget: Decimal
    months: tuple[Month, ...]
    shortfall: Shortfall | None = None

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
        borne = sum(sum(month.fen.interest) for month in self.months)
        return in_yuan(sum(self._fen[0]) + borne - sum(self._fen[-1]))

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


def avalanche(debts: Sequence[Owed], month: int = 1) -> tuple[int, ...]:
    """Return the indices of the debts, the highest rate first; of equals the smaller balance.

    Where rates change with time, those of one month count: the first, or a later one, for a debt
    whose promotion ends. Neither need be the cheapest order then.

    >>> card = Owed(balance=Decimal(900), yearly_rate=Decimal("0.18"), minimum=Decimal(0))
    >>> loan = Owed(balance=Decimal(500), yearly_rate=Decimal("0.12"), minimum=Decimal(0))
    >>> avalanche([loan, card])
    (1, 0)
    """
    return _ordered(debts, lambda debt: (-debt.rate_in(month), debt.balance))


def snowball(debts: Sequence[Owed]) -> tuple[int, ...]:
    """Return the indices of the debts, the smallest balance first; of equals the higher rate.

    It is the balance at the beginning that counts: the order is not changed on the way.

    >>> card = Owed(balance=Decimal(900), yearly_rate=Decimal("0.18"), minimum=Decimal(0))
    >>> loan = Owed(balance=Decimal(500), yearly_rate=Decimal("0.12"), minimum=Decimal(0))
    >>> snowball([card, loan])
    (1, 0)
    """
    return _ordered(debts, lambda debt: (debt.balance, -debt.yearly_rate))


def pay_off(
    debts: Sequence[Owed],
    order: Sequence[int],
    budget: Decimal | Budget,
    months: int,
    *,
    prove: bool = True,
) -> Plan:
    """Pay debts back.

    Args:
        debts: what is owed.
        order: every index of `debts` once, the debt that gets what is left of the budget first.
        budget: 元 a month in whole 分, in the first month no less than `floor` of the debts.
        months: how many months to look ahead at most.
        prove: stop where a month shows that the debts are never paid off (nothing fell).

    Raises:
        ValueError: an argument is out of its range.

    >>> card = Owed(balance=Decimal(1000), yearly_rate=Decimal("0.18"), minimum=Decimal(0))
    >>> plan = pay_off([card], [0], Decimal(400), months=360)
    >>> len(plan.months), plan.interest, plan.paid
    (3, Decimal('27.59'), Decimal('1027.59'))

    With 300 more in the second month:

    >>> bonus = Budget(Decimal(400), lumps=(Amount(2, Decimal(300)),))
    >>> len(pay_off([card], [0], bonus, months=360).months)
    2
    """
    money = budget if isinstance(budget, Budget) else Budget(budget)
    start = Start.of(debts, order)
    steps = islice(start.months(Funds.of(money)), months)
    found, shortfall = _follow(start, steps, prove=prove)
    return Plan(tuple(debts), tuple(order), money.monthly, found, shortfall)


def pay_minimums(debts: Sequence[Owed], months: int) -> Plan:
    """Pay each month what has to be paid and nothing more; nothing moves on to another debt.

    The plan's budget is what that is in the first month. A minimum that is a small share alone,
    without a least amount, never pays a debt off: of the last 分 it rounds to nothing.

    Args:
        debts: what is owed.
        months: how many months to look ahead at most.

    Raises:
        ValueError: an argument is out of its range.

    A tenth, but at least 50 a month:

    >>> card = Owed(balance=Decimal(5000), yearly_rate=Decimal("0.18"), minimum=Decimal(50),
    ...             share=Decimal("0.1"))
    >>> plan = pay_minimums([card], months=360)
    >>> len(plan.months), plan.interest, plan.budget
    (37, Decimal('826.05'), Decimal('507.50'))
    """
    start = Start.of(debts, range(len(debts)))
    found, _ = _follow(start, islice(start.months(None), months), prove=True)
    return Plan(tuple(debts), start.order, in_yuan(start.floor), found)


def floor(debts: Sequence[Owed]) -> Decimal:
    """Return what has to be paid in the first month at least.

    It never has to be more later, unless terms change or a minimum is a share of a debt that grows.

    >>> floor([Owed(balance=Decimal(60), yearly_rate=Decimal(0), minimum=Decimal(100))])
    Decimal('60.00')
    """
    return in_yuan(Start.of(debts, range(len(debts))).floor)


def least_budget(
    debts: Sequence[Owed], order: Sequence[int], months: int, lumps: Sequence[Amount] = ()
) -> Decimal:
    """Return the smallest whole number of 元 a month that pays the debts off in time.

    Args:
        debts: what is owed.
        order: as in `pay_off`.
        months: the time, at least 1.
        lumps: what can be paid besides, in single months.

    >>> card = Owed(balance=Decimal(1200), yearly_rate=Decimal(0), minimum=Decimal(0))
    >>> least_budget([card], [0], months=12)
    Decimal('100.00')
    """
    if months < 1:
        raise ValueError(f"there must be at least one month: {months}")
    start = Start.of(debts, order)
    besides = Funds.of(Budget(in_yuan(0), lumps=tuple(lumps)))
    low = -(-max(start.floor - besides.first(), 0) // _FEN_A_YUAN)
    high = -(-start.at_once // _FEN_A_YUAN)
    needs = start.needs(months)

    def left(yuan: int) -> int:
        return start.left(besides._replace(monthly=yuan * _FEN_A_YUAN), months, needs)

    return in_yuan(_least(left, low, high) * _FEN_A_YUAN)


def _least(left: Callable[[int], int], low: int, high: int) -> int:
    """Return the least number of some range that leaves nothing, as its highest does.

    More leaves ever less, and the slower the less is left: the line through two numbers that are
    too small then meets zero before the number sought, so the search comes to it from below.
    Where it is slow to, halves of the range are tried.
    """
    too_small: list[tuple[int, int]] = []
    at, tries = low, 0
    while low < high:
        rest = left(at)
        if rest:
            low = at + 1
            too_small.append((at, rest))
        else:
            high = at
        tries += 1
        at = low
        if tries > _SECANTS:
            at = (low + high) // 2
        elif len(too_small) > 1:
            (x, more), (y, less) = too_small[-2:]
            if less < more:
                at = y + less * (y - x) // (more - less)
        at = max(low, min(at, high - 1))
    return high


def _follow(
    start: Start, steps: Iterable[Step], *, prove: bool
) -> tuple[tuple[Month, ...], Shortfall | None]:
    found: list[Month] = []
    balances = start.balances
    for number, step in enumerate(steps, 1):
        if step.short:
            return tuple(found), Shortfall(number, in_yuan(step.short))
        found.append(Month(number, Fen(balances, step.interest, step.balances)))
        balances = step.balances
        if prove and step.stuck:
            break
    return tuple(found), None


def _ordered(debts: Sequence[Owed], key: Callable[[Owed], tuple[Decimal, ...]]) -> tuple[int, ...]:
    return tuple(sorted(range(len(debts)), key=lambda index: key(debts[index])))


def _yuan(amounts: Sequence[int]) -> tuple[Decimal, ...]:
    return tuple(map(in_yuan, amounts))
