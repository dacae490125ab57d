"""Chromium builds of past years, from npm.

@sparticuz/chromium packs a current Chromium for servers now and then, and the builds of years ago
are still to be had, for Linux on x86-64 alone. `old/package-lock.json` pins them with their hashes.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from browser import apt
from playwright.sync_api import Browser, BrowserType

FOLDER = apt.PROJECT / ".cache" / "old-chromium"
_PINNED = Path(__file__).with_name("old")
_ALIASES: dict[str, str] = json.loads((_PINNED / "package.json").read_text())["dependencies"]
_BUILDS = {int(name.split("-")[-1]): pin.split("@")[-1] for name, pin in _ALIASES.items()}
VERSIONS = tuple(sorted(_BUILDS))
"""Their major versions."""
_FLAGS = ("--no-sandbox", "--no-zygote", "--disable-gpu", "--headless")


def found(versions: Iterable[int] = VERSIONS, folder: Path = FOLDER) -> bool:
    """Tell whether the builds of these versions are there."""
    return all(_place(version, folder).exists() for version in versions)


def launch(chromium: BrowserType, version: int) -> Browser:
    """Start the build of a version."""
    place = _place(version, FOLDER)
    libraries = os.pathsep.join((str(place), str(place / "lib")))
    return chromium.launch(
        executable_path=place / "chromium",
        env={**os.environ, "LD_LIBRARY_PATH": libraries},
        args=list(_FLAGS),
    )


def install(folder: Path = FOLDER) -> None:
    """Put all builds into `folder`, if they can be had and this machine can run them."""
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as packed:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(_PINNED / name, packed)
        command = ["npm", "ci", "--ignore-scripts", "--no-progress", "--no-audit"]
        if subprocess.run(command, cwd=packed, check=False).returncode:
            return
        for alias, version in zip(_ALIASES, _BUILDS, strict=True):
            unpacked = Path(packed) / alias
            _unpack(Path(packed) / "node_modules" / alias / "bin", unpacked)
            shutil.rmtree(_place(version, folder), ignore_errors=True)
            unpacked.rename(_place(version, folder))


def _place(version: int, folder: Path) -> Path:
    return folder / _BUILDS[version]


def _unpack(packed: Path, target: Path) -> None:
    """Unpack a build and the libraries that come with it."""
    target.mkdir()
    subprocess.run(["node", _PINNED / "unpack.mjs", packed, target], check=True)
    for archive in sorted(target.glob("*.tar")):
        with tarfile.open(archive) as content:
            content.extractall(target, filter="data")
        archive.unlink()
    (target / "chromium").chmod(0o755)
