"""The budget of what readers download: exact numbers, so that none grows unnoticed."""

import gzip
import io
import json
import re
import tomllib
import zipfile
from pathlib import Path

import pytest

SITE = Path(__file__).parents[2] / "site"
RUNTIME = SITE / "assets" / "runtime"
BUDGET = tomllib.loads(Path(__file__).with_name("budget.toml").read_text(encoding="utf-8"))
MANIFEST = json.loads((RUNTIME / "manifest.json").read_text(encoding="utf-8"))
NEEDED = re.compile(r'<(?:script[^>]* src|link rel="(?:stylesheet|icon)" href)="([^"]+)"')
WORKER = re.compile(r'<script src="([^"]+)" data-worker="([^"]+)"')


def files(page: Path) -> list[Path]:
    """Return what a browser asks for until a page is there, and Python if it has any use for it."""
    html = page.read_text(encoding="utf-8")
    found = [page, *((page.parent / name).resolve() for name in NEEDED.findall(html))]
    if starts := WORKER.search(html):
        script, worker = starts.groups()
        found += [(page.parent / script).parent / worker, RUNTIME / MANIFEST["ready"]["file"]]
    return found


@pytest.mark.parametrize("page", BUDGET["pages"])
def test_a_page(page: str) -> None:
    budget = BUDGET["pages"][page]
    contents = [file.read_bytes() for file in files(SITE / page)]
    assert len(contents) == budget["requests"]
    assert sum(map(len, contents)) <= budget["raw"]
    assert sum(len(gzip.compress(content)) for content in contents) <= budget["packed"]


@pytest.mark.parametrize("part", BUDGET["runtime"])
def test_a_file_of_the_runtime(part: str) -> None:
    assert MANIFEST[part]["size"] <= BUDGET["runtime"][part]


def test_every_file_of_the_runtime_has_a_budget() -> None:
    assert set(MANIFEST) == set(BUDGET["runtime"])


def test_the_modules_in_the_library() -> None:
    packed = (RUNTIME / MANIFEST["library"]["file"]).read_bytes()
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(packed))) as library:
        modules = [name for name in library.namelist() if name.endswith(".pyc")]
    assert 0 < len(modules) <= BUDGET["library"]["modules"]


def test_the_index_of_the_search() -> None:
    (index,) = (SITE / "assets" / "search").glob("index.*.js")
    assert len(gzip.compress(index.read_bytes())) <= BUDGET["search"]["index"]
