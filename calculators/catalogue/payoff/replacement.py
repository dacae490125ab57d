"""Whether a loan in place of debts is worth it: with the same money a month, and with the least."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from calculators.catalogue.payoff.offer import Offer, Which
from calculators.finance import payoff, refinancing
from calculators.finance.debts import Budget, Owed
from calculators.finance.money import EXACT, to_fen, total
from calculators.finance.refinancing import Refinancing, Terms
from calculators.household.model import Debt
from calculators.household.outlook import horizon


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Debts that are kept, and those debts with a loan in place of some.

    `floors` is what has to be paid in the first month, without the loan and with it; `leaving` is
    what the lenders of the `replaced` debts charge. `least` compares paying no more than that,
    `same` the money of the plan; it is `None` where that is less than one of the floors.
    """

    terms: Terms
    replaced: tuple[Debt, ...]
    leaving: Decimal
    payment: Decimal
    floors: tuple[Decimal, Decimal]
    least: Refinancing
    same: Refinancing | None

    @property
    def eased(self) -> Decimal:
        """By how much what has to be paid in the first month falls; negative: it rises."""
        before, after = self.floors
        return EXACT.subtract(before, after)


def compare(
    debts: Sequence[Debt],
    offer: Offer,
    money: Budget,
    first: Decimal,
    order: Callable[[Sequence[Owed]], Sequence[int]],
) -> Replacement | None:
    """Return what an offer comes to; nothing if its terms are missing or it replaces no debt.

    Args:
        debts: those that are to be paid off.
        offer: the loan.
        money: what can be paid.
        first: what can be paid in the first month.
        order: which debt gets first what is left of the money.
    """
    replaced = [index for index, debt in enumerate(debts) if debt.balance and _is_met(debt, offer)]
    terms = offer.terms
    if terms is None or not replaced:
        return None
    owed = [debt.owed for debt in debts]
    charges = (EXACT.multiply(debts[index].balance, offer.leaving) for index in replaced)
    leaving = total(map(to_fen, charges))
    with_loan = refinancing.replace(owed, replaced, terms, leaving=leaving)
    floors = payoff.floor(owed), payoff.floor(with_loan)
    course = partial(
        refinancing.refinance, owed, replaced, terms, months=horizon(), leaving=leaving, order=order
    )
    return Replacement(
        terms=terms,
        replaced=tuple(debts[index] for index in replaced),
        leaving=leaving,
        payment=with_loan[-1].minimum,
        floors=floors,
        least=course(budget=None),
        same=course(budget=money) if first >= max(floors) else None,
    )


def _is_met(debt: Debt, offer: Offer) -> bool:
    match offer.which:
        case Which.ALL:
            return True
        case Which.DEARER:
            rates = [debt.yearly_rate]
            if debt.promotion:
                rates.append(debt.promotion.yearly_rate)
            return offer.terms is not None and max(rates) > offer.terms.yearly_rate
        case Which.SOME:
            return debt.number in offer.numbers
