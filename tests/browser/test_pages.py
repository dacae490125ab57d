"""Every page of the built site."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from project import SITE, pages

pytestmark = pytest.mark.site

PAGES = [page for page in pages() if Path(page).name != "404.html"]
PHONE = ViewportSize(width=360, height=740)


class _Links(HTMLParser):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.targets: set[str] = set()
        self.controls = {"link"}  # the checksums of the others
        self.ids = {"__skip"}  # an anchor that Material's own script makes
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        for key, value in attrs:
            if value and key in ("href", "src"):
                self.targets.add(value)
            if value and key == "id":
                self.ids.add(value)
            if value and key in ("name", "data-rows"):
                self.controls.add(value)


@cache
def links(path: Path) -> _Links:
    """Return what a page leads to, and where in it others can lead."""
    return _Links(path)


def test_there_are_pages() -> None:
    assert len(PAGES) >= 15


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_without_errors_and_fits_a_phone(address: str, lasting_page: Page) -> None:
    page = lasting_page
    page.set_viewport_size(PHONE)
    page.goto(f"/{address}", wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    # Nothing is kept that the reader did not choose; `watch` sees that nobody else was asked.
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.context.cookies() == []


@pytest.mark.parametrize("address", PAGES)
def test_every_link_leads_somewhere_on_the_site(address: str) -> None:
    page = SITE / address
    for target in links(page).targets:
        parts = urlsplit(target)
        if parts.scheme == "tel":
            continue
        assert not parts.scheme, f"{target} leaves the site"
        path = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        path = path / "index.html" if path.is_dir() else path
        assert path.exists(), f"{target} does not exist"
        if "=" in parts.fragment:
            # Inputs for a calculator: each must have a control that takes it, if in a further row.
            inputs = {re.sub(r"\.\d+\.", ".__N__.", name) for name in parse_qs(parts.fragment)}
            assert inputs <= links(path).controls, target
        elif parts.fragment and path.suffix == ".html":
            assert unquote(parts.fragment) in links(path).ids, f"{target}: no such anchor"


def test_an_address_without_a_page_leads_on(page: Page) -> None:
    page.goto("/404.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("没有这一页")
    page.get_by_role("main").get_by_role("link", name="全部计算器").click()
    expect(page).to_have_url(re.compile(r"/calculators/(index\.html)?$"))


def test_search_finds_a_page(page: Page) -> None:
    page.goto("/")
    page.locator(".md-search__input").fill("微粒贷")
    page.locator(".md-search__input").press("End")
    result = page.locator(".md-search-result__item").first
    expect(result).to_contain_text("微粒贷")
