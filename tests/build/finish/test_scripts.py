"""Pages, their script, its worker and the worker's runtime belong together by what they hold."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from sitebuild.finish import scripts

RUNTIME = Path("assets", "runtime")
PAGE = '<script src="{}assets/javascripts/site.mjs" type="module"></script>'
TAG = re.compile(r'<script src="(.*?)" data-worker="(.*?)" data-folder="(.*?)" defer></script>')


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for page, root in (("index.html", ""), ("guide/risk.html", "../")):
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).write_text(PAGE.format(root))
    (tmp_path / RUNTIME).mkdir(parents=True)
    (tmp_path / "assets/javascripts/folder").mkdir(parents=True)
    (tmp_path / "assets/javascripts/folder/page.mjs").touch()
    write_runtime(tmp_path, b"old")
    return tmp_path


def write_runtime(site: Path, content: bytes) -> None:
    (site / RUNTIME / "glue-1.bin").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    parts = {"glue": {"file": "glue-1.bin", "size": len(content), "sha256": digest}}
    (site / RUNTIME / "manifest.json").write_text(json.dumps(parts))


def test_every_page_names_its_scripts(site: Path) -> None:
    scripts.finish(site, RUNTIME)
    for page in ("index.html", "guide/risk.html"):
        found = TAG.fullmatch((site / page).read_text())
        assert found
        script = (site / page).parent / found[1]
        for beside in found.groups()[1:]:
            assert (script.parent / beside).is_file()
    assert list(site.rglob("*.mjs")) == []


def test_another_runtime_has_another_worker(site: Path) -> None:
    page = site / "index.html"
    source = page.read_text()
    names = []
    for content in (b"old", b"new"):
        page.write_text(source)
        write_runtime(site, content)
        (site / "assets/javascripts/folder").mkdir(exist_ok=True)
        scripts.finish(site, RUNTIME)
        found = TAG.fullmatch(page.read_text())
        assert found
        names.append(found.groups())
    old, new = names
    assert old[0] == new[0]
    assert old[1] != new[1]
    assert old[2] != new[2]


def test_the_folder_holds_the_bytes_of_the_runtime(site: Path) -> None:
    scripts.finish(site, RUNTIME)
    script = (site / "assets/folder/glue-1.bin.js").read_text()
    assert base64.b64decode(script.split('"')[1]) == b"old"


def test_a_site_without_calculators_is_refused(site: Path) -> None:
    (site / "index.html").write_text("")
    (site / "guide" / "risk.html").write_text("")
    with pytest.raises(scripts.ScriptsError, match="no page"):
        scripts.finish(site, RUNTIME)
