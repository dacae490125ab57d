"""The bundle: the programs and what they need, compressed, named by content, and listed.

The ready program is all that a page needs as a rule. The whole interpreter, its glue to JavaScript
and its library lie beside it, for whatever the ready one cannot answer.
"""

import gzip
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypedDict, cast

import deflate

from pyodide_preinit import library, node, report
from pyodide_preinit.config import Config, requests
from pyodide_preinit.parts import PARTS, PROGRAM, READY, WHOLE, file_name
from pyodide_preinit.report import HeldOut, Kept, LeftOut, Report

MANIFEST: Final = "manifest.json"
"""Lists the parts, each with its file, its size and its hash; says how a page starts Python."""
_HERE = Path(__file__).parent
_INSIDE = _HERE / "inside"
"""What runs in the page's Python while the bundle is made."""
_SMALLEST = 12
"""The level at which libdeflate packs as small as it can."""
_CLIENT = _HERE / "client"


class WrongAnswerError(Exception):
    """The ready program answers otherwise than the whole interpreter does."""


class _Compiled(TypedDict):
    """What `compile.mjs` returns."""

    bytecode: dict[str, str]
    start: dict[str, object]
    files: dict[str, str]


class _Made(TypedDict):
    """What `make.mjs` returns."""

    called: int
    stripped: list[str]
    interpreter: int
    leftOut: dict[str, int]


def build(config: Config, folder: Path, say: Callable[[str], object] = print) -> Report:
    """Write the bundle into `folder`, which is made if need be.

    Args:
        config: what it is made of.
        folder: where it is written; what an earlier build wrote there is removed.
        say: is told how far it is, a line each.

    Returns:
        What was made.

    Raises:
        AssumptionError: Pyodide is not as this tool assumes.
        ConfigError: a corpus is not as it must be.
        NodeError: the interpreter could not be started, or Python raised an exception.
        WrongAnswerError: the ready program must not be used; nothing is written.
    """
    pyodide = config.pyodide.resolve()
    corpus = requests(config.corpus)
    held_out = requests(config.held_out) if config.held_out else []
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
            "target": ready,
        }
        compiled = cast("_Compiled", node.run("compile", job, pyodide, say))
        bytecode = {name: bytes.fromhex(code) for name, code in compiled["bytecode"].items()}
        library.replace_sources(archive, package, bytecode)
        say(f"{len(bytecode)} modules compiled")
        kept = cast("_Made", node.run("make", {**job, "requests": corpus}, pyodide, say))
        answers = _tried(job, held_out, say)
        files = {
            READY: ready,
            PROGRAM: pyodide / compiled["files"]["program"],
            "glue": pyodide / compiled["files"]["glue"],
            "library": archive,
        }
        contents = {part: files[part].read_bytes() for part in PARTS}
    manifest = {
        "parts": _packed(contents, folder),
        "start": compiled["start"],
        "entry": config.entry,
        "env": dict(config.env),
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")
    return Report(
        sizes=report.sizes(contents[READY]),
        ready=report.size(contents[READY]),
        whole=report.total([report.size(contents[part]) for part in WHOLE]),
        python=Kept(kept["called"], kept["called"] + len(kept["stripped"])),
        interpreter=Kept(kept["interpreter"], report.functions(contents[PROGRAM])),
        left_out=LeftOut(**kept["leftOut"]),
        stripped=kept["stripped"],
        held_out=HeldOut(len(held_out), answers.count(None)) if held_out else None,
    )


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
    packed = (folder / manifest["parts"][READY]["file"]).read_bytes()
    with tempfile.TemporaryDirectory() as made:
        program = Path(made, "ready.wasm")
        program.write_bytes(gzip.decompress(packed))
        return _answers("ask", {"target": program}, requests, pyodide, print)


def pack(part: str, content: bytes, folder: Path) -> dict[str, str | int]:
    """Write a part into a folder, compressed and named by its content.

    Args:
        part: its name.
        content: what is in it, unpacked.
        folder: where it is written.

    Returns:
        What a manifest says of it.
    """
    packed = compressed(content)
    digest = hashlib.sha256(packed).hexdigest()
    file = folder / file_name(part, digest)
    file.write_bytes(packed)
    return {"file": file.name, "size": len(packed), "sha256": digest}


def compressed(content: bytes) -> bytes:
    """Return bytes in gzip's format, as few as libdeflate makes of them; the same make the same.

    >>> gzip.decompress(compressed(b"a" * 1000)) == b"a" * 1000
    True
    """
    return bytes(deflate.gzip_compress(content, _SMALLEST))


def copy_client(folder: Path) -> None:
    """Copy the scripts with which a page asks Python into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for script in sorted(_CLIENT.glob("*.mjs")):
        shutil.copy(script, folder)


def fingerprint(pyodide: Path) -> str:
    """Return a digest of this tool and of the packages that it uses.

    Whoever keeps a bundle builds another when this changes.

    Args:
        pyodide: the folder of the npm package; binaryen is beside it.
    """
    ours = [path for path in sorted(_HERE.rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    theirs = (each / "package.json" for each in (pyodide, pyodide.with_name("binaryen")))
    digest = hashlib.sha256(version("deflate").encode())
    for path in (*ours, *theirs):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _tried(
    job: Mapping[str, object], held_out: Sequence[str], say: Callable[[str], object]
) -> list[str | None]:
    """Ask the ready program what it was not made with, and return its answers.

    Raises:
        WrongAnswerError: one of them is not that of the whole interpreter.
    """
    if not held_out:
        return []
    say(f"asking both programs {len(held_out)} other requests")
    pyodide = cast("Path", job["pyodide"])
    answers = _answers("ask", job, held_out, pyodide, say)
    expected = _answers("ask_whole", job, held_out, pyodide, say)
    for request, answer, right in zip(held_out, answers, expected, strict=True):
        if answer is not None and answer != right:
            told = "raises an exception" if right is None else f"answers {right!r}"
            raise WrongAnswerError(
                f"the ready program answers {answer!r} to {request!r}; the whole interpreter {told}"
            )
    return answers


def _answers(
    script: str,
    job: Mapping[str, object],
    requests: Sequence[str],
    pyodide: Path,
    say: Callable[[str], object],
) -> list[str | None]:
    job = {**job, "requests": list(requests)}
    return cast("list[str | None]", node.run(script, job, pyodide, say))


def _packed(contents: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, str | int]]:
    """Write the parts into a folder, compressed and named by their content; describe each."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in _old(folder):
        old.unlink()
    return {part: pack(part, content, folder) for part, content in contents.items()}


def _old(folder: Path) -> Iterable[Path]:
    return [path for part in PARTS for path in folder.glob(f"{part}-*.bin")]
