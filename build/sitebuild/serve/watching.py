"""What of the sources changed, told once nothing more changes."""

import os
import queue
from collections.abc import Collection
from pathlib import Path, PurePath

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET = 0.05
"""Seconds without a change after which it is built: editors write in several steps."""
_WRITES = ("created", "modified", "moved", "deleted")
_MADE = ("**/__pycache__/**", "**/*.mo")
"""What builds themselves write among the sources."""


class Watcher(FileSystemEventHandler):
    """Watches folders and files, all of them under `root`."""

    def __init__(self, root: Path, places: Collection[str]) -> None:
        self._root = root.resolve()
        self._changed: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._observer = Observer()
        for place in places:
            path = self._root / place
            # Of a file the folder is watched: editors put another in its place.
            self._observer.schedule(
                self, str(path if path.is_dir() else path.parent), recursive=path.is_dir()
            )
        self._places = tuple(places)
        self._observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what changed."""
        if event.is_directory or event.event_type not in _WRITES:
            return
        for path in map(os.fsdecode, (event.src_path, event.dest_path)):
            name = Path(path).relative_to(self._root).as_posix() if path else ""
            if self._is_source(name):
                self._changed.put(name)

    def wake(self) -> None:
        """Let who waits go on, though nothing changed."""
        self._changed.put(None)

    def wait(self) -> set[str]:
        """Wait until something changed and then nothing more; return the paths from the root.

        Returns:
            The paths; none if only `wake` was called.
        """
        changed = {self._changed.get()}
        while True:
            try:
                changed.add(self._changed.get(timeout=_QUIET))
            except queue.Empty:
                return {each for each in changed if each is not None}

    def stop(self) -> None:
        """Watch no more."""
        self._observer.stop()
        self._observer.join()

    def _is_source(self, name: str) -> bool:
        path = PurePath(name)
        # Editors' own files begin with a dot or end with a tilde.
        is_hidden = any(part.startswith(".") for part in path.parts) or name.endswith("~")
        is_made = any(map(path.full_match, _MADE))
        watched = any(name == place or name.startswith(f"{place}/") for place in self._places)
        return watched and not is_hidden and not is_made
