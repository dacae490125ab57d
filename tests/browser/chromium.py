"""Prints the path of a Chromium for the tests: what is installed, else what can be installed.

Tried in this order: a Chromium or Chrome on the machine, Playwright's own download, the system's
package manager.
"""

import shutil
import sys
from pathlib import Path

from browser import apt
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
APPLICATIONS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
MISSING = """
No Chromium was found, Playwright could not download one, and it could not be installed with apt.
Install Chromium or Chrome by hand and run make again.
"""


def installed() -> str | None:
    """Return the path of a Chromium that is on the machine."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or (str(APPLICATIONS) if APPLICATIONS.exists() else None)


def downloaded() -> str | None:
    """Return the path of Playwright's own Chromium, downloading it if need be."""
    apt.run(sys.executable, "-m", "playwright", "install", "chromium")
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def from_packages() -> str | None:
    """Return the path of a Chromium installed with Debian's package manager."""
    if apt.is_here():
        apt.install(["chromium"])
    return installed()


if __name__ == "__main__":
    path = installed() or downloaded() or from_packages()
    if path is None:
        sys.exit(MISSING)
    print(path)
