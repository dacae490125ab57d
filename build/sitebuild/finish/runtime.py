"""The runtime's files: each is in the site once, however many editions use it.

What depends on no language lies in the edition of the source, and the others point there.
"""

import json
import posixpath
import shutil
from pathlib import Path, PurePosixPath
from typing import Any

from pyodide_preinit import MANIFEST

from calculators.language import LANGUAGE, SOURCE
from sitebuild.runtime import parts

_ROOT = PurePosixPath("..")
"""The edition of the source, seen from another."""
type Parts = dict[str, dict[str, str | int]]


def finish(edition: Path, runtimes: Path) -> None:
    """Put the runtime of the process's language into its edition.

    Args:
        edition: a folder without a runtime.
        runtimes: the runtime bundle of each language, in a folder named by it.
    """
    folder, bundle = edition / parts.FOLDER, runtimes / LANGUAGE
    folder.mkdir(parents=True, exist_ok=True)
    manifest, source = _manifest(bundle), _parts(runtimes / SOURCE)
    for part, described in manifest["parts"].items():
        file = str(described["file"])
        if LANGUAGE != SOURCE and described == source.get(part):
            described["file"] = _shared(file)
        else:
            shutil.copy(bundle / file, folder)
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def shared(edition: Path) -> list[str]:
    """Return the files that a finished edition uses of that of the source, seen from the former.

    >>> shared(Path("an edition without a runtime"))
    []
    """
    if not (edition / parts.FOLDER / MANIFEST).exists():
        return []
    files = (str(each["file"]) for each in _parts(edition / parts.FOLDER).values())
    folder = parts.FOLDER.as_posix()
    return [posixpath.normpath(f"{folder}/{file}") for file in files if "/" in file]


def _shared(file: str) -> str:
    """Return where a file of the source's runtime is, seen from another edition's.

    >>> _shared("glue-1.bin")
    '../../../assets/runtime/glue-1.bin'
    """
    way = posixpath.relpath(_ROOT / parts.FOLDER.as_posix(), parts.FOLDER.as_posix())
    return f"{way}/{file}"


def _parts(folder: Path) -> Parts:
    found: Parts = _manifest(folder)["parts"]
    return found


def _manifest(folder: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return manifest
