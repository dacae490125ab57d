"""Fields that are asked together: what their controls are called, which matter, what fills what.

The page's scripts do the same by what the form's HTML says (`calculators.rendering.form`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from calculators.forms.field import Field
from calculators.forms.fields import Choice

type AnyField = Field[object]
type Texts = Mapping[str, str]
"""What is in the form's controls, by control name."""


@dataclass(frozen=True, slots=True)
class Fieldset:
    """The fields of a section or of a row, and what precedes their names in their controls'.

    A control is named ``FIELD``, in a row ``GROUP.NUMBER.FIELD``, where rows are counted from 1.
    """

    fields: tuple[AnyField, ...]
    prefix: str = ""

    def control(self, name: str) -> str:
        """Return the name of the control of the field `name`."""
        return self.prefix + name

    def deciding(self, field: AnyField) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the controls that decide whether `field` matters, with the texts for which it does.

        They are beside the field or, for one of a row, also outside of the rows.
        """
        own = {each.name for each in self.fields}
        for each in field.conditions:
            yield self.control(each.field) if each.field in own else each.field, each.values

    def visible(self, texts: Texts, outside: Mapping[str, object]) -> Iterator[AnyField]:
        """Yield the fields that matter where `texts` are filled in.

        A choice that does not matter itself decides nothing.

        Args:
            texts: what is in the controls.
            outside: what was chosen before, by field name, where that matters.
        """
        chosen = dict(outside)
        for field in self.fields:
            if all(chosen.get(each.field) in each.values for each in field.conditions):
                chosen[field.name] = texts.get(self.prefix + field.name, "")
                yield field

    def filled(self, given: Texts) -> dict[str, str]:
        """Return what is in the controls where nothing but `given` is filled in, by field name."""
        return self.fill(given, {self.control(each.name): each.default for each in self.fields})

    def fill(self, given: Texts, texts: Texts) -> dict[str, str]:
        """Return `texts` once fields are filled in, with what choices among them bring along.

        Args:
            given: what is filled in, by field name; it goes before what a choice brings along.
            texts: what is in the controls so far.
        """
        filled = dict(texts)
        for field in self.fields:
            if isinstance(field, Choice) and field.name in given:
                now = {each.name: filled.get(self.control(each.name), "") for each in self.fields}
                brought = field.brings_along(given[field.name], now)
                filled.update((self.control(name), text) for name, text in brought.items())
        return filled | {self.control(name): text for name, text in given.items()}


def split(control: str) -> tuple[str, int, str]:
    """Return the group, the number of the row and the field of a control's name.

    >>> split("debts.2.balance")
    ('debts', 2, 'balance')
    >>> split("income")  # which is in no row
    ('', 0, 'income')
    """
    group, _, rest = control.rpartition(".")[0].partition(".")
    return group, int(rest or 0), control.rpartition(".")[2]
