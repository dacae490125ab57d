"""Builds in processes of their own, so that every one runs the code as it is then."""

import gc
import logging
import multiprocessing
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing.process import BaseProcess
from pathlib import Path

_PRELOAD = "sitebuild.serve.preload"
_BEHIND = 19
"""The lowest priority."""
VARIABLE, SOURCE, LANGUAGES = "SITE_LANGUAGE", "zh", ("zh", "en")
"""As in `calculators.language`, which a build must import anew: it is what changes."""
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([_PRELOAD])


class Builds:
    """The sites that are built one after the other, each in a folder of its own.

    Args:
        folder: where they are built; emptied first.
        runtimes: the runtime bundles that they hold.
    """

    def __init__(self, folder: Path, runtimes: Path) -> None:
        self._names = _names(folder)
        self._editions = folder / "editions"
        self._runtimes = runtimes
        self._next_runtimes = folder / "runtimes"
        # The first change must not wait for what every build imports.
        _FORKS.Process().start()

    def site(self) -> Path | None:
        """Build the site; return its folder, or nothing after a fault, which was told."""
        target = next(self._names)
        shutil.rmtree(self._editions, ignore_errors=True)
        if any(map(_is_old, Path("calculators", "locale").glob("*.po"))):
            _failed(_started(_compile, SOURCE))
        building = [
            _started(_build, language, self._editions / language, self._runtimes)
            for language in LANGUAGES
        ]
        # All of them are waited for.
        if sum(map(_failed, building)):
            return None
        return None if _failed(_started(_join, SOURCE, self._editions, target)) else target

    def start_runtime(self) -> subprocess.Popen[bytes]:
        """Begin to make the runtimes, which may be stopped with all that it started."""
        command = [sys.executable, "-m", "sitebuild.runtime", str(self._next_runtimes)]
        making = subprocess.Popen(command, start_new_session=True)  # noqa: S603 (ours)
        # Pages that are changed meanwhile go first.
        os.setpriority(os.PRIO_PROCESS, making.pid, _BEHIND)
        return making

    def take_runtime(self) -> None:
        """Let the runtimes that were made take the place of the last ones."""
        shutil.rmtree(self._runtimes)
        self._next_runtimes.rename(self._runtimes)


def _names(folder: Path) -> Iterator[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    number = 0
    while True:
        number += 1
        # Pages that are being loaded may still ask for the last one's files.
        shutil.rmtree(folder / str(number - 2), ignore_errors=True)
        yield folder / str(number)


def _started(work: Callable[..., None], *arguments: object) -> BaseProcess:
    process = _FORKS.Process(target=work, args=arguments)
    process.start()
    return process


def _failed(process: BaseProcess) -> bool:
    process.join()
    return bool(process.exitcode)


def _is_old(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime


def _compile(language: str) -> None:
    """Compile the catalogues, which a process in their language reads as it begins."""
    os.environ[VARIABLE] = language
    from sitebuild import translations

    translations.compile_all()


def _build(language: str, target: Path, runtimes: Path) -> None:
    """Build an edition; it leaves with an exit code if something is wrong."""
    os.environ[VARIABLE] = language
    # Imported here, in the process of the build: these are what changes.
    from mkdocs.exceptions import MkDocsException

    from sitebuild import check, editions

    # The process is gone before there is much to collect.
    gc.disable()
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    if wrong := list(check.problems(date.today())):
        print(*wrong, sep="\n", file=sys.stderr)
        sys.exit(1)
    try:
        editions.build(target, runtimes)
    except (MkDocsException, SystemExit) as error:
        # What is wrong in a page has been told by then, with its name.
        print(error, file=sys.stderr)
        sys.exit(1)
    except Exception:
        traceback.print_exc()
        sys.exit(1)


def _join(language: str, made: Path, target: Path) -> None:
    """Make a site of the editions, to be kept by nobody."""
    os.environ[VARIABLE] = language
    from sitebuild import editions

    editions.join(made, target, is_kept=False)
