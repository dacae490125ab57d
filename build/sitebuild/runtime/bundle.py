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
import sys
import tempfile
from pathlib import Path

from calculators.bridge import respond
from calculators.catalogue import names
from calculators.language import LANGUAGE
from sitebuild.runtime import corpus, library, parts
from sitebuild.runtime.parts import MANIFEST

PROJECT = Path(__file__).parents[3]
PYODIDE = PROJECT / "node_modules" / "pyodide"
_HERE = Path(__file__).parent
_INSIDE = _HERE / "inside"
"""What runs in the page's Python while the bundle is made."""
_SHARED = [
    PROJECT / "docs" / "assets" / "javascripts" / name for name in ("python.mjs", "whole.mjs")
]
"""What the page and the making of the bundle have in common."""
_PYC = "__pycache__"
_HELD_OUT = 0
"""The seed of readers whose requests the ready program is not made with, but tried with."""
_TRIED = 20


class WrongAnswerError(Exception):
    """The ready program answers otherwise than CPython does."""


def make(folder: Path, *, is_quiet: bool = False) -> None:
    """Write the bundle into `folder`, unless it is there and nothing that it is made of changed.

    Args:
        folder: what was in it is removed.
        is_quiet: whether nothing is said of how far it is.

    Raises:
        WrongAnswerError: the ready program must not be used.
    """
    say = _silence if is_quiet else _say
    with tempfile.TemporaryDirectory() as made:
        archive, ready = Path(made, "library.zip"), Path(made, "ready.wasm")
        library.complete(PYODIDE / "python_stdlib.zip", PROJECT, archive)
        made_of, note = _digest(archive), folder.with_suffix(".made-of")
        if (folder / MANIFEST).exists() and note.exists() and note.read_text() == made_of:
            say("what Python in the page is made of has not changed")
            return
        note.unlink(missing_ok=True)
        say("compiling the library")
        bytecode = json.loads(_node("compile.mjs", archive, _INSIDE, given=json.dumps(names())))
        library.replace_sources(
            archive, {name: bytes.fromhex(code) for name, code in bytecode.items()}
        )
        say(f"{len(bytecode)} modules compiled")
        requests = json.dumps(list(corpus.requests()))
        _node("make.mjs", archive, _INSIDE, ready, given=requests, is_quiet=is_quiet)
        say(_tried(ready))
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        files = {
            parts.READY: ready,
            "glue": PYODIDE / "pyodide.asm.js",
            parts.PROGRAM: PYODIDE / "pyodide.asm.wasm",
            "library": archive,
        }
        manifest = {part: _pack(part, files[part], folder) for part in parts.PARTS}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")
    note.write_text(made_of)
    say(f"the ready program is there, {manifest[parts.READY]['size']} bytes")


def _say(what: str) -> None:
    print(f"{LANGUAGE}: {what}", file=sys.stderr, flush=True)


def _silence(_what: str) -> None:
    pass


def _digest(sources: Path) -> str:
    """Return a digest of all that a bundle is made of: `sources`, what makes it, and its tools."""
    made_by = [
        path for path in sorted(_HERE.rglob("*")) if path.is_file() and _PYC not in path.parts
    ]
    with_what = (
        PROJECT / "node_modules" / name / "package.json" for name in ("pyodide", "binaryen")
    )
    digest = hashlib.sha256(LANGUAGE.encode())
    for path in (sources, *made_by, *_SHARED, *with_what):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def ask(program: Path, requests: list[str]) -> list[str | None]:
    """Return what a ready program answers; nothing where the whole interpreter is needed."""
    answers: list[str | None] = json.loads(_node("ask.mjs", program, given=json.dumps(requests)))
    return answers


def _tried(ready: Path) -> str:
    """Ask the ready program what it was not made with; tell how it went.

    Raises:
        WrongAnswerError: it answered otherwise than CPython does.
    """
    requests = list(corpus.by_readers(_HELD_OUT, _TRIED))
    answers = ask(ready, requests)
    for request, answer in zip(requests, answers, strict=True):
        if answer not in (None, respond(request)):
            raise WrongAnswerError(request)
    waiting = answers.count(None)
    return f"{len(requests)} other requests are answered right, {waiting} not by the ready program"


def _node(script: str, *arguments: Path, given: str = "", is_quiet: bool = False) -> str:
    """Run a script of ours under Node and return what it prints."""
    done = subprocess.run(  # noqa: S603 (our own files)
        ["node", _HERE / "ready" / script, *arguments],  # noqa: S607
        input=given,
        # Python asks for these at its start: the same everywhere.
        env={**os.environ, "TZ": "UTC", "LC_ALL": "C", "QUIET": "1" if is_quiet else ""},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def _pack(part: str, path: Path, folder: Path) -> dict[str, str | int]:
    """Compress a file, name it by its content, and describe it."""
    packed = gzip.compress(path.read_bytes(), mtime=0)
    digest = hashlib.sha256(packed).hexdigest()
    target = folder / parts.file_name(part, digest)
    target.write_bytes(packed)
    return {"file": target.name, "size": len(packed), "sha256": digest}
