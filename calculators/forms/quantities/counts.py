"""Numbers of days, months, instalments and other things: 90 天, 十二期, 一年半, 2 weeks."""

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, StrEnum
from typing import Final, NamedTuple

from calculators.finance.rates import DAYS_IN_WEEK, MONTHS_IN_YEAR
from calculators.finance.returns import DAYS_IN_YEAR
from calculators.forms.quantities.characters import UnreadableError, tidy
from calculators.forms.quantities.numerals import PLAIN, number, plain, simplified
from calculators.forms.quantities.reading import Quantity


class Measure(StrEnum):
    """What a field counts."""

    DAYS = "days"
    MONTHS = "months"
    """Also instalments that are due once a month."""
    WEEKS = "weeks"
    """Payments that are due once a week."""
    PAYMENTS = "payments"
    """Payments of which nobody said how often they are due."""
    THINGS = "things"
    DAY_OF_MONTH = "day of month"
    """Not a number of days, but which one: 15号."""


class _Kind(Enum):
    DAY = "day"
    MONTH = "month"
    PAYMENT = "payment"
    PIECE = "piece"
    THING = "thing"
    DATE = "date"


class _Unit(NamedTuple):
    kind: _Kind
    size: int


_WORDS: Final = {
    _Unit(_Kind.DAY, 1): "天|日|days?|d",
    _Unit(_Kind.DAY, DAYS_IN_WEEK): "周|个?星期|个?礼拜|weeks?|wks?",
    _Unit(_Kind.MONTH, 1): "个?月|months?|mths?|mos?",
    _Unit(_Kind.MONTH, 3): "个?季度?|quarters?",
    _Unit(_Kind.MONTH, MONTHS_IN_YEAR): "年期?|years?|yrs?|y",
    _Unit(_Kind.PAYMENT, 1): "期|次|instal?lments?|payments?|times",
    _Unit(_Kind.PIECE, 1): "个",
    _Unit(_Kind.THING, 1): "家|张|笔",
    _Unit(_Kind.DATE, 1): "号|st|nd|rd|th",
}
_UNITS: Final = tuple((unit, re.compile(words)) for unit, words in _WORDS.items())
_OWN: Final = {
    Measure.DAYS: (_Kind.DAY,),
    Measure.MONTHS: (_Kind.PAYMENT,),
    Measure.WEEKS: (_Kind.PAYMENT,),
    Measure.PAYMENTS: (_Kind.PAYMENT,),
    Measure.THINGS: (_Kind.THING, _Kind.PIECE, _Kind.PAYMENT),
    Measure.DAY_OF_MONTH: (_Kind.DATE,),
}
_ALSO: Final = {Measure.MONTHS: (_Kind.MONTH, _Kind.PIECE)}
"""What is said for as many of the same, though it is not what a field calls them."""
_PLAIN: Final = re.compile(PLAIN, re.ASCII)
_UNIT: Final = "|".join(_WORDS.values())
_NUMERAL: Final = r"[+-]?[\d.,零一二三四五六七八九十百千万亿点]+"
_PART: Final = rf"(?:({_NUMERAL}|半)(个半(?=月|星期|礼拜))?({_UNIT})(半)?)"
_COUNT: Final = re.compile(
    rf"(?:第|一?共|分)?(?:({_NUMERAL})|{_PART}(?:零|又|and|,)?{_PART}?)", re.ASCII
)
_HALF: Final = Decimal("0.5")


class OtherMeasureError(UnreadableError):
    """The text counts something that a field does not; `about` is roughly as much of the field's.

    It is nothing where the one says nothing about the other.
    """

    def __init__(self, about: Decimal | None = None) -> None:
        super().__init__()
        self.about = about


def count(text: str, measure: Measure) -> Quantity:
    """Read how many there are of what is measured; a bare number is as many.

    Raises:
        OtherMeasureError: it is a time that is no fixed number of what is measured.
        UnreadableError: it is no number, or one of something else.

    >>> count("24个月", Measure.MONTHS).value, count("3年", Measure.MONTHS).value
    (Decimal('24'), Decimal('36'))
    >>> count("2周", Measure.DAYS).value
    Decimal('14')
    >>> count("每月15日", Measure.DAY_OF_MONTH).value
    Decimal('15')
    >>> count("3个月", Measure.DAYS)
    Traceback (most recent call last):
    calculators.forms.quantities.counts.OtherMeasureError
    """
    tidied = tidy(text)
    if measure is Measure.DAY_OF_MONTH:
        tidied = tidied.removeprefix("每").removeprefix("月").replace("日", "号")
    if _PLAIN.fullmatch(tidied):
        return Quantity(plain(tidied), is_plain=True)
    found = _COUNT.fullmatch(simplified(tidied))
    if not found:
        raise UnreadableError
    if found[1]:
        return Quantity(number(found[1]), is_plain=False)
    unit, value = _part(*found.group(2, 3, 4, 5))
    if found[6]:
        second, more = _part(*found.group(6, 7, 8, 9))
        if second.kind is not unit.kind or second.size >= unit.size:
            raise UnreadableError
        value += more
    elif unit.size == 1 and unit.kind in _OWN[measure] and _PLAIN.fullmatch(found[2]):
        return Quantity(value, is_plain=not (found[3] or found[5]))
    return Quantity(_measured(value, unit.kind, measure), is_plain=False)


def _part(
    numeral: str, half: str | None, word: str, half_more: str | None
) -> tuple[_Unit, Decimal]:
    """Return a unit, and how many there are of the smallest of its kind."""
    unit = next(unit for unit, words in _UNITS if words.fullmatch(word))
    value = _HALF if numeral == "半" else number(numeral)
    if half or half_more:
        if value != value.to_integral_value() or numeral == "半":
            raise UnreadableError
        value += _HALF
    return unit, value * unit.size


def _measured(value: Decimal, kind: _Kind, measure: Measure) -> Decimal:
    """Return how many there are of what is measured."""
    if kind in (*_OWN[measure], *_ALSO.get(measure, ())):
        return value
    if measure in (Measure.THINGS, Measure.DAY_OF_MONTH) or kind not in (_Kind.DAY, _Kind.MONTH):
        raise UnreadableError
    if measure is Measure.PAYMENTS:
        raise OtherMeasureError
    days = value if kind is _Kind.DAY else value * DAYS_IN_YEAR / MONTHS_IN_YEAR
    if measure is Measure.WEEKS and kind is _Kind.DAY and not value % DAYS_IN_WEEK:
        return value / DAYS_IN_WEEK
    size = {
        Measure.DAYS: Decimal(1),
        Measure.WEEKS: Decimal(DAYS_IN_WEEK),
        Measure.MONTHS: Decimal(DAYS_IN_YEAR) / MONTHS_IN_YEAR,
    }[measure]
    raise OtherMeasureError((days / size).quantize(Decimal(1), ROUND_HALF_UP))
