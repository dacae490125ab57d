"""Which processes a process started. Linux only."""

import contextlib
from collections.abc import Iterator
from pathlib import Path


def descendants(ancestor: int, names: tuple[str, ...] = ("",)) -> Iterator[int]:
    """Give the processes that `ancestor` started, directly or not, whose names begin so."""
    children: dict[int, list[tuple[int, str]]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name is in brackets and may hold anything; the parent comes right after it.
            name, _, rest = entry.read_text().partition("(")[2].rpartition(")")
            children.setdefault(int(rest.split()[1]), []).append((int(entry.parent.name), name))
    open_ends = [ancestor]
    while open_ends:
        for process, name in children.get(open_ends.pop(), ()):
            open_ends.append(process)
            if name.startswith(names):
                yield process
