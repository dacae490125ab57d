"""The site opened from a folder, by double click, without a server."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.calculator import CalculatorPage, own
from browser.changes import CHANGES
from browser.conftest import Watch
from browser.test_lists import FILES, by_button, said
from playwright.sync_api import Browser, Page, expect
from project import SITE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site in a folder with a name as people have them."""
    folder = tmp_path_factory.mktemp("下载 100% #1") / "site"
    shutil.copytree(SITE, folder)
    return folder


@pytest.fixture
def seen() -> Watch:
    return Watch()


@pytest.fixture
def opened(browser: Browser, folder: Path, seen: Watch) -> Iterator[Page]:
    context = browser.new_context(base_url=f"{folder.as_uri()}/")
    context.on("request", lambda request: seen.requests.append(request.url))
    page = context.new_page()
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda note: seen.errors.append(note.text) if note.type == "error" else None)
    yield page
    context.close()
    allowed = (folder.as_uri(), "blob:", "data:")
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith(allowed)] == []


@pytest.mark.parametrize(("name", "field", "text", "figure"), CHANGES)
def test_a_calculator_answers(name: str, field: str, text: str, figure: str, opened: Page) -> None:
    shown = CalculatorPage(opened, name)
    opened.goto(f"calculators/{name}.html{own(name)}")
    shown.wait_until("ready").wait_until_answered()
    before = shown.figure(figure).first.get_attribute("data-value")
    shown.type(field, text)
    assert shown.figure(figure).first.get_attribute("data-value") != before


def test_pages_lead_to_each_other_and_the_search_to_them(opened: Page) -> None:
    opened.goto("index.html")
    opened.locator(".md-tabs__link", has_text="计算器").click()
    expect(opened).to_have_url(re.compile("/site/calculators/index.html$"))
    opened.locator("article a[href$='interest.html']").first.click()
    CalculatorPage(opened, "interest").wait_until("ready")
    opened.locator(".md-search__input").fill("征信报告")
    opened.locator(".md-search-result__item a").first.click()
    expect(opened).not_to_have_url(re.compile("/calculators/"))
    opened.locator(".md-logo:visible").first.click()
    expect(opened).to_have_url(re.compile("/site/index.html$"))


def assert_mended(opened: Page, mend: Callable[[], None]) -> None:
    """The calculator does not start, and does when its files were mended and the reader retries."""
    shown = CalculatorPage(opened, "interest")
    opened.goto("calculators/interest.html")
    shown.wait_until("failed")
    mend()
    shown.root.get_by_role("button", name="再试一次").click()
    shown.wait_until("ready")


def test_files_that_are_missing_can_be_put_back(opened: Page, folder: Path, seen: Watch) -> None:
    parts = {part: part.with_suffix(".away") for part in folder.glob("assets/folder/*.bin.js")}
    for part, away in parts.items():
        part.rename(away)

    def put_back() -> None:
        for part, away in parts.items():
            away.rename(part)

    assert_mended(opened, put_back)
    assert [error for error in seen.errors if "ERR_FILE_NOT_FOUND" not in error] == []
    seen.errors.clear()  # the browser's own report of the missing file


def test_files_that_were_changed_are_not_run(opened: Page, folder: Path) -> None:
    parts = {part: part.read_bytes() for part in folder.glob("assets/folder/*.bin.js")}
    for part, built in parts.items():
        part.write_bytes(built.replace(b"A", b"B"))

    def put_back() -> None:
        for part, built in parts.items():
            part.write_bytes(built)

    assert_mended(opened, put_back)


def test_readers_with_a_server_load_nothing_of_it(page: Page, watch: Watch) -> None:
    CalculatorPage(page, "interest").open_ready()
    assert [url for url in watch.requests if "/folder/" in url] == []


def test_a_file_is_read_into_a_list(opened: Page) -> None:
    shown = CalculatorPage(opened, "apr")
    opened.goto("calculators/apr.html")
    shown.wait_until("ready")
    shown.choose("mode", "list")
    by_button(shown, "plan.xlsx", FILES["plan.xlsx"][0])
    expect(said(shown)).to_contain_text("读入了“plan.xlsx”")
    expect(shown.note("flows")).to_contain_text("“还款日期”当作还款日")
