"""Debian's package manager. What it prints goes to a log; callers look at what it brought."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parents[2]
LOG = PROJECT / ".cache" / "install.log"


def run(*command: str, folder: Path | None = None) -> bool:
    """Run a command, append its output to the log, and return whether it succeeded."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with LOG.open("a", encoding="utf-8") as log:
        print("$", *command, file=log, flush=True)
        try:
            done = subprocess.run(
                command, stdout=log, stderr=log, check=False, cwd=folder, env=environment
            )
        except OSError as error:
            print(error, file=log)
            return False
    return done.returncode == 0


def is_here() -> bool:
    """Return whether the system has it."""
    return bool(shutil.which("apt-get"))


def may_install() -> bool:
    """Return whether the system has it and lets us install, without asking for a password."""
    return is_here() and (_is_root() or run("sudo", "--non-interactive", "true"))


def install(*packages: str) -> None:
    """Install packages, each by itself, since not every system knows all."""
    sudo = () if _is_root() else ("sudo", "--non-interactive")
    run(*sudo, "apt-get", "update")
    for package in packages:
        run(*sudo, "apt-get", "install", "--yes", "--no-install-recommends", package)


def unpack(folder: Path, *packages: str) -> None:
    """Unpack packages into a folder, for which nobody has to be root; no service is started."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as state:
        # The system's own lists of packages may be missing, and only root can renew them.
        own = ("-o", f"Dir::State::Lists={state}/lists", "-o", f"Dir::Cache={state}/cache")
        for name in ("lists", "cache/archives"):
            Path(state, name, "partial").mkdir(parents=True)
        run("apt-get", *own, "update")
        for package in packages:
            run("apt-get", *own, "download", package, folder=folder)
    for archive in folder.glob("*.deb"):
        run("dpkg-deb", "--extract", str(archive), str(folder))
        archive.unlink()


def order(*commands: str) -> str:
    """Return a sentence that asks to run commands which only root may run."""
    if _is_root() or not shutil.which("sudo"):
        return f"Run as root: {' && '.join(commands)}"
    return f"Run: {' && '.join(f'sudo {command}' for command in commands)}"


def _is_root() -> bool:
    return os.geteuid() == 0
