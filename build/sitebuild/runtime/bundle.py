"""The bundle: interpreter, library and snapshot, compressed, named by content, and listed."""

import gzip
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from sitebuild.runtime import library

PROJECT = Path(__file__).parents[3]
PYODIDE = PROJECT / "node_modules" / "pyodide"
MANIFEST = "manifest.json"
_HERE = Path(__file__).parent


def make(folder: Path) -> None:
    """Write the bundle into `folder`, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    archive, snapshot = folder / "library.zip", folder / "snapshot"
    library.complete(PYODIDE / "python_stdlib.zip", PROJECT, archive)
    library.trim(archive, _run(archive))
    _run(archive, snapshot)
    parts = {
        "program": PYODIDE / "pyodide.asm.wasm",
        "glue": PYODIDE / "pyodide.asm.js",
        "snapshot": snapshot,
        "library": archive,
    }
    manifest = {name: _pack(name, path, folder) for name, path in parts.items()}
    archive.unlink()
    snapshot.unlink()
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def _run(archive: Path, snapshot: Path | None = None) -> list[str]:
    """Start Python from `archive`, exercise the calculators, and return the modules imported."""
    arguments = (archive, _HERE / "exercise.py", *([snapshot] if snapshot else []))
    done = subprocess.run(  # noqa: S603 (our own files)
        ["node", _HERE / "interpreter.mjs", *arguments],  # noqa: S607
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    modules: list[str] = json.loads(done.stdout)
    return modules


def _pack(name: str, path: Path, folder: Path) -> dict[str, str | int]:
    """Compress a file, name it by its content, and describe it."""
    packed = gzip.compress(path.read_bytes(), mtime=0)
    digest = hashlib.sha256(packed).hexdigest()
    # Not .gz: some servers would then declare the content encoded, and browsers unpack it unasked.
    target = folder / f"{name}-{digest[:12]}.bin"
    target.write_bytes(packed)
    return {"file": target.name, "size": len(packed), "sha256": digest}
