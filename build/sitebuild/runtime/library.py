"""The zip file that Python in the page imports from: our package and what it needs of the library.

A library begins as sources, complete. The page's own Python, run by the build, imports what every
calculator needs of it, and compiles that. What only the guide tells is left out, with its
translations and sources, and so is the command line.
"""

import re
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

from calculators.facts import GUIDE
from calculators.language import LANGUAGE
from sitebuild import translations

PACKAGE = "calculators"
STUBS = Path(__file__).parent / "stubs"
_DATA = f"{PACKAGE}/data/"
_GUIDE = f"{_DATA}{GUIDE}.toml"
_SOURCES = f"{_DATA}sources.toml"
_ELSEWHERE = tuple(f"{PACKAGE}/{name}" for name in ("commandline/", "__main__.py", "py.typed"))
"""Of use to those who install the package, not in a page."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: the same sources make the same bytes."""


def complete(standard_library: Path, project: Path, library: Path) -> None:
    """Write the sources of the standard library, with our stubs in it, and of our package."""
    stubs = {stub.name: stub.read_bytes() for stub in sorted(STUBS.glob("*.py"))}
    with zipfile.ZipFile(standard_library) as archive:
        files = {name: archive.read(name) for name in archive.namelist()} | stubs
    _write(library, {**files, **_package(project, library.parent)})


def replace_sources(library: Path, bytecode: Mapping[str, bytes]) -> None:
    """Replace the sources in a complete library by the bytecode of those that are needed.

    Args:
        library: as `complete` wrote it; only our package's data stays as it is.
        bytecode: by the name of its file.
    """
    with zipfile.ZipFile(library) as archive:
        data = {
            name: archive.read(name)
            for name in archive.namelist()
            if name.startswith(f"{PACKAGE}/") and not name.endswith(".py")
        }
    _write(library, {**data, **bytecode})


def _package(project: Path, folder: Path) -> dict[str, bytes]:
    """Return the files of the wheel of our package as the page gets them, its metadata left out."""
    wheel = Path(next(WheelBuilder(str(project)).build(directory=str(folder))))
    with zipfile.ZipFile(wheel) as archive:
        files = {
            name: archive.read(name)
            for name in archive.namelist()
            if _is_of_the_page(name) and not _is_of_another_language(name)
        }
    wheel.unlink()
    files[_GUIDE] = b""
    files[_SOURCES] = _named_sources(files)
    for name in filter(lambda each: each.endswith(".mo"), files):
        files[name] = translations.compiled(LANGUAGE, _is_shown_by_calculators)
    return files


def _named_sources(files: Mapping[str, bytes]) -> bytes:
    """Return the file of sources with those that an entry of the other data files names."""
    named = set()
    for name, content in files.items():
        if name.startswith(_DATA) and name.endswith(".toml") and name != _SOURCES:
            named |= set(_sources_in(tomllib.loads(content.decode())))
    tables = re.split(r"(?m)^(?=\[)", files[_SOURCES].decode())
    kept = (each for each in tables if each[1:].partition("]")[0] in named)
    return "".join(kept).encode()


def _sources_in(table: object) -> Iterator[str]:
    """Yield the names of sources in a table and in those within it."""
    if isinstance(table, list):
        for each in table:
            yield from _sources_in(each)
    elif isinstance(table, dict):
        for key, value in table.items():
            if key == "sources":
                yield from value
            elif key == "source":
                yield value
            else:
                yield from _sources_in(value)


def _is_shown_by_calculators(source: str) -> bool:
    """Tell whether texts of a source are of use in the page's Python.

    >>> _is_shown_by_calculators("build/sitebuild/markdown/facts.py")
    False
    """
    return _is_of_the_page(source) and source != _GUIDE


def _is_of_the_page(name: str) -> bool:
    """Tell whether a file is one of our package that pages have a use for.

    >>> _is_of_the_page("calculators/facts.py"), _is_of_the_page("calculators/commandline/plain.py")
    (True, False)
    """
    return name.startswith(f"{PACKAGE}/") and not name.startswith(_ELSEWHERE)


def _is_of_another_language(name: str) -> bool:
    """Tell whether a file is the catalogue of a language that the process does not speak.

    >>> _is_of_another_language("calculators/locale/en.mo")
    True
    """
    return name.endswith(".mo") and Path(name).stem != LANGUAGE


def _write(library: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(library, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
