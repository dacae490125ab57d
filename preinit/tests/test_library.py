"""The library: the package's files as they are, and bytecode in place of sources."""

import zipfile
from pathlib import Path

import pytest
from pyodide_preinit import Config, library


@pytest.fixture
def config(tmp_path: Path) -> Config:
    files = {
        "pyodide/stub.py": "",
        "package/ours/y.py": "source",
        "package/ours/x.toml": "data",
        "package/ours/__pycache__/y.pyc": "made",
        "stubs/json.py": "a stub",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    with zipfile.ZipFile(tmp_path / "pyodide" / "python_stdlib.zip", "w") as archive:
        for name in ("json.py", "wanted.py"):
            archive.writestr(name, "of the library")
    return Config(
        package=tmp_path / "package",
        entry="ours.y:answer",
        corpus=tmp_path / "corpus.jsonl",
        stubs=tmp_path / "stubs",
        pyodide=tmp_path / "pyodide",
    )


def held(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as read:
        return {name: read.read(name) for name in read.namelist()}


def test_a_complete_library_holds_sources_with_stubs_in_place_of_some(config: Config) -> None:
    package, archive = library.package_files(config), config.pyodide / "library.zip"
    library.complete(config, package, archive)
    assert held(archive) == {
        "json.py": b"a stub",
        "ours/x.toml": b"data",
        "ours/y.py": b"source",
        "wanted.py": b"of the library",
    }


def test_sources_are_replaced_by_the_bytecode_that_is_needed(config: Config) -> None:
    package, archive = library.package_files(config), config.pyodide / "library.zip"
    library.replace_sources(archive, package, {"wanted.pyc": b"code", "ours/y.pyc": b"code"})
    assert held(archive) == {"ours/x.toml": b"data", "ours/y.pyc": b"code", "wanted.pyc": b"code"}
