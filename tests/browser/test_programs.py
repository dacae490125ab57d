"""`make browsers`: what is missing is installed, and what cannot be had is reported."""

from pathlib import Path

import pytest
from browser import apt, programs
from browser.programs import Program


class Fake:
    """A program that may be there, or come when it is asked for."""

    def __init__(self, *, is_there: bool, comes: bool) -> None:
        self.is_there, self.comes, self.asked = is_there, comes, 0

    def find(self) -> bool:
        return self.is_there

    def get(self) -> None:
        self.asked += 1
        self.is_there = self.comes


def test_only_what_is_missing_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    fakes = {
        "one": Fake(is_there=True, comes=True),
        "two": Fake(is_there=False, comes=True),
        "three": Fake(is_there=False, comes=False),
    }
    wanted = {name: Program(fake.find, fake.get) for name, fake in fakes.items()}
    assert programs.install(wanted) == ["three"]
    assert [fake.asked for fake in fakes.values()] == [0, 1, 1]
    assert capsys.readouterr().out.splitlines() == [
        "one: there",
        "Installing two …",
        "two: there",
        "Installing three …",
        "three: missing",
    ]


def test_the_advice_is_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apt, "is_here", lambda: True)
    monkeypatch.setattr(apt, "_is_root", lambda: True)
    assert programs.advice(["firefox-esr", "xvfb"]).endswith(
        "are skipped. Run as root: apt-get update && apt-get install firefox-esr xvfb"
    )
    assert "apt-get" not in programs.advice([])
    monkeypatch.setattr(apt, "is_here", lambda: False)
    assert "apt-get" not in programs.advice(["firefox-esr"])


def test_a_server_may_be_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert programs.server("caddyish", tmp_path) is None
    caddy = tmp_path / "usr" / "bin" / "caddyish"
    caddy.parent.mkdir(parents=True)
    caddy.touch(mode=0o755)
    assert programs.server("caddyish", tmp_path) == str(caddy)


@pytest.mark.parametrize(("applets", "is_found"), [("ls httpd sh", True), ("ls sh", False)])
def test_a_busybox_without_a_server_is_none(
    applets: str, is_found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busybox = tmp_path / "bin" / "busybox"
    busybox.parent.mkdir()
    busybox.write_text(f"#!/bin/sh\necho {applets}\n")
    busybox.chmod(0o755)
    monkeypatch.setenv("PATH", "")
    assert (programs.server("busybox", tmp_path) == str(busybox)) is is_found
