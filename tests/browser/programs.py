"""Browsers and servers that the tests use beside Chromium: ``python -m browser.programs FOLDER``.

What is not on the machine is installed where Debian's package manager is and we may use it. Servers
are only unpacked into the folder: whoever runs tests wants no web server to start with the machine.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from browser import apt

FOLDER = Path(__file__).parents[2] / ".cache" / "programs"
ENGINES = {"firefox": ["firefox-esr"], "webkit": ["webkit2gtk-driver", "xvfb"]}
SERVERS = {
    "nginx": ["nginx", "nginx-common"],
    "caddy": ["caddy"],
    "busybox": ["busybox-static"],
}


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


def main(folder: Path) -> None:
    """Install what is missing."""
    engines = [
        each
        for is_here, names in zip((firefox(), webkit()), ENGINES.values(), strict=True)
        if not is_here
        for each in names
    ]
    servers = [
        each for name, names in SERVERS.items() if not server(name, folder) for each in names
    ]
    folder.mkdir(parents=True, exist_ok=True)
    if (engines or servers) and apt.is_here():
        apt.install(engines)
        apt.unpack(servers, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
