"""The search for a Chromium: one that does not start is none, and the message is a command."""

from pathlib import Path

import pytest
from browser import apt, chromium


def program(path: Path, script: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the only folder of programs of a system that is not root's."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(chromium, "APPLICATIONS", tmp_path / "none.app")
    monkeypatch.setattr(chromium, "_system", lambda: "debian")
    monkeypatch.setattr(apt, "_is_root", lambda: False)
    monkeypatch.setattr(apt, "LOG", apt.PROJECT / ".cache" / "unused.log")
    return folder


def test_one_that_does_not_start_is_passed_over(bin_folder: Path) -> None:
    assert chromium.installed() is None
    program(bin_folder / "chromium", "echo error while loading shared libraries; exit 127")
    assert chromium.installed() is None
    chrome = program(bin_folder / "google-chrome", '[ "$1" = --version ]')
    assert chromium.installed() == str(chrome)


@pytest.mark.parametrize(
    ("manager", "advice"),
    [
        ("apt-get", "Run as root: apt-get update && apt-get install chromium"),
        ("dnf", "Run as root: dnf install chromium"),
        ("pacman", "Run as root: pacman -S chromium"),
        ("brew", "Run: brew install --cask google-chrome"),
        ("nix", "Install Chrome (https://www.google.com/chrome/) or Chromium."),
    ],
)
def test_the_advice_suits_the_system(manager: str, advice: str, bin_folder: Path) -> None:
    program(bin_folder / manager)
    assert chromium.advice() == advice


def test_with_sudo_the_command_has_it(bin_folder: Path) -> None:
    program(bin_folder / "dnf")
    program(bin_folder / "sudo")
    assert chromium.advice() == "Run: sudo dnf install chromium"


def test_the_snap_of_ubuntu_is_not_recommended(
    bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bin_folder / "apt-get")
    monkeypatch.setattr(chromium, "_system", lambda: "ubuntu")
    assert chromium.advice().startswith("Install Chrome")


def test_without_one_it_ends_with_the_advice(
    bin_folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    program(bin_folder / "apt-get")
    monkeypatch.setattr(apt, "run", lambda *command: "--version" in command)
    monkeypatch.setattr(chromium, "downloaded", lambda: None)
    with pytest.raises(SystemExit) as ended:
        chromium.main()
    assert "apt-get update && apt-get install chromium\n" in str(ended.value)
    assert capfd.readouterr() == ("", "")


def test_a_driver_that_does_not_start_is_told(
    bin_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bin_folder / "chromium")
    broken = program(tmp_path / "node", "echo no libatomic >&2; exit 127")
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", str(broken))
    with pytest.raises(SystemExit, match="Playwright, which drives the browser, does not start"):
        chromium.main()
