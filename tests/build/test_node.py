"""The Node to be used: the first on the path that is new enough and has npm, else the wheel's."""

import os
from pathlib import Path

import pytest
from sitebuild import node

OLDEST = (20,)


def folder(place: Path, answer: str, names: tuple[str, ...] = node.NAMES) -> Path:
    """Make a folder with programs that answer with a line of shell."""
    place.mkdir()
    for name in names:
        program = place / name
        program.write_text(f"#!/bin/sh\n{answer}\n")
        program.chmod(0o755)
    return place


def path(*folders: Path) -> str:
    return os.pathsep.join(map(str, folders))


@pytest.mark.parametrize("answer", ["echo v20.0.0", "echo v24.19.0", "echo v100.1.0"])
def test_one_that_is_new_enough_is_used(answer: str, tmp_path: Path) -> None:
    here = folder(tmp_path / "here", answer)
    assert node.on_path(path(tmp_path / "nothing", here), OLDEST) == here


@pytest.mark.parametrize(
    "answer", ["echo v18.19.0", "echo v9.0.0", "exit 127", "echo no version", "kill $$"]
)
def test_what_is_old_or_broken_is_passed_over(answer: str, tmp_path: Path) -> None:
    first = folder(tmp_path / "first", answer)
    assert node.on_path(path(first), OLDEST) is None
    second = folder(tmp_path / "second", "echo v22.1.0")
    assert node.on_path(path(first, second), OLDEST) == second


def test_what_is_old_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = folder(tmp_path / "old", "echo v18.19.0")
    node.on_path(path(old), OLDEST)
    assert capsys.readouterr().out == f"{old}/node is Node 18.19.0, older than 20.\n"


def test_every_number_of_a_version_counts(tmp_path: Path) -> None:
    here = folder(tmp_path / "here", "echo v20.9.0")
    assert node.on_path(path(here), (20, 10)) is None
    assert node.on_path(path(here), (20, 9)) == here


def test_one_without_npm_is_passed_over(tmp_path: Path) -> None:
    assert node.on_path(path(folder(tmp_path / "here", "echo v24.0.0", ("node",))), OLDEST) is None


def test_the_environment_is_not_asked_for_its_own_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = folder(tmp_path / "here", "echo v24.0.0")
    monkeypatch.setattr(node, "ENVIRONMENT", here)
    assert node.on_path(path(here), OLDEST) is None


@pytest.mark.parametrize("engines", ["20", "^20", ">=20 <25", ">20"])
def test_another_form_of_the_minimum_is_refused(engines: str) -> None:
    with pytest.raises(ValueError, match=r"engines\.node"):
        node.minimum(f'{{"engines": {{"node": "{engines}"}}}}')


def test_links_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = tmp_path / "environment"
    environment.mkdir()
    (environment / "node").symlink_to(tmp_path / "uninstalled")
    (environment / "npm").write_text("a script of an earlier set-up")
    monkeypatch.setattr(node, "ENVIRONMENT", environment)
    monkeypatch.setenv("PATH", path(folder(tmp_path / "here", "echo v24.0.0")))
    assert node.main(tmp_path / "unused.txt") == 0
    assert [(environment / name).resolve() for name in node.NAMES] == [
        tmp_path / "here" / name for name in node.NAMES
    ]


def test_where_no_wheel_can_be_had_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node.main(tmp_path / "missing.txt") == 1
    said = capfd.readouterr()
    assert said.out.endswith("Install Node 20.11 or newer with npm and run make again.\n")
    assert "Traceback" not in said.err
