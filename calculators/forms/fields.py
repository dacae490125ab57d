"""The kinds of field that a form is made of; each reads what is typed or says what is allowed."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from calculators import display
from calculators.forms import numbers
from calculators.forms.numbers import Period, UnreadableError
from calculators.forms.ranges import Range
from calculators.language import _

_QUOTED: Final = 12
"""How much of an unreadable text is repeated in its message."""


class FieldError(ValueError):
    """What was typed is not allowed; the message tells the reader what is."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Says that a field matters only while the choice `field` has one of `values`.

    The choice stands before it: beside it, or, for a field of a row, also outside of the rows.
    """

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field[T](ABC):
    """A question with one answer.

    `name` is the form control's name, `default` what stands in the control at first, as typed;
    `unit` stands behind the control and `help` below it. A `rare` field is folded away.
    """

    name: str
    label: str
    default: str
    unit: str = ""
    help: str = ""
    shown_when: Condition | None = None
    rare: bool = False

    @abstractmethod
    def read(self, text: str) -> T:
        """Return the value of what is typed.

        Raises:
            FieldError: `text` is empty, cannot be read or is out of range.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number[T](Field[T], ABC):
    range: Range
    example: str

    def read(self, text: str) -> T:
        if not text.strip():
            raise FieldError(
                _("“{label}”没有填。{allowed}", label=self.label, allowed=self._allowed())
            )
        try:
            value = self._parse(text)
        except UnreadableError:
            raise FieldError(
                _("看不懂“{text}”。{allowed}", text=quote(text), allowed=self._allowed())
            ) from None
        if value < self.range.smallest:
            raise FieldError(
                _("“{label}”填得太小了。{allowed}", label=self.label, allowed=self._allowed())
            )
        if value > self.range.largest:
            raise FieldError(
                _("“{label}”填得太大了。{allowed}", label=self.label, allowed=self._allowed())
            )
        return self._convert(value)

    def _allowed(self) -> str:
        low, high = map(self._show, self.range)
        return _(
            "可以填 {low}到 {high}，例如 {example}。",
            low=display.spaced(low),
            high=high,
            example=self.example,
        )

    @abstractmethod
    def _parse(self, text: str) -> Decimal: ...

    @abstractmethod
    def _show(self, value: Decimal) -> str: ...

    @abstractmethod
    def _convert(self, value: Decimal) -> T: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(_Number[Decimal]):
    """An amount in 元, exact to 分."""

    unit: str = _("元")
    example: str = _("10000 或 1万")

    def _parse(self, text: str) -> Decimal:
        return numbers.money(text)

    def _show(self, value: Decimal) -> str:
        return display.amount(value)

    def _convert(self, value: Decimal) -> Decimal:
        return display.rounded(value, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(_Number[Decimal]):
    """A rate or share, typed as a percentage and read as a fraction."""

    period: Period = "year"
    unit: str = "%"
    example: str = _("0.6 或 0.6%")

    def _parse(self, text: str) -> Decimal:
        return numbers.rate(text, self.period)

    def _show(self, value: Decimal) -> str:
        return display.short_percent(value)

    def _convert(self, value: Decimal) -> Decimal:
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(_Number[int]):
    """A whole number of things: instalments, months, lenders."""

    example: str = "12"

    def _parse(self, text: str) -> Decimal:
        return numbers.count(text)

    def _show(self, value: Decimal) -> str:
        return display.plain(value)

    def _allowed(self) -> str:
        if not self.unit:
            return _Number._allowed(self)
        low, high = map(self._show, self.range)
        return _(
            "可以填 {low} {unit}到 {high} {unit}，例如 {example}。",
            low=low,
            high=high,
            unit=self.unit,
            example=self.example,
        )

    def _convert(self, value: Decimal) -> int:
        if value != value.to_integral_value():
            raise FieldError(
                _("{label}要填整数。{allowed}", label=self.label, allowed=self._allowed())
            )
        return int(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer of a `Choice`; taking it types `fills` (texts by name) into its neighbours."""

    value: str
    label: str
    fills: Mapping[str, str] = field(default_factory=dict)


def options[Value: str](labels: Mapping[Value, str]) -> tuple[Option, ...]:
    """Return an option for each value, with its label.

    >>> options({"no": "没有"})[0].label
    '没有'
    """
    return tuple(Option(value=str(value), label=label) for value, label in labels.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field[str]):
    """One of a few answers."""

    options: tuple[Option, ...]

    def read(self, text: str) -> str:
        """Return the value of the option chosen."""
        if all(text != option.value for option in self.options):
            raise FieldError(_("请从列表里选一项{label}。", label=self.label))
        return text

    def option(self, value: str) -> Option:
        """Return the option that has `value`."""
        return next(option for option in self.options if option.value == value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiline[T](Field[T], ABC):
    """A text of several lines; `height` is how many of them are seen at once."""

    height: int = 8


def quote(text: str) -> str:
    r"""Return the beginning of an unreadable text, on one line, for its message.

    Half of a pair of code units, which a page can send but no one can write down, becomes ``?``.

    >>> quote("12\n元\ud83d")
    '12 元?'
    """
    text = " ".join(text.split()).encode(errors="replace").decode()
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
