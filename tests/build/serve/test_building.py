"""Builds of the site one after the other: a fault leaves what is shown where it is."""

import multiprocessing
import os
import sys
from pathlib import Path

import pytest
from sitebuild.serve import building
from sitebuild.serve.building import Builds

FAULT = b"claims.toml: [p-1]: is wrong\n"


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> set[str]:
    """Let a build write one page and no more, and fail in the languages that the set holds."""
    faults: set[str] = set()

    def build(target: Path, runtimes: Path) -> None:
        del runtimes
        language = os.environ[building.VARIABLE]
        if language in faults:
            os.write(2, FAULT)
            sys.exit(1)
        target.mkdir(parents=True)
        (target / "index.html").write_text(language)

    def join(editions: Path, target: Path) -> None:
        if "join" in faults:
            sys.exit(1)
        (editions / building.SOURCE).rename(target)

    monkeypatch.setattr(building, "_build", build)
    monkeypatch.setattr(building, "_join", join)
    # Functions of a test are known to no process but its own and what is forked of it.
    monkeypatch.setattr(building, "_FORKS", multiprocessing.get_context("fork"))
    monkeypatch.chdir(tmp_path)
    return faults


@pytest.fixture
def builds(faults: set[str], tmp_path: Path) -> Builds:
    del faults
    return Builds(tmp_path / "serve", tmp_path / "runtimes")


def built(builds: Builds) -> Path:
    site = builds.site()
    assert site
    return site


@pytest.mark.parametrize("fault", ["zh", "en", "join"])
def test_what_is_shown_stays_after_any_number_of_faults(
    builds: Builds, faults: set[str], fault: str
) -> None:
    shown = built(builds)
    for _ in range(3):
        faults.add(fault)
        assert builds.site() is None
        assert (shown / "index.html").is_file()
    faults.clear()
    mended = built(builds)
    # Pages that are being loaded still find their files, those of the one before do not.
    assert (shown / "index.html").is_file()
    built(builds)
    assert not shown.exists()
    assert (mended / "index.html").is_file()


@pytest.mark.parametrize("languages", [{"zh"}, {"en"}, {"zh", "en"}])
def test_a_fault_is_told_once(
    builds: Builds, faults: set[str], languages: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    faults |= languages
    assert builds.site() is None
    assert capsys.readouterr().err == FAULT.decode()
