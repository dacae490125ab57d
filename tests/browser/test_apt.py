"""What is asked of Debian's package manager, of which a stand-in keeps a list."""

import os
from pathlib import Path

import pytest
from browser import apt

APT = """echo apt-get "$@" >> "$LIST"
for last in "$@"; do :; done
case "$*" in *download*) touch "$last.deb";; *none*) exit 100;; esac"""
OTHERS = 'echo "${0##*/}" "$@" >> "$LIST"'


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the list of what is asked of apt-get, dpkg-deb and sudo."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("apt-get", "dpkg-deb", "sudo"):
        program = programs / name
        program.write_text(f"#!/bin/sh\n{APT if name == 'apt-get' else OTHERS}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setenv("LIST", str(tmp_path / "list"))
    monkeypatch.setattr(apt, "LOG", tmp_path / "cache" / "install.log")
    return tmp_path / "list"


def be(user: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)


def test_output_goes_to_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(apt, "LOG", tmp_path / "cache" / "install.log")
    assert apt.run("sh", "-c", "echo one; echo two >&2")
    assert not apt.run("sh", "-c", "exit 3")
    assert not apt.run(str(tmp_path / "missing"))
    assert capfd.readouterr() == ("", "")
    log = apt.LOG.read_text()
    assert "\none\ntwo\n" in log
    assert "No such file" in log


def test_root_needs_no_sudo(asked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    be(0, monkeypatch)
    assert apt.may_install()
    apt.install("none", "xvfb")
    assert asked.read_text().splitlines() == [
        "apt-get update",
        "apt-get install --yes --no-install-recommends none",
        "apt-get install --yes --no-install-recommends xvfb",
    ]


def test_sudo_is_never_let_ask(asked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    be(1000, monkeypatch)
    assert apt.may_install()
    apt.install("xvfb")
    assert [line.split()[:3] for line in asked.read_text().splitlines()] == [
        ["sudo", "--non-interactive", "true"],
        ["sudo", "--non-interactive", "apt-get"],
        ["sudo", "--non-interactive", "apt-get"],
    ]


def test_without_it_nothing_can_be_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(0, monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not apt.may_install()


def test_packages_are_unpacked_without_root(
    asked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(1000, monkeypatch)
    apt.unpack(tmp_path / "unpacked", "caddy")
    update, download, extract = asked.read_text().splitlines()
    assert update.startswith("apt-get -o Dir::State::Lists=")
    assert update.endswith(" update")
    assert download.endswith(" download caddy")
    assert extract.split()[:2] == ["dpkg-deb", "--extract"]
    assert list((tmp_path / "unpacked").iterdir()) == []


@pytest.mark.parametrize(
    ("user", "has_sudo", "order"),
    [
        (1000, True, "Run: sudo one && sudo two"),
        (1000, False, "Run as root: one && two"),
        (0, True, "Run as root: one && two"),
    ],
)
def test_an_order_can_be_typed(
    user: int, has_sudo: bool, order: str, asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(user, monkeypatch)
    if not has_sudo:
        (asked.parent / "programs" / "sudo").unlink()
        monkeypatch.setenv("PATH", str(asked.parent / "programs"))
    assert apt.order("one", "two") == order
