"""The zip file: whole, checked, as old as the sources, the same bytes wherever it is made."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from project import PROJECT, SITE
from sitebuild import dist, source_time

pytestmark = pytest.mark.site

TIME = 1_700_000_001
SOURCES = ("build", "calculators", "docs", "hosting", "preinit", "LICENSE", "README.md")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist") / "guide.zip"
    dist.write(SITE, target, TIME)
    return target


def test_every_file_is_in_it_with_its_checksum(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(built) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / dist.NAME
    listed = {}
    for line in (folder / dist.SUMS).read_text().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        listed[name] = digest
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert found - set(listed) == {dist.SUMS}
    assert {f"site/{path.relative_to(SITE)}" for path in SITE.rglob("*") if path.is_file()} <= found
    assert "README.txt" in found


def test_its_own_checksum_lies_beside_it(built: Path) -> None:
    digest, name = built.with_name("guide.zip.sha256").read_text().split()
    assert name == built.name
    assert digest == hashlib.sha256(built.read_bytes()).hexdigest()


@pytest.mark.skipif(not shutil.which("unzip"), reason="unzip is not installed (apt install unzip)")
def test_every_file_has_the_time_of_the_sources_in_any_zone(built: Path, tmp_path: Path) -> None:
    # Only with the field that knows of time zones does it come out the same everywhere.
    for zone in ("UTC", "Asia/Shanghai", "America/New_York"):
        folder = tmp_path / zone.replace("/", "-")
        command = [
            "unzip",
            "-q",
            str(built),
            f"{dist.NAME}/*.html",
            f"{dist.NAME}/*.txt",
            "-d",
            str(folder),
        ]
        subprocess.run(command, env={**os.environ, "TZ": zone}, check=True)
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert {path.stat().st_mtime for path in files} == {TIME}


def test_its_entries_have_the_time_in_utc_for_those_who_know_no_field(built: Path) -> None:
    with zipfile.ZipFile(built) as archive:
        # Of the seconds there only every other one can be told.
        assert {entry.date_time for entry in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_another_folder_time_and_zone_make_the_same_bytes(built: Path, tmp_path: Path) -> None:
    project = tmp_path / "elsewhere"
    for source in (*(PROJECT / name for name in SOURCES), *_settings()):
        name = source.name
        if source.is_dir():
            shutil.copytree(source, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, project / name)
    (project / "node_modules").symlink_to(PROJECT / "node_modules")
    for path in project.rglob("*"):
        if not path.is_symlink():
            os.utime(path, (1e9, 1e9))
    commands = (
        ("sitebuild.translations",),
        ("sitebuild.runtime", "runtimes"),
        ("sitebuild.editions", "site", "--runtimes", "runtimes"),
        ("sitebuild.dist", "site", "guide.zip"),
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(
            str(project / each) for each in ("build", "preinit/src", ".")
        ),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Shanghai",
        source_time.VARIABLE: str(TIME),
    }
    for command in commands:
        subprocess.run(
            [sys.executable, "-m", *command], cwd=project, env=environment, check=True, timeout=300
        )
    first, second = (_digests(path) for path in (built, project / "guide.zip"))
    assert [name for name in first if first[name] != second.get(name)] == []
    assert (project / "guide.zip").read_bytes() == built.read_bytes()


def _settings() -> list[Path]:
    return [path for path in PROJECT.glob("*") if path.suffix in (".json", ".toml", ".yml")]


def _digests(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}
