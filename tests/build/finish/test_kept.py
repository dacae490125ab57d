"""What programs made is used again only while everything that went into it is the same."""

from pathlib import Path

import pytest
from sitebuild.finish import kept as module
from sitebuild.finish.kept import kept


class Program:
    """Counts how often it runs."""

    def __init__(self) -> None:
        self.runs = 0

    def __call__(self) -> bytes:
        self.runs += 1
        return f"run {self.runs}".encode()


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(module, "_FOLDER", tmp_path / "made")
    versions = tmp_path / "package-lock.json"
    versions.write_text("{}")
    monkeypatch.setattr(module, "_VERSIONS", versions)
    return tmp_path


def test_the_same_input_runs_nothing_again() -> None:
    program = Program()
    assert [kept("a", [b"x", b"y"], program) for _ in range(3)] == [b"run 1"] * 3


@pytest.mark.parametrize("other", [[b"x"], [b"xy"], [b"y", b"x"], [b"x", b"y", b""]])
def test_another_input_does(other: list[bytes]) -> None:
    program = Program()
    assert kept("a", [b"x", b"y"], program) == b"run 1"
    assert kept("a", other, program) == b"run 2"
    assert kept("a", [b"x", b"y"], program) == b"run 3", "only the last one is kept"


def test_another_version_of_a_program_does(folder: Path) -> None:
    program = Program()
    kept("a", [b"x"], program)
    (folder / "package-lock.json").write_text('{"esbuild": 2}')
    assert kept("a", [b"x"], program) == b"run 2"


def test_each_name_has_its_own() -> None:
    program = Program()
    assert kept("a", [b"x"], program) == b"run 1"
    assert kept("b", [b"x"], program) == b"run 2"
    assert kept("a", [b"x"], program) == b"run 1"


def test_what_fails_is_not_kept(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        kept("a", [b"x"], lambda: bytes([1 // 0]))
    assert not (folder / "made").exists()
    assert kept("a", [b"x"], Program()) == b"run 1"
