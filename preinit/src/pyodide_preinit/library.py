"""The zip file that Python in the page imports from: the package and what it needs of the library.

A library begins as sources, complete. The page's own Python, run by the build, imports what the
package needs of it, and compiles that.
"""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from pyodide_preinit.config import Config

_METADATA = re.compile(r"[^/]+\.(dist-info|data)/")
"""What a wheel says of itself, and what it installs elsewhere."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: the same sources make the same bytes."""


def package_files(config: Config) -> dict[str, bytes]:
    """Return the files of the package, by their names in the library."""
    if config.package.is_file():
        with zipfile.ZipFile(config.package) as wheel:
            names = (each for each in wheel.namelist() if not each.endswith("/"))
            return {each: wheel.read(each) for each in names if not _METADATA.match(each)}
    is_package = (config.package / "__init__.py").exists()
    root = config.package.parent if is_package else config.package
    files = (path for path in sorted(config.package.rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in files
        if path.parent.name != "__pycache__"
    }


def complete(config: Config, package: Mapping[str, bytes], library: Path) -> None:
    """Write the sources of the standard library, with the stubs in it, and of the package."""
    stubs = sorted(config.stubs.glob("*.py")) if config.stubs else []
    with zipfile.ZipFile(config.pyodide / "python_stdlib.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    _write(library, files | {stub.name: stub.read_bytes() for stub in stubs} | dict(package))


def replace_sources(
    library: Path, package: Mapping[str, bytes], bytecode: Mapping[str, bytes]
) -> None:
    """Replace the sources in a complete library by the bytecode of those that are needed.

    Args:
        library: as `complete` wrote it; only the package's data stays as it is.
        package: its files.
        bytecode: by the name of its file.
    """
    data = {name: content for name, content in package.items() if not name.endswith(".py")}
    _write(library, data | dict(bytecode))


def _write(library: Path, files: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(library, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
