"""The bundle: what Python in the page is made of, given to `pyodide_preinit`, and tried."""

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pyodide_preinit

from calculators.bridge import respond
from calculators.catalogue import names
from calculators.language import LANGUAGE, VARIABLE
from sitebuild.runtime import corpus, package

PROJECT = Path(__file__).parents[3]
PACKAGE = "package"
"""The folder with our package, beside what else a bundle is made of."""
_PYODIDE = PROJECT / "node_modules" / "pyodide"
_HERE = Path(__file__).parent
_HELD_OUT = 0
"""The seed of readers whose requests the ready program is not made with, but tried with: what it
answers must be what the whole interpreter does, and CPython."""
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
        sources, bundle = Path(made, PACKAGE), Path(made, "bundle")
        package.write(PROJECT, sources)
        made_of, note = _digest(sources), folder.with_suffix(".made-of")
        is_there = (folder / pyodide_preinit.MANIFEST).exists()
        if is_there and note.exists() and note.read_text() == made_of:
            say("what Python in the page is made of has not changed")
            return
        note.unlink(missing_ok=True)
        held_out = corpus.by_readers(_HELD_OUT, _TRIED)
        given = config(Path(made), corpus.requests(), held_out)
        report = pyodide_preinit.build(given, bundle, say)
        say(_tried(bundle))
        for line in report.lines():
            say(line)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(bundle, folder)
    folder.with_suffix(".report.json").write_text(report.json(), encoding="utf-8")
    note.write_text(made_of)


def ask(folder: Path, requests: list[str]) -> list[str | None]:
    """Return what a ready program answers; nothing where the whole interpreter is needed.

    Args:
        folder: of the bundle.
        requests: as pages make them.
    """
    return pyodide_preinit.ask(folder, requests, _PYODIDE)


def config(
    folder: Path,
    asked: Iterable[str],
    held_out: Iterable[str] | None = None,
    pyodide: Path = _PYODIDE,
) -> pyodide_preinit.Config:
    """Return what a bundle is made of, of which all but the tools is written into a folder.

    Args:
        folder: holds our package in `PACKAGE`, as `package.write` writes it.
        asked: the requests that the ready program is made with.
        held_out: others that it is tried with.
        pyodide: the folder of the npm package.
    """
    requests, others, warm_up = (
        folder / name for name in ("corpus.jsonl", "held_out.jsonl", "warm_up.py")
    )
    _write(requests, asked)
    if held_out is not None:
        _write(others, held_out)
    script = (_HERE / "warm_up.py").read_text(encoding="utf-8")
    warm_up.write_text(f"names = {list(names())}\n{script}", encoding="utf-8")
    return pyodide_preinit.Config(
        package=folder / PACKAGE,
        entry="calculators.bridge:respond",
        corpus=requests,
        held_out=None if held_out is None else others,
        warm_up=warm_up,
        stubs=_HERE / "stubs",
        env={VARIABLE: LANGUAGE},
        pyodide=pyodide,
    )


def _write(file: Path, requests: Iterable[str]) -> None:
    file.write_text("".join(f"{json.dumps(each)}\n" for each in requests), encoding="utf-8")


def _say(what: str) -> None:
    print(f"{LANGUAGE}: {what}", file=sys.stderr, flush=True)


def _silence(_what: str) -> None:
    pass


def _digest(sources: Path) -> str:
    """Return a digest of all that a bundle is made of: `sources`, what makes it, and its tools."""
    files = [
        (path, path.relative_to(folder))
        for folder in (sources, _HERE)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
    digest = hashlib.sha256(f"{LANGUAGE} {pyodide_preinit.fingerprint(_PYODIDE)}".encode())
    for path, name in files:
        digest.update(name.as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _tried(bundle: Path) -> str:
    """Ask the ready program what it was not made with; tell how it went.

    Raises:
        WrongAnswerError: it answered otherwise than CPython does.
    """
    requests = list(corpus.by_readers(_HELD_OUT, _TRIED))
    answers = ask(bundle, requests)
    for request, answer in zip(requests, answers, strict=True):
        if answer not in (None, respond(request)):
            raise WrongAnswerError(request)
    waiting = answers.count(None)
    return f"{len(requests)} other requests are answered right, {waiting} not by the ready program"
