"""What a change concerns: pages at once, Python in the page in the background."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from sitebuild.serve.watching import Watcher
from sitebuild.serve.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitebuild.serve.building import Builds

PAGE, CODE = "docs/guide/risk.md", "calculators/finance/rates.py"
SUCCEEDS, FAILS, LASTS = "pass", "import sys; sys.exit(1)", "import time; time.sleep(600)"


class FakeBuilds:
    """Notes what is asked for; a runtime is made by a small program."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.program = SUCCEEDS
        self.is_broken = False
        self.made: list[subprocess.Popen[bytes]] = []

    def site(self) -> Path | None:
        self.done.append("site")
        return None if self.is_broken else Path("site", str(len(self.done)))

    def start_runtime(self) -> subprocess.Popen[bytes]:
        self.done.append("runtime begun")
        made = subprocess.Popen([sys.executable, "-c", self.program], start_new_session=True)
        self.made.append(made)
        return made

    def take_runtime(self) -> None:
        self.done.append("runtime taken")


class FakePlace:
    """Notes what is shown."""

    def __init__(self) -> None:
        self.shown: list[Path] = []

    def show(self, folder: Path) -> None:
        self.shown.append(folder)


@pytest.fixture
def builds() -> FakeBuilds:
    return FakeBuilds()


@pytest.fixture
def place() -> FakePlace:
    return FakePlace()


@pytest.fixture
def watcher(tmp_path: Path) -> "Iterator[Watcher]":
    watcher = Watcher(tmp_path, ())
    yield watcher
    watcher.stop()


@pytest.fixture
def workshop(builds: FakeBuilds, watcher: Watcher, place: FakePlace) -> Workshop:
    return Workshop(cast("Builds", builds), watcher, place)


def test_a_page_makes_no_new_runtime(
    workshop: Workshop, builds: FakeBuilds, place: FakePlace
) -> None:
    workshop.rebuild({PAGE})
    assert builds.done == ["site"]
    assert len(place.shown) == 1


def test_code_shows_its_results_first_and_then_a_runtime(
    workshop: Workshop, builds: FakeBuilds, place: FakePlace, watcher: Watcher
) -> None:
    workshop.rebuild({CODE})
    assert builds.done == ["site", "runtime begun"]
    # The end of the runtime is a change of its own.
    workshop.rebuild(watcher.wait())
    assert builds.done[2:] == ["runtime taken", "site"]
    assert len(place.shown) == 2


def test_a_runtime_that_is_out_of_date_is_given_up(workshop: Workshop, builds: FakeBuilds) -> None:
    builds.program = LASTS
    workshop.rebuild({CODE})
    workshop.rebuild({CODE})
    assert builds.made[0].poll() is not None
    assert builds.made[1].poll() is None
    workshop.stop()
    assert builds.made[1].poll() is not None
    assert "runtime taken" not in builds.done


def test_a_fault_shows_the_last_good_site(
    workshop: Workshop, builds: FakeBuilds, place: FakePlace, capsys: pytest.CaptureFixture[str]
) -> None:
    builds.is_broken = True
    workshop.rebuild({CODE})
    assert place.shown == []
    assert f"{CODE}: not built" in capsys.readouterr().out
    builds.is_broken = False
    # The runtime follows whatever mended it.
    workshop.rebuild({PAGE})
    assert builds.done == ["site", "site", "runtime begun"]


def test_a_runtime_that_cannot_be_made_is_not_taken(workshop: Workshop, builds: FakeBuilds) -> None:
    builds.program = FAILS
    workshop.rebuild({CODE})
    builds.made[0].wait()
    workshop.rebuild({PAGE})
    assert "runtime taken" not in builds.done
