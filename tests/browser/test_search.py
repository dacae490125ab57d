"""The search box of the built site: what it finds, how fast, and how it is used."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from browser.conftest import Watch
from playwright.sync_api import Browser, BrowserContext, Page, expect
from project import SITE
from sitebuild.finish import search
from sitebuild.finish.search import sections

QUERIES = Path(__file__).with_name("queries.tsv")
ENGLISH = Path(__file__).with_name("queries.en.tsv")
TOP_1, TOP_3, NONE = 0.85, 0.97, 0.0
RESULT = ".md-search-result__item > .md-search-result__link"

# Types a query and answers with the links.
ASK = """async query => {
  const input = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  input.value = query;
  input.dispatchEvent(new InputEvent("input", {bubbles: true}));
  const links = list.querySelectorAll(":scope > .md-search-result__item > a");
  return Array.from(links, link => link.href);
}"""


# The box slides in: what counts is where it comes to rest.
FITS = """selector => {
  const {left, right} = document.querySelector(selector).getBoundingClientRect();
  return left >= 0 && right <= 360;
}"""


class SearchBox:
    """The box of a page, opened."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.input = page.locator(".md-search__input")
        self.status = page.get_by_role("status").and_(page.locator(".md-search-result__meta"))
        self.results = page.locator(RESULT)

    def open(self, address: str = "/") -> "SearchBox":
        self.page.goto(address)
        self.input.click()
        return self

    def type(self, query: str) -> "SearchBox":
        self.input.fill(query)
        return self


@pytest.fixture
def box(page: Page) -> SearchBox:
    return SearchBox(page)


def text_of(href: str) -> str:
    """Return what is at an address: a section with the title of its page, or a page."""
    parts = urlsplit(href)
    name = unquote(parts.path).lstrip("/") or "index.html"
    found = _sections(name)
    if parts.fragment:
        found = tuple(each for each in found if each.anchor == unquote(parts.fragment))
    assert found, f"{href} leads to no section"
    return " ".join(f"{each.page_title} {each.title} {each.text}" for each in found)


@functools.cache
def _sections(name: str) -> tuple[sections.Section, ...]:
    return tuple(sections.read((SITE / name).read_text(encoding="utf-8"), name))


@pytest.mark.parametrize(
    ("home", "queries", "word"), [("/", QUERIES, "利率"), ("/en/", ENGLISH, "rate")]
)
def test_pages_are_found_by_the_words_that_people_use(
    home: str, queries: Path, word: str, box: SearchBox
) -> None:
    rows = [line.split("\t") for line in queries.read_text(encoding="utf-8").splitlines()]
    box.open(home).type(word)
    expect(box.results.first).to_be_visible()
    first, third, none, missed = 0, 0, 0, []
    for query, pattern in rows:
        links = box.page.evaluate(ASK, query)[:3]
        hits = [bool(re.search(pattern, text_of(link), re.DOTALL)) for link in links]
        first += hits[:1] == [True]
        third += any(hits)
        none += not links
        if hits[:1] != [True]:
            missed.append(query)
    total = len(rows)
    shares = (first / total, third / total, none / total)
    assert shares[0] >= TOP_1, (shares, missed)
    assert shares[1] >= TOP_3, (shares, missed)
    assert shares[2] <= NONE, (shares, missed)


def test_a_result_names_section_and_page_and_marks_the_words(box: SearchBox) -> None:
    box.open().type("多头借贷")
    first = box.results.first
    expect(first.get_by_role("heading")).to_contain_text("多头借贷")
    expect(first.locator("mark").first).to_contain_text("多头")
    assert "#" in (first.get_attribute("href") or "")


def test_the_words_are_marked_on_the_page_that_was_found(box: SearchBox) -> None:
    box.open().type("多头借贷")
    box.results.first.click()
    box.page.wait_for_url(re.compile("h="))
    assert box.page.evaluate("CSS.highlights.get('search').size") > 0
    expect(box.input).not_to_be_focused()


def test_a_result_on_the_same_page_does_not_load_it_again(box: SearchBox) -> None:
    box.open("/sources.html").type("美国 Z 条例附录 J")
    box.page.evaluate("window.stays = true")
    box.results.first.click()
    box.page.wait_for_url("**/sources.html#*")
    assert box.page.evaluate("window.stays")


def test_a_calculator_is_found_by_what_it_does(box: SearchBox) -> None:
    box.open().type("真实利率怎么算")
    expect(box.results.first).to_have_attribute("href", re.compile("/calculators/"))


def test_the_number_of_results_is_announced(box: SearchBox) -> None:
    box.open()
    expect(box.status).to_contain_text("可以输入")
    box.type("利率")
    expect(box.status).to_have_text(re.compile(r"找到 \d+ 个相关页面"))
    box.type("qqqq")
    expect(box.status).to_contain_text("没有找到")
    expect(box.results).to_have_count(0)
    box.type("")
    expect(box.status).to_contain_text("可以输入")


def test_the_keyboard_is_enough(box: SearchBox) -> None:
    page = box.page
    page.goto("/")
    page.keyboard.press("/")
    expect(box.input).to_be_focused()
    page.keyboard.type("zhengxin")
    expect(box.results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(box.results.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box.input).to_be_focused()
    page.keyboard.press("Escape")
    expect(box.input).not_to_be_focused()
    expect(box.results.first).to_be_hidden()
    page.keyboard.press("s")
    expect(box.input).to_be_focused()
    href = box.results.first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(href)


def test_a_query_can_stand_in_the_address(box: SearchBox) -> None:
    box.page.goto("/?q=逾期")
    expect(box.input).to_have_value("逾期")
    expect(box.results.first).to_be_visible()


def test_a_phone_opens_the_box_by_its_icon(box: SearchBox) -> None:
    box.page.set_viewport_size({"width": 360, "height": 740})
    box.page.goto("/guide/risk.html")
    box.page.locator("header [for=__search]").first.click()
    expect(box.input).to_be_focused()
    box.page.keyboard.type("骗子")
    expect(box.results.first).to_be_in_viewport()
    box.page.wait_for_function(FITS, arg=RESULT)


def test_a_missing_index_is_told_and_tried_again(box: SearchBox, watch: Watch) -> None:
    index = re.compile(r"/index\.\w+\.js")
    box.page.route(index, lambda route: route.abort())
    box.open()
    expect(box.status).to_contain_text("没能启动")
    box.page.unroute(index)
    box.page.keyboard.press("Escape")
    box.input.click()
    box.type("利率")
    expect(box.results.first).to_be_visible()
    watch.errors.clear()  # the browser itself reports the request that was cut


def test_nothing_is_loaded_before_the_box_is_used(page: Page, watch: Watch) -> None:
    page.goto("/", wait_until="networkidle")
    folder = search.FOLDER.as_posix()
    assert [url for url in watch.requests if folder in url and "/index." in url] == []


def test_a_page_opened_from_a_folder_searches(browser: Browser) -> None:
    context: BrowserContext = browser.new_context()
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    box = SearchBox(page).open((SITE / "guide" / "risk.html").as_uri())
    box.type("提额")
    expect(box.results.first).to_be_visible()
    box.results.first.click()
    page.wait_for_url(re.compile(r"^file:.*\.html\?h="))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert errors == []
    context.close()


class _Below(http.server.SimpleHTTPRequestHandler):
    """Serves the site below a path, and nothing above it."""

    PREFIX = "/some/where/"

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(self.PREFIX)
        return super().translate_path("/nothing" if below == path else f"/{below}")

    def log_message(self, *_: object) -> None:
        """Keep the report of the tests readable."""


@pytest.fixture
def below() -> Iterator[str]:
    handler = functools.partial(_Below, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{_Below.PREFIX}"
        server.shutdown()
        thread.join()


def test_a_site_below_a_path_searches(below: str, browser: Browser) -> None:
    with browser.new_context() as context:
        box = SearchBox(context.new_page()).open(f"{below}guide/risk.html")
        box.type("提额")
        box.results.first.click()
        box.page.wait_for_url(re.compile(f"^{re.escape(below)}.*h="))
        expect(box.page.get_by_role("heading", level=1)).to_be_visible()
