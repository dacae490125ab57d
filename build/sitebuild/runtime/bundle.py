"""The bundle: Pyodide's files, the standard library and our wheel as bytecode, a manifest."""

import hashlib
import json
import shutil
from pathlib import Path

from sitebuild.runtime.bytecode import compile_archive
from sitebuild.runtime.wheel import make_wheel

PROJECT = Path(__file__).parents[3]
PYODIDE = PROJECT / "node_modules" / "pyodide"
_AS_THEY_ARE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
_STANDARD_LIBRARY = "python_stdlib.zip"
_LOCK = "pyodide-lock.json"
MANIFEST = "manifest.json"


def make(folder: Path) -> None:
    """Write the bundle into `folder`, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in (*_AS_THEY_ARE, _STANDARD_LIBRARY):
        shutil.copyfile(PYODIDE / name, folder / name)
    compile_archive(folder / _STANDARD_LIBRARY)
    wheel = compile_archive(make_wheel(PROJECT, folder))
    (folder / _LOCK).write_text(json.dumps(_lock_without_packages()), encoding="utf-8")
    (folder / MANIFEST).write_text(json.dumps(_manifest(folder, wheel.name)), encoding="utf-8")


def _lock_without_packages() -> dict[str, object]:
    """Return Pyodide's lock file without the packages, none of which the site serves."""
    lock = json.loads((PYODIDE / _LOCK).read_text(encoding="utf-8"))
    return {"info": lock["info"], "packages": {}}


def _manifest(folder: Path, wheel: str) -> dict[str, object]:
    """Describe the files whose arrival is the progress that the reader sees."""
    counted = ("pyodide.asm.wasm", _STANDARD_LIBRARY, wheel)
    return {
        "wheel": wheel,
        "files": {
            name: {
                "size": (folder / name).stat().st_size,
                "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest(),
            }
            for name in counted
        },
    }
