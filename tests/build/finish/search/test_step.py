"""The finishing step on a small site."""

from dataclasses import replace
from pathlib import Path

import pytest
from sitebuild.finish import search
from sitebuild.finish.search import lexicon
from sitebuild.finish.search.lexicon import LexiconError

BOX = '<div class="md-search"><input><div></div></div>'
PAGE = (
    "<html><head><title>T</title></head><body>{box}<main><h1>微粒贷</h1>利率</main></body></html>"
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    words = replace(lexicon.load(), help=("guide/risk.html",), topics=("index.html",))
    monkeypatch.setattr(lexicon, "load", lambda: words)
    for name in ("index.html", "guide/risk.html", "404.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.format(box=BOX), encoding="utf-8")
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text("{}")
    return tmp_path


def test_the_boxes_are_handed_over(site: Path) -> None:
    search.finish(site)
    (script,) = (site / search.FOLDER).glob("search.*.js")
    (index,) = (site / search.FOLDER).glob("index.*.js")
    page = (site / "guide" / "risk.html").read_text(encoding="utf-8")
    assert f'src="../assets/search/{script.name}" data-index="{index.name}"' in page
    assert not (site / "search").exists()
    assert "404" not in index.read_text(encoding="utf-8")


def test_the_same_pages_make_the_same_files(site: Path) -> None:
    search.finish(site)
    first = {file.name: file.read_bytes() for file in (site / search.FOLDER).iterdir()}
    search.finish(site)
    assert first == {file.name: file.read_bytes() for file in (site / search.FOLDER).iterdir()}


def test_a_theme_without_a_box_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(box=""), encoding="utf-8")
    with pytest.raises(search.SearchError, match="md-search"):
        search.finish(tmp_path)


def test_a_section_that_is_gone_is_told(site: Path) -> None:
    (site / "guide" / "risk.html").unlink()
    with pytest.raises(LexiconError, match=r"no section at guide/risk\.html"):
        search.finish(site)
