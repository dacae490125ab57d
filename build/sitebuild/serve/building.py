"""Builds in processes of their own, so that every one runs the code as it is then."""

import gc
import logging
import multiprocessing
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

_PRELOAD = "sitebuild.serve.preload"
_OUTPUT, _ERRORS = 1, 2
"""Those of every process, also of the programs that it starts."""
_BEHIND = 19
"""The lowest priority."""
VARIABLE, SOURCE, LANGUAGES = "SITE_LANGUAGE", "zh", ("zh", "en")
"""As in `calculators.language`, which a build must import anew: it is what changes."""
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([_PRELOAD])


class Builds:
    """The sites that are built one after the other, each in a folder of its own.

    Only a site that is complete gets a number, so a failed build removes nothing that is shown.

    Args:
        folder: where they are built; emptied first.
        runtimes: the runtime bundles that they hold.
    """

    def __init__(self, folder: Path, runtimes: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._folder = folder
        self._editions = folder / "editions"
        self._runtimes = runtimes
        self._next_runtimes = folder / "runtimes"
        self._count = 0
        # The first change must not wait for what every build imports.
        _FORKS.Process().start()

    def site(self) -> Path | None:
        """Build the site; return its folder, or nothing after a fault, which was told."""
        shutil.rmtree(self._editions, ignore_errors=True)
        target = self._folder / "next"
        is_old = any(map(_is_old, Path("calculators", "locale").glob("*.po")))
        is_built = (
            (not is_old or self._run(_compile, {SOURCE: ()}))
            and self._run(
                _build, {each: (self._editions / each, self._runtimes) for each in LANGUAGES}
            )
            and self._run(_join, {SOURCE: (self._editions, target)})
        )
        return self._numbered(target) if is_built else None

    def _run(self, work: Callable[..., None], arguments: Mapping[str, tuple[object, ...]]) -> bool:
        """Work in several languages at the same time; tell whether all succeeded.

        What they say is passed on when all have ended, once if they say the same.

        Args:
            work: what is to be done.
            arguments: those of each language.
        """
        running = {}
        for language, given in arguments.items():
            said = self._folder / f"said.{language}.txt"
            said.write_bytes(b"")
            process = _FORKS.Process(target=_in_language, args=(language, said, work, *given))
            process.start()
            running[said] = process
        for process in running.values():
            process.join()
        for text in dict.fromkeys(said.read_text(encoding="utf-8") for said in running):
            sys.stderr.write(text)
        return not any(process.exitcode for process in running.values())

    def _numbered(self, site: Path) -> Path:
        """Give a complete site its folder; only the last one's stays beside it."""
        self._count += 1
        # Pages that are being loaded may still ask for the last one's files.
        shutil.rmtree(self._folder / str(self._count - 2), ignore_errors=True)
        return site.rename(self._folder / str(self._count))

    def start_runtime(self) -> subprocess.Popen[bytes]:
        """Begin to make the runtimes, which may be stopped with all that it started."""
        # What has not changed is not made anew.
        shutil.rmtree(self._next_runtimes, ignore_errors=True)
        shutil.copytree(self._runtimes, self._next_runtimes)
        command = [sys.executable, "-m", "sitebuild.runtime", "--quiet", str(self._next_runtimes)]
        making = subprocess.Popen(command, start_new_session=True)  # noqa: S603 (ours)
        # Pages that are changed meanwhile go first.
        os.setpriority(os.PRIO_PROCESS, making.pid, _BEHIND)
        return making

    def take_runtime(self) -> None:
        """Let the runtimes that were made take the place of the last ones."""
        shutil.rmtree(self._runtimes)
        self._next_runtimes.rename(self._runtimes)


def _in_language(language: str, said: Path, work: Callable[..., None], *given: object) -> None:
    """Work in a language; what is said on the way goes into a file."""
    os.environ[VARIABLE] = language
    with said.open("wb") as file:
        for stream in (_OUTPUT, _ERRORS):
            os.dup2(file.fileno(), stream)
    work(*given)


def _is_old(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime


def _compile() -> None:
    """Compile the catalogues, which a process in their language reads as it begins."""
    from sitebuild import translations

    translations.compile_all()


def _build(target: Path, runtimes: Path) -> None:
    """Build an edition; it leaves with an exit code if something is wrong."""
    # Imported here, in the process of the build: these are what changes.
    from mkdocs.exceptions import MkDocsException

    from sitebuild import editions

    # The process is gone before there is much to collect.
    gc.disable()
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        editions.build(target, runtimes)
    except (MkDocsException, SystemExit) as error:
        # What is wrong in a page has been told by then, with its name.
        print(error, file=sys.stderr)
        sys.exit(1)
    except Exception:
        traceback.print_exc()
        sys.exit(1)


def _join(made: Path, target: Path) -> None:
    """Make a site of the editions, to be kept by nobody."""
    from sitebuild import editions

    editions.join(made, target, is_kept=False)
