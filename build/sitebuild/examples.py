"""Worked examples: calculators filled in with figures of the data files.

The guide shows what an example comes to, and opens the calculator with the same inputs; both
follow when a figure changes.

>>> example("methods").headline("total_cost", offer=5).label
'总成本'
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from calculators import catalogue, display, facts
from calculators.calculator import Calculator
from calculators.datafile import DataError, Table
from calculators.forms.fields import Choice, Field
from calculators.forms.fieldset import Fieldset
from calculators.forms.form import InputError, Rows, Section, Texts, Values
from calculators.results import Headline, Headlines, Keyed, Result
from sitebuild import data, link

type Fields = tuple[Field[object], ...]


@dataclass(frozen=True, kw_only=True)
class Example:
    """A calculator with `texts` in its form's controls."""

    id: str
    calculator: Calculator
    texts: Texts

    @property
    def address(self) -> str:
        """The link that opens the calculator with the inputs."""
        fragment = link.fragment(self.calculator.form, self.texts)
        return f"site:calculators/{self.calculator.name}.html#{fragment}"

    @cached_property
    def values(self) -> Values:
        """The inputs as the calculator reads them."""
        try:
            return self.calculator.form.read(self.texts)
        except InputError as error:
            raise DataError(f"examples.toml: [{self.id}]: {error}") from None

    @cached_property
    def result(self) -> Result:
        """What the calculator answers."""
        return self.calculator.compute(self.values)

    def headlines(self, offer: int | None = None) -> tuple[Headlines, ...]:
        """Return the figures of an offer, or those that are of no offer.

        Raises:
            DataError: the answer holds none.
        """
        blocks = (block for block in self.result.blocks if isinstance(block, Headlines))
        if found := tuple(block for block in blocks if block.alternative == offer):
            return found
        raise DataError(f"examples.toml: [{self.id}]: the answer holds no figures of {offer=}")

    def headline(self, name: str, offer: int | None = None) -> Headline | Keyed:
        """Return the figure `name`.

        Raises:
            DataError: the answer does not hold it.
        """
        figures: dict[str, Headline | Keyed] = {
            figure.name: figure for block in self.headlines(offer) for figure in block.figures
        }
        if offer is None:
            figures |= {figure.name: figure for figure in self.result.keyed}
        if name not in figures:
            known = ", ".join(figures)
            raise DataError(f"examples.toml: [{self.id}]: no figure {name}; known are {known}")
        return figures[name]


@cache
def examples() -> Mapping[str, Example]:
    """Return every example by its id, in the order of the file."""
    file = data.read("examples")
    return {key: _example(key, file.table(key)) for key in file}


def example(key: str) -> Example:
    """Return the example `key`.

    Raises:
        DataError: the data file does not hold it.
    """
    try:
        return examples()[key]
    except KeyError:
        known = ", ".join(examples())
        raise DataError(f"examples.toml: no example [{key}]; known are {known}") from None


def _example(key: str, table: Table) -> Example:
    table.only("calculator", "fields", "rows")
    try:
        calculator = catalogue.calculator(table.text("calculator"))
    except KeyError:
        raise table.error("calculator", f"must be one of {', '.join(catalogue.names())}") from None
    return Example(id=key, calculator=calculator, texts=dict(_texts(calculator, table)))


def _texts(calculator: Calculator, table: Table) -> Iterator[tuple[str, str]]:
    """Give the text of every control: what the example says, else its default."""
    common = table.table("fields") if "fields" in table else Table(table.path, {})
    rows = table.table("rows") if "rows" in table else Table(table.path, {})
    parts = calculator.form.parts
    common.only(*(field.name for part in parts for field in part.fields))
    rows.only(*(part.name for part in parts if isinstance(part, Rows)))
    for part in parts:
        shared = _given(part.fields, common)
        if isinstance(part, Section):
            yield from Fieldset(part.fields).filled(shared).items()
            continue
        given: Iterable[Texts] = part.defaults
        if part.name in rows:
            given = [_row(part.fields, row) for row in rows.tables(part.name)]
        for number, row in enumerate(given, 1):
            yield from part.row(number).filled({**shared, **row}).items()


def _row(fields: Fields, table: Table) -> dict[str, str]:
    table.only(*(field.name for field in fields))
    return _given(fields, table)


def _given(fields: Fields, table: Table) -> dict[str, str]:
    """Return the texts that a table gives for `fields`; what holds a dot names a figure."""
    texts = {}
    for field in fields:
        if field.name not in table:
            continue
        text = table.text(field.name)
        if isinstance(field, Choice):
            known = [option.value for option in field.options]
            if text not in known:
                raise table.error(field.name, f"must be one of {', '.join(known)}, not {text!r}")
        elif "." in text:
            text = display.typed(facts.named(table, field.name))
        texts[field.name] = text
    return texts
