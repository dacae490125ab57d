"""What is asked of the front matter of a page."""

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from sitebuild.hooks import on_page_markdown

REVIEWED = date(2026, 11, 24)


def page(path: str, **meta: object) -> Page:
    return cast("Page", SimpleNamespace(file=SimpleNamespace(src_uri=path), meta=meta))


def test_the_day_of_the_review_stands_at_the_end() -> None:
    made = on_page_markdown("# A", page=page("faq.md", reviewed=REVIEWED))
    assert made.startswith("# A\n")
    assert '<time datetime="2026-11-24">2026-11-24</time>' in made


def test_other_pages_need_none() -> None:
    assert on_page_markdown("# A", page=page("index.md")) == "# A"


@pytest.mark.parametrize("missing", ["title", "description", "reviewed"])
def test_a_guide_page_without_it_fails_the_build(missing: str) -> None:
    meta: dict[str, object] = {"title": "A", "description": "B", "reviewed": REVIEWED}
    del meta[missing]
    with pytest.raises(PluginError, match=rf"guide/a\.md: front matter: {missing}: must be a"):
        on_page_markdown("# A", page=page("guide/a.md", **meta))
