"""The terms that readers may not know, with what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from calculators import display, facts
from calculators.datafile import DataError, Table
from calculators.facts import REFERENCE
from calculators.language import _
from sitebuild import data


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its other `names`, what it means, and the guide page that says more."""

    id: str
    name: str
    names: tuple[str, ...]
    meaning: str
    page: str

    @property
    def address(self) -> str:
        """Where the glossary explains the term."""
        return f"site:glossary.html#{self.id}"


@cache
def terms() -> Mapping[str, Term]:
    """Return every term by its id, in the order of the file."""
    file = data.read("glossary")
    return {key: _term(key, file.table(key)) for key in file}


@cache
def names() -> Mapping[str, Term]:
    """Return the terms by each name that they have, in small letters.

    Raises:
        DataError: two terms have the same name.
    """
    found: dict[str, Term] = {}
    for term in terms().values():
        for name in map(str.lower, (term.name, *term.names)):
            if found.setdefault(name, term) is not term:
                raise DataError(f"glossary.toml: [{term.id}]: {name} is also in [{found[name].id}]")
    return found


def _term(key: str, table: Table) -> Term:
    table.only("name", "names", "meaning", "page")
    return Term(
        id=key,
        name=_(table.text("name")),
        names=tuple(map(_, table.texts("names"))) if "names" in table else (),
        meaning=_meaning(table),
        page=table.text("page", ""),
    )


def _meaning(table: Table) -> str:
    try:
        return REFERENCE.sub(lambda match: _shown(match[1]), _(table.text("meaning")))
    except DataError as error:
        raise table.error("meaning", str(error)) from None


def _shown(reference: str) -> str:
    """Return a figure, with the days between which it is known to hold if it changes over time."""
    figure = facts.figure(reference)
    since = figure.current.since
    if not since:
        return display.figure(figure)
    known = _(
        "{figure}（{since} 起，截至 {looked_up}）",
        figure=display.quantity(figure.value, figure.unit),
        since=since,
        looked_up=figure.looked_up,
    )
    return known + display.announced(figure)
