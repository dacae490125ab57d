"""Settings that all tests share, and what becomes of those that need a site."""

import os
import shutil
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from project import SITE

# As `activate` does, for whoever runs the environment's pytest without it.
os.environ["PATH"] = os.pathsep.join((str(Path(sys.prefix, "bin")), os.environ["PATH"]))
# Playwright's own Node needs a library that slim systems lack; the one of the build does not.
os.environ["PLAYWRIGHT_NODEJS_PATH"] = shutil.which("node") or ""

# Speed is measured in the benchmarks; a busy machine must not fail a test of what is true.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# A first answer while one works (`make test-fast`). So few examples say nothing about filters.
settings.register_profile(
    "fast",
    settings.get_profile("unhurried"),
    max_examples=10,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("unhurried")


def pytest_xdist_auto_num_workers() -> int:
    """Start one process more than there are cores: a test in a browser waits half of its time."""
    return (os.process_cpu_count() or 1) + 1


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a test that needs the site where there is none: skipped, it would not be missed."""
    if item.get_closest_marker("site") and not (SITE / "index.html").exists():
        pytest.fail("needs the built site: run `make site`", pytrace=False)


def pytest_configure() -> None:
    """Watch the files that tests open, until the process ends."""
    sys.addaudithook(_refuse_site)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Refuse the site to a test not marked as needing it, which fails where there is none yet."""
    global _needs_site
    _needs_site = item.get_closest_marker("site") is not None
    try:
        return (yield)
    finally:
        _needs_site = True


_needs_site = True


def _refuse_site(event: str, arguments: tuple[object, ...]) -> None:
    if not _needs_site and event in {"open", "os.listdir", "os.scandir"}:
        path = arguments[0]
        if isinstance(path, str | os.PathLike) and Path(os.fspath(path)).is_relative_to(SITE):
            pytest.fail("uses the built site: mark it with @pytest.mark.site")
