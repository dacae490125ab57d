"""A whole form: fields and repeated rows of fields, read together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, cast

from calculators.forms.field import Field, FieldError
from calculators.forms.fieldset import AnyField, Fieldset, Texts, split
from calculators.language import _
from calculators.ranges import Range

__all__ = (
    "AnyField",
    "Form",
    "FormReading",
    "InputError",
    "Rows",
    "Section",
    "Texts",
    "Values",
)


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """A list of alike things, such as offers or debts, each asked with the same fields.

    `name` is that of the group. `label` names one of the things (方案) and `measure` is its measure
    word (个). `defaults` holds what is filled in in each row at first, by field name; the rest is
    the fields' own defaults, or what a choice brings along. `added` is what is filled in in a row
    that is added, as in the last one of `defaults` if nothing is said. `hint` is said once above
    all rows, and `more` names what is folded away in each. `begun` are answers to the first field,
    a choice, each with a button that adds a row of it.
    """

    name: str
    label: str
    measure: str
    fields: tuple[Field[object], ...]
    range: Range
    defaults: tuple[Texts, ...]
    added: Texts | None = None
    hint: str = ""
    more: str = _("更多")
    begun: tuple[str, ...] = ()

    @property
    def added_row(self) -> Texts:
        """What is filled in in a row that is added, as in `defaults`."""
        return self.defaults[-1] if self.added is None else self.added

    def heading(self, number: int | str) -> str:
        """Return what a row is called: the label with the row's number."""
        return f"{self.label} {number}"

    def row(self, number: int | str) -> Fieldset:
        """Return the fields of a row."""
        return Fieldset(self.fields, f"{self.name}.{number}.")

    def control(self, number: int, field: AnyField) -> str:
        """Return the name of a row's control."""
        return self.row(number).control(field.name)

    def count(self, texts: Texts) -> int:
        """Return how many rows `texts` holds, within what is allowed."""
        smallest, largest = map(int, self.range)
        return max(
            (n for n in range(smallest, largest + 1) if self._present(n, texts)), default=smallest
        )

    def _present(self, number: int, texts: Texts) -> bool:
        prefix = self.row(number).prefix
        return any(prefix + field.name in texts for field in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Fields under a heading."""

    label: str
    fields: tuple[Field[object], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The sections and row groups of a calculator's form, in the order in which they are asked.

    The example of an `own` form gives way as a whole to what the reader fills in. Into that of a
    single loan, one of the reader's debts can be filled; `picked` says what else is to be seen to.
    `dropped` are controls that earlier builds asked, with what was in them at first: links that
    name them are as good as others.
    """

    parts: tuple[Section | Rows, ...]
    own: bool = False
    picked: str = ""
    dropped: Mapping[str, str] = field(default_factory=dict)

    def defaults(self) -> dict[str, str]:
        """Return what is in each control at first."""
        texts: dict[str, str] = {}
        for part in self.parts:
            if isinstance(part, Section):
                texts |= Fieldset(part.fields).filled({})
                continue
            for number, row in enumerate(part.defaults, 1):
                texts |= part.row(number).filled(row)
        return texts

    def emptied(self) -> dict[str, str]:
        """Return what is in each control once the example is gone, with a single row a group.

        >>> from calculators.catalogue import calculator
        >>> emptied = calculator("payoff").form.emptied()
        >>> emptied["method"], emptied["debts.1.balance"]
        ('avalanche', '')
        """
        return {name: field.blank for name, field in self.controls(lambda _: 1)}

    def fieldsets(self, rows: Callable[[Rows], int]) -> Iterator[Fieldset]:
        """Give the fields of every section and row, with so many `rows` of each group."""
        for part in self.parts:
            if isinstance(part, Section):
                yield Fieldset(part.fields)
            else:
                yield from (part.row(number) for number in range(1, rows(part) + 1))

    def controls(self, rows: Callable[[Rows], int]) -> Iterator[tuple[str, AnyField]]:
        """Give the name and the field of every control, with so many `rows` of each group."""
        for fieldset in self.fieldsets(rows):
            yield from ((fieldset.control(field.name), field) for field in fieldset.fields)

    def fieldset(self, control: str) -> Fieldset:
        """Return the fields among which is that of a control.

        Raises:
            KeyError: the form has no such control.
        """
        group, number, name = split(control)
        for part in self.parts:
            is_here = part.name == group if isinstance(part, Rows) else not group
            if is_here and any(field.name == name for field in part.fields):
                return part.row(number) if isinstance(part, Rows) else Fieldset(part.fields)
        raise KeyError(control)

    def visible(self, texts: Texts) -> set[str]:
        """Return the names of the controls that matter where `texts` are filled in.

        >>> from calculators.catalogue import calculator
        >>> form = calculator("apr").form
        >>> "flows" in form.visible(form.defaults())
        False
        >>> "flows" in form.visible(form.defaults() | {"mode": "list"})
        True
        """
        found: set[str] = set()
        outside: dict[str, str] = {}
        for fieldset in self.fieldsets(lambda rows: rows.count(texts)):
            names = [field.name for field in fieldset.visible(texts, outside)]
            found.update(map(fieldset.control, names))
            if not fieldset.prefix:
                outside.update((name, texts.get(name, "")) for name in names)
        return found

    def fill(self, texts: Texts, control: str, text: str) -> dict[str, str]:
        """Return `texts` once `text` is filled in, with what it brings along as a choice.

        >>> from calculators.catalogue import calculator
        >>> form = calculator("limit").form
        >>> form.fill(form.defaults(), "situation", "late")["history"]
        'overdue'
        """
        return self.fieldset(control).fill({split(control)[2]: text}, texts)

    def read(self, texts: Texts) -> Values:
        """Return the values of what is typed; a control that is missing counts as empty.

        Raises:
            InputError: something is not allowed; it holds a message for each such control.
        """
        return self.reading(texts).values

    def reading(self, texts: Texts) -> "FormReading":
        """Read what is typed, as far as it can be read."""
        reading = FormReading()
        for part in self.parts:
            if isinstance(part, Section):
                read = _read(Fieldset(part.fields), texts, reading.by_field)
                reading.by_field |= read.values
                reading.messages |= read.messages
                reading.notes |= read.notes
                continue
            chosen = tuple(reading.chosen())
            rows: list[Values] = []
            for number in range(1, part.count(texts) + 1):
                prefix = part.row(number).prefix
                standing = [texts.get(prefix + field.name, "") for field in part.fields]
                read = _read_row(part, tuple(standing), chosen)
                rows.append(Values(read.values, {}))
                for said, of_row in (
                    (reading.messages, read.messages),
                    (reading.notes, read.notes),
                ):
                    said.update((prefix + name, text) for name, text in of_row.items())
            reading.rows[part.name] = tuple(rows)
        return reading


class _Read(NamedTuple):
    """What was read of fields that belong together, by their names."""

    values: dict[str, object]
    messages: dict[str, str]
    notes: dict[str, str]


@dataclass(slots=True)
class FormReading:
    """What was read of a form: values, and by control name what the reader is to be told.

    `messages` say what is not allowed, `notes` what was read where it is not plainly what was
    typed.
    """

    by_field: dict[str, object] = field(default_factory=dict)
    rows: dict[str, tuple[Values, ...]] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def chosen(self) -> Iterator[tuple[str, str]]:
        """Yield what was chosen outside of rows, on which their fields may hang."""
        yield from ((name, each) for name, each in self.by_field.items() if isinstance(each, str))

    @property
    def values(self) -> Values:
        """The values of all fields.

        Raises:
            InputError: some have none.
        """
        if self.messages:
            raise InputError(self.messages)
        return Values(self.by_field, self.rows)


@lru_cache(maxsize=64)
def _read_row(rows: Rows, texts: tuple[str, ...], chosen: tuple[tuple[str, str], ...]) -> _Read:
    """Read a row; while the reader types in one, the others are those of before.

    Args:
        rows: what it is a row of.
        texts: what is in it, field by field.
        chosen: what was chosen outside of the rows.
    """
    names = (field.name for field in rows.fields)
    return _read(Fieldset(rows.fields), dict(zip(names, texts, strict=True)), dict(chosen))


def _read(fieldset: Fieldset, texts: Texts, outside: Mapping[str, object]) -> _Read:
    """Read the fields that matter; they may depend on those before them and on those `outside`."""
    read = _Read({}, {}, {})

    def text_of(name: str) -> str:
        return texts.get(name, "")

    for asked in fieldset.visible(texts, outside):
        try:
            found = asked.beside(text_of).reading(text_of(asked.name))
        except FieldError as error:
            read.messages[asked.name] = str(error)
            continue
        read.values[asked.name] = found.value
        if found.note:
            read.notes[asked.name] = found.note
    return read
