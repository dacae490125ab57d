"""Addresses of pages that have gone lead to where what they said is now."""

from pathlib import Path

import pytest
from project import SITE
from sitebuild.finish import moved
from sitebuild.finish.moved import MovedError


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    for target in moved.addresses().values():
        name, _hash, anchor = target.partition("#")
        page = tmp_path / name
        page.parent.mkdir(exist_ok=True)
        before = page.read_text("utf-8") if page.exists() else ""
        page.write_text(f'{before}<h2 id="{anchor}">', "utf-8")
    return tmp_path


def test_each_leads_on_without_a_script_or_a_server(edition: Path) -> None:
    moved.finish(edition)
    for old, new in moved.addresses().items():
        html = (edition / old).read_text("utf-8")
        way = "../" * old.count("/") + new
        assert f'<meta http-equiv="refresh" content="0; url={way}">' in html
        assert f'<a href="{way}">' in html
        assert "<script" not in html


def test_a_page_that_is_still_there_is_told(edition: Path) -> None:
    old = next(iter(moved.addresses()))
    (edition / old).write_text("", "utf-8")
    with pytest.raises(MovedError, match="is still a page"):
        moved.finish(edition)


def test_an_address_that_leads_to_nothing_is_told(edition: Path) -> None:
    for target in moved.addresses().values():
        (edition / target.partition("#")[0]).write_text("", "utf-8")
    with pytest.raises(MovedError, match="which is nothing"):
        moved.finish(edition)


@pytest.mark.site
@pytest.mark.parametrize("folder", ["", "en"])
def test_they_are_on_the_site_and_no_search_leads_there(folder: str) -> None:
    (index,) = (SITE / folder / "assets" / "search").glob("index.*.js")
    found = index.read_text("utf-8")
    for old in moved.addresses():
        assert 'http-equiv="refresh"' in (SITE / folder / old).read_text("utf-8")
        assert f'"{old}"' not in found
