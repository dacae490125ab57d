"""What a field is: a question that reads what is typed, or says what is allowed."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_QUOTED: Final = 12
"""How much of an unreadable text is repeated in its message."""


class FieldError(ValueError):
    """What was typed is not allowed; the message tells the reader what is."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Says that a field matters only while the choice `field` has one of `values`.

    The choice precedes it: beside it, or, for a field of a row, also outside of the rows.
    `also` is a condition that must hold as well.
    """

    field: str
    values: frozenset[str]
    also: "Condition | None" = None


@dataclass(frozen=True, slots=True)
class Reading[T]:
    """What was read; `note` tells the reader of it where it is not plainly what was typed."""

    value: T
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field[T](ABC):
    """A question with one answer.

    `name` is the form control's name, `default` what is in the control at first, as typed;
    `unit` follows the control and `help` below it. A `rare` field is folded away.
    `usual` are texts that are often typed, each offered as a button. `before` is what links mean
    that were made before the field existed; by itself the default. `was` is what the default was
    in links of earlier builds, in a row by its number, the last for all further ones. `former` are
    the names that it had in links and files of earlier builds.
    """

    name: str
    label: str
    default: str
    unit: str = ""
    help: str = ""
    shown_when: Condition | None = None
    rare: bool = False
    usual: tuple[str, ...] = ()
    before: str | None = None
    was: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def blank(self) -> str:
        """What is in the control while nothing is filled in."""
        return ""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All conditions under which the field matters; without any it always does."""
        found = []
        condition = self.shown_when
        while condition:
            found.append(condition)
            condition = condition.also
        return tuple(found)

    def short(self, text: str) -> str:
        """Return how a text of `usual` is written on a button."""
        return text

    @abstractmethod
    def read(self, text: str) -> T:
        """Return the value of what is typed.

        Raises:
            FieldError: `text` is empty, cannot be read or is out of range.
        """

    def reading(self, text: str) -> Reading[T]:
        """Return the value of what is typed, with a note if there is one; it raises as `read`."""
        return Reading(self.read(text))

    def beside(self, _text_of: Callable[[str], str], /) -> "Field[T]":
        """Return the field as it is asked where the fields beside it hold what `_text_of` tells."""
        return self


def quote(text: str) -> str:
    r"""Return the beginning of an unreadable text, on one line, for its message.

    Half of a pair of code units, which a page can send but no one can write down, becomes ``?``.

    >>> quote("12\n元\ud83d")
    '12 元?'
    """
    text = " ".join(text.split()).encode(errors="replace").decode()
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
