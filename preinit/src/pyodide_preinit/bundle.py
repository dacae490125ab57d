"""The bundle: the programs and what they need, compressed, named by content, and listed.

The ready program is all that a page needs as a rule. The whole interpreter, its glue to JavaScript
and its library lie beside it, for whatever the ready one cannot answer.
"""

import gzip
import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypedDict, cast

from pyodide_preinit import library, node
from pyodide_preinit.config import Config
from pyodide_preinit.parts import PARTS, PROGRAM, READY, file_name

MANIFEST: Final = "manifest.json"
"""Lists the parts, each with its file, its size and its hash, and says how a page starts Python."""
_HERE = Path(__file__).parent
_INSIDE = _HERE / "inside"
"""What runs in the page's Python while the bundle is made."""


class _Compiled(TypedDict):
    """What `compile.mjs` returns."""

    bytecode: dict[str, str]
    start: dict[str, object]
    files: dict[str, str]


def build(config: Config, folder: Path, say: Callable[[str], object] = print) -> None:
    """Write the bundle into `folder`, which is made if need be.

    Args:
        config: what it is made of.
        folder: where it is written.
        say: is told how far it is, a line each.

    Raises:
        AssumptionError: Pyodide is not as this tool assumes.
        NodeError: the interpreter could not be started, or Python raised an exception.
    """
    pyodide = config.pyodide.resolve()
    with tempfile.TemporaryDirectory() as made:
        archive, ready = Path(made, "library.zip"), Path(made, "ready.wasm")
        package = library.package_files(config)
        library.complete(config, package, archive)
        job = {
            "pyodide": pyodide,
            "library": archive,
            "inside": _INSIDE,
            "package": sorted(package),
            "warmUp": config.warm_up and config.warm_up.resolve(),
            "entry": config.entry,
            "keep": list(config.keep),
            "env": dict(config.env),
            "corpus": config.corpus.resolve(),
            "target": ready,
        }
        found = cast("_Compiled", node.run("compile", job, pyodide, say))
        compiled = {name: bytes.fromhex(code) for name, code in found["bytecode"].items()}
        library.replace_sources(archive, package, compiled)
        say(f"{len(compiled)} modules compiled")
        node.run("make", job, pyodide, say)
        files = {
            READY: ready,
            PROGRAM: pyodide / found["files"]["program"],
            "glue": pyodide / found["files"]["glue"],
            "library": archive,
        }
        folder.mkdir(parents=True, exist_ok=True)
        for old in (each for part in PARTS for each in folder.glob(f"{part}-*.bin")):
            old.unlink()
        packed = {part: _pack(part, files[part], folder) for part in PARTS}
    manifest = {
        "parts": packed,
        "start": found["start"],
        "entry": config.entry,
        "env": dict(config.env),
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")
    say(f"the ready program is there, {packed[READY]['size']} bytes")


def ask(folder: Path, requests: Sequence[str], pyodide: Path) -> list[str | None]:
    """Return what the ready program of a bundle answers.

    Args:
        folder: of the bundle.
        requests: texts as the entry takes them.
        pyodide: the folder of the npm package.

    Returns:
        For each request its answer, or nothing where the whole interpreter is needed.
    """
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    program = (folder / manifest["parts"][READY]["file"]).resolve()
    job = {"program": program, "requests": list(requests)}
    return cast("list[str | None]", node.run("ask", job, pyodide, print))


def fingerprint(pyodide: Path) -> str:
    """Return a digest of this tool and of the npm packages that it uses.

    Whoever keeps a bundle builds another when this changes.

    Args:
        pyodide: the folder of the npm package; binaryen is beside it.
    """
    ours = [path for path in sorted(_HERE.rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    theirs = (each / "package.json" for each in (pyodide, pyodide.with_name("binaryen")))
    digest = hashlib.sha256()
    for path in (*ours, *theirs):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _pack(part: str, path: Path, folder: Path) -> dict[str, str | int]:
    """Compress a file, name it by its content, and describe it."""
    packed = gzip.compress(path.read_bytes(), mtime=0)
    digest = hashlib.sha256(packed).hexdigest()
    target = folder / file_name(part, digest)
    target.write_bytes(packed)
    return {"file": target.name, "size": len(packed), "sha256": digest}
