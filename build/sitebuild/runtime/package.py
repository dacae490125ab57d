"""Our package as pages get it.

What only the guide tells is left out, with its translations and sources, and so is the command
line.
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
_DATA = f"{PACKAGE}/data/"
_GUIDE = f"{_DATA}{GUIDE}.toml"
_SOURCES = f"{_DATA}sources.toml"
_ELSEWHERE = tuple(f"{PACKAGE}/{name}" for name in ("commandline/", "__main__.py", "py.typed"))
"""Of use to those who install the package, not in a page."""


def write(project: Path, folder: Path) -> None:
    """Write the files of the package into a folder from which Python can import it."""
    for name, content in _files(project, folder.parent).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _files(project: Path, folder: Path) -> dict[str, bytes]:
    """Return the files of our package's wheel as the page gets them, its metadata left out."""
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
