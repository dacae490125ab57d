"""What editions have in common of the runtime is in the site once."""

import json
from pathlib import Path

import pytest
from project import SITE
from pyodide_preinit import MANIFEST
from sitebuild.finish import offline, runtime
from sitebuild.runtime import parts

EQUAL, OTHER = {"program": "p", "glue": "g"}, {"ready": "r", "library": "l"}


@pytest.fixture
def runtimes(tmp_path: Path) -> Path:
    """Return runtimes of two languages, with some parts that are equal."""
    for language in ("zh", "en"):
        folder = tmp_path / "runtimes" / language
        folder.mkdir(parents=True)
        contents = {**EQUAL, **{part: text + language for part, text in OTHER.items()}}
        manifest = {}
        for part, content in contents.items():
            (folder / f"{part}-{content}.bin").write_text(content)
            manifest[part] = {"file": f"{part}-{content}.bin", "size": 1, "sha256": content}
        (folder / MANIFEST).write_text(json.dumps({"parts": manifest}))
    return tmp_path / "runtimes"


def finished(runtimes: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the edition of a language, in its place in the site."""
    edition = runtimes.parent / "site" / ("" if language == "zh" else language)
    monkeypatch.setattr(runtime, "LANGUAGE", language)
    runtime.finish(edition, runtimes)
    return edition


def described(edition: Path) -> dict[str, dict[str, str]]:
    """Return the manifest of an edition."""
    text = (edition / parts.FOLDER / MANIFEST).read_text()
    found: dict[str, dict[str, str]] = json.loads(text)["parts"]
    return found


def test_the_source_has_all_parts(runtimes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = finished(runtimes, "zh", monkeypatch)
    for part, each in described(edition).items():
        assert each["file"] == f"{part}-{each['sha256']}.bin"
        assert (edition / parts.FOLDER / each["file"]).read_text() == each["sha256"]
    assert runtime.shared(edition) == []


def test_another_edition_points_to_what_is_equal(
    runtimes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(runtimes, "zh", monkeypatch)
    edition = finished(runtimes, "en", monkeypatch)
    for part, each in described(edition).items():
        file = edition / parts.FOLDER / each["file"]
        assert file.read_text() == each["sha256"]
        assert file.resolve().is_relative_to(edition.resolve()) is (part in OTHER)
    own = {path.name for path in (edition / parts.FOLDER).glob("*.bin")}
    assert own == {f"{part}-{text}en.bin" for part, text in OTHER.items()}


def test_what_is_shared_is_kept_later(runtimes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finished(runtimes, "zh", monkeypatch)
    edition = finished(runtimes, "en", monkeypatch)
    shared = {f"../assets/runtime/{part}-{text}.bin" for part, text in EQUAL.items()}
    assert set(runtime.shared(edition)) == shared
    assert set(offline.later_files(edition)) == {*shared, "assets/runtime/library-len.bin"}


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
