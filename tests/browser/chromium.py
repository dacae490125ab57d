"""Prints the path of a Chromium for the tests: what is installed, else what can be installed.

Tried in this order: a Chromium or Chrome on the machine, Playwright's own download, Debian's
package manager.
"""

import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from browser import apt
from playwright.sync_api import sync_playwright

PLAYWRIGHT = (sys.executable, "-m", "playwright")
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
APPLICATIONS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
COMMANDS = {
    "apt-get": ("apt-get update", "apt-get install chromium"),
    "dnf": ("dnf install chromium",),
    "pacman": ("pacman -S chromium",),
    "zypper": ("zypper install chromium",),
}
"""What installs a Chromium, by the package manager."""


def starts(path: str | Path) -> bool:
    """Return whether there is a browser that starts: libraries may be missing."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def installed() -> str | None:
    """Return the path of a Chromium that is on the machine."""
    return next(filter(starts, _candidates()), None)


def downloaded() -> str | None:
    """Return the path of Playwright's own Chromium, downloading it if need be."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not starts(path):
        _say("Downloading Chromium with Playwright …")
        apt.run(*PLAYWRIGHT, "install", "--no-shell", "chromium")
    return path if starts(path) else None


def packaged() -> str | None:
    """Return the path of a Chromium installed with Debian's package manager."""
    if not apt.may_install():
        return None
    _say("Installing Chromium with apt-get …")
    apt.install("chromium")
    return installed()


def advice() -> str:
    """Return how to install a Chromium on this system, in one line."""
    if shutil.which("brew"):
        return "Run: brew install --cask google-chrome"
    manager = next(filter(shutil.which, COMMANDS), None)
    # Ubuntu's package is a snap, which cannot read what the tests write.
    if not manager or _system() == "ubuntu":
        return "Install Chrome (https://www.google.com/chrome/) or Chromium."
    return apt.order(*COMMANDS[manager])


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield str(APPLICATIONS)


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return ""


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Print the path, or end with what to do."""
    log = apt.LOG.relative_to(apt.PROJECT)
    if not apt.run(*PLAYWRIGHT, "--version"):
        sys.exit(f"\nPlaywright, which drives the browser, does not start: see {log}")
    path = installed() or downloaded() or packaged()
    if not path:
        sys.exit(f"\nThe tests need Chromium or Chrome. {advice()}\n(What was tried: {log})")
    print(path)


if __name__ == "__main__":
    main()
