"""The time of the sources: git tells it, and any change makes it grow."""

import os
import subprocess
from pathlib import Path

import pytest
from sitebuild import source_time

FIRST, SECOND = 1_600_000_000, 1_600_000_010
NOTHING: dict[str, str] = {}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a repository with a commit made at the time `FIRST`."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("one")
    (folder / "docs" / "faq.md").write_text("one")
    (folder / ".gitignore").write_text("site\n")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, FIRST)
    return folder


def git(folder: Path, *arguments: str, time: int = FIRST) -> None:
    person = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@localhost"}
    person |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in person.items()}
    environment = {**os.environ, **person, "GIT_COMMITTER_DATE": f"@{time} +0800"}
    subprocess.run(["git", "-C", folder, *arguments], env=environment, check=True)


def commit(folder: Path, time: int) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x", time=time)


def test_a_checkout_has_the_time_of_its_commit(project: Path) -> None:
    assert source_time.of(project, NOTHING) == FIRST
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("made")
    assert source_time.of(project, NOTHING) == FIRST
    (project / "docs" / "index.md").write_text("two")
    commit(project, SECOND)
    assert source_time.of(project, NOTHING) == SECOND


def test_a_merge_of_older_work_is_newer(project: Path) -> None:
    git(project, "checkout", "--quiet", "-b", "other")
    (project / "docs" / "index.md").write_text("two")
    commit(project, FIRST + 1)
    git(project, "checkout", "--quiet", "main")
    git(project, "merge", "--quiet", "--no-ff", "--message=x", "other", time=SECOND)
    assert source_time.of(project, NOTHING) == SECOND


@pytest.mark.parametrize("change", ["changed", "new", "deleted", "moved", "staged"])
def test_what_is_not_committed_is_newer(project: Path, change: str) -> None:
    page = project / "docs" / "index.md"
    before = int(project.stat().st_ctime)
    match change:
        case "changed" | "staged":
            page.write_text("two")
        case "new":
            (project / "docs" / "新 page.md").write_text("two")
        case "deleted":
            page.unlink()
        case "moved":
            (project / "docs" / "faq.md").replace(page)
    if change == "staged":
        git(project, "add", "--all")
    # A file can bring an old time along.
    for path in (project / "docs").iterdir():
        os.utime(path, (FIRST, FIRST))
    assert source_time.of(project, NOTHING) >= before > FIRST


def test_an_archive_of_the_sources_has_the_time_of_its_newest_file(project: Path) -> None:
    archive = project.parent / "project.tar"
    git(project, "archive", f"--output={archive}", "HEAD")
    folder = project.parent / "unpacked"
    folder.mkdir()
    subprocess.run(["tar", "-xf", archive, "-C", folder], check=True)
    assert source_time.of(folder, NOTHING) == FIRST


def test_a_folder_in_the_repository_of_something_else_is_no_checkout(project: Path) -> None:
    (project / "vendor" / "docs").mkdir(parents=True)
    page = project / "vendor" / "docs" / "index.md"
    page.write_text("one")
    os.utime(page, (SECOND, SECOND))
    assert source_time.of(project / "vendor", NOTHING) == SECOND


def test_the_variable_goes_before_all(project: Path) -> None:
    assert source_time.of(project, {source_time.VARIABLE: str(SECOND)}) == SECOND
    with pytest.raises(ValueError, match="yesterday"):
        source_time.of(project, {source_time.VARIABLE: "yesterday"})
