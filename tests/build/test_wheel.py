"""The wheel of a clean checkout: whole, in both languages, typed, with its command."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from project import PROJECT
from sitebuild import translations

import calculators
from calculators.answering import answer
from calculators.catalogue import names
from calculators.language import LANGUAGES, SOURCE, VARIABLE

pytestmark = pytest.mark.slow

SOURCES = ("calculators", "build", "CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml")
MADE = shutil.ignore_patterns("__pycache__", "*.mo")
COMMAND = "wechat-credit"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel of the source distribution of what a checkout has, and nothing more."""
    checkout, folder = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("installed")
    for name in SOURCES:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, checkout / name, ignore=MADE)
        else:
            shutil.copy(source, checkout / name)
    sources = next(SdistBuilder(str(checkout)).build(directory=str(checkout / "dist")))
    with tarfile.open(sources) as archive:
        archive.extractall(checkout / "unpacked", filter="data")
    (unpacked,) = (checkout / "unpacked").iterdir()
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-index", "--no-build-isolation"]
    # A language that is not compiled yet, as somebody may have it in the environment.
    environment = {**os.environ, VARIABLE: "en"}
    wheels = checkout / "wheels"
    subprocess.run(
        [*pip, "wheel", *options, "--wheel-dir", wheels, unpacked], env=environment, check=True
    )
    (wheel,) = wheels.iterdir()
    subprocess.run([*pip, "install", *options, "--target", folder, wheel], check=True)
    return folder


def run(folder: Path, language: str, *command: str | Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), VARIABLE: language}
    done = subprocess.run(
        command, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def test_it_holds_what_is_in_the_sources(installed: Path) -> None:
    def files(folder: Path) -> set[str]:
        return {
            path.relative_to(folder).as_posix()
            for path in (folder / "calculators").rglob("*")
            if path.is_file() and path.suffix not in (".pyc", ".po", ".mo")
        }

    assert files(installed) == files(PROJECT)
    assert "calculators/py.typed" in files(installed)
    for language in set(LANGUAGES) - {SOURCE}:
        compiled = installed / "calculators" / "locale" / f"{language}.mo"
        assert compiled.read_bytes() == translations.compiled(language)


def test_it_says_what_it_is(installed: Path) -> None:
    (about,) = installed.glob("*.dist-info")
    metadata = Distribution.at(about).metadata
    assert metadata["Name"] == "wechat-credit-calculators"
    assert metadata["Version"] == calculators.__version__
    assert metadata["License-Expression"] == "MIT"
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    assert "Requires-Dist" not in metadata


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_command_answers(installed: Path, language: str) -> None:
    command = (sys.executable, installed / "bin" / COMMAND)
    given = ("apr", "--payment", "893.33", "--count", "12", "--json")
    answered = json.loads(run(installed, language, *command, *given))
    assert answered["calculator"] == "apr"
    said = run(installed, language, *command, "--help")
    assert said.startswith(f"usage: {COMMAND} ")
    assert ("真实年化" in said) == (language == SOURCE)


def test_it_answers_as_the_sources_do(installed: Path) -> None:
    code = (
        "import json; from calculators import answering; from calculators.catalogue import names;"
        "all = [answering.answer(name, {}).messages for name in names()];"
        "print(json.dumps([answering.__file__, *all,"
        "answering.answer('apr', {'payment': '893.33'}).messages]))"
    )
    where, *messages, last = json.loads(run(installed, SOURCE, sys.executable, "-c", code))
    assert Path(where).is_relative_to(installed)
    assert messages == [answer(name, {}).messages for name in names()]
    assert last == answer("apr", {"payment": "893.33"}).messages


def test_it_is_pure_python(installed: Path) -> None:
    (about,) = installed.glob("*.dist-info")
    assert "Root-Is-Purelib: true" in (about / "WHEEL").read_text()
