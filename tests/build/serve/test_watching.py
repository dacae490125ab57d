"""The watcher: tells what of the sources changed, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sitebuild.serve.watching import Watcher


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    for name in ("docs/guide/a.md", "docs/b.md", "settings.yml", "other.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before")
    watcher = Watcher(tmp_path, ("docs", "settings.yml"))
    yield watcher
    watcher.stop()


def test_a_change_is_told(watcher: Watcher, tmp_path: Path) -> None:
    (tmp_path / "docs/guide/a.md").write_text("after")
    assert watcher.wait() == {"docs/guide/a.md"}


def test_new_moved_and_removed_files_are_told(watcher: Watcher, tmp_path: Path) -> None:
    (tmp_path / "docs/c.md").write_text("new")
    assert watcher.wait() == {"docs/c.md"}
    (tmp_path / "docs/c.md").rename(tmp_path / "docs/b.md")
    assert "docs/b.md" in watcher.wait()
    (tmp_path / "docs/b.md").unlink()
    assert watcher.wait() == {"docs/b.md"}


def test_what_is_no_source_is_not_told(watcher: Watcher, tmp_path: Path) -> None:
    (tmp_path / "docs/__pycache__").mkdir()
    made = ("docs/__pycache__/b.pyc", "docs/__pycache__/b.pyc.1234", "docs/en.mo")
    for name in ("other.yml", "docs/.b.md.swp", "docs/b.md~", *made):
        (tmp_path / name).write_text("new")
    (tmp_path / "settings.yml").write_text("after")
    assert watcher.wait() == {"settings.yml"}


def test_who_waits_can_be_woken(watcher: Watcher) -> None:
    watcher.wake()
    assert watcher.wait() == set()
