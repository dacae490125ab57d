"""The article's model of a credit limit: scores, bonuses, cuts and bounds, step by step.

A score from 0 to 1, the weighted sum of four scores, places the limit between the product's
smallest and largest. Bonuses and cuts multiply it, and then the bounds apply. What is uncertain
is a span; the low end of the limit takes the worse end of every span, the high end the better
one and the middle the midpoints. Each limit therefore is worked out three times.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from calculators import facts
from calculators.finance.money import EXACT, ZERO, to_fen
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.products import Product


class End(StrEnum):
    """Which end of every span is taken."""

    LOW = "low"
    MID = "mid"
    HIGH = "high"


class Factor(StrEnum):
    """What the reader is asked that moves the limit; the value is the field's name."""

    CREDIT = "credit"
    PAYMENT = "payment"
    SOCIAL = "social"
    ASSETS = "assets"
    BILLS = "bills"
    CHANGE_FUND = "change_fund"
    WEALTH_FUND = "wealth_fund"
    HISTORY = "history"


class Bound(StrEnum):
    """What sets or ends the limit whatever the score is."""

    START = "start"
    PRODUCT = "product"
    INCOME = "income"
    RULE = "rule"
    FREEZE = "freeze"


class History(StrEnum):
    """How loans have been paid back so far."""

    NONE = "none"
    ON_TIME = "on_time"
    OVERDUE = "overdue"
    FROZEN = "frozen"


YES = "yes"
NO = "no"
WEIGHTS = {
    Factor.CREDIT: "claim-weight-credit",
    Factor.PAYMENT: "claim-weight-payment-score",
    Factor.SOCIAL: "claim-weight-social",
    Factor.ASSETS: "claim-weight-assets",
}
"""The claims that hold the weights of the scores."""
BONUSES = {
    Factor.BILLS: "claim-bonus-bills",
    Factor.CHANGE_FUND: "claim-bonus-change-fund",
    Factor.WEALTH_FUND: "claim-bonus-wealth-fund",
}
"""The claims that hold the bonuses of what is answered with yes."""
CUT = "claim-overdue-cut"
FREEZE = "claim-overdue-freeze"
INCOME_LINE = "claim-total-credit"
RULE = "internet-loan-cap"


class Span(NamedTuple):
    """Two ends, the first the worse for the reader."""

    low: Decimal
    high: Decimal

    def at(self, end: End) -> Decimal:
        """Return one of the ends, or their midpoint.

        >>> Span(Decimal("0.05"), Decimal("0.08")).at(End.MID)
        Decimal('0.065')
        """
        if end is End.MID:
            return EXACT.divide(EXACT.add(self.low, self.high), Decimal(2))
        return self.low if end is End.LOW else self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the reader answered; amounts are 元 in whole 分."""

    product: Product
    choices: Mapping[Factor, str]
    income: Decimal
    existing: Decimal

    def choosing(self, factor: Factor, choice: str) -> "Answers":
        """Return the same answers but one."""
        return replace(self, choices={**self.choices, factor: choice})

    @property
    def product_is_fixed(self) -> bool:
        """Whether the product has one limit for everybody."""
        return self.product.limit_min.value == self.product.limit_max.value

    @property
    def frozen(self) -> bool:
        """Whether the limit is frozen, which nothing else can make good."""
        return self.choices[Factor.HISTORY] == History.FROZEN


class Stage(NamedTuple):
    """A step on the way to the limit and the amount after it, in 元, not rounded."""

    cause: Factor | Bound
    after: Decimal


@dataclass(frozen=True, slots=True)
class Trace:
    """All steps on the way to one end of the limit."""

    stages: tuple[Stage, ...]

    @property
    def limit(self) -> Decimal:
        """The limit in 元, in whole 分."""
        return to_fen(self.stages[-1].after)

    def after(self, cause: Factor | Bound) -> Decimal:
        """Return the amount after a step."""
        return next(stage.after for stage in self.stages if stage.cause is cause)

    @property
    def binding(self) -> Bound | None:
        """The last bound that moved the amount, if one did."""
        for before, stage in reversed(tuple(pairwise(self.stages))):
            if isinstance(stage.cause, Bound) and stage.after != before.after:
                return stage.cause
        return None


def score_entry(factor: Factor, choice: str) -> str:
    """Return the name of the entry that says what score an answer is given."""
    return f"score-{factor}-{choice}"


def score(answers: Answers, factor: Factor) -> Span:
    """Return the score, from 0 to 1, of one of the four dimensions."""
    return _span(score_entry(factor, answers.choices[factor]))


def total_score(answers: Answers, end: End) -> Decimal:
    """Return the weighted sum of the four scores."""
    with localcontext(EXACT):
        return sum(
            (weight(factor) * score(answers, factor).at(end) for factor in WEIGHTS), Decimal(0)
        )


def weight(factor: Factor) -> Decimal:
    """Return the weight of a dimension, a fraction."""
    return facts.number(f"{WEIGHTS[factor]}.weight")


def bonus(factor: Factor) -> Span:
    """Return the part that the article adds for a yes."""
    return _span(BONUSES[factor])


def change(answers: Answers, factor: Factor) -> Span:
    """Return the part by which a bonus (more than 0) or a cut (less than 0) moves the limit."""
    choice = answers.choices[factor]
    if factor in BONUSES and choice == YES:
        return bonus(factor)
    if factor is Factor.HISTORY and choice == History.OVERDUE:
        cut = _span(CUT)
        return Span(cut.high.copy_negate(), cut.low.copy_negate())
    return Span(Decimal(0), Decimal(0))


def income_bound(answers: Answers) -> Decimal:
    """Return what the article's line leaves: a multiple of the yearly income less other limits."""
    with localcontext(EXACT):
        line = facts.number(f"{INCOME_LINE}.multiple") * answers.income * MONTHS_IN_YEAR
        return max(line - answers.existing, ZERO)


def rule_bound() -> Decimal:
    """Return the most that a borrower may be granted by internet consumer loan."""
    return facts.number(f"{RULE}.amount")


def estimate(answers: Answers, end: End) -> Trace:
    """Work out one end of the limit."""
    with localcontext(EXACT):
        return Trace(tuple(_stages(answers, end)))


def _stages(answers: Answers, end: End) -> Iterator[Stage]:
    smallest, largest = answers.product.limit_min.value, answers.product.limit_max.value
    amount = smallest
    yield Stage(Bound.START, amount)
    for factor in WEIGHTS:
        amount += weight(factor) * score(answers, factor).at(end) * (largest - smallest)
        yield Stage(factor, amount)
    for factor in (*BONUSES, Factor.HISTORY):
        if not answers.product_is_fixed:
            amount *= 1 + change(answers, factor).at(end)
        yield Stage(factor, amount)
    amount = min(max(amount, smallest), largest)
    yield Stage(Bound.PRODUCT, amount)
    amount = min(amount, income_bound(answers))
    yield Stage(Bound.INCOME, amount)
    amount = min(amount, rule_bound())
    yield Stage(Bound.RULE, amount)
    if answers.frozen:
        yield Stage(Bound.FREEZE, ZERO)


def _span(entry: str) -> Span:
    return Span(facts.number(f"{entry}.low"), facts.number(f"{entry}.high"))
