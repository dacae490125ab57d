"""Which part of the package imports which: the mathematics nothing, what computes no forms."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import calculators

ROOT = Path(calculators.__file__).parent

# From what everything is built on to what is built on everything. `calculators/catalogue/NAME/` is
# "a calculator", the module that finds them "catalogue".
PARTS: Mapping[str, str] = {
    "finance": "",
    "language": "",
    "data": "",
    "datafile": "",
    "rounding": "",
    "formulas": "finance",
    "ranges": "datafile",
    "facts": "datafile finance formulas language",
    "products": "datafile facts finance language",
    "display": "facts finance language rounding",
    "results": "finance language",
    "headlines": "display results rounding",
    "forms": "display facts finance language ranges rounding",
    "pricing": "display facts finance forms language ranges results rounding",
    "household": "display facts finance forms language pricing products ranges results rounding",
    "calculator": "forms results",
    "a calculator": (
        "calculator display facts finance forms headlines household language pricing products "
        "ranges results rounding"
    ),
    "catalogue": "calculator",
    "rendering": "display facts forms household language results",
    "answering": "catalogue forms household rendering",
    "bridge": "answering",
    "commandline": "catalogue display forms language rendering results",
    "__main__": "commandline",
}

SUBJECTS = ("pricing", "household", "a calculator")
"""Parts in which some modules ask, some compute, and some say what was computed."""
ASKING = {"__init__", "fields", "form", "kinds", "means_form", "offer_form", "picks", "presets"}
ASKING |= {"reading", "terms_form"}
"""The modules of these parts that ask readers something, or read what they answered."""
SAYING = {"display", "headlines", "language", "results"}
"""What is needed to say something: a module that imports none of it computes."""


def modules() -> dict[str, Path]:
    """Return the files of all modules by their names."""
    return {
        ".".join(("calculators", *file.relative_to(ROOT).with_suffix("").parts)).removesuffix(
            ".__init__"
        ): file
        for file in sorted(ROOT.rglob("*.py"))
    }


MODULES = modules()


def imports(name: str) -> Iterator[str]:
    """Give the modules of the package that a module imports, within functions as well."""
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                found = f"{node.module}.{each.name}"
                yield found if found in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


IMPORTED = {
    name: {each for each in imports(name) if each in MODULES and each != "calculators"}
    for name in MODULES
}


def part(name: str) -> str:
    """Return the part that a module belongs to."""
    parts = name.split(".")[1:]
    return "a calculator" if parts[0] == "catalogue" and len(parts) > 1 else parts[0]


def calculator(name: str) -> str:
    """Return the calculator whose module it is, if it is one's."""
    return name.split(".")[2] if part(name) == "a calculator" else ""


def asks(name: str) -> bool:
    """Tell whether a module of `SUBJECTS` asks something."""
    return MODULES[name].stem in ASKING


def computes(name: str) -> bool:
    """Tell whether a module neither asks nor says anything."""
    return not asks(name) and SAYING.isdisjoint(map(part, IMPORTED[name]))


OURS = [name for name in MODULES if name != "calculators"]
OF_SUBJECTS = [name for name in OURS if part(name) in SUBJECTS]


def test_the_parts_are_listed_from_the_bottom() -> None:
    assert {part(name) for name in OURS} == set(PARTS)
    known: set[str] = set()
    for name, allowed in PARTS.items():
        assert set(allowed.split()) <= known, name
        known.add(name)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_imports_what_is_said_and_nothing_else(name: str) -> None:
    found = {part(each) for module in OURS if part(module) == name for each in IMPORTED[module]}
    assert found - {name} == set(PARTS[name].split())


@pytest.mark.parametrize("name", OURS)
def test_no_calculator_imports_another(name: str) -> None:
    others = {calculator(each) for each in IMPORTED[name]} - {"", calculator(name)}
    assert not others


@pytest.mark.parametrize("name", OF_SUBJECTS)
def test_only_what_asks_knows_forms(name: str) -> None:
    if not asks(name):
        assert "forms" not in map(part, IMPORTED[name])


@pytest.mark.parametrize("name", [name for name in OF_SUBJECTS if computes(name)])
def test_what_computes_needs_nothing_that_asks_or_speaks(name: str) -> None:
    inside = {each for each in IMPORTED[name] if part(each) in SUBJECTS}
    assert all(map(computes, inside)), inside


def test_some_modules_of_each_subject_compute() -> None:
    assert {part(name) for name in OF_SUBJECTS if computes(name)} == set(SUBJECTS)
    assert {calculator(name) for name in OF_SUBJECTS if computes(name)} == {
        calculator(name) for name in OURS
    }


def test_modules_import_each_other_in_no_circle() -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name not in done:
            for each in IMPORTED[name]:
                visit(each, (*path, name))
            done.add(name)

    for name in OURS:
        visit(name, ())


def test_each_name_that_asks_is_that_of_a_module() -> None:
    assert {MODULES[name].stem for name in OF_SUBJECTS} >= ASKING
