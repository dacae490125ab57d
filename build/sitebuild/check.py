"""Whether the data files and the pages hold what the site relies on: ``python -m sitebuild.check``.

The readers of the files refuse what cannot be read. This finds what is well-formed and still wrong:
a text that refers to no figure, a claim of the article that counts as reported. Each message
names file, entry, key and what is expected. The rules for pages are in `sitebuild.page_rules`.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from calculators import datafile, facts, formulas, products, ranges
from calculators.datafile import DataError
from calculators.facts import OURS, REFERENCE, Entry, Figure, Source, SourceKind, Unit, Verdict
from calculators.formulas import Formula
from sitebuild import glossary
from sitebuild.finish.search import lexicon
from sitebuild.finish.search.lexicon import LexiconError

_ORIGINALS = frozenset({SourceKind.REGULATION, SourceKind.OFFICIAL, SourceKind.LENDER})
_NO_PROOF = frozenset({SourceKind.ARTICLE, SourceKind.OWN})
_LINES = ("amber", "red")
_DIMENSIONS = {
    Unit.YUAN: Counter(yuan=1),
    Unit.RATE_DAY: Counter(days=-1),
    Unit.RATE_MONTH: Counter(months=-1),
    Unit.RATE_YEAR: Counter(years=-1),
    Unit.DAYS: Counter(days=1),
    Unit.DAYS_A_YEAR: Counter(days=1, years=-1),
    Unit.MONTHS: Counter(months=1),
    Unit.YEARS: Counter(years=1),
}
"""What units measure, with its power; all others count or compare, so that 3 × 2 元 is 6 元."""


def problems(today: date, root: Path = Path()) -> Iterator[str]:
    """Yield what is wrong with the data files and the pages of this language, a message each.

    What refers to something that is wrong is not looked at, as its messages would mislead.
    """
    for part in (
        lambda: _facts(today),
        _products,
        _ranges,
        lambda: _glossary(root),
        _examples,
        _words,
        lambda: _pages(root),
    ):
        found = list(_told(part))
        yield from found
        if found:
            return


def _told(part: Callable[[], Iterator[str]]) -> Iterator[str]:
    try:
        yield from part()
    except (DataError, LexiconError) as error:
        yield str(error)


def _facts(today: date) -> Iterator[str]:
    entries = facts.entries().values()
    for entry in entries:
        yield from (f"{entry.subject}.toml: [{entry.id}]: {wrong}" for wrong in _entry(entry))
        if entry.looked_up > today:
            yield f"{entry.subject}.toml: [{entry.id}]: looked_up: must not lie in the future"
    used = {source.id for entry in entries for source in (*entry.sources, *_of_values(entry))}
    for source in facts.sources().values():
        if source.id not in used:
            yield f"sources.toml: [{source.id}]: must be named in the sources of an entry, or go"
        if source.looked_up > today:
            yield f"sources.toml: [{source.id}]: looked_up: must not lie in the future"


def _entry(entry: Entry) -> Iterator[str]:
    """Yield what is wrong with an entry, from the key on."""
    for key in ("section", "title") if entry.subject == "claims" else ("title",):
        if not getattr(entry, key):
            yield f"{key}: is missing (a text)"
    if entry.subject == "claims" and entry.name == entry.id:
        yield "name: is missing (what it claims, such as claim-weilidai-limit)"
    if not entry.sources:
        yield "sources: must name at least one entry of sources.toml"
    for verdict in {entry.verdict, *(each.verdict for each in entry.figures.values())}:
        yield from _backing(verdict, entry.sources)
    if entry.subject == "thresholds":
        for line in _LINES:
            if line not in entry.figures:
                yield f"figures.{line}: is missing (where a light changes)"
    for key, text in (("text", entry.text), ("found", entry.found)):
        yield from (f"{key}: {wrong}" for wrong in _references(text, entry.resolve))
    for figure in entry.figures.values():
        yield from (f"figures.{figure.name}: {wrong}" for wrong in _figure(entry, figure))


def _backing(verdict: Verdict, sources: Iterable[Source]) -> Iterator[str]:
    """Yield what a verdict needs that `sources` do not give."""
    if verdict is Verdict.OFFICIAL and not any(
        source.kind in _ORIGINALS and source.address for source in sources
    ):
        yield (
            "verdict: official needs a source of kind regulation, official or lender with the "
            "address where its text was read; otherwise it is reported"
        )
    if verdict is Verdict.REPORTED and all(source.kind in _NO_PROOF for source in sources):
        yield (
            "verdict: reported needs a source other than the article and ourselves; "
            "otherwise it is unverified"
        )


def _of_values(entry: Entry) -> Iterator[Source]:
    for figure in entry.figures.values():
        yield from (value.source for value in figure.values if value.source)


def _figure(entry: Entry, figure: Figure) -> Iterator[str]:
    """Yield what is wrong with a figure."""
    is_share = figure.unit.is_fraction and entry.subject != OURS
    if is_share and any(value.value > 1 for value in figure.values):
        yield "must be a fraction such as 0.24 for 24%"
    if figure.formula:
        for product in formulas.products(figure.formula):
            if _dimension(entry, product) != _measured(figure.unit):
                yield f"from: {_written(product)} does not come out in {figure.unit}"
    elif not figure.stated:
        yield from (
            f'follows from {formula}: write from = "{formula}" instead of the value, or '
            "stated = true where a source gives the number itself"
            for formula in _conversions(entry, figure)
        )


def _measured(unit: Unit) -> dict[str, int]:
    return dict(_DIMENSIONS.get(unit, {}))


def _dimension(entry: Entry, product: Formula) -> dict[str, int]:
    """Return what a product of figures measures, with its power."""
    found: Counter[str] = Counter()
    for operator, name in product:
        sign = -1 if operator == "/" else 1
        for measure, power in _measured(entry.resolve(name).unit).items():
            found[measure] += sign * power
    return {measure: power for measure, power in found.items() if power}


def _written(formula: Formula) -> str:
    return " ".join(word for step in formula for word in step)[2:]


def _conversions(entry: Entry, figure: Figure) -> Iterator[str]:
    """Yield the formulas that turn a daily rate of the entry into this yearly rate.

    Nothing else is compared: round numbers are too often multiples of each other by chance.
    """
    if figure.unit is not Unit.RATE_YEAR:
        return
    for each in entry.figures.values():
        if each.unit is Unit.RATE_DAY:
            for name, days in facts.entry("days-in-year").figures.items():
                if each.value * days.value == figure.value:
                    yield f"{each.name} * days-in-year.{name}"


def _references(text: str, resolve: Callable[[str], object]) -> Iterator[str]:
    """Yield which references of a text name no figure, or are none."""
    for match in REFERENCE.finditer(text):
        try:
            resolve(match[1])
        except DataError as error:
            yield f"{match[0]}: {error}"
    if "{{" in REFERENCE.sub("", text):
        yield "a reference must be written {{ FIGURE }} or {{ ENTRY.FIGURE }}"


def _products() -> Iterator[str]:
    products.products()
    return iter(())


def _ranges() -> Iterator[str]:
    for name in datafile.read("inputs"):
        allowed = ranges.allowed(name)
        if allowed.smallest > allowed.largest:
            yield f"inputs.toml: [{name}]: smallest: must not be above largest"
        for text in ranges.usual(name):
            if not allowed.smallest <= Decimal(text) <= allowed.largest:
                yield f"inputs.toml: [{name}]: usual: {text} is not allowed"


def _glossary(root: Path) -> Iterator[str]:
    glossary.names()
    for term in glossary.terms().values():
        if term.page and not (root / "docs" / term.page).with_suffix(".md").is_file():
            yield f"glossary.toml: [{term.id}]: page: {term.page!r} is no page of the site"


def _examples() -> Iterator[str]:
    # Imported here: the calculators read figures as they are imported, and one may be missing.
    from sitebuild.examples import examples

    for example in examples().values():
        _ = example.values
    return iter(())


def _words() -> Iterator[str]:
    lexicon.load()
    return iter(())


def _pages(root: Path) -> Iterator[str]:
    # Imported here for the same reason.
    from sitebuild import page_rules

    return page_rules.problems(root)


def overdue(today: date) -> Iterator[str]:
    """Yield which figures have a newer value in force than the one that the site shows.

    This is a reminder, not an error: files that can be built today can be built tomorrow.
    """
    for entry in facts.entries().values():
        for figure in entry.figures.values():
            if not figure.formula and any(value.holds(today) for value in figure.announced):
                newest = figure.dated(today)
                yield (
                    f"{entry.subject}.toml: [{entry.id}]: figures.{figure.name}: the value since "
                    f"{newest.since} is in force, but the site shows that of looked_up, "
                    f"{entry.looked_up}: verify the new value and set looked_up"
                )


def main() -> int:
    """Print what is wrong, and what is to be looked at; return the exit code."""
    today = date.today()
    found = list(problems(today))
    for message in (*found, *(() if found else overdue(today))):
        print(message, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
