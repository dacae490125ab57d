"""The budget of what readers download: exact numbers, so that none grows unnoticed."""

import gzip
import io
import json
import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from project import SITE
from sitebuild.finish import offline, runtime

pytestmark = pytest.mark.site

EDITIONS = {"zh": SITE, "en": SITE / "en"}
BUDGETS = tomllib.loads(Path(__file__).with_name("budget.toml").read_text(encoding="utf-8"))
RUNTIME = Path("assets", "runtime")
NEEDED = re.compile(
    r'<(?:script[^>]* src|template data-when-quiet|link rel="(?:stylesheet|icon)" href)="([^"]+)"'
)
WORKER = re.compile(r'<script data-worker="([^"]+)">')


def manifest(language: str) -> dict[str, dict[str, str | int]]:
    text = (EDITIONS[language] / RUNTIME / "manifest.json").read_text(encoding="utf-8")
    parts: dict[str, dict[str, str | int]] = json.loads(text)["parts"]
    return parts


def library(language: str) -> bytes:
    """Return the library of an edition, of which another may hold the first part."""
    described = manifest(language)

    def unpacked(part: str) -> bytes:
        file = EDITIONS[language] / RUNTIME / str(described[part]["file"])
        return gzip.decompress(file.read_bytes())

    if runtime.REST not in described:
        return unpacked("library")
    return unpacked("library")[: int(described[runtime.REST]["after"])] + unpacked(runtime.REST)


def every(subject: str) -> pytest.MarkDecorator:
    """Parametrize a test with everything of a subject that has a budget."""
    named = [(language, name) for language in BUDGETS for name in BUDGETS[language][subject]]
    return pytest.mark.parametrize(("language", "name"), named)


in_each_language = pytest.mark.parametrize("language", EDITIONS)


def files(language: str, page: Path) -> list[Path]:
    """Return what a browser asks for until a page is there, and Python if it has any use for it."""
    html = page.read_text(encoding="utf-8")
    found = [page, *((page.parent / name).resolve() for name in NEEDED.findall(html))]
    if starts := WORKER.search(html):
        ready = EDITIONS[language] / RUNTIME / str(manifest(language)["ready"]["file"])
        found += [page.parent / starts[1], ready]
    return found


@every("pages")
def test_a_page(language: str, name: str) -> None:
    budget = BUDGETS[language]["pages"][name]
    contents = [file.read_bytes() for file in files(language, EDITIONS[language] / name)]
    assert len(contents) == budget["requests"]
    assert sum(map(len, contents)) <= budget["raw"]
    assert sum(len(gzip.compress(content)) for content in contents) <= budget["packed"]


@every("runtime")
def test_a_file_of_the_runtime(language: str, name: str) -> None:
    assert int(manifest(language)[name]["size"]) <= BUDGETS[language]["runtime"][name]


@in_each_language
def test_every_file_of_the_runtime_has_a_budget(language: str) -> None:
    assert set(manifest(language)) == set(BUDGETS[language]["runtime"])


@every("kept")
def test_what_is_kept(language: str, name: str) -> None:
    site = EDITIONS[language]
    files = offline.kept_files(site) if name == "first" else offline.later_files(site)
    alone = [site / path for path in files if not offline.is_text(path)]
    packed = (site / offline.FOLDER).glob("*.bin") if name == "first" else ()
    sent = sum(file.stat().st_size for file in (*alone, *packed))
    assert 0 < sent <= BUDGETS[language]["kept"][name]
    told = json.loads((site / offline.SIZES).read_text(encoding="utf-8"))[name]
    assert sent == (told if name == "first" else sum(told.values()))


@in_each_language
def test_the_modules_in_the_library(language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(library(language))) as archive:
        modules = [name for name in archive.namelist() if name.endswith(".pyc")]
    assert 0 < len(modules) <= BUDGETS[language]["library"]["modules"]


@in_each_language
def test_the_index_of_the_search(language: str) -> None:
    (index,) = (EDITIONS[language] / "assets" / "search").glob("index.*.js")
    assert len(gzip.compress(index.read_bytes())) <= BUDGETS[language]["search"]["index"]


def test_the_whole_site() -> None:
    sizes = [file.stat().st_size for file in SITE.rglob("*") if file.is_file()]
    assert 0 < sum(sizes) <= BUDGETS["zh"]["folder"]["site"]
