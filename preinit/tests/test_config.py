"""The file that says what a program is made of, and what is said of one that is wrong."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from pyodide_preinit import Config, ConfigError, config
from pyodide_preinit.__main__ import main

GIVEN = """
package = "src"
entry = "answers:answer"
corpus = "corpus.jsonl"
pyodide = "node_modules/pyodide"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a configuration that is right, with everything that it names."""
    for name in ("src", "node_modules/pyodide", "node_modules/binaryen"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "package.json").write_text("{}")
    (tmp_path / "corpus.jsonl").write_text('"one"\n\n"two\\n"\n')
    file = tmp_path / "preinit.toml"
    file.write_text(GIVEN)
    return file


def test_the_readme_tells_of_every_key() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"(?m)^\| `(\w+)` \|", readme)
    assert told == [field.name for field in fields(Config)]


def test_paths_are_relative_to_the_file(file: Path) -> None:
    found = Config.read(file)
    assert found.package == file.parent / "src"
    assert found.entry == "answers:answer"
    assert config.requests(found.corpus) == ["one", "two\n"]
    assert (found.held_out, found.warm_up, found.stubs, found.env, found.keep) == (
        *(None, None, None),
        {},
        (),
    )


def test_everything_can_be_given(file: Path) -> None:
    more = """
held_out = "corpus.jsonl"
warm_up = "corpus.jsonl"
stubs = "src"
keep = ["answers"]
env.NAME = "value"
"""
    file.write_text(GIVEN + more)
    found = Config.read(file)
    assert found.held_out == found.warm_up == found.corpus
    assert (found.stubs, found.keep) == (found.package, ("answers",))
    assert found.env == {"NAME": "value"}


def test_pyodide_is_that_of_the_working_directory(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(GIVEN.replace('pyodide = "node_modules/pyodide"', ""))
    with monkeypatch.context() as changed:
        changed.chdir(file.parent)
        assert Config.read(file).pyodide == Path("node_modules", "pyodide")
    monkeypatch.chdir(file.parent / "src")
    with pytest.raises(ConfigError, match="npm install pyodide binaryen"):
        Config.read(file)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("package =", "packages =", "packages: unknown key; known are package, entry, corpus, "),
        ('package = "src"', "", "package: is missing"),
        ('entry = "answers:answer"', "", "entry: is missing"),
        ('corpus = "corpus.jsonl"', "", "corpus: is missing"),
        ('"src"', '"nowhere"', "package: "),
        ('"src"', '"corpus.jsonl"', "package: must be a folder or a wheel (.whl), not "),
        ('"src"', "1", "package: must be a text"),
        ("answers:answer", "answers.answer", "entry: must be module:function, not 'answers."),
        ("corpus.jsonl", "other.jsonl", "corpus: "),
        ("node_modules/pyodide", "elsewhere", "pyodide: there is no "),
        ("\npackage", "\nkeep = 1\npackage", "keep: must be a list of texts"),
        ("\npackage", "\nenv = { A = 1 }\npackage", "env: must be a table of texts"),
        ('"src"', '"src', "Illegal character"),
    ],
)
def test_what_is_wrong_is_said(
    old: str, new: str, said: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert old in GIVEN
    file.write_text(GIVEN.replace(old, new))
    with pytest.raises(ConfigError, match=f"^{re.escape(str(file))}: .*?{re.escape(said)}"):
        Config.read(file)
    assert main(["build", str(file), str(file.parent / "built")]) == 1
    assert capsys.readouterr().err.startswith(f"pyodide-preinit: {file}: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no request"),
        ('"one"\n{"no": "string"}\n', "2: must be a JSON string"),
        ("one", "1: must be a JSON string"),
    ],
)
def test_a_corpus_is_json_strings(text: str, said: str, file: Path) -> None:
    corpus = Config.read(file).corpus
    corpus.write_text(text)
    with pytest.raises(ConfigError, match=said):
        config.requests(corpus)
