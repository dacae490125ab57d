"""The figures, claims, rules and sources of the data files, and how to look one up.

An *entry* is one statement (a claim of the article, a rule, an assumption of ours) with its
verdict, what was found about it, its sources and its figures. A figure is named ``ENTRY.FIGURE``:

>>> number("all-in-cost-ceiling.rate")
Decimal('0.24')
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from calculators import datafile
from calculators.datafile import DataError, Table
from calculators.language import _

ENTRY_FILES = ("claims", "rules", "stages", "thresholds", "assumptions")
REFERENCE = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")


class Verdict(StrEnum):
    """How far a statement was borne out when it was looked up."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"
    OPINION = "opinion"


class Advice(StrEnum):
    """What following a piece of advice does to the reader."""

    SOUND = "sound"
    DOUBTFUL = "doubtful"
    HARMFUL = "harmful"


class Unit(StrEnum):
    """What a figure counts; shares and rates are fractions (0.13 for 13%)."""

    YUAN = "yuan"
    FRACTION = "fraction"
    RATE_DAY = "rate/day"
    RATE_MONTH = "rate/month"
    RATE_YEAR = "rate/year"
    RATE_PERIOD = "rate/period"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    PERIODS = "periods"
    TIMES = "times"
    POINTS = "points"
    COUNT = "count"
    SCORE = "score"

    @property
    def is_fraction(self) -> bool:
        """Whether it is a share or a rate, which people write as a percentage."""
        return self is Unit.FRACTION or self.value.startswith("rate/")


class SourceKind(StrEnum):
    """What sort of document a source is, from binding to hearsay."""

    REGULATION = "regulation"
    OFFICIAL = "official"
    PRESS = "press"
    LAW_FIRM = "law-firm"
    LENDER = "lender"
    ARTICLE = "article"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was consulted."""

    id: str
    title: str
    publisher: str
    kind: SourceKind
    looked_up: date
    published: date | None
    address: str


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value and the day from which it holds (`None`: it is not known to change)."""

    value: Decimal
    since: date | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of an entry with its unit, its verdict and, where it changes, its values by date."""

    entry: str
    name: str
    unit: Unit
    verdict: Verdict
    values: tuple[DatedValue, ...]

    @property
    def id(self) -> str:
        """The name by which pages and data files refer to the figure."""
        return f"{self.entry}.{self.name}"

    @property
    def value(self) -> Decimal:
        """The newest value."""
        return self.values[-1].value

    @property
    def since(self) -> date | None:
        """The day from which the newest value holds."""
        return self.values[-1].since


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with its verdict, what was found, its sources and its figures."""

    id: str
    subject: str
    section: str
    title: str
    text: str
    found: str
    verdict: Verdict
    advice: Advice | None
    looked_up: date
    sources: tuple[Source, ...]
    figures: Mapping[str, Figure]

    def worded(self, text: str, show: Callable[[Figure], str]) -> str:
        """Return this entry's `text` or `found`, each reference replaced by what `show` gives."""
        return REFERENCE.sub(lambda match: show(self.resolve(match[1])), text)

    def resolve(self, reference: str) -> Figure:
        """Return the figure that `reference` names: one of this entry, or ``ENTRY.FIGURE``."""
        return figure(reference if "." in reference else f"{self.id}.{reference}")


@cache
def sources() -> Mapping[str, Source]:
    """Return every source by its id."""
    file = datafile.read("sources")
    return {key: _source(key, file.table(key)) for key in file}


@cache
def entries() -> Mapping[str, Entry]:
    """Return every entry by its id, in the order of the files."""
    found: dict[str, Entry] = {}
    for subject in ENTRY_FILES:
        file = datafile.read(subject)
        for key in file:
            if key in found:
                raise file.error(f"[{key}]", f"already stands in {found[key].subject}.toml")
            found[key] = _entry(subject, key, file.table(key))
    return found


def entry(key: str) -> Entry:
    """Return the entry `key`.

    Raises:
        DataError: no data file holds it.
    """
    try:
        return entries()[key]
    except KeyError:
        raise DataError(f"no data file holds an entry [{key}]") from None


@cache
def figure(reference: str) -> Figure:
    """Return the figure named ``ENTRY.FIGURE``.

    Raises:
        DataError: no data file holds it.
    """
    key, name = reference.rpartition(".")[::2]
    holder = entry(key)
    try:
        return holder.figures[name]
    except KeyError:
        raise DataError(f"{holder.subject}.toml: [{key}.figures]: {name}: is missing") from None


def named(table: Table, key: str) -> Figure:
    """Return the figure whose name stands under `key` of a table.

    Raises:
        DataError: no data file holds it.
    """
    try:
        return figure(table.text(key))
    except DataError as error:
        raise table.error(key, str(error)) from None


def number(reference: str) -> Decimal:
    """Return the newest value of the figure named ``ENTRY.FIGURE``."""
    return figure(reference).value


def _source(key: str, table: Table) -> Source:
    table.only("title", "publisher", "kind", "looked_up", "published", "address")
    return Source(
        id=key,
        title=_(table.text("title")),
        publisher=_(table.text("publisher")),
        kind=table.choice("kind", SourceKind),
        looked_up=table.date("looked_up"),
        published=table.date("published") if "published" in table else None,
        address=table.text("address", ""),
    )


def _entry(subject: str, key: str, table: Table) -> Entry:
    table.only(
        "section", "title", "text", "found", "verdict", "advice", "looked_up", "sources", "figures"
    )
    verdict = table.choice("verdict", Verdict)
    return Entry(
        id=key,
        subject=subject,
        section=_(table.text("section", "")),
        title=_(table.text("title", "")),
        text=_(table.text("text")),
        found=_(table.text("found", "")),
        verdict=verdict,
        advice=table.choice("advice", Advice) if "advice" in table else None,
        looked_up=table.date("looked_up"),
        sources=tuple(_known_source(table, name) for name in table.texts("sources")),
        figures=_figures(key, verdict, table.table("figures")) if "figures" in table else {},
    )


def _known_source(table: Table, name: str) -> Source:
    try:
        return sources()[name]
    except KeyError:
        raise table.error("sources", f"{name!r} does not stand in sources.toml") from None


def _figures(key: str, verdict: Verdict, tables: Table) -> dict[str, Figure]:
    return {name: _figure(key, name, verdict, tables.table(name)) for name in tables}


def _figure(key: str, name: str, verdict: Verdict, table: Table) -> Figure:
    table.only("value", "values", "unit", "verdict")
    return Figure(
        entry=key,
        name=name,
        unit=table.choice("unit", Unit),
        verdict=table.choice("verdict", Verdict, verdict),
        values=_values(table),
    )


def _values(table: Table) -> tuple[DatedValue, ...]:
    if "values" not in table:
        return (DatedValue(table.number("value"), None),)
    dated = tuple(
        DatedValue(row.number("value"), row.date("since")) for row in table.tables("values")
    )
    days = [value.since for value in dated if value.since]
    if not dated or days != sorted(set(days)):
        raise table.error("values", "must be a list of values with their dates, the oldest first")
    return dated
