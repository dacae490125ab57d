"""Browsers and servers that some tests use beside Chromium: ``python -m browser.programs``.

What is not on the machine is installed where Debian's package manager is and we may use it. Servers
are only unpacked into a folder: nobody who runs tests wants a web server to start with the machine.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from browser import apt, old_chromium

FOLDER = apt.PROJECT / ".cache" / "programs"
HOW_TO_GET = "`make browsers` installs what it can"
"""Why a test that is skipped need not be."""


@dataclass(frozen=True)
class Program:
    """A program that tests use where it is there."""

    find: Callable[[], object]
    """Returns where it is, or None."""
    get: Callable[[], object]
    """Installs it if that is possible, and leaves it to `find` to tell whether it was."""
    packages: Sequence[str] = ()
    """Debian's packages that hold it, for whoever has to install it by hand."""


def firefox() -> str | None:
    """Return the path of a Firefox."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def webkit() -> tuple[str, str, str] | None:
    """Return the paths of WebKitGTK's driver, of its browser, and of a screen for it."""
    browser = next(map(str, Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")), None)
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    return (driver, browser, screen) if driver and browser and screen else None


def server(name: str, folder: Path = FOLDER) -> str | None:
    """Return the path of a server, on the machine or in `folder`."""
    below = [str(folder / place) for place in ("usr/sbin", "usr/bin", "bin")]
    path = os.pathsep.join((*below, os.environ["PATH"], "/usr/sbin", "/sbin"))
    found = shutil.which(name, path=path)
    if found and name == "busybox":
        # Some are made without a server.
        can = subprocess.run([found, "--list"], capture_output=True, text=True, check=False).stdout
        return found if "httpd" in can.split() else None
    return found


def _installed(find: Callable[[], object], *packages: str) -> Program:
    """Return a program that is installed into the system."""

    def install() -> None:
        if apt.may_install():
            apt.install(*packages)

    return Program(find, install, packages)


def _unpacked(name: str, *packages: str) -> Program:
    """Return a server that is unpacked into `FOLDER`."""

    def install() -> None:
        if apt.is_here():
            apt.unpack(FOLDER, *packages)

    return Program(partial(server, name), install, packages)


PROGRAMS = {
    "Firefox": _installed(firefox, "firefox-esr"),
    "WebKitGTK": _installed(webkit, "webkit2gtk-driver", "xvfb"),
    "old Chromium": Program(old_chromium.found, old_chromium.install),
    "nginx": _unpacked("nginx", "nginx", "nginx-common"),
    "Caddy": _unpacked("caddy", "caddy"),
    "busybox": _unpacked("busybox", "busybox-static"),
}
"""Every program by its name; what one needs to be found and installed is its own business."""


def install(programs: Mapping[str, Program]) -> list[str]:
    """Install what is missing, tell of each whether it is there, and return those that are not."""
    missing = []
    for name, program in programs.items():
        if not program.find():
            print(f"Installing {name} …", flush=True)
            program.get()
        if not program.find():
            missing.append(name)
        print(f"{name}: {'missing' if name in missing else 'there'}", flush=True)
    return missing


def advice(packages: Sequence[str]) -> str:
    """Return what else can be done for programs that these packages of Debian's hold."""
    skipped = "Tests that need what is missing are skipped."
    if not packages or not apt.is_here():
        return skipped
    install = f"apt-get install {' '.join(packages)}"
    return f"{skipped} {apt.order('apt-get update', install)}"


if __name__ == "__main__":
    absent = install(PROGRAMS)
    if absent:
        print(advice([each for name in absent for each in PROGRAMS[name].packages]))
