"""Nothing relies on a name that is not in the page contract, which holds none of one side alone."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from project import PROJECT, SITE
from sitebuild import contract
from sitebuild.finish import scripts

from calculators.catalogue import calculator, names
from calculators.rendering import result

type Uses = dict[str, set[str]]
"""By name, the files in which it is used."""

OURS = r"(?!md-|search-exclude|clipboard)[a-z][a-z-]*[a-z]"
"""The name of an attribute that is not the theme's."""
CAMEL = re.compile(r"[A-Z]")
LITERAL = re.compile(rf"\bdata-({OURS})\b(?!-)")
ARGUMENT = re.compile(r"\bdata_([a-z_]+)\"?\s*[=:]")
DATASET = re.compile(r"\bdataset\??\.(?!md[A-Z])(\w+)")
TAKEN = re.compile(r"\{([^{}]*)\} = (?:/\*\*.*?\*/ )?[^;{]*\bdataset\b")
ADDRESS = re.compile(r"\b(?:address|piece)\(\"(\w+)\"")
SELECTOR = re.compile(r"\b(?:querySelector(?:All)?|closest|matches)\(\s*([\"'`].*?[\"'`])\s*[,)]")
CLASS = re.compile(r"\.(?!md-|\$)([a-z][a-z-]*(?:__[a-z]+)?)")
SET_CLASSES = (
    re.compile(r"\bclassName = \"([\w -]+)\""),
    re.compile(r"\belement\([^()]*, \"([\w-]+)\"\)"),
    re.compile(r"\belement\(\"\w+\", \"([\w -]+)\", \["),
    re.compile(r"setAttribute\(\"class\", \"([\w -]+)\"\)"),
)
SWITCHED = re.compile(r"\bclassList\.(?:add|toggle|remove|contains)\(([^;]*)\)")
NAME = re.compile(r"[a-z][a-z_-]*")
QUOTED = re.compile(r"\"([^\"]*)\"")
TESTS_OWN = {"build"}
"""With what tests mark a page themselves."""

FOR_OTHERS = {"link"}
"""What only tests and other people's scripts read."""


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def files(*patterns: str) -> list[Path]:
    found = [file for pattern in patterns for file in sorted(PROJECT.glob(pattern))]
    assert found
    return found


PYTHON = files("calculators/**/*.py", "build/sitebuild/**/*.py")
PAGES = files("docs/**/*.md", "build/sitebuild/theme/**/*.html", "mkdocs*.yml")
SCRIPTS = files("docs/assets/javascripts/**/*.mjs", "build/sitebuild/finish/search/page/*.mjs")
CONSTANTS = dict(re.findall(r"export const ([A-Z]+) = \"(\w+)\"", "\n".join(map(text_of, SCRIPTS))))
STYLES = files("docs/assets/stylesheets/*.css")
TESTS = [
    file
    for file in files("tests/**/*.py", "tests/**/*.mjs", "benchmarks/*.*", "benchmarks/pages/*")
    if file != Path(__file__) and file.suffix != ".json"
]


def uses(found: Iterable[tuple[str, Path]]) -> Uses:
    used: Uses = {}
    for name, file in found:
        used.setdefault(name, set()).add(file.name)
    return used


def kebab(name: str) -> str:
    return CAMEL.sub(lambda letter: f"-{letter[0].lower()}", name)


def in_python(text: str) -> Iterator[str]:
    yield from LITERAL.findall(text)
    names = (name.replace("_", "-") for name in ARGUMENT.findall(text))
    yield from filter(re.compile(OURS).fullmatch, names)


def in_script(text: str) -> Iterator[str]:
    yield from LITERAL.findall(text)
    yield from map(kebab, DATASET.findall(text))
    for taken in TAKEN.findall(text):
        names = re.findall(r"(\w+)\s*(?:=[^,]*)?(?:,|$)", taken.strip())
        yield from (kebab(name) for name in names if not name.startswith("md"))
    yield from ADDRESS.findall(text)


def in_test(text: str) -> Iterator[str]:
    yield from LITERAL.findall(text)
    yield from map(kebab, DATASET.findall(text))


def in_markup() -> Iterator[tuple[str, Path]]:
    for file in PYTHON:
        yield from ((name, file) for name in in_python(text_of(file)))
    for file in PAGES:
        yield from ((name, file) for name, _ in attributes_of(text_of(file)))
    yield from (
        (name, Path("scripts.py")) for name in ("worker", "folder", *scripts._LATER_MODULES)
    )


def sides() -> dict[str, Uses]:
    return {
        "markup": uses(in_markup()),
        "scripts": uses((name, file) for file in SCRIPTS for name in in_script(text_of(file))),
        "styles": uses((name, file) for file in STYLES for name in LITERAL.findall(text_of(file))),
        "tests": uses((name, file) for file in TESTS for name in in_test(text_of(file))),
    }


@pytest.mark.parametrize("side", ["markup", "scripts", "styles", "tests"])
def test_every_attribute_is_in_the_contract(side: str) -> None:
    used = sides()[side]
    assert used
    unknown = used.keys() - contract.attributes().keys()
    if side == "tests":
        unknown -= TESTS_OWN
    assert not {name: used[name] for name in unknown}


def test_every_attribute_of_the_contract_is_of_two_sides() -> None:
    found = sides()
    for name, meaning in contract.attributes().items():
        assert meaning
        using = {side for side in ("markup", "scripts", "styles") if name in found[side]}
        # What is said for tests and for other people's scripts.
        if name in FOR_OTHERS and name in found["tests"]:
            using.add("tests")
        assert len(using) > 1, (name, using)


def classes_sought() -> Iterator[tuple[str, Path]]:
    for file in SCRIPTS:
        for selector in SELECTOR.findall(text_of(file)):
            yield from ((name, file) for name in CLASS.findall(selector))


def classes_set() -> Iterator[tuple[str, Path]]:
    for file in SCRIPTS:
        text = text_of(file)
        names = [names for pattern in SET_CLASSES for names in pattern.findall(text)]
        for code in SWITCHED.findall(text):
            names += [
                *QUOTED.findall(code),
                *(CONSTANTS[each] for each in CONSTANTS if each in code),
            ]
        yield from ((name, file) for name in filter(NAME.fullmatch, " ".join(names).split()))


def test_every_class_of_scripts_is_in_the_contract() -> None:
    used = uses([*classes_sought(), *classes_set()])
    ours = {name for name in used if not name.startswith("md-")}
    assert not {name: used[name] for name in ours - contract.classes().keys()}


def test_every_class_of_the_contract_is_of_scripts_and_of_pages_or_styles() -> None:
    """What scripts look for is made by pages or by scripts; what they set is looked for."""

    def is_in(name: str, *files: Path, behind: str = r"[\"' `.]") -> bool:
        pattern = re.compile(rf"{behind}{name}(?![\w-])")
        return any(pattern.search(text_of(file)) for file in files)

    sought, made = uses(classes_sought()), uses(classes_set())
    for name, meaning in contract.classes().items():
        assert meaning
        assert is_in(name, *SCRIPTS), name
        if name in made:
            assert name in sought or is_in(name, *STYLES, behind=r"\."), name
        else:
            behind = r"(?:class_?=|name = |_sentences\()f?[\"'](?:[\w-]+ )*"
            assert is_in(name, *PYTHON, *PAGES, behind=behind), name


def test_scripts_import_what_the_contract_says() -> None:
    assert contract.SCRIPT.read_text(encoding="utf-8") == contract.script()


def test_an_unknown_name_is_found() -> None:
    """The search misses none of the ways in which a name is used."""
    assert set(in_python('tag("p", data_new_name=1, **{"data_old": 2}) + \'data-third="x"\'')) == {
        *("new-name", "old", "third")
    }
    script = (
        "a.dataset.newName; b?.dataset.old; const { third, fourthName = '' } = c.dataset;"
        'd.closest("[data-fifth]"); e.toggleAttribute("data-sixth"); piece("tables", "tables");'
    )
    names = {"new-name", "old", "third", "fourth-name", "fifth", "sixth", "tables"}
    assert set(in_script(script)) == names
    assert not set(in_script('"data-md-toggle"; a.dataset.mdScore; "[data-search-exclude]"'))


def attributes_of(html: str) -> Iterator[tuple[str, str]]:
    for element in re.findall(r"<\w+\s[^<>]*>", re.sub(r"(?s)<script\b.*?</script>", "", html)):
        yield from re.findall(rf'\sdata-({OURS})(?:="([^"]*)")?(?=[\s/>]|$)', element)


@pytest.mark.parametrize("name", names())
def test_answers_keep_the_contract(name: str) -> None:
    chosen = calculator(name)
    values = chosen.form.read(chosen.form.defaults())
    for opened in (None, ()):
        keeps_the_contract(result.render(chosen.compute(values), opened))


def keeps_the_contract(html: str) -> None:
    allowed = contract.values()
    for name, value in attributes_of(html):
        assert name in contract.attributes()
        assert name not in allowed or value in allowed[name], (name, value)


@pytest.mark.site
def test_pages_keep_the_contract() -> None:
    pages = list(SITE.rglob("*.html"))
    assert pages
    for page in pages:
        keeps_the_contract(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", contract.values())
def test_the_values_of_an_attribute_are_said_somewhere(name: str) -> None:
    assert name in contract.attributes()
    text = "\n".join(text_of(file) for file in [*PYTHON, *PAGES, *SCRIPTS])
    for value in filter(None, contract.values()[name]):
        assert re.search(rf"""["']{value}["']|\b{value}[:=]|={value}\]|\|{value}\)""", text), value
