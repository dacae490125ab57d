"""The largest new loan that leaves every light green; arithmetic, and no advice to borrow."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from calculators.catalogue.debt.lights import LINES, Light, Subject, examine, light
from calculators.finance.money import EXACT, ZERO
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.repayment import level_payment
from calculators.household.model import Debt, Household
from calculators.ranges import allowed


@dataclass(frozen=True, slots=True)
class Terms:
    """The yearly rate, a fraction, and the number of monthly instalments, paid 等额本息."""

    yearly_rate: Decimal
    instalments: int


@dataclass(frozen=True, slots=True)
class NewLoan:
    """The largest new loan.

    `already` are the lights that are not green without it; then there is none. `by_line` says for
    each line, and for what is left of a month, how much keeps that light green, in whole 元.
    """

    terms: Terms
    already: tuple[Subject, ...]
    by_line: Mapping[Subject, Decimal]

    @property
    def amount(self) -> Decimal:
        """The largest loan, in whole 元."""
        return ZERO if self.already else min(self.by_line.values())

    @property
    def payment(self) -> Decimal:
        """Its monthly payment."""
        return _payment(self.amount, self.terms)

    @property
    def stops(self) -> tuple[Subject, ...]:
        """What keeps the loan from being larger."""
        if self.already:
            return self.already
        return tuple(subject for subject, most in self.by_line.items() if most == self.amount)


def most_possible() -> int:
    """Return the largest loan that is looked at, in 元: the largest debt that can be typed."""
    return int(allowed("amount").largest)


def largest(household: Household, terms: Terms) -> NewLoan:
    """Return the largest new loan that keeps every light green.

    The loan counts as one more lender, is granted and owed in full, and its money is spent: it
    adds nothing to the savings. Every line then is the worse the larger the loan is, and so the
    largest can be found by halving. That the loan itself shrinks is not asked: by equal payments
    it does, and where one of a few 元 or at an absurd rate does not, that is the rounding.
    """
    now = examine(household).indicators
    return NewLoan(
        terms=terms,
        already=tuple(each.subject for each in now if each.light is not Light.GREEN),
        by_line={
            each.subject: _most(household, terms, each.subject)
            for each in now
            if each.subject in LINES or each.subject is Subject.LEFT
        },
    )


def with_loan(household: Household, amount: Decimal, terms: Terms) -> Household:
    """Return the household with one more loan of `amount` 元.

    Its limit counts where the limits of the others are known.
    """
    knows_limits = household.utilization is not None
    loan = Debt(
        number=len(household.debts) + 1,
        name="",
        balance=amount,
        limit=amount if knows_limits else ZERO,
        yearly_rate=terms.yearly_rate,
        payment=_payment(amount, terms),
    )
    return replace(household, debts=(*household.debts, loan))


def _most(household: Household, terms: Terms, subject: Subject) -> Decimal:
    """Return the largest loan in whole 元 that keeps one light green; 0 if none does."""
    low, beyond = 0, most_possible() + 1
    while beyond - low > 1:
        middle = (low + beyond) // 2
        if light(with_loan(household, Decimal(middle), terms), subject) is Light.GREEN:
            low = middle
        else:
            beyond = middle
    return Decimal(low)


def _payment(amount: Decimal, terms: Terms) -> Decimal:
    if not amount:
        return ZERO
    monthly = EXACT.divide(terms.yearly_rate, Decimal(MONTHS_IN_YEAR))
    return level_payment(amount, terms.instalments, monthly)
