"""When the sources were last changed: the time that the files of a release carry.

Web servers and rsync take a file for unchanged while its size and its time are the same. So the
time must grow from release to release. Yet the same sources have the same time wherever they are
built.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"
"""Sets the time, in seconds since 1970: <https://reproducible-builds.org/specs/source-date-epoch/>."""
_FOLDERS = ("build", "calculators", "docs", "hosting", "requirements")


def of(project: Path, environment: Mapping[str, str] = os.environ) -> int:
    """Return the time of the sources of a project, in seconds since 1970, in UTC.

    It is the value of `VARIABLE` if that is set. Otherwise, in a git checkout, it is the time of
    the commit, or that of the newest change that is not committed, if that is later. Outside of a
    checkout it is the time of the newest source: archives of sources carry the commit's.

    Raises:
        ValueError: `VARIABLE` is not a whole number.

    >>> of(Path("anywhere"), {"SOURCE_DATE_EPOCH": "1700000000"})
    1700000000
    """
    if given := environment.get(VARIABLE):
        return int(given)
    if (committed := _git(project, "log", "-1", "--format=%ct")) and _is_checkout(project):
        return max(int(committed), *_changes(project), 0)
    return int(max((path.lstat().st_mtime for path in _sources(project)), default=0))


def _is_checkout(project: Path) -> bool:
    """Tell whether the project is the root of a repository, not a folder in one."""
    return _git(project, "rev-parse", "--show-prefix") == ""


def _changes(project: Path) -> Iterator[int]:
    """Give the time of each change that is not committed.

    It is the one that nobody can set: a file that was moved here may have been written long ago.
    """
    changed = _git(project, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
    for entry in (changed or "").split("\0"):
        if name := entry[3:]:
            path = project / name
            # What was deleted changed the folder in which it was.
            while not os.path.lexists(path):
                path = path.parent
            yield int(path.lstat().st_ctime)


def _sources(project: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        for path in (project / folder).rglob("*"):
            if path.is_file() and path.suffix not in (".pyc", ".mo"):
                yield path
    yield from filter(Path.is_file, project.glob("[!.]*"))


def _git(project: Path, *arguments: str) -> str | None:
    """Return what git says without the end of the line, or nothing where it fails."""
    command = ("git", "-C", os.fspath(project), *arguments)
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    return said.rstrip("\n")
