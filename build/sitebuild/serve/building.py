"""Builds in a process of their own each, so that every one runs the code as it is then."""

import gc
import logging
import multiprocessing
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path

_PRELOAD = "sitebuild.serve.preload"
_BEHIND = 19
"""The lowest priority."""
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([_PRELOAD])


class Builds:
    """The sites that are built one after the other, each in a folder of its own.

    Args:
        folder: where they are built; emptied first.
        runtime: the runtime bundle that they hold.
    """

    def __init__(self, folder: Path, runtime: Path) -> None:
        self._names = _names(folder)
        self._runtime = runtime
        self._next_runtime = folder / "runtime"
        # The first change must not wait for what every build imports.
        _FORKS.Process().start()

    def site(self) -> Path | None:
        """Build the site; return its folder, or nothing after a fault, which was told."""
        target = next(self._names)
        process = _FORKS.Process(target=_build, args=(target, self._runtime))
        process.start()
        process.join()
        return None if process.exitcode else target

    def start_runtime(self) -> subprocess.Popen[bytes]:
        """Begin to make a runtime, which may be stopped with all that it started."""
        command = [sys.executable, "-m", "sitebuild.runtime", str(self._next_runtime)]
        making = subprocess.Popen(command, start_new_session=True)  # noqa: S603 (ours)
        # Pages that are changed meanwhile go first.
        os.setpriority(os.PRIO_PROCESS, making.pid, _BEHIND)
        return making

    def take_runtime(self) -> None:
        """Let the runtime that was made take the place of the last one."""
        shutil.rmtree(self._runtime)
        self._next_runtime.rename(self._runtime)


def _names(folder: Path) -> Iterator[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    number = 0
    while True:
        number += 1
        # Pages that are being loaded may still ask for the last one's files.
        shutil.rmtree(folder / str(number - 2), ignore_errors=True)
        yield folder / str(number)


def _build(target: Path, runtime: Path) -> None:
    """Build the site as ``make site`` does, but to be kept by nobody.

    It leaves with an exit code if something is wrong.
    """
    # Imported here, in the process of the build: these are what changes.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from sitebuild import check
    from sitebuild.finish.__main__ import finish

    # The process is gone before there is much to collect.
    gc.disable()
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    if wrong := list(check.problems(date.today())):
        print(*wrong, sep="\n", file=sys.stderr)
        sys.exit(1)
    try:
        config = load_config("mkdocs.yml", site_dir=str(target), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        finish(target, runtime, is_kept=False)
    except (MkDocsException, SystemExit) as error:
        # What is wrong in a page has been told by then, with its name.
        print(error, file=sys.stderr)
        sys.exit(1)
    except Exception:
        traceback.print_exc()
        sys.exit(1)
