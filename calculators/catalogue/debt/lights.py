"""The lines that a household's debts are measured against, and the light that each shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from calculators import facts
from calculators.facts import Figure
from calculators.finance.money import EXACT, FEN, ZERO
from calculators.household.model import Course, Household


class Light(StrEnum):
    """How serious it is, in ascending order."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Subject(StrEnum):
    """What is looked at, the most pressing first."""

    LEFT = "left"
    INTEREST = "interest"
    PAYMENTS = "payments"
    LENDERS = "lenders"
    UTILIZATION = "utilization"
    CREDIT = "credit"
    BUFFER = "buffer"


@dataclass(frozen=True, slots=True)
class Lines:
    """The two lines of an entry of the data files. On a line, all is still well.

    Which way is worse can be told from the lines: up where red lies above amber, else down.
    """

    entry: str

    @property
    def amber(self) -> Figure:
        """The line beyond which the light is no longer green."""
        return facts.figure(f"{self.entry}.amber")

    @property
    def red(self) -> Figure:
        """The line beyond which the light is red."""
        return facts.figure(f"{self.entry}.red")

    @property
    def lower_is_worse(self) -> bool:
        """Whether it is small values that are beyond the lines."""
        return self.red.value < self.amber.value

    def light(self, value: Decimal) -> Light:
        """Return the light of a value, which may be infinite."""
        amber, red = self.amber.value, self.red.value
        if self.lower_is_worse:
            # Not by the minus sign, which rounds to the digits of the caller's context.
            amber, red, value = (each.copy_negate() for each in (amber, red, value))
        return Light.RED if value > red else Light.AMBER if value > amber else Light.GREEN


LINES = {
    Subject.PAYMENTS: Lines("dsr"),
    Subject.LENDERS: Lines("lenders"),
    Subject.UTILIZATION: Lines("utilization"),
    Subject.CREDIT: Lines("credit-to-income"),
    Subject.BUFFER: Lines("buffer"),
}
_COURSES = {
    Course.SHRINKING: Light.GREEN,
    Course.STANDING: Light.AMBER,
    Course.GROWING: Light.RED,
}


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that was looked at, its value and its light.

    The value of ``Subject.LEFT`` is an amount of 元, that of ``Subject.INTEREST`` the number of
    debts that do not shrink; a ratio may be infinite.
    """

    subject: Subject
    value: Decimal
    light: Light


@dataclass(frozen=True, slots=True)
class Findings:
    """All indicators and the payment that still fits."""

    indicators: tuple[Indicator, ...]
    room: Decimal
    """How much a month, in 元, can be added before the payments leave the green."""

    @property
    def verdict(self) -> Light:
        """The worst of the lights."""
        return worst(indicator.light for indicator in self.indicators)

    @property
    def reasons(self) -> tuple[Indicator, ...]:
        """What is amber or red, the most pressing first; nothing where all is green."""
        return tuple(each for each in self.indicators if each.light is not Light.GREEN)


def worst(lights: Iterable[Light], otherwise: Light | None = None) -> Light:
    """Return the most serious of the lights; if there are none, what `otherwise` says.

    Raises:
        ValueError: there are no lights, and nothing is said.

    >>> worst([Light.GREEN, Light.RED, Light.AMBER])
    <Light.RED: 'red'>
    """
    order = list(Light)
    given = list(lights)
    return max(given, key=order.index) if given or otherwise is None else otherwise


def examine(household: Household) -> Findings:
    """Hold a household against every line, as far as what has to be known for it is known."""
    found = {subject: value(household, subject) for subject in Subject}
    return Findings(
        indicators=tuple(
            Indicator(subject, number, light(household, subject) or Light.GREEN)
            for subject, number in found.items()
            if number is not None
        ),
        room=_room(household),
    )


def light(household: Household, subject: Subject) -> Light | None:
    """Return the light of a subject; none where it is not known what to look at."""
    match subject:
        case Subject.INTEREST:
            return worst((_COURSES[debt.course] for debt in household.debts), Light.GREEN)
        case Subject.LEFT:
            return Light.RED if household.left < 0 else Light.GREEN
        case _:
            found = value(household, subject)
            return None if found is None else LINES[subject].light(found)


def value(household: Household, subject: Subject) -> Decimal | None:
    """Return what is looked at, if it is known."""
    match subject:
        case Subject.LEFT:
            return household.left
        case Subject.INTEREST:
            stuck = (debt.course is not Course.SHRINKING for debt in household.debts)
            return Decimal(sum(stuck))
        case Subject.PAYMENTS:
            return household.debt_service_ratio
        case Subject.CREDIT:
            return household.credit_to_income
        case Subject.BUFFER:
            return household.buffer_ratio
        case Subject.UTILIZATION:
            return household.utilization
        case Subject.LENDERS:
            return Decimal(household.lenders)


def _room(household: Household) -> Decimal:
    line = LINES[Subject.PAYMENTS].amber.value
    fits = EXACT.multiply(line, household.income)
    left = max(EXACT.subtract(fits, household.payments), ZERO)
    # Down, so that adding it never crosses the line.
    return left.quantize(FEN, rounding=ROUND_DOWN, context=EXACT)
