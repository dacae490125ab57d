"""Fields for numbers: amounts of money, and how many there are of something."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal

from calculators import display
from calculators.forms.field import Field, FieldError, Reading, quote
from calculators.forms.quantities.characters import UnreadableError, clean
from calculators.forms.quantities.counts import Measure, OtherMeasureError, count
from calculators.forms.quantities.money import money
from calculators.forms.quantities.reading import Quantity
from calculators.language import _, sentences
from calculators.ranges import Range
from calculators.rounding import rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Number[T](Field[T], ABC):
    """A number within a range; `example` shows how it may be typed."""

    range: Range
    example: str

    def read(self, text: str) -> T:
        """Return the number that is typed."""
        return self.reading(text).value

    def reading(self, text: str) -> Reading[T]:
        """Return the number, and what was read where it is not plainly what was typed."""
        if not clean(text).strip():
            raise FieldError(
                _("“{label}”没有填。{allowed}", label=self.label, allowed=self._allowed())
            )
        try:
            quantity = self._parse(text)
        except UnreadableError as error:
            raise FieldError(self._refusal(quote(text), error)) from None
        if quantity.value < self.range.smallest:
            raise FieldError(
                _("“{label}”填得太小了。{allowed}", label=self.label, allowed=self._allowed())
            )
        if quantity.value > self.range.largest:
            raise FieldError(
                _("“{label}”填得太大了。{allowed}", label=self.label, allowed=self._allowed())
            )
        value = self._convert(quantity.value)
        is_plain = quantity.is_plain and value == quantity.value
        read = "" if is_plain else _("读作 {value}。", value=self._named(value))
        return Reading(value, sentences(read, self._question(quantity)))

    def _refusal(self, quoted: str, _error: UnreadableError, /) -> str:
        return _("看不懂“{text}”。{allowed}", text=quoted, allowed=self._allowed())

    def _question(self, _quantity: Quantity, /) -> str:
        """Return what to ask about a value that is allowed but may not be meant."""
        return ""

    def _allowed(self) -> str:
        low, high = map(self._show, self.range)
        return _(
            "可以填 {low}到 {high}，例如 {example}。",
            low=display.spaced(low),
            high=high,
            example=self.example,
        )

    @abstractmethod
    def _parse(self, text: str) -> Quantity: ...

    @abstractmethod
    def _show(self, value: Decimal) -> str: ...

    @abstractmethod
    def _convert(self, value: Decimal) -> T: ...

    @abstractmethod
    def _named(self, value: T) -> str:
        """Return a value as it is repeated to the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Number[Decimal]):
    """An amount in 元, exact to 分."""

    unit: str = _("元")
    example: str = _("10000 或 1万")

    def short(self, text: str) -> str:
        """Return an amount in few characters."""
        return min(text, display.short_amount(Decimal(text)), key=len)

    def _parse(self, text: str) -> Quantity:
        return money(text)

    def _show(self, value: Decimal) -> str:
        return display.amount(value)

    def _convert(self, value: Decimal) -> Decimal:
        return rounded(value, 2)

    def _named(self, value: Decimal) -> str:
        return display.grouped_amount(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Number[int]):
    """A whole number of things: instalments, days, lenders."""

    measure: Measure
    example: str = "12"

    def _parse(self, text: str) -> Quantity:
        return count(text, self.measure)

    def _show(self, value: Decimal) -> str:
        return display.plain(value)

    def _named(self, value: int) -> str:
        return f"{value:,} {self.unit}".rstrip()

    def _refusal(self, quoted: str, error: UnreadableError) -> str:
        if not isinstance(error, OtherMeasureError):
            return Number._refusal(self, quoted, error)
        said = {"text": quoted, "unit": self.unit, "allowed": self._allowed()}
        if error.about is None:
            return _("“{text}”是多久，这里要填几{unit}。{allowed}", **said)
        if error.about < 1:
            return _("“{text}”不能准确折成{unit}数。{allowed}", **said)
        return _(
            "“{text}”不能准确折成{unit}数，大约是 {about}。{allowed}",
            about=self._named(int(error.about)),
            **said,
        )

    def _allowed(self) -> str:
        if not self.unit:
            return Number._allowed(self)
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
