"""The zip file that Python in the page imports from: our package and what it needs of the library.

A library begins as sources, complete. Once it is known which modules a start and every calculator
import, it is trimmed to these and compiled, without docstrings and assertions.
"""

import marshal
import os
import subprocess
import sys
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from types import CodeType

from hatchling.builders.wheel import WheelBuilder

from calculators.language import LANGUAGE

PACKAGE = "calculators"
STUBS = Path(__file__).parent / "stubs"
_HEADER = 16
"""Bytes of a bytecode file before the code."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: the same sources make the same bytes."""


def complete(standard_library: Path, project: Path, library: Path) -> None:
    """Write the sources of the standard library, with our stubs in it, and of our package."""
    stubs = {stub.name: stub.read_bytes() for stub in sorted(STUBS.glob("*.py"))}
    with zipfile.ZipFile(standard_library) as archive:
        files = {name: archive.read(name) for name in archive.namelist()} | stubs
    _write(library, {**files, **dict(_package(project, library.parent))})


def trim(library: Path, modules: Collection[str]) -> None:
    """Keep of a complete library the given modules and our package, compiled.

    Raises:
        CalledProcessError: the compiler refused a module.
    """
    with zipfile.ZipFile(library) as archive:
        kept = {
            name: archive.read(name)
            for name in archive.namelist()
            if name.startswith(f"{PACKAGE}/") or _module(name) in modules
        }
    _write(library, kept)
    # -OO leaves out docstrings and assertions; the archive itself is compressed as a whole later.
    command = [sys.executable, "-OO", "-m", "pyodide_cli", "py-compile", "--silent"]
    subprocess.run(  # noqa: S603 (our own files)
        [*command, "--compression-level", "0", str(library)],
        check=True,
        # Bytecode then carries a hash of its source instead of the time of day.
        env={**os.environ, "SOURCE_DATE_EPOCH": "0"},
    )
    with zipfile.ZipFile(library) as archive:
        compiled = {name: archive.read(name) for name in archive.namelist()}
    _write(library, {name: _without_positions(name, file) for name, file in compiled.items()})


def _without_positions(name: str, file: bytes) -> bytes:
    """Take the tables of line numbers out of bytecode: only tracebacks need them."""
    if not name.endswith(".pyc"):
        return file
    header, code = file[:_HEADER], marshal.loads(file[_HEADER:])  # noqa: S302 (compiled above)
    return header + marshal.dumps(_stripped(code))


def _stripped(code: CodeType) -> CodeType:
    """Return `code`, and the code within it, without a table of line numbers."""
    constants = (_stripped(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_consts=tuple(constants), co_linetable=b"")


def _module(name: str) -> str:
    """Return the name of the module that a file of a library holds.

    >>> _module("json/__init__.py"), _module("json/decoder.py"), _module("os.py")
    ('json', 'json.decoder', 'os')
    """
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


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
