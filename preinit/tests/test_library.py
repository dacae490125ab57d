"""The library: the package's files as they are, and bytecode in place of sources."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pyodide_preinit import Config, library


@pytest.fixture
def config(tmp_path: Path) -> Config:
    files = {
        "package/ours/y.py": "source",
        "package/ours/x.toml": "data",
        "package/ours/__pycache__/y.pyc": "made",
        "stubs/json.py": "a stub",
        "corpus.jsonl": '"request"',
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    for name in ("pyodide", "binaryen"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "package.json").write_text("{}")
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


def test_the_package_is_a_folder_or_what_is_in_one_or_a_wheel(config: Config) -> None:
    files = library.package_files(config)
    assert files == {"ours/x.toml": b"data", "ours/y.py": b"source"}
    (config.package / "ours" / "__init__.py").touch()
    files["ours/__init__.py"] = b""
    assert library.package_files(replace(config, package=config.package / "ours")) == files
    wheel = config.package / "ours-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in {**files, "ours-1.dist-info/RECORD": b""}.items():
            archive.writestr(name, content)
    assert library.package_files(replace(config, package=wheel)) == files


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
