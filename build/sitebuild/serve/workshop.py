"""Rebuilds what a change concerns and shows it; what takes long follows in the background."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from sitebuild.serve.building import Builds
from sitebuild.serve.watching import Watcher

OF_RUNTIME = ("calculators/", "build/sitebuild/runtime/", "preinit/src/")
"""What Python in the page is made of."""


class Shows(Protocol):
    """Where a site is shown."""

    def show(self, folder: Path) -> None:
        """Show the site in a folder."""


class Workshop:
    """Rebuilds the site at every change.

    Pages and built results are new at once. Python in the page takes longer: until it follows, it
    answers by the old code, and the terminal says so.
    """

    def __init__(self, builds: Builds, watcher: Watcher, place: Shows) -> None:
        self._builds = builds
        self._watcher = watcher
        self._place = place
        self._making: subprocess.Popen[bytes] | None = None
        self._is_runtime_old = False

    def work(self) -> None:
        """Rebuild at every change, for ever."""
        while True:
            self.rebuild(self._watcher.wait())

    def rebuild(self, changed: Collection[str]) -> None:
        """Rebuild what depends on these paths; if there are none, a new runtime is there."""
        began = time.monotonic()
        if any(name.startswith(OF_RUNTIME) for name in changed):
            self.stop()
            self._is_runtime_old = True
        elif self._making and self._making.poll() == 0:
            self._making = None
            self._builds.take_runtime()
            changed = {*changed, "Python in the page"}
        site = self._builds.site()
        if site is None:
            tell(f"{_told(changed)}: not built, see above; the last good site is still shown")
            return
        self._place.show(site)
        tell(f"{_told(changed)}: shown after {time.monotonic() - began:.1f} s")
        if self._is_runtime_old:
            self._is_runtime_old = False
            tell("The built results are new; Python in the page follows in about a minute.")
            self._making = self._builds.start_runtime()
            threading.Thread(target=self._await, args=(self._making,), daemon=True).start()

    def stop(self) -> None:
        """Make no more of a runtime that is out of date before it is there."""
        making, self._making = self._making, None
        if making and making.poll() is None:
            os.killpg(making.pid, signal.SIGTERM)
            making.wait()

    def _await(self, making: subprocess.Popen[bytes]) -> None:
        if making.wait() == 0:
            self._watcher.wake()
        elif making is self._making:
            tell("Python in the page could not be made, see above; it stays as it was.")


def tell(message: str) -> None:
    """Say something on the terminal."""
    print(f"{time.strftime('%H:%M:%S')} {message}", flush=True)


def _told(changed: Collection[str]) -> str:
    # Editors write files that are gone by now.
    return ", ".join(sorted(filter(os.path.exists, changed)) or sorted(changed))
