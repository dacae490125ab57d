"""A calculator is begun as MAINTAINING.md says: it answers and passes at once, and can go again."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from project import PROJECT
from sitebuild.scaffold import Plan, ScaffoldError

from calculators.language import LANGUAGES, SOURCE, VARIABLE

COPIED = ("build", "calculators", "docs", "tests", "benchmarks")
SETTINGS = ("mkdocs.yml", "mkdocs.en.yml", "pyproject.toml")
MADE = shutil.ignore_patterns("__pycache__", ".*", "node_modules")
TITLE, ENGLISH = "存够要多久", "Time to save"
PLAN = Plan(name="savings", titles={SOURCE: TITLE, "en": ENGLISH}, guide="risk")


def recipe() -> dict[str, str]:
    """Return what the command in the recipe is given."""
    told = (PROJECT / "MAINTAINING.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"(?m)^make calculator (.*)$", told)
    return dict(each.split("=", 1) for each in shlex.split(command))


GIVEN = recipe()
NAME = GIVEN["NAME"]


class Copy:
    """A copy of the sources, and what is run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            shutil.copytree(PROJECT / name, folder / name, ignore=MADE)
        for name in SETTINGS:
            shutil.copy2(PROJECT / name, folder / name)

    def run(self, *command: str, language: str = SOURCE) -> str:
        """Run a module of Python in it; return what is printed."""
        paths = (self.folder, self.folder / "build", self.folder / "tests")
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.folder,
            env={**os.environ, VARIABLE: language, "PYTHONPATH": os.pathsep.join(map(str, paths))},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout

    def contents(self) -> dict[str, bytes]:
        """Return what is in its files, as far as they are sources."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and path.suffix not in {".mo", ".pyc"} and ".cache" not in str(path)
        }

    def begin(self) -> str:
        """Begin a calculator as `make calculator` does."""
        options = {"--title": "TITLE", "--english": "ENGLISH", "--guide": "GUIDE"}
        asked = [part for option, name in options.items() for part in (option, GIVEN[name])]
        return self.run("-m", "sitebuild.scaffold", NAME, *asked)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    copy = Copy(tmp_path_factory.mktemp("begun"))
    copy.begin()
    return copy


@pytest.mark.slow
def test_it_can_be_taken_away_without_a_trace(tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    before = copy.contents()
    told = copy.begin().splitlines()[:-1]
    after = copy.contents()
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {*told, "calculators/locale/en.po"}
    copy.run("-m", "sitebuild.scaffold", NAME, "--remove")
    assert copy.contents() == before


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_answers(begun: Copy, language: str) -> None:
    given = json.loads(begun.run("-m", "calculators", NAME, "--json", language=language))
    assert given["calculator"] == NAME
    assert {each["name"]: Decimal(each["value"]) for each in given["figures"]} == {
        "monthly": 500,
        "last": 500,
    }


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checks_of_data_and_pages_find_nothing(begun: Copy, language: str) -> None:
    assert not begun.run("-m", "sitebuild.check", language=language)


@pytest.mark.slow
def test_its_code_is_formatted_and_typed(begun: Copy) -> None:
    begun.run("-m", "ruff", "format", "--check", ".")
    begun.run("-m", "ruff", "check", ".")
    begun.run("-m", "mypy", "-p", f"calculators.catalogue.{NAME}")


@pytest.mark.slow
def test_the_tests_of_all_calculators_and_its_own_pass(begun: Copy) -> None:
    calculators = "tests/calculators"
    begun.run(
        *("-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not site"),
        *(f"calculators/catalogue/{NAME}", f"{calculators}/catalogue/test_{NAME}.py"),
        *(f"{calculators}/{each}.py" for each in ("test_catalogue", "test_layers", "test_numbers")),
        *("tests/build/test_translations.py", "tests/build/test_examples.py"),
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "title"), [(SOURCE, GIVEN["TITLE"]), ("en", GIVEN["ENGLISH"])]
)
def test_its_form_and_answer_are_in_its_page(begun: Copy, language: str, title: str) -> None:
    code = (
        "from sitebuild.markdown.calculator import calculator_block;"
        f"print(calculator_block('{NAME}'))"
    )
    html = begun.run("-c", code, language=language)
    assert f'aria-label="{title}"' in html
    assert 'data-figure="monthly" data-value="500"' in html


@pytest.mark.slow
def test_what_browser_tests_and_the_ready_program_need_is_found(begun: Copy) -> None:
    code = (
        "from browser.changes import change; from sitebuild.runtime import corpus;"
        f"print(change('{NAME}').field, sum('{NAME}' in each for each in corpus.requests()) > 100)"
    )
    assert begun.run("-c", code).split() == ["amount", "True"]


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (replace(PLAN, name="Savings"), "NAME: 'Savings': must be a word of small letters a to z"),
        (replace(PLAN, name=""), "NAME: '': must be"),
        (replace(PLAN, name="import"), "NAME: 'import': must be"),
        (
            replace(PLAN, titles={SOURCE: TITLE, "en": "Rent: buy"}),
            "ENGLISH: 'Rent: buy': must not",
        ),
        (replace(PLAN, titles={SOURCE: '“"', "en": ENGLISH}), "TITLE: '“\"': must not hold any of"),
        (replace(PLAN, name="prepay"), "NAME: calculators/catalogue/prepay/__init__.py is already"),
        (replace(PLAN, titles={SOURCE: TITLE, "en": " "}), "ENGLISH: is missing"),
        (replace(PLAN, titles={"en": ENGLISH}), "TITLE: is missing"),
        (replace(PLAN, guide="nowhere"), "GUIDE: 'nowhere': must be the page of docs/guide/ whose"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(plan: Plan, message: str) -> None:
    with pytest.raises(ScaffoldError) as told:
        plan.check()
    assert str(told.value).startswith(message)


def test_a_calculator_that_is_not_there_cannot_be_taken_away() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sitebuild.scaffold", "tax", "--remove"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "NAME: mkdocs.yml lists no calculators/tax.md\n"
