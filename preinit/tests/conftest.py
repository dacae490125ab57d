"""What the tests find: Node, the npm packages, and a browser."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "preinit" / "example"
BROWSER = ROOT / ".cache" / "browser"
"""Names the Chromium that was found, if not Playwright's own is used."""

# As `activate` does, for whoever runs the environment's pytest without it.
os.environ["PATH"] = os.pathsep.join((str(Path(sys.prefix, "bin")), os.environ["PATH"]))
# Playwright's own Node needs a library that slim systems lack.
os.environ["PLAYWRIGHT_NODEJS_PATH"] = shutil.which("node") or ""


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder that has the npm packages."""
    return ROOT


@pytest.fixture(scope="session")
def example() -> Path:
    """Return the folder of the example."""
    return EXAMPLE


@pytest.fixture(scope="session")
def roman() -> ModuleType:
    """Return the module of the example, as the Python of the tests has it."""
    spec = importlib.util.spec_from_file_location("roman", EXAMPLE / "src" / "roman.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["roman"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def page(playwright: Playwright) -> Iterator[Page]:
    """Give a page in a browser of its own: that of other tests is started for what they need."""
    options: dict[str, Any] = {}
    if BROWSER.exists():
        path = BROWSER.read_text(encoding="utf-8").strip()
        options = {"executable_path": path, "args": ["--no-sandbox", "--disable-gpu"]}
    browser = playwright.chromium.launch(**options)
    yield browser.new_page()
    browser.close()
