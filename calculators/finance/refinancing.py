"""Whether it is worth replacing debts by one loan: all that is paid, and when it ends.

The loan is as large as needed: it pays the debts off at once, with what their lenders charge for
that, and its own fee, so that nothing comes from the borrower's pocket. Both courses have the same
money a month. Comparing rates, or monthly payments, would hide the fees and the longer time.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from calculators.finance.debts import Budget, Owed
from calculators.finance.money import EXACT, FEN, ZERO, require_fen, to_fen, total
from calculators.finance.payoff import Plan, avalanche, pay_minimums, pay_off
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.repayment import level_payment
from calculators.finance.simulation import Funds, Start

__all__ = ["Refinancing", "Terms", "refinance", "replace"]

_LARGEST_FEE = Decimal("0.5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a loan is offered at: equal payments, and a fee that is held back from it.

    The rate is a fraction a year; the fee is 元 in whole 分 and a share, at most a half, of the
    loan. Paying the loan early costs nothing.
    """

    yearly_rate: Decimal
    instalments: int
    fee: Decimal = ZERO
    fee_share: Decimal = ZERO

    def fee_on(self, principal: Decimal) -> Decimal:
        """Return the whole fee on a loan."""
        return EXACT.add(self.fee, to_fen(EXACT.multiply(principal, self.fee_share)))


@dataclass(frozen=True, slots=True)
class Refinancing:
    """The plan without the loan and the plan with it, which owes `loan` in place of some debts.

    `fees` are what the lender of the loan and those of the replaced debts charge, in 元.
    """

    before: Plan
    after: Plan
    loan: Decimal
    fees: Decimal

    @property
    def saved(self) -> Decimal | None:
        """What is paid less in all, fees included; negative: more. `None`: one never ends."""
        if not (self.before.is_free and self.after.is_free):
            return None
        return EXACT.subtract(self.before.paid, self.after.paid)

    @property
    def months_saved(self) -> int | None:
        """How many months sooner nothing is owed; negative: later. `None`: one never ends."""
        if not (self.before.is_free and self.after.is_free):
            return None
        return len(self.before.months) - len(self.after.months)

    @property
    def is_worth_it(self) -> bool:
        """Whether it ends, costs less and takes no longer; or ends only with the loan."""
        if self.saved is None or self.months_saved is None:
            return self.after.is_free
        return self.saved > 0 and self.months_saved >= 0


def refinance(
    debts: Sequence[Owed],
    replaced: Collection[int],
    terms: Terms,
    budget: Decimal | Budget | None,
    months: int,
    *,
    leaving: Decimal = ZERO,
    order: Callable[[Sequence[Owed]], Sequence[int]] = avalanche,
) -> Refinancing:
    """Compare keeping debts with replacing some of them by a loan.

    Args:
        debts: what is owed.
        replaced: the indices of those that the loan pays off; at least one.
        terms: what the loan is offered at.
        budget: 元 a month for all debts, the same with and without the loan, and no less than
            either `floor`; `None`: only what has to be paid, with and without.
        months: how many months to look ahead at most.
        leaving: what the lenders of the replaced debts charge for being paid early, 元.
        order: which debt gets what is left of a budget first.

    Raises:
        ValueError: an argument is out of its range, or nothing is owed on what is replaced.

    10% in place of 18%, for more than twice as long, and a fee of 3%: dearer if only its
    instalments are paid, cheaper if as much is paid a month as before.

    >>> card = Owed(balance=Decimal(10000), yearly_rate=Decimal("0.18"), minimum=Decimal(500))
    >>> terms = Terms(yearly_rate=Decimal("0.10"), instalments=60, fee_share=Decimal("0.03"))
    >>> lazily = refinance([card], [0], terms, None, 360)
    >>> lazily.loan, lazily.fees, lazily.saved, lazily.months_saved
    (Decimal('10309.28'), Decimal('309.28'), Decimal('-1164.08'), -36)
    >>> eagerly = refinance([card], [0], terms, Decimal(500), 360)
    >>> eagerly.saved, eagerly.months_saved, eagerly.is_worth_it
    (Decimal('619.17'), 1, True)
    """
    with_loan = replace(debts, replaced, terms, leaving=leaving)
    loan = with_loan[-1].balance
    if budget is None:
        before, after = (pay_minimums(each, months) for each in (debts, with_loan))
    else:
        before, after = (pay_off(each, order(each), budget, months) for each in (debts, with_loan))
    fees = EXACT.add(terms.fee_on(loan), leaving)
    return Refinancing(before, after, loan, fees)


def replace(
    debts: Sequence[Owed], replaced: Collection[int], terms: Terms, *, leaving: Decimal = ZERO
) -> tuple[Owed, ...]:
    """Return the debts that stay, in order, and the loan as the last; arguments as `refinance`.

    The loan's monthly payment is the level payment, or a few 分 more where that, by the rounding
    of each month, would leave something over after the last instalment.

    >>> card = Owed(balance=Decimal(10000), yearly_rate=Decimal("0.18"), minimum=Decimal(500))
    >>> (loan,) = replace([card], [0], Terms(yearly_rate=Decimal("0.10"), instalments=60))
    >>> loan.balance, loan.minimum
    (Decimal('10000.00'), Decimal('212.48'))
    """
    if not replaced or not set(replaced) <= set(range(len(debts))):
        raise ValueError(f"what is replaced must be some of the debts: {replaced}")
    needed = total([leaving, *(debts[index].balance for index in set(replaced))])
    loan = _loan(_principal(require_fen(needed, "loan"), terms), terms)
    return (*(debt for index, debt in enumerate(debts) if index not in replaced), loan)


def _principal(needed: Decimal, terms: Terms) -> Decimal:
    """Return the smallest loan that leaves as much as needed once its fee is held back."""
    if not terms.fee_share.is_finite() or not 0 <= terms.fee_share <= _LARGEST_FEE:
        raise ValueError(f"a fee must be a share from 0 to a half: {terms.fee_share}")
    require_fen(terms.fee, "fee")
    if not needed:
        raise ValueError("nothing is owed on what is replaced")
    with localcontext(EXACT):
        # A little less, as the fee may be rounded down; then up to what is enough.
        principal = to_fen((needed + terms.fee - FEN) / (1 - terms.fee_share))
        while principal - terms.fee_on(principal) < needed:
            principal += FEN
    return principal


def _loan(principal: Decimal, terms: Terms) -> Owed:
    monthly = EXACT.divide(terms.yearly_rate, Decimal(MONTHS_IN_YEAR))
    payment = level_payment(principal, terms.instalments, monthly)
    while True:
        loan = Owed(balance=principal, yearly_rate=terms.yearly_rate, minimum=payment)
        start = Start.of([loan], [0])
        if not start.left(Funds(start.floor), terms.instalments):
            return loan
        payment = EXACT.add(payment, FEN)
