"""Fields that may stay empty, that hold words, or that are read by the unit beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from calculators.forms.field import Field, FieldError, Reading
from calculators.forms.quantities.characters import clean
from calculators.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Optional[T](Field[T | None]):
    """A `field` that may stay empty: that is read as nothing.

    >>> from decimal import Decimal
    >>> from calculators.forms.fields import Money
    >>> from calculators.ranges import Range
    >>> rent = Money(name="rent", label="房租", default="", range=Range(Decimal(0), Decimal(9)))
    >>> optional(rent).read(" "), optional(rent).read("5")
    (None, Decimal('5.00'))
    """

    field: Field[T]

    def short(self, text: str) -> str:
        """Return how a text of `usual` is written on a button."""
        return self.field.short(text)

    def read(self, text: str) -> T | None:
        """Return the value of what is typed, if anything is; it raises as the field does."""
        return self.reading(text).value

    def reading(self, text: str) -> Reading[T | None]:
        """Return the value with a note; nothing and none if nothing is typed."""
        if is_blank(text):
            return Reading(None)
        read = self.field.reading(text)
        return Reading(read.value, read.note)

    def beside(self, text_of: Callable[[str], str], /) -> "Optional[T]":
        """Return the field as it is asked beside others."""
        return replace(self, field=self.field.beside(text_of))


def optional[T](field: Field[T]) -> Optional[T]:
    """Return a field that may stay empty, asked in the same words."""
    return Optional(
        name=field.name,
        label=field.label,
        default=field.default,
        unit=field.unit,
        help=field.help,
        shown_when=field.shown_when,
        rare=field.rare,
        usual=field.usual,
        before=field.before,
        was=field.was,
        former=field.former,
        field=field,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ByUnit[T](Field[T]):
    """A question whose unit is chosen: the choice called `choice` follows its control.

    Another question of the same choice has a `unit`, behind which the choice is not repeated.

    `fields` holds the field that reads it for each of the choice's answers, the usual one first.
    """

    choice: str
    fields: Mapping[str, Field[T]]

    @property
    def first(self) -> Field[T]:
        """The field that reads it while nothing else is chosen."""
        return next(iter(self.fields.values()))

    def read(self, text: str) -> T:
        """Return the value of what is typed, in the usual unit."""
        return self.first.read(text)

    def beside(self, text_of: Callable[[str], str], /) -> Field[T]:
        """Return the field for the unit that is chosen."""
        return self.fields.get(text_of(self.choice), self.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Field[str]):
    """A few words of the reader's own, at most `longest` characters; it may stay empty.

    >>> Words(name="name", label="名称", default="", longest=4).read(" 招行 ")
    '招行'
    """

    longest: int = 12

    def read(self, text: str) -> str:
        """Return the words, with one blank between them and nothing that cannot be seen."""
        seen = "".join(
            letter if letter.isprintable() else " " for letter in text[: 4 * self.longest]
        )
        words = " ".join(seen.split())
        if len(words) > self.longest:
            raise FieldError(
                _("{label}最多 {longest} 个字。", label=self.label, longest=self.longest)
            )
        return words


def is_blank(text: str) -> bool:
    """Whether nothing is typed.

    >>> is_blank(" \N{IDEOGRAPHIC SPACE}"), is_blank("0")
    (True, False)
    """
    return not clean(text).strip()
