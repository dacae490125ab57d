"""The courses that can be taken from here, and what each costs and saves."""

from collections.abc import Iterator
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
    SHORTEN_LATER = "shorten_later"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Course:
    """A way to go on from here.

    `instalments` follow a month apart, the first in a month; `charges` are their interest and
    fees. `extra` is the principal that is paid early, together with the `after`th of them, or at
    once where that is 0. `early_fee` and `still_due` are what paying early costs.
    """

    kind: Kind
    instalments: tuple[Instalment, ...]
    charges: Decimal
    extra: Decimal = ZERO
    after: int = 0
    early_fee: Decimal = ZERO
    still_due: Decimal = ZERO

    @property
    def cost(self) -> Decimal:
        """All that is paid from here beyond principal."""
        return total((self.charges, self.early_fee, self.still_due))

    @property
    def principal(self) -> Decimal:
        """What is owed before anything is paid."""
        return total((self.extra, *(instalment.principal for instalment in self.instalments)))

    @property
    def paid(self) -> Decimal:
        """All that is paid from here."""
        return EXACT.add(self.principal, self.cost)

    def balances(self, length: int) -> tuple[Decimal, ...]:
        """Return what is owed now and after each of `length` months."""
        owed = [self.principal, *(instalment.balance for instalment in self.instalments)]
        owed[self.after] = EXACT.subtract(owed[self.after], self.extra)
        return (*owed, *(ZERO,) * (length + 1 - len(owed)))


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All courses of a loan; `later` instalments and `extra` 元 are the reader's, 0 if unasked."""

    loan: Loan
    later: int
    extra: Decimal

    @cached_property
    def keep(self) -> Course:
        """Going on as agreed."""
        left = self.loan.left
        return Course(Kind.KEEP, left, self.loan.charges(len(left)))

    @cached_property
    def now(self) -> Course:
        """Settling at once."""
        return self.settling(0)

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """Going on, settling now and later, and paying extra, where each is possible."""
        return tuple(self._courses())

    def _courses(self) -> Iterator[Course]:
        yield self.keep
        yield self.now
        waits = 0 < self.later < len(self.loan.left)
        if waits:
            yield self.settling(self.later)
        if 0 < self.extra < self.loan.balance():
            if shortened := self.loan.shortened(self.extra):
                yield self._extra(Kind.SHORTEN, shortened)
            yield self._extra(Kind.LOWER, self.loan.lowered(self.extra))
        if waits and 0 < self.extra < self.loan.balance(self.later):
            shortened = self.loan.shortened(self.extra, self.later)
            if shortened:
                yield self._extra(Kind.SHORTEN_LATER, shortened, self.later)

    def settling(self, more: int) -> Course:
        """Return the course of settling after `more` instalments, fewer than are left."""
        loan = self.loan
        balance = loan.balance(more)
        return Course(
            Kind.LATER if more else Kind.NOW,
            loan.left[:more],
            loan.charges(more),
            extra=balance,
            after=more,
            early_fee=loan.early_fee(balance),
            still_due=loan.still_due(more),
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

    def _extra(self, kind: Kind, rest: Schedule, after: int = 0) -> Course:
        """Return the course of paying extra after some instalments, and then going on by `rest`."""
        course = Course(
            kind,
            (*self.loan.left[:after], *rest.instalments),
            EXACT.add(self.loan.charges(after), rest.total_cost),
            extra=self.extra,
            after=after,
            early_fee=self.loan.early_fee(self.extra),
        )
        if self.loan.rest is not Rest.ALL:
            return course
        # A contract that forgives nothing on settling forgives nothing on paying a part.
        return replace(course, still_due=max(self.spared(course), ZERO))
