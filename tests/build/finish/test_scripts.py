"""Pages, their script, its worker and the worker's runtime belong together by what they hold."""

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
from sitebuild.finish import scripts

RUNTIME = Path("assets", "runtime")
HEAD = '<meta charset="utf-8"><link rel="stylesheet" href="site.css">'
TAG = (
    '<script src="{0}assets/javascripts/bundle.1.min.js"></script>'
    '<script src="{0}assets/javascripts/site.mjs" type="module"></script>'
)
CALCULATOR = '<section data-calculator="interest"></section>'
PAGES = {
    "index.html": HEAD + TAG.format(""),
    "guide/risk.html": HEAD + TAG.format("../"),
    "calculators/interest.html": HEAD + CALCULATOR + TAG.format("../"),
}
DEFERRED = re.compile(r'<script src="([^"]*/site\.[^"]*)" defer></script>')
EARLY = re.compile(
    '^<meta charset="utf-8">'
    '<script data-worker="([^"]*)">[^<]*</script>'
    '<script src="([^"]*)"(?: data-[a-z]*="[^"]*")* data-folder="([^"]*)" async>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for page, html in PAGES.items():
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).write_text(html)
    (tmp_path / RUNTIME).mkdir(parents=True)
    (tmp_path / "assets/javascripts/folder").mkdir(parents=True)
    (tmp_path / "assets/javascripts/folder/page.mjs").touch()
    write_runtime(tmp_path, b"old")
    return tmp_path


def early(html: str) -> tuple[str, str, str]:
    """Return the worker, the script and the folder's script that a page begins with."""
    found = EARLY.search(html)
    assert found
    worker, script, folder = found.groups()
    return worker, script, folder


def write_runtime(site: Path, content: bytes) -> None:
    (site / RUNTIME / "glue-1.bin").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    parts = {"glue": {"file": "glue-1.bin", "size": len(content), "sha256": digest}}
    (site / RUNTIME / "manifest.json").write_text(json.dumps({"parts": parts}))


def test_a_page_without_calculator_has_a_script_that_waits(site: Path) -> None:
    scripts.finish(site, RUNTIME)
    for page in ("index.html", "guide/risk.html"):
        found = DEFERRED.search((site / page).read_text())
        assert found
        assert ((site / page).parent / found[1]).is_file()
    assert list(site.rglob("*.mjs")) == []


def test_a_page_with_a_calculator_begins_with_its_script_and_names_the_worker(site: Path) -> None:
    scripts.finish(site, RUNTIME)
    page = site / "calculators/interest.html"
    html = page.read_text()
    assert not DEFERRED.search(html)
    worker, script, folder = early(html)
    for beside in (worker, script):
        assert (page.parent / beside).is_file()
    assert ((page.parent / script).parent / folder).is_file()


def test_where_python_is_the_scripts_that_can_wait_do(site: Path) -> None:
    theme = '<script src="{}assets/javascripts/bundle.1.min.js" defer></script>'
    search = '<script src="{}assets/search/search.1.js" data-index="index.js" defer></script>'
    for name, root in (("guide/risk.html", "../"), ("calculators/interest.html", "../")):
        page = site / name
        page.write_text(f"{page.read_text()}{search.format(root)}")
    scripts.finish(site, RUNTIME)
    guide = (site / "guide/risk.html").read_text()
    assert theme.format("../") in guide
    assert search.format("../") in guide
    html = (site / "calculators/interest.html").read_text()
    waiting = re.findall(r'<template data-when-quiet="(.*?)"(.*?)></template>', html)
    assert waiting == [
        ("../assets/javascripts/bundle.1.min.js", ""),
        ("../assets/search/search.1.js", ' data-index="index.js"'),
    ]
    (later,) = re.findall("<script>(.*?)</script>", html)
    assert "data-when-quiet]" in later


def test_another_runtime_has_another_worker(site: Path) -> None:
    page = site / "calculators/interest.html"
    names = []
    for content in (b"old", b"new"):
        for name, html in PAGES.items():
            (site / name).write_text(html)
        write_runtime(site, content)
        (site / "assets/javascripts/folder").mkdir(exist_ok=True)
        scripts.finish(site, RUNTIME)
        names.append(early(page.read_text()))
    old, new = names
    assert old[0] != new[0]
    assert old[1] == new[1]
    assert old[2] != new[2]


def test_the_folder_holds_the_bytes_of_the_runtime(site: Path) -> None:
    scripts.finish(site, RUNTIME)
    script = (site / "assets/folder/glue-1.bin.js").read_bytes()
    assert script == scripts.packed(b"old")


def test_a_script_gives_the_bytes_that_it_holds() -> None:
    content = bytes(range(256)) + rb"\n\"\\" + bytes(reversed(range(256)))
    read = """
        globalThis.document = { currentScript: {} };
        eval(require("fs").readFileSync(0, "latin1"));
        process.stdout.write(document.currentScript.packed, "latin1");
    """
    node = ["node", "--eval", read]
    told = subprocess.run(node, input=scripts.packed(content), check=True, stdout=subprocess.PIPE)
    assert told.stdout == content
