"""What editions have in common of the runtime is in the site once."""

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from project import SITE
from pyodide_preinit import MANIFEST, PARTS, WHOLE, file_name
from sitebuild.finish import offline, runtime
from sitebuild.runtime import parts

FILES = {"decimal.pyc": b"sums", "calculators/debt.pyc": b"debts"}
MORE = {"calculators/locale/en.mo": b"words", "gettext.pyc": b"reads them"}
FOLDER = parts.FOLDER


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a library."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name])
    return made.getvalue()


def write_bundle(folder: Path, language: str, files: Mapping[str, bytes]) -> None:
    """Write a runtime with a library of these files."""
    folder.mkdir(parents=True)
    contents = {"ready": language.encode(), "program": b"p", "glue": b"g", "library": zipped(files)}
    manifest = {}
    for part, content in contents.items():
        packed = gzip.compress(content, mtime=0)
        digest = hashlib.sha256(packed).hexdigest()
        (folder / file_name(part, digest)).write_bytes(packed)
        described = {"file": file_name(part, digest), "size": len(packed), "sha256": digest}
        manifest[part] = described
    (folder / MANIFEST).write_text(json.dumps({"parts": manifest}))


@pytest.fixture
def runtimes(tmp_path: Path) -> Path:
    """Return runtimes of two languages, one of which needs more of the library."""
    write_bundle(tmp_path / "runtimes" / "zh", "zh", FILES)
    write_bundle(tmp_path / "runtimes" / "en", "en", FILES | MORE)
    return tmp_path / "runtimes"


def finished(runtimes: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the edition of a language, in its place in the site."""
    edition = runtimes.parent / "site" / ("" if language == "zh" else language)
    monkeypatch.setattr(runtime, "LANGUAGE", language)
    runtime.finish(edition, runtimes)
    return edition


def described(edition: Path) -> dict[str, dict[str, Any]]:
    """Return the manifest of an edition."""
    text = (edition / FOLDER / MANIFEST).read_text()
    found: dict[str, dict[str, Any]] = json.loads(text)["parts"]
    return found


def own(edition: Path) -> set[str]:
    """Return the parts whose files are in an edition itself."""
    return {path.name.partition("-")[0] for path in (edition / FOLDER).glob("*.bin")}


def test_the_source_has_all_parts(runtimes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = finished(runtimes, "zh", monkeypatch)
    assert own(edition) == set(described(edition)) == set(PARTS)
    assert runtime.shared(edition) == []


def test_another_edition_points_to_what_is_equal(
    runtimes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(runtimes, "zh", monkeypatch)
    edition = finished(runtimes, "en", monkeypatch)
    assert set(described(edition)) == {*PARTS, runtime.REST}
    for each in described(edition).values():
        content = (edition / FOLDER / each["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == each["sha256"]
        assert len(content) == each["size"]
    assert own(edition) == {"ready", runtime.REST}


def test_a_library_goes_on_after_that_of_the_source() -> None:
    source = zipped(FILES)
    end = runtime.ending(source, zipped(FILES | MORE))
    assert end
    after, content = end
    assert after < len(source)
    with zipfile.ZipFile(io.BytesIO(source[:after] + content)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES | MORE


@pytest.mark.parametrize("files", [{}, {"decimal.pyc": b"other"}, FILES | {"decimal.pyc": b"."}])
def test_a_library_without_all_of_the_source_is_one_of_its_own(
    files: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert runtime.ending(zipped(FILES), zipped(files)) is None
    write_bundle(tmp_path / "runtimes" / "zh", "zh", FILES)
    write_bundle(tmp_path / "runtimes" / "en", "en", files)
    edition = finished(tmp_path / "runtimes", "en", monkeypatch)
    assert own(edition) == {"ready", "library"}
    assert set(described(edition)) == set(PARTS)


def test_what_is_shared_is_kept_later(runtimes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finished(runtimes, "zh", monkeypatch)
    edition = finished(runtimes, "en", monkeypatch)
    files = {part: each["file"].rpartition("/")[2] for part, each in described(edition).items()}
    shared = {f"../assets/runtime/{files[part]}" for part in WHOLE}
    assert set(runtime.shared(edition)) == shared
    assert set(offline.later_files(edition)) == {*shared, f"assets/runtime/{files[runtime.REST]}"}


@pytest.mark.site
def test_the_editions_share_the_whole_interpreter() -> None:
    """What English needs of the library beyond that is its catalogue, and what reads it."""
    assert own(SITE) == set(PARTS)
    assert own(SITE / "en") == {"ready", runtime.REST}


@pytest.mark.site
def test_nothing_large_is_twice_in_the_site() -> None:
    english = {
        path.relative_to(SITE / "en"): path
        for path in (SITE / "en").rglob("*")
        if path.is_file() and path.stat().st_size > 150_000
    }
    assert english
    for name, path in english.items():
        other = SITE / name
        assert not other.is_file() or other.read_bytes() != path.read_bytes(), name
