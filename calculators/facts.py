"""The figures, claims, rules and sources of the data files, and how to look one up.

An *entry* is one statement (a claim of the article, a rule, an assumption of ours) with its
verdict, what was found about it, its sources and its figures. A figure is named ``ENTRY.FIGURE``,
where claims of the article, which are numbered as it is, have a name that says what they are:

>>> number("days-in-year.actual"), figure("claim-weilidai-limit.max").value
(Decimal('365'), Decimal('300000'))

A figure that changes over time has dated values and is asked for a day. Where no day is given, it
is the one on which the entry was looked up: no clock is read, so the same files give the same site,
and a value that was announced for a later day is shown as such until somebody looks again.

>>> figure("lpr-1y.rate").at(date(2025, 5, 19)), figure("lpr-1y.rate").at(date(2025, 5, 20))
(Decimal('0.0310'), Decimal('0.0300'))
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from calculators import datafile, formulas
from calculators.datafile import DataError, Table
from calculators.finance.money import to_fen
from calculators.formulas import Formula
from calculators.language import _

OURS = "assumptions"
"""The file of what we assume ourselves, which says nothing about any lender."""
GUIDE = "guide"
"""The file of what only pages tell. No calculator uses it, so Python in the page does without."""
ENTRY_FILES = ("claims", "rules", "stages", "thresholds", OURS, GUIDE)
REFERENCE = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")


class Verdict(StrEnum):
    """What backed a statement when it was looked up.

    Official: the text of the law or the official document itself was read, perhaps in a copy.
    Reported: a named publisher says so, and the original was not read. Unverified: nothing was
    found, or only unsigned pages. Contradicted: what was found says otherwise. Opinion: a view or
    an assumption, which nobody can look up.
    """

    OFFICIAL = "official"
    REPORTED = "reported"
    UNVERIFIED = "unverified"
    CONTRADICTED = "contradicted"
    OPINION = "opinion"


WEAKER = (
    Verdict.OFFICIAL,
    Verdict.REPORTED,
    Verdict.OPINION,
    Verdict.UNVERIFIED,
    Verdict.CONTRADICTED,
)
"""From the surest on."""


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
    DAYS_A_YEAR = "days/year"
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
    """A document that was consulted; `no_address` says why its address is not given."""

    id: str
    title: str
    publisher: str
    kind: SourceKind
    looked_up: date
    published: date | None
    address: str
    no_address: str


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value, the day from which it holds (`None`: it is not known to change) and its source.

    A value without a source of its own has those of its entry.
    """

    value: Decimal
    since: date | None = None
    source: Source | None = None

    def holds(self, day: date) -> bool:
        """Whether `day` is not before the one from which the value holds."""
        return self.since is None or self.since <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of an entry with its unit, its verdict and its values, the oldest first.

    `looked_up` is the day for which it is known. `formula` says from which figures it follows, if
    it does. `stated` says that a source gives the number itself, though it would follow from
    another. `day` is the day on which an amount of an example is paid.
    """

    entry: str
    name: str
    unit: Unit
    verdict: Verdict
    values: tuple[DatedValue, ...]
    looked_up: date
    formula: Formula = ()
    stated: bool = False
    day: date | None = None

    @property
    def id(self) -> str:
        """The name by which pages and data files refer to the figure."""
        return f"{self.entry}.{self.name}"

    def dated(self, day: date) -> DatedValue:
        """Return the value that holds on `day`.

        Raises:
            LookupError: the day is before the first that is known.
        """
        for value in reversed(self.values):
            if value.holds(day):
                return value
        raise LookupError(f"{self.id} has no value for {day}")

    def at(self, day: date) -> Decimal:
        """Return the number that holds on `day`.

        Raises:
            LookupError: the day is before the first that is known.
        """
        return self.dated(day).value

    @property
    def current(self) -> DatedValue:
        """The value that held on the day on which the entry was looked up."""
        return self.dated(self.looked_up)

    @property
    def value(self) -> Decimal:
        """The number that held on the day on which the entry was looked up."""
        return self.current.value

    @property
    def announced(self) -> tuple[DatedValue, ...]:
        """The values of later days, which were known on that day and did not hold yet."""
        return tuple(value for value in self.values if not value.holds(self.looked_up))


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with its verdict, what was found, its sources and its figures.

    `name` is how code, pages and data files refer to it, `id` the name of its table, and of its
    place in pages. Only a claim of the article has two.
    """

    id: str
    name: str
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
def entries() -> dict[str, Entry]:
    """Return every entry by its id, in the order of the files."""
    found: dict[str, tuple[str, Table]] = {}
    ids: dict[str, str] = {}
    for subject in ENTRY_FILES:
        file = datafile.read(subject)
        for key in file:
            table = file.table(key)
            for name in {key, table.text("name", key)}:
                if name in ids:
                    raise file.error(f"[{key}]", f"{name} is already in {found[ids[name]][0]}.toml")
                ids[name] = key
            found[key] = subject, table
    figures = _Figures(found, ids)
    return {key: _entry(subject, key, table, figures) for key, (subject, table) in found.items()}


def entry(key: str) -> Entry:
    """Return the entry of a name, or of an id.

    Raises:
        DataError: no data file holds it.
    """
    try:
        return _by_name()[key]
    except KeyError:
        raise _no_entry(key) from None


@cache
def _by_name() -> Mapping[str, Entry]:
    return entries() | {each.name: each for each in entries().values()}


@cache
def figure(reference: str) -> Figure:
    """Return the figure named ``ENTRY.FIGURE``.

    Raises:
        DataError: no data file holds it.
    """
    key, name = split(reference)
    holder = entry(key)
    try:
        return holder.figures[name]
    except KeyError:
        raise _no_figure(holder.subject, holder.id, name) from None


def named(table: Table, key: str) -> Figure:
    """Return the figure whose name is under `key` of a table.

    Raises:
        DataError: no data file holds it.
    """
    try:
        return figure(table.text(key))
    except DataError as error:
        raise table.error(key, str(error)) from None


def number(reference: str) -> Decimal:
    """Return the number of the figure named ``ENTRY.FIGURE`` on the day it was looked up."""
    return figure(reference).value


def split(reference: str) -> tuple[str, str]:
    """Return the entry and the name of which ``ENTRY.FIGURE`` consists."""
    key, _dot, name = reference.rpartition(".")
    return key, name


def _no_entry(key: str) -> DataError:
    return DataError(f"no data file holds an entry [{key}]")


def _no_figure(subject: str, key: str, name: str) -> DataError:
    return DataError(f"{subject}.toml: [{key}.figures]: {name}: is missing")


def _source(key: str, table: Table) -> Source:
    table.only("title", "publisher", "kind", "looked_up", "published", "address", "no_address")
    if ("address" in table) == ("no_address" in table):
        raise table.error(
            "address", "needs an address, or a no_address that says why there is none"
        )
    return Source(
        id=key,
        title=_(table.text("title")),
        publisher=_(table.text("publisher")),
        kind=table.choice("kind", SourceKind),
        looked_up=table.date("looked_up"),
        published=table.date("published") if "published" in table else None,
        address=table.text("address", ""),
        no_address=_(table.text("no_address", "")),
    )


def _entry(subject: str, key: str, table: Table, figures: "_Figures") -> Entry:
    table.only(
        *("section", "name", "title", "text", "found"),
        *("verdict", "advice", "looked_up", "sources", "figures"),
    )
    return Entry(
        id=key,
        name=table.text("name", key),
        subject=subject,
        section=_(table.text("section", "")),
        title=_(table.text("title", "")),
        text=_(table.text("text")),
        found=_(table.text("found", "")),
        verdict=table.choice("verdict", Verdict),
        advice=table.choice("advice", Advice) if "advice" in table else None,
        looked_up=table.date("looked_up"),
        sources=tuple(_known_source(table, "sources", name) for name in table.texts("sources")),
        figures={name: figures.get(key, name) for name in _figure_tables(table)},
    )


def _known_source(table: Table, key: str, name: str) -> Source:
    try:
        return sources()[name]
    except KeyError:
        raise table.error(key, f"{name!r} is not in sources.toml") from None


def _figure_tables(entry: Table) -> Iterable[str]:
    return entry.table("figures") if "figures" in entry else ()


class _Figures:
    """Reads the figures of entries, each after those from which it follows."""

    def __init__(self, entries: Mapping[str, tuple[str, Table]], ids: Mapping[str, str]) -> None:
        self._entries = entries
        self._ids = ids
        self._read: dict[tuple[str, str], Figure | None] = {}

    def get(self, key: str, name: str) -> Figure:
        """Return a figure of the entry of a name or an id.

        Raises:
            DataError: there is none, it is wrong, or it follows from itself.
        """
        if key not in self._ids:
            raise _no_entry(key)
        key = self._ids[key]
        subject, entry = self._entries[key]
        if name not in _figure_tables(entry):
            raise _no_figure(subject, key, name)
        table = entry.table("figures").table(name)
        if (key, name) not in self._read:
            self._read[key, name] = None  # while it is being read
            self._read[key, name] = self._figure(key, name, entry, table)
        if figure := self._read[key, name]:
            return figure
        raise table.error("from", "must not lead back to the figure itself")

    def _figure(self, key: str, name: str, entry: Table, table: Table) -> Figure:
        verdict, looked_up = entry.choice("verdict", Verdict), entry.date("looked_up")
        unit = table.choice("unit", Unit)
        formula: Formula = ()
        if "from" in table:
            table.only("from", "unit", "verdict", "day")
            formula, inputs = self._inputs(key, table)
            try:
                values = _computed(formula, inputs, unit)
            except ArithmeticError:
                raise table.error("from", "must not divide by 0") from None
            verdict = self._weakest(key, verdict, inputs.values())
            changing = [each.looked_up for each in inputs.values() if each.values[-1].since]
            looked_up = min(changing, default=looked_up)
        else:
            table.only("value", "values", "unit", "verdict", "stated", "day")
            values = _values(table)
        if not values[0].holds(looked_up):
            wrong = "from" if formula else "values"
            raise table.error(wrong, f"the first value must hold on looked_up, {looked_up}")
        return Figure(
            entry=key,
            name=name,
            unit=unit,
            verdict=table.choice("verdict", Verdict, verdict),
            values=values,
            looked_up=looked_up,
            formula=formula,
            stated=table.flag("stated"),
            day=table.date("day") if "day" in table else None,
        )

    def _inputs(self, key: str, table: Table) -> tuple[Formula, dict[str, Figure]]:
        """Return the formula of a figure, and each figure in it by the name that it has there."""
        try:
            formula = formulas.parse(table.text("from"))
            return formula, {
                name: self.get(*split(name if "." in name else f"{key}.{name}"))
                for _operator, name in formula
            }
        except ValueError as error:
            raise table.error("from", str(error)) from None

    def _weakest(self, key: str, verdict: Verdict, inputs: Iterable[Figure]) -> Verdict:
        """Return the weakest verdict of `inputs`; conventions of ours weaken nothing.

        What we assume ourselves stays an assumption, whatever it follows from.
        """
        if self._is_ours(key):
            return verdict
        found = (each.verdict for each in inputs if not self._is_ours(each.entry))
        return max(found, key=WEAKER.index, default=verdict)

    def _is_ours(self, key: str) -> bool:
        return self._entries[key][0] == OURS


def _computed(formula: Formula, inputs: Mapping[str, Figure], unit: Unit) -> tuple[DatedValue, ...]:
    """Return what a formula comes to, anew from each day on which one of `inputs` changes."""
    changes = {value.since or date.min for each in inputs.values() for value in each.values}
    first = max(each.values[0].since or date.min for each in inputs.values())

    def value(day: date) -> DatedValue:
        number = formulas.evaluate(formula, lambda name: inputs[name].at(day))
        number = to_fen(number) if unit is Unit.YUAN else number
        return DatedValue(number, None if day == date.min else day)

    return tuple(value(day) for day in sorted(changes) if day >= first)


def _values(table: Table) -> tuple[DatedValue, ...]:
    if "values" not in table:
        return (DatedValue(table.number("value")),)
    rows = table.tables("values")
    dated = tuple(_dated_value(row, alone=len(rows) == 1) for row in rows)
    days = [value.since for value in dated if value.since]
    if not dated or days != sorted(set(days)):
        raise table.error("values", "must be a list of values with their dates, the oldest first")
    return dated


def _dated_value(row: Table, *, alone: bool) -> DatedValue:
    row.only("value", "since", "source")
    # Several values were hardly found in one place; one value has the sources of its entry.
    named = "source" in row or not alone
    source = _known_source(row, "source", row.text("source")) if named else None
    return DatedValue(row.number("value"), row.date("since"), source)
