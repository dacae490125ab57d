"""The bundle: the programs and what they need, compressed, named by content, and listed.

The ready program is all that a page needs as a rule. The whole interpreter, its glue to JavaScript
and its library lie beside it, for whatever the ready one cannot answer.
"""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

from sitebuild.runtime import library, rehearsal

PROJECT = Path(__file__).parents[3]
PYODIDE = PROJECT / "node_modules" / "pyodide"
MANIFEST = "manifest.json"
_HERE = Path(__file__).parent
_INSIDE = _HERE / "inside"
"""What runs in the page's Python while the bundle is made."""


def make(folder: Path) -> None:
    """Write the bundle into `folder`, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    archive, ready = folder / "library.zip", folder / "ready.wasm"
    library.complete(PYODIDE / "python_stdlib.zip", PROJECT, archive)
    library.trim(archive, json.loads(_node("modules.mjs", archive, _INSIDE / "exercise.py")))
    _node("make.mjs", archive, _INSIDE, ready, given=json.dumps(list(rehearsal.requests())))
    parts = {
        "ready": ready,
        "program": PYODIDE / "pyodide.asm.wasm",
        "glue": PYODIDE / "pyodide.asm.js",
        "library": archive,
    }
    manifest = {name: _pack(name, path, folder) for name, path in parts.items()}
    archive.unlink()
    ready.unlink()
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def _node(script: str, *arguments: Path, given: str = "") -> str:
    """Run a script of ours under Node and return what it prints."""
    done = subprocess.run(  # noqa: S603 (our own files)
        ["node", _HERE / "ready" / script, *arguments],  # noqa: S607
        input=given,
        # Python asks for these at its start: the same everywhere.
        env={**os.environ, "TZ": "UTC", "LC_ALL": "C"},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def _pack(name: str, path: Path, folder: Path) -> dict[str, str | int]:
    """Compress a file, name it by its content, and describe it."""
    packed = gzip.compress(path.read_bytes(), mtime=0)
    digest = hashlib.sha256(packed).hexdigest()
    # Not .gz: some servers would then declare the content encoded, and browsers unpack it unasked.
    target = folder / f"{name}-{digest[:12]}.bin"
    target.write_bytes(packed)
    return {"file": target.name, "size": len(packed), "sha256": digest}
