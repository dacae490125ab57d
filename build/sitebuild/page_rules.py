"""Whether the pages of an edition follow the rules; each fault is reported with its file and line.

A page is in the navigation, has a counterpart in every other edition, types no number, and its
references and fenced blocks name what there is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

from calculators import facts, products
from calculators.datafile import DataError
from calculators.language import LANGUAGE, LANGUAGES, SOURCE
from sitebuild.evidence import docs
from sitebuild.examples import example
from sitebuild.markdown import examples as example_references
from sitebuild.markdown import facts as figure_references

type Fault = tuple[int, str]
"""The line of a page, and what is wrong there."""
type Fences = Mapping[str, Callable[[str], str]]
"""What makes HTML of a fenced block, by the block's name."""

_BLOCK = re.compile(
    r"^(?P<mark>```+) *(?P<name>[^\s`]+)[^\n]*\n(?P<text>.*?)^(?P=mark)\s*$", re.M | re.S
)
_REFERENCE = re.compile(r"\{\{[^}\n]*(?:\}\})?")
_FIGURE = re.compile(figure_references.REFERENCE)
_EXAMPLE = re.compile(example_references.REFERENCE)
_OPENED = re.compile(r"\]\(example:([\w-]+)\)")
_NUMBER = re.compile(r"[0-9０-９]+(?:[.,][0-9０-９]+)*|[百千万]分之[^几]")
_NO_FIGURE = (
    re.compile(r"^reviewed: \d{4}-\d\d-\d\d$", re.M),
    re.compile(r"^\d+\. ", re.M),
    _BLOCK,
    _REFERENCE,
    re.compile(r"\]\([^)]*\)"),
)
"""What is no prose, or has digits that are no figure: numbers of a list, addresses."""
_BEFORE, _AFTER = re.compile(r"[A-Za-z]*.{0,8}$"), re.compile(r".{0,8}[A-Za-z]*")
"""What is told with a number: a few characters and no half of a word."""


def settings(language: str) -> str:
    """Return the name of the site generator's settings in a language."""
    return "mkdocs.yml" if language == SOURCE else f"mkdocs.{language}.yml"


def pages(language: str, root: Path = Path()) -> list[str]:
    """Return the paths of the pages in a language from their folder, in alphabetical order."""
    folder = docs(language, root)
    others = tuple(f"{each}/" for each in LANGUAGES) if language == SOURCE else ()
    names = (page.relative_to(folder).as_posix() for page in folder.rglob("*.md"))
    return sorted(name for name in names if not name.startswith(others))


def problems(root: Path = Path(), language: str = LANGUAGE) -> Iterator[str]:
    """Yield what is wrong with the pages in a language, a message each.

    Args:
        root: the folder of the project.
        language: of the pages.
    """
    navigation = settings(language)
    try:
        with (root / navigation).open(encoding="utf-8") as file:
            config = yaml_load(file)
    except MkDocsException as error:
        yield f"{navigation}: {error}"
        return
    left_out = config.get("not_in_nav", "").split()
    listed = {*_listed(config["nav"]), *(name.lstrip("/") for name in left_out)}
    blocks = config["markdown_extensions"]["pymdownx.superfences"]["custom_fences"]
    fences = {block["name"]: block["format"] for block in blocks}
    for name in pages(language, root):
        path = docs(language) / name
        if name not in listed:
            yield f"{path}:1: is not in the nav of {navigation}"
        for other in LANGUAGES:
            if not (docs(other, root) / name).is_file():
                yield f"{path}:1: has no counterpart {docs(other) / name}"
        for line, wrong in faults((root / path).read_text(encoding="utf-8"), fences):
            yield f"{path}:{line}: {wrong}"


def faults(source: str, fences: Fences) -> list[Fault]:
    """Return what is wrong in a page, in the order of its lines."""
    found = (*_typed_numbers(source), *_wrong_blocks(source, fences), *_wrong_references(source))
    return [(_line(source, place), wrong) for place, wrong in sorted(found)]


def _typed_numbers(source: str) -> Iterator[tuple[int, str]]:
    """Yield the numbers that are typed, each with its place."""
    prose = source
    for pattern in (*_NO_FIGURE, _called_by_numbers()):
        prose = pattern.sub(_blank, prose)
    for number in _NUMBER.finditer(prose):
        begin = source.rfind("\n", 0, number.start()) + 1
        before = _BEFORE.search(source, begin, number.start())
        after = _AFTER.match(source, number.end())
        around = "".join(each[0] for each in (before, number, after) if each)
        yield (
            number.start(),
            f"“{around.strip()}”: a number is typed; "
            "put it into a data file and write {{ ENTRY.FIGURE }}",
        )


def _called_by_numbers() -> re.Pattern[str]:
    """Match names with digits: products (WE2000), hotlines (titles such as ``110: police``)."""
    titles = (re.match(r"\d+(?=[:：])", each.title) for each in facts.entries().values())
    hotlines = {title[0] for title in titles if title}
    # In a translation the Chinese name may follow in brackets.
    named = {product.name.partition(" (")[0] for product in products.products().values()}
    return re.compile("|".join(rf"(?<!\d){re.escape(name)}(?!\d)" for name in hotlines | named))


def _wrong_blocks(source: str, fences: Fences) -> Iterator[tuple[int, str]]:
    for block in _BLOCK.finditer(source):
        name = block["name"]
        if name not in fences:
            known = ", ".join(fences)
            yield block.start(), f"a fenced {name} block: unknown; known are {known}"
            continue
        try:
            fences[name](block["text"].removesuffix("\n"))
        except Exception as error:  # whatever it is, it would fail the build
            yield block.start(), str(error)


def _wrong_references(source: str) -> Iterator[tuple[int, str]]:
    prose = _BLOCK.sub(_blank, source)
    for reference in _REFERENCE.finditer(prose):
        if wrong := _wrong(reference[0]):
            yield reference.start(), f"{reference[0].strip()}: {wrong}"
    for opened in _OPENED.finditer(prose):
        try:
            example(opened[1])
        except DataError as error:
            yield opened.start(), f"(example:{opened[1]}): {error}"


def _wrong(reference: str) -> str | None:
    """Return what is wrong with a reference, if anything is."""
    try:
        if figure := _FIGURE.fullmatch(reference):
            facts.figure(figure[1])
        elif shown := _EXAMPLE.fullmatch(reference):
            example(shown[1]).headline(shown[3], int(shown[2]) if shown[2] else None)
        else:
            return (
                "must be {{ ENTRY.FIGURE }}, {{ ENTRY.FIGURE bare }} or {{ example NAME.FIGURE }}"
            )
    except DataError as error:
        return str(error)
    return None


def _blank(found: re.Match[str]) -> str:
    """Return blanks in place of what was found, so that all else keeps its place."""
    return re.sub(r"[^\n]", " ", found[0])


def _line(source: str, place: int) -> int:
    return source.count("\n", 0, place) + 1


def _listed(nav: object) -> Iterator[str]:
    """Yield every page of a navigation, whatever groups it is in."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from _listed(each)
