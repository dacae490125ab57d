"""A whole form: fields and repeated rows of fields, read together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from calculators.forms.fields import Field, FieldError
from calculators.forms.ranges import Range

type AnyField = Field[object]
type Texts = Mapping[str, str]
"""What stands in the form's controls, by control name."""


class InputError(ValueError):
    """Some of what was typed is not allowed: a message for the reader by control name."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {message}" for name, message in messages.items()))
        self.messages = dict(messages)


class Values:
    """What was read, by field: ``values[PRINCIPAL]`` has the type that the field reads."""

    __slots__ = ("_rows", "_values")

    def __init__(
        self, values: Mapping[str, object], rows: Mapping[str, tuple["Values", ...]]
    ) -> None:
        self._values = values
        self._rows = rows

    def __getitem__[T](self, field: Field[T]) -> T:
        return cast("T", self._values[field.name])

    def rows(self, group: "Rows") -> tuple["Values", ...]:
        """Return what was read of each row of `group`."""
        return self._rows[group.name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A list of alike things, such as offers or debts, each asked with the same fields.

    The controls of a row are named ``GROUP.NUMBER.FIELD``, counted from 1. `defaults` holds what
    stands in the rows at first, for each row the texts that differ from the fields' own defaults.
    `label` names one of the things (方案) and `measure` is its measure word (个).
    """

    name: str
    label: str
    measure: str
    fields: tuple[Field[object], ...]
    range: Range
    defaults: tuple[Texts, ...]

    def heading(self, number: int | str) -> str:
        """Return what a row is called: the label with the row's number."""
        return f"{self.label} {number}"

    def control(self, number: int, field: AnyField) -> str:
        """Return the name of a row's control."""
        return f"{self.name}.{number}.{field.name}"

    def count(self, texts: Texts) -> int:
        """Return how many rows `texts` holds, within what is allowed."""
        smallest, largest = map(int, self.range)
        return max(
            (n for n in range(smallest, largest + 1) if self._present(n, texts)), default=smallest
        )

    def _present(self, number: int, texts: Texts) -> bool:
        return any(self.control(number, field) in texts for field in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Fields under a heading."""

    label: str
    fields: tuple[Field[object], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The sections and row groups of a calculator's form, in the order in which they are asked."""

    parts: tuple[Section | Rows, ...]

    def defaults(self) -> dict[str, str]:
        """Return what stands in each control at first."""
        texts: dict[str, str] = {}
        for part in self.parts:
            if isinstance(part, Section):
                texts.update((field.name, field.default) for field in part.fields)
                continue
            for number, row in enumerate(part.defaults, 1):
                for field in part.fields:
                    texts[part.control(number, field)] = row.get(field.name, field.default)
        return texts

    def controls(self, rows: Callable[[Rows], int]) -> Iterator[tuple[str, AnyField]]:
        """Give the name and the field of every control, with so many `rows` of each group."""
        for part in self.parts:
            if isinstance(part, Section):
                yield from ((field.name, field) for field in part.fields)
                continue
            for number in range(1, rows(part) + 1):
                yield from ((part.control(number, field), field) for field in part.fields)

    def read(self, texts: Texts) -> Values:
        """Read what is typed; a control that is missing counts as empty.

        Raises:
            InputError: something is not allowed; it holds a message for each such control.
        """
        messages: dict[str, str] = {}
        values: dict[str, object] = {}
        rows: dict[str, tuple[Values, ...]] = {}
        for part in self.parts:
            if isinstance(part, Section):
                names = {field.name: field.name for field in part.fields}
                values.update(_read(part.fields, names, texts, messages, values))
                continue
            rows[part.name] = tuple(
                Values(_read(part.fields, names, texts, messages, values), {})
                for names in _row_names(part, part.count(texts))
            )
        if messages:
            raise InputError(messages)
        return Values(values, rows)


def _row_names(rows: Rows, count: int) -> Iterator[dict[str, str]]:
    for number in range(1, count + 1):
        yield {field.name: rows.control(number, field) for field in rows.fields}


def _read(
    fields: tuple[Field[object], ...],
    names: Mapping[str, str],
    texts: Texts,
    messages: dict[str, str],
    before: Mapping[str, object],
) -> dict[str, object]:
    """Read the fields that matter; add a message for each that cannot be read.

    `before` holds what was read of the sections before, on which fields may hang as well.
    """
    values: dict[str, object] = {}
    for field in fields:
        condition = field.shown_when
        # A field does not matter either where the one that it hangs on does not.
        if condition:
            deciding = values if condition.field in names else before
            if deciding.get(condition.field) not in condition.values:
                continue
        try:
            values[field.name] = field.read(texts.get(names[field.name], ""))
        except FieldError as error:
            messages[names[field.name]] = str(error)
    return values
