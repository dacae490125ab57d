"""Which single answer moves the limit most."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from calculators.catalogue.limit.model import Answers, End, Factor, estimate
from calculators.finance.money import EXACT, ZERO


@dataclass(frozen=True, slots=True)
class Gain:
    """How much more, in 元 at the middle, one other answer gives.

    `factor` is `None` for the limits that the reader has elsewhere; the other answer then is
    that there are none.
    """

    factor: Factor | None
    choice: str
    amount: Decimal


def gains(answers: Answers, options: Mapping[Factor, tuple[str, ...]]) -> tuple[Gain, ...]:
    """Return the best other answer to each question that gives more, the largest gain first.

    Args:
        answers: what the reader answered.
        options: the answers that there are to each question.
    """
    now = estimate(answers, End.MID).limit
    found = (*_by_choice(answers, options, now), _without_other_limits(answers, now))
    return tuple(
        sorted(
            (gain for gain in found if gain.amount > 0),
            key=lambda gain: gain.amount,
            reverse=True,
        )
    )


def _by_choice(
    answers: Answers, options: Mapping[Factor, tuple[str, ...]], now: Decimal
) -> Iterator[Gain]:
    for factor, choices in options.items():
        yield max(
            (
                Gain(factor, choice, _more(answers.choosing(factor, choice), now))
                for choice in choices
            ),
            key=lambda gain: gain.amount,
        )


def _without_other_limits(answers: Answers, now: Decimal) -> Gain:
    return Gain(None, "", _more(replace(answers, existing=ZERO), now))


def _more(other: Answers, now: Decimal) -> Decimal:
    return EXACT.subtract(estimate(other, End.MID).limit, now)
