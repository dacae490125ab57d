"""What the tests find: Node, the npm packages, and a browser."""

import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BROWSER = ROOT / ".cache" / "browser"
"""Names the Chromium that was found, if not Playwright's own is used."""

# As `activate` does, for whoever runs the environment's pytest without it.
os.environ["PATH"] = os.pathsep.join((str(Path(sys.prefix, "bin")), os.environ["PATH"]))
# Playwright's own Node needs a library that slim systems lack.
os.environ["PLAYWRIGHT_NODEJS_PATH"] = shutil.which("node") or ""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    if not BROWSER.exists():
        return browser_type_launch_args
    path = BROWSER.read_text(encoding="utf-8").strip()
    flags = ["--no-sandbox", "--disable-gpu"]
    return {**browser_type_launch_args, "executable_path": path, "args": flags}


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder that has the npm packages."""
    return ROOT


@pytest.fixture(scope="session")
def base_url() -> str:
    """Return nothing: each test has a server of its own."""
    return ""
