"""The runtime's files: each is in the site once, however many editions use it.

What depends on no language lies in the edition of the source, and the others point there. Of their
library they have only the end, after which most of the source's comes.
"""

import gzip
import io
import json
import posixpath
import shutil
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

from pyodide_preinit import MANIFEST, pack

from calculators.language import LANGUAGE, SOURCE
from sitebuild.runtime import parts

REST = "rest"
"""The part that holds the end of a library, and says after how many bytes of the source's."""
_LIBRARY = "library"
_ROOT = PurePosixPath("..")
"""The edition of the source, seen from another."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: the same sources make the same bytes."""
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
    own: Parts = manifest["parts"]
    end = None if LANGUAGE == SOURCE else ending(_library(runtimes / SOURCE), _library(bundle))
    if end:
        own[_LIBRARY] = dict(source[_LIBRARY])
    for part, described in own.items():
        file = str(described["file"])
        if LANGUAGE != SOURCE and described == source.get(part):
            described["file"] = _shared(file)
        else:
            shutil.copy(bundle / file, folder)
    if end:
        after, content = end
        own[REST] = {**pack(REST, content, folder), "after": after}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def ending(source: bytes, library: bytes) -> tuple[int, bytes] | None:
    """Return how a library goes on after some bytes of the source's, and after how many.

    The first part of a zip file holds files, the last their list, so that more can be added at the
    end. There is nothing if the source's has a file that the other has not, or another one.
    """
    ours, theirs = (_files(each) for each in (library, source))
    if not theirs.items() <= ours.items():
        return None
    whole = io.BytesIO(source)
    with zipfile.ZipFile(whole, "a") as archive:
        for name in sorted(ours.keys() - theirs.keys()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), ours[name])
    longer = whole.getvalue()
    both = zip(source, longer, strict=False)
    after = next(place for place, (one, other) in enumerate(both) if one != other)
    return after, longer[after:]


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


def _library(bundle: Path) -> bytes:
    """Return the library of a bundle, unpacked."""
    return gzip.decompress((bundle / str(_parts(bundle)[_LIBRARY]["file"])).read_bytes())


def _files(library: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(library)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _parts(folder: Path) -> Parts:
    found: Parts = _manifest(folder)["parts"]
    return found


def _manifest(folder: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return manifest
