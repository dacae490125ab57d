"""The lines that a household's debts are held against, and the light that each of them shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from calculators import facts
from calculators.catalogue.debt.household import Course, Household
from calculators.facts import Figure
from calculators.finance.money import EXACT, FEN, ZERO


class Light(StrEnum):
    """How serious it is, in ascending order."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Subject(StrEnum):
    """What is looked at, the most pressing first."""

    INTEREST = "interest"
    PAYMENTS = "payments"
    CREDIT = "credit"
    BUFFER = "buffer"
    UTILIZATION = "utilization"
    LENDERS = "lenders"


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
    Subject.CREDIT: Lines("credit-to-income"),
    Subject.BUFFER: Lines("buffer"),
    Subject.UTILIZATION: Lines("utilization"),
    Subject.LENDERS: Lines("lenders"),
}
_COURSES = {
    Course.SHRINKING: Light.GREEN,
    Course.STANDING: Light.AMBER,
    Course.GROWING: Light.RED,
}


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that was looked at, its value and its light.

    The value of ``Subject.INTEREST`` is the number of debts that do not shrink; a ratio may be
    infinite.
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
        """What shows the worst light, the most pressing first; nothing where all is green."""
        if self.verdict is Light.GREEN:
            return ()
        return tuple(each for each in self.indicators if each.light is self.verdict)


def worst(lights: Iterable[Light]) -> Light:
    """Return the most serious of the lights.

    >>> worst([Light.GREEN, Light.RED, Light.AMBER])
    <Light.RED: 'red'>
    """
    return max(lights, key=list(Light).index)


def examine(household: Household) -> Findings:
    """Hold a household against every line."""
    lined = (Indicator(each, value(household, each), light(household, each)) for each in LINES)
    return Findings(indicators=(_interest(household), *lined), room=_room(household))


def light(household: Household, subject: Subject) -> Light:
    """Return the light of a subject that has lines."""
    return LINES[subject].light(value(household, subject))


def value(household: Household, subject: Subject) -> Decimal:
    """Return what is held against the lines of a subject."""
    match subject:
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
        case Subject.INTEREST:
            raise ValueError("interest has no lines")


def _interest(household: Household) -> Indicator:
    courses = [debt.course for debt in household.debts]
    stuck = sum(1 for course in courses if course is not Course.SHRINKING)
    return Indicator(
        Subject.INTEREST, Decimal(stuck), worst(_COURSES[course] for course in courses)
    )


def _room(household: Household) -> Decimal:
    line = LINES[Subject.PAYMENTS].amber.value
    fits = EXACT.multiply(line, household.income)
    left = max(EXACT.subtract(fits, household.payments), ZERO)
    # Down, so that adding it never crosses the line.
    return left.quantize(FEN, rounding=ROUND_DOWN, context=EXACT)
