"""The courses that can be taken from here, and what each costs and saves."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from calculators.catalogue.prepay.loan import Loan, Rest
from calculators.finance.money import EXACT, ZERO, total
from calculators.finance.schedule import Instalment, Schedule


class Kind(StrEnum):
    """What is done."""

    KEEP = "keep"
    NOW = "now"
    LATER = "later"
    SHORTEN = "shorten"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Course:
    """A way to go on from here.

    `principal_now` is paid at once. `instalments` follow a month apart, the first in a month.
    `charges` are their interest and fees. `settled` is the principal that is paid off with the
    last of them, on top of it, or at once where there are none. `early_fee` and `still_due` are
    what paying early costs.
    """

    kind: Kind
    principal_now: Decimal
    instalments: tuple[Instalment, ...]
    charges: Decimal
    settled: Decimal
    early_fee: Decimal
    still_due: Decimal

    @property
    def cost(self) -> Decimal:
        """All that is paid from here beyond principal."""
        return total((self.charges, self.early_fee, self.still_due))

    @property
    def paid(self) -> Decimal:
        """All that is paid from here."""
        principal = total(instalment.principal for instalment in self.instalments)
        return total((self.principal_now, principal, self.settled, self.cost))

    def balances(self, length: int) -> tuple[Decimal, ...]:
        """Return what is owed now and after each of `length` months."""
        start = total((*(instalment.principal for instalment in self.instalments), self.settled))
        owed = [start, *(instalment.balance for instalment in self.instalments)]
        if self.settled:
            owed[-1] = ZERO
        return (*owed, *(ZERO,) * (length + 1 - len(owed)))


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All courses of a loan; `later` further instalments and `extra` 元 are the reader's."""

    loan: Loan
    later: int
    extra: Decimal

    @cached_property
    def keep(self) -> Course:
        """Going on as agreed."""
        left = self.loan.left
        return Course(Kind.KEEP, ZERO, left, self.loan.charges(len(left)), ZERO, ZERO, ZERO)

    @cached_property
    def now(self) -> Course:
        """Settling at once."""
        return self.settling(0)

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """Going on, settling now and later, paying extra in both ways where they are possible."""
        found = [self.keep, self.now]
        if 0 < self.later < len(self.loan.left):
            found.append(self.settling(self.later))
        if 0 < self.extra < self.loan.balance():
            shortened, lowered = self.loan.shortened(self.extra), self.loan.lowered(self.extra)
            if shortened:
                found.append(self._extra(Kind.SHORTEN, shortened))
            found.append(self._extra(Kind.LOWER, lowered))
        return tuple(found)

    def settling(self, more: int) -> Course:
        """Return the course of settling after `more` instalments, fewer than are left."""
        loan = self.loan
        balance = loan.balance(more)
        return Course(
            Kind.LATER if more else Kind.NOW,
            ZERO,
            loan.left[:more],
            loan.charges(more),
            balance,
            loan.early_fee(balance),
            loan.still_due(more),
        )

    def saving(self, course: Course) -> Decimal:
        """Return how much less a course costs than going on; negative where it costs more."""
        return EXACT.subtract(self.keep.cost, course.cost)

    def spared(self, course: Course) -> Decimal:
        """Return the interest and fees that a course does without, before what it costs."""
        return EXACT.subtract(self.keep.charges, course.charges)

    @property
    def break_even(self) -> int | None:
        """The month from now in which the spared charges are more than settling now costs.

        Nothing where they never are.
        """
        price = EXACT.add(self.now.early_fee, self.now.still_due)
        spared = ZERO
        for month, instalment in enumerate(self.loan.left, 1):
            spared = EXACT.add(spared, instalment.charge)
            if spared > price:
                return month
        return None

    @cached_property
    def by_month(self) -> tuple[Course, ...]:
        """Settling after 0, 1, 2, ... further instalments, up to the last but one."""
        return tuple(self.settling(more) for more in range(len(self.loan.left)))

    @property
    def last_worthwhile(self) -> int | None:
        """After how many further instalments settling saves something for the last time."""
        worth = [more for more, each in enumerate(self.by_month) if self.saving(each) > 0]
        return max(worth, default=None)

    def _extra(self, kind: Kind, schedule: Schedule) -> Course:
        fee = self.loan.early_fee(self.extra)
        course = Course(
            kind, self.extra, schedule.instalments, schedule.total_cost, ZERO, fee, ZERO
        )
        if self.loan.rest is not Rest.ALL:
            return course
        # A contract that forgives nothing on settling forgives nothing on paying a part.
        return replace(course, still_due=max(self.spared(course), ZERO))
