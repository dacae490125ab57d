"""The zip file that Python in the page imports from: our package and what it needs of the library.

A library begins as sources, complete. The page's own Python, run by the build, imports what every
calculator needs of it, and compiles that.
"""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

from calculators.language import LANGUAGE

PACKAGE = "calculators"
STUBS = Path(__file__).parent / "stubs"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: the same sources make the same bytes."""


def complete(standard_library: Path, project: Path, library: Path) -> None:
    """Write the sources of the standard library, with our stubs in it, and of our package."""
    stubs = {stub.name: stub.read_bytes() for stub in sorted(STUBS.glob("*.py"))}
    with zipfile.ZipFile(standard_library) as archive:
        files = {name: archive.read(name) for name in archive.namelist()} | stubs
    _write(library, {**files, **dict(_package(project, library.parent))})


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


def _package(project: Path, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give the files of the wheel of our package, its metadata left out."""
    wheel = Path(next(WheelBuilder(str(project)).build(directory=str(folder))))
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.startswith(f"{PACKAGE}/") and not _is_of_another_language(name):
                yield name, archive.read(name)
    wheel.unlink()


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
