"""Whether the data files and the pages hold what the site relies on: ``python -m sitebuild.check``.

The readers of the files refuse what cannot be read. This finds what is well-formed and still wrong:
a text that refers to no figure, a claim that is confirmed by nobody but the article. Each message
names file, entry, key and what is expected. The rules for pages are in `sitebuild.page_rules`.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from calculators import datafile, facts, products
from calculators.datafile import DataError
from calculators.facts import REFERENCE, Entry, SourceKind, Verdict
from calculators.forms import ranges
from sitebuild import glossary
from sitebuild.finish.search import lexicon
from sitebuild.finish.search.lexicon import LexiconError

_NO_PROOF = frozenset({SourceKind.ARTICLE, SourceKind.OWN})
_LINES = ("amber", "red")


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
    used = {source.id for entry in entries for source in entry.sources}
    for source in facts.sources().values():
        if source.id not in used:
            yield f"sources.toml: [{source.id}]: must be named in the sources of an entry, or go"
        if source.looked_up > today:
            yield f"sources.toml: [{source.id}]: looked_up: must not lie in the future"


def _entry(entry: Entry) -> Iterator[str]:
    """Yield what is wrong with an entry, from the key on."""
    named = "section" if entry.subject == "claims" else "title"
    if not getattr(entry, named):
        yield f"{named}: is missing (a text)"
    if not entry.sources:
        yield "sources: must name at least one entry of sources.toml"
    elif entry.verdict is Verdict.CONFIRMED and _NO_PROOF.issuperset(
        source.kind for source in entry.sources
    ):
        yield (
            "verdict: confirmed needs a source other than the article and ourselves; "
            "otherwise it is unverified"
        )
    if entry.subject == "thresholds":
        for line in _LINES:
            if line not in entry.figures:
                yield f"figures.{line}: is missing (where a light changes)"
    for key, text in (("text", entry.text), ("found", entry.found)):
        yield from (f"{key}: {wrong}" for wrong in _references(text, entry.resolve))
    for figure in entry.figures.values():
        if not figure.unit.is_fraction or entry.subject == "assumptions":
            continue
        if any(value.value > 1 for value in figure.values):
            yield f"figures.{figure.name}: must be a fraction such as 0.24 for 24%"


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


def main() -> int:
    """Print what is wrong; return the exit code."""
    found = list(problems(date.today()))
    for message in found:
        print(message, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
