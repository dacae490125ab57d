"""What a household earns, needs, has put by and owes, and the ratios between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from calculators.finance.debts import Holiday, Owed, Price
from calculators.finance.money import EXACT, ZERO, to_fen, total
from calculators.finance.rates import MONTHS_IN_YEAR

UNLIMITED = Decimal("Infinity")
"""The ratio of something to nothing."""


class Course(StrEnum):
    """Where a debt goes if every month is like this one."""

    SHRINKING = "shrinking"
    STANDING = "standing"
    GROWING = "growing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    """What a contract asks for a month: a `share` of the bill, and no less than `least` 元.

    The bill is what is owed with the interest of the month.
    """

    share: Decimal
    least: Decimal = ZERO

    def of(self, bill: Decimal) -> Decimal:
        """Return the minimum of a bill, never more than all of it.

        >>> Minimum(share=Decimal("0.1"), least=Decimal(50)).of(Decimal(900))
        Decimal('90.00')
        """
        share = to_fen(EXACT.multiply(bill, self.share))
        return min(max(share, self.least), bill)


class Promotion(NamedTuple):
    """A rate that holds up to a day, and the one after it, a fraction a year.

    `prices` are the rates of the months from that of the change on.
    """

    until: date
    yearly_rate: Decimal
    prices: tuple[Price, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """A debt. Amounts are 元 in whole 分, `yearly_rate` is a fraction.

    `number` is the place of its row in the list, from 1; `name` is what it is called there.
    `payment` is what is to be paid a month now; it follows from `minimum` where that is how the
    contract puts it (then it changes with what is owed), or from the `instalments` that are left.
    `limit` is the credit that was granted, 0 where it is not known; `due_day` the day of the month
    on which a payment is due.
    `place` is the reader's own place for it in the order of paying off. `promotion` and `holiday`
    are what is different for a time; `payment` is that of a month without a holiday.

    A `housing` loan counts in the monthly payments only: it is many times a yearly income
    without being the borrowing from several platforms that the other lines are about.
    """

    number: int
    name: str
    balance: Decimal
    yearly_rate: Decimal
    payment: Decimal
    limit: Decimal = ZERO
    minimum: Minimum | None = None
    instalments: int | None = None
    due_day: int | None = None
    place: int | None = None
    housing: bool = False
    promotion: Promotion | None = None
    holiday: Holiday | None = None

    @property
    def credit(self) -> Decimal:
        """The credit that was granted: the limit, or what is owed where that is more."""
        return max(self.limit, self.balance)

    @property
    def due(self) -> Decimal:
        """What is to be paid this month; nothing where nothing is owed."""
        return self.payment if self.balance else ZERO

    @property
    def monthly_interest(self) -> Decimal:
        """The interest of a month on what is owed now.

        >>> card = Debt(number=1, name="", balance=Decimal("9000.00"), limit=Decimal(0),
        ...             yearly_rate=Decimal("0.18"), payment=Decimal("500.00"))
        >>> card.monthly_interest
        Decimal('135.00')
        """
        return interest_of_a_month(self.balance, self.yearly_rate)

    @property
    def owed(self) -> Owed:
        """The debt with what has to be paid each month, for plans over time."""
        return Owed(
            balance=self.balance,
            yearly_rate=self.yearly_rate,
            minimum=self.minimum.least if self.minimum else self.payment,
            share=self.minimum.share if self.minimum else ZERO,
            prices=self.promotion.prices if self.promotion else (),
            holidays=(self.holiday,) if self.holiday else (),
        )

    @property
    def course(self) -> Course:
        """Whether the payment is more than the interest, as much, or less."""
        if not self.balance or self.payment > self.monthly_interest:
            return Course.SHRINKING
        return Course.STANDING if self.payment == self.monthly_interest else Course.GROWING


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Monthly income after tax, savings, debts and what living costs; amounts are 元 in whole 分.

    `rent` and `living` are what a month takes for the home and for all else that is no debt;
    `savings` may not be known.
    """

    income: Decimal
    savings: Decimal | None
    debts: tuple[Debt, ...]
    rent: Decimal = ZERO
    living: Decimal = ZERO

    @property
    def left(self) -> Decimal:
        """What is left of a month's income once debts, rent and living are paid; may be negative.

        >>> Household(income=Decimal(5000), savings=ZERO, debts=(), rent=Decimal(1800)).left
        Decimal('3200.00')
        """
        needed = total((self.payments, self.rent, self.living))
        return EXACT.subtract(self.income, needed)

    @property
    def payments(self) -> Decimal:
        """The payments of a month, those for a housing loan too."""
        return total(debt.due for debt in self.debts)

    @property
    def owed(self) -> Decimal:
        """What is still owed, housing loans left out."""
        return total(debt.balance for debt in self._consumer_debts())

    @property
    def credit(self) -> Decimal:
        """The credit that was granted, housing loans left out."""
        return total(debt.credit for debt in self._consumer_debts())

    @property
    def yearly_income(self) -> Decimal:
        """Twelve monthly incomes."""
        return EXACT.multiply(self.income, Decimal(MONTHS_IN_YEAR))

    @property
    def debt_service_ratio(self) -> Decimal:
        """The payments of a month over the income of a month."""
        return ratio(self.payments, self.income)

    @property
    def credit_to_income(self) -> Decimal:
        """The credit that was granted over the income of a year."""
        return ratio(self.credit, self.yearly_income)

    @property
    def buffer_ratio(self) -> Decimal | None:
        """The savings, if known, over what is still owed; unlimited where nothing is owed."""
        if self.savings is None:
            return None
        return ratio(self.savings, self.owed) if self.owed else UNLIMITED

    @property
    def used(self) -> Decimal:
        """What is owed of the debts whose limit is known."""
        return total(debt.balance for debt in self._with_limit())

    @property
    def usable(self) -> Decimal:
        """The credit that was granted by those lenders."""
        return total(debt.credit for debt in self._with_limit())

    @property
    def utilization(self) -> Decimal | None:
        """What is owed over the credit that was granted, where that is known; never more than 1."""
        return ratio(self.used, self.usable) if any(True for _ in self._with_limit()) else None

    @property
    def lenders(self) -> int:
        """How many debts are still owed, each taken for a lender of its own; no housing loans."""
        return sum(1 for debt in self._consumer_debts() if debt.balance)

    def _with_limit(self) -> Iterator[Debt]:
        return (debt for debt in self._consumer_debts() if debt.limit)

    def _consumer_debts(self) -> Iterator[Debt]:
        return (debt for debt in self.debts if not debt.housing)


@lru_cache(maxsize=128)
def interest_of_a_month(balance: Decimal, yearly_rate: Decimal) -> Decimal:
    """Return the interest of a month, rounded to 分; it is asked for over and over.

    >>> interest_of_a_month(Decimal(9000), Decimal("0.18"))
    Decimal('135.00')
    """
    a_year = EXACT.multiply(balance, yearly_rate)
    return to_fen(EXACT.divide(a_year, Decimal(MONTHS_IN_YEAR)))


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    """Return `part` over `whole`, neither negative; nothing is no part of anything.

    >>> ratio(Decimal(3), Decimal(8)), ratio(Decimal(3), Decimal(0)), ratio(Decimal(0), Decimal(0))
    (Decimal('0.375'), Decimal('Infinity'), Decimal('0'))
    """
    if not part:
        return Decimal(0)
    return EXACT.divide(part, whole) if whole else UNLIMITED
