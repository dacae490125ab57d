"""The system's package manager, where it is Debian's: what it cannot do is told and left."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


def run(*command: str, folder: Path | None = None) -> None:
    """Run a command whose failure only means that the next way is tried."""
    try:
        subprocess.run(command, stdout=sys.stderr, check=False, cwd=folder)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)


def is_here() -> bool:
    """Tell whether the system has it; its lists of packages are brought up to date."""
    if not shutil.which("apt-get"):
        return False
    _as_root("update", "--quiet")
    return True


def install(packages: Iterable[str]) -> None:
    """Install packages, each by itself, since not every system knows all."""
    for package in packages:
        _as_root("install", "--quiet", "--yes", "--no-install-recommends", package)


def unpack(packages: Iterable[str], folder: Path) -> None:
    """Unpack packages into a folder: no service is started, and nobody has to be root."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in packages:
        run("apt-get", "download", "--quiet", package, folder=folder)
    for archive in folder.glob("*.deb"):
        run("dpkg-deb", "--extract", str(archive), str(folder))
        archive.unlink()


def _as_root(*arguments: str) -> None:
    sudo = () if os.geteuid() == 0 else ("sudo", "--non-interactive")
    run(*sudo, "apt-get", *arguments)
