"""What becomes of the lights if things turn for the worse, by the figures of the data files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from calculators import facts
from calculators.catalogue.debt.lights import Findings, Light, Subject, examine
from calculators.finance.money import EXACT, to_fen
from calculators.household.model import Debt, Household

_PERCENT = Decimal("0.01")


class Trouble(StrEnum):
    """What turns for the worse."""

    INCOME = "income"
    RATE = "rate"
    LIMIT = "limit"
    ALL = "all"


FIGURES = {
    Trouble.INCOME: "stress-income.drop",
    Trouble.RATE: "stress-rate.rise",
    Trouble.LIMIT: "stress-limit.cut",
}
"""The figure that says how far."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The household in trouble, and what its lights then are."""

    trouble: Trouble
    household: Household
    findings: Findings

    def worse_than(self, before: Findings) -> tuple[Subject, ...]:
        """Return the subjects whose light is worse than it was."""
        order = list(Light)
        return tuple(
            now.subject
            for was, now in zip(before.indicators, self.findings.indicators, strict=True)
            if order.index(now.light) > order.index(was.light)
        )


def outcomes(household: Household) -> Iterator[Outcome]:
    """Yield what each trouble does, and last what all of them together do."""
    for trouble in Trouble:
        changed = troubled(household, trouble)
        yield Outcome(trouble, changed, examine(changed))


def troubled(household: Household, trouble: Trouble) -> Household:
    """Return the household after a trouble."""
    match trouble:
        case Trouble.INCOME:
            kept = EXACT.subtract(Decimal(1), facts.number(FIGURES[trouble]))
            return replace(household, income=to_fen(EXACT.multiply(household.income, kept)))
        case Trouble.RATE:
            return replace(household, debts=tuple(map(dearer, household.debts)))
        case Trouble.LIMIT:
            return _with_a_cut(household)
        case Trouble.ALL:
            for each in FIGURES:
                household = troubled(household, each)
            return household


@lru_cache(maxsize=64)
def dearer(debt: Debt) -> Debt:
    """Return a debt at a higher rate; its payment grows by the interest that it bears more."""
    rise = EXACT.multiply(facts.number(FIGURES[Trouble.RATE]), _PERCENT)
    raised = replace(debt, yearly_rate=EXACT.add(debt.yearly_rate, rise))
    more = EXACT.subtract(raised.monthly_interest, debt.monthly_interest)
    return replace(raised, payment=EXACT.add(debt.payment, more))


def cut(household: Household) -> Debt | None:
    """Return the debt whose lender takes most credit away by a cut, if any can."""
    consumer = [debt for debt in household.debts if not debt.housing]
    loss = max(consumer, key=_lost, default=None)
    return loss if loss and _lost(loss) > 0 else None


def _with_a_cut(household: Household) -> Household:
    hit = cut(household)
    return replace(
        household,
        debts=tuple(_cut(debt) if debt is hit else debt for debt in household.debts),
    )


def _cut(debt: Debt) -> Debt:
    kept = EXACT.subtract(Decimal(1), facts.number(FIGURES[Trouble.LIMIT]))
    return replace(debt, limit=to_fen(EXACT.multiply(debt.limit, kept)))


def _lost(debt: Debt) -> Decimal:
    """What a cut takes away; what is owed stays granted."""
    return EXACT.subtract(debt.credit, _cut(debt).credit)
