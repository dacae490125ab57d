"""The kinds of field that a form is made of."""

from abc import ABC
from collections.abc import Mapping
from dataclasses import dataclass, field

from calculators.forms.field import Condition, Field, FieldError, Reading, quote
from calculators.forms.numeric import Count, Money
from calculators.forms.rates import Rate
from calculators.language import _

__all__ = (
    "Choice",
    "Condition",
    "Count",
    "Field",
    "FieldError",
    "Money",
    "Multiline",
    "Option",
    "Rate",
    "Reading",
    "options",
    "quote",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer of a `Choice`; taking it types `fills` (texts by name) into its neighbours.

    Where one still holds what another answer typed, it types what `undone` holds for it.
    """

    value: str
    label: str
    fills: Mapping[str, str] = field(default_factory=dict)
    undone: Mapping[str, str] = field(default_factory=dict)


def options[Value: str](labels: Mapping[Value, str]) -> tuple[Option, ...]:
    """Return an option for each value, with its label.

    >>> options({"no": "没有"})[0].label
    '没有'
    """
    return tuple(Option(value=str(value), label=label) for value, label in labels.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field[str]):
    """One of a few answers.

    `behind` are fields that it decides on, one of which matters at a time: it follows the
    control of that one, as its unit.
    """

    options: tuple[Option, ...]
    behind: tuple[str, ...] = ()

    @property
    def blank(self) -> str:
        """The answer that is there at first: one always is."""
        return self.default

    def read(self, text: str) -> str:
        """Return the value of the option chosen."""
        if all(text != option.value for option in self.options):
            raise FieldError(_("请从列表里选一项{label}。", label=self.label))
        return text

    def option(self, value: str) -> Option:
        """Return the option that has `value`."""
        return next(option for option in self.options if option.value == value)

    def brings_along(self, value: str, texts: Mapping[str, str]) -> dict[str, str]:
        """Return what taking `value` types into the neighbours, which hold `texts` by field name.

        What is no answer brings nothing along.
        """
        brought: dict[str, str] = {}
        for taken in (option for option in self.options if option.value == value):
            typed = [other.fills for other in self.options]
            brought |= {
                name: text
                for name, text in taken.undone.items()
                if texts[name] in (fills.get(name) for fills in typed)
            }
            brought |= taken.fills
        return brought


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiline[T](Field[T], ABC):
    """A text of several lines; `height` is how many of them are seen at once.

    Into one that `opens_files`, the page lets a reader put what a file holds.
    """

    height: int = 8
    opens_files: bool = False
