"""The English edition: the same pages and calculators, and the ways between the languages."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from browser.calculator import OWN, READY, CalculatorPage
from browser.changes import CHANGES
from browser.server import Server
from browser.test_offline import CACHES, KEPT
from playwright.sync_api import Browser, BrowserContext, Page, expect
from project import SITE, pages
from sitebuild.finish import offline

EDITION = SITE / "en"
CONTROLLED = "(path) => navigator.serviceWorker.controller?.scriptURL.endsWith(path)"
SCOPES = "navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope))"


def switch(page: Page, language: str) -> None:
    """Choose a language from the menu in the head of a page."""
    page.locator(".md-select > button").hover()
    page.locator(f".md-select__link[hreflang={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.site
def test_both_editions_have_the_same_pages() -> None:
    assert pages(EDITION) == [path for path in pages() if not path.startswith("en/")]


@pytest.mark.parametrize("path", ["index.html", "guide/penalty.html", "calculators/debt.html"])
def test_the_menu_leads_to_the_same_page_and_back(path: str, page: Page, base_url: str) -> None:
    page.goto(f"/{path}")
    switch(page, "en")
    expect(page).to_have_url(f"{base_url}/en/{path}")
    switch(page, "zh")
    expect(page).to_have_url(f"{base_url}/{path}")


@pytest.mark.parametrize(("name", "field", "text", "figure"), CHANGES)
def test_python_in_the_page_gives_what_stands_in_it(
    name: str, field: str, text: str, figure: str, page: Page
) -> None:
    shown = CalculatorPage(page, name, "/en").open_own()
    built, before = shown.html(), shown.figure(figure).first.text_content()
    standing = shown.control(field).input_value()
    shown.type(field, text)
    expect(shown.figure(figure).first).not_to_have_text(before or "")
    shown.type(field, standing)
    assert shown.html() == built


def test_a_message_says_in_english_what_is_allowed(page: Page) -> None:
    shown = CalculatorPage(page, "interest", "/en").open_ready()
    name = "offers.1.principal"
    shown.control(name).fill("abc")
    expect(shown.message(name)).to_have_text(re.compile(r"“abc”.*Enter .* to .*, for example"))
    expect(shown.control(name)).to_have_value("abc")
    expect(shown.status).to_have_text(re.compile("^Entries to correct: 1"))


def test_the_whole_interpreter_speaks_english_too(page: Page) -> None:
    """It answers where the ready program cannot be had."""
    page.route("**/runtime/ready-*", lambda route: route.abort())
    shown = CalculatorPage(page, "overdue", "/en").open()
    expect(shown.root).to_have_attribute("data-state", "ready", timeout=READY)
    built, standing = shown.html(), shown.control("days").input_value()
    shown.type("days", "45")
    assert shown.html() != built
    shown.type("days", standing)
    assert shown.html() == built


def test_a_page_from_a_folder_answers(browser: Browser) -> None:
    context = browser.new_context(base_url=f"{EDITION.as_uri()}/")
    page = context.new_page()
    page.goto(f"calculators/payoff.html#{urlencode(OWN['payoff'])}")
    shown = CalculatorPage(page, "payoff").wait_until("ready")
    shown.wait_until_answered()
    before = shown.value("interest")
    shown.type("budget", "2500")
    assert shown.value("interest") != before
    context.close()


def test_the_whole_interpreter_answers_from_a_folder(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "下载 #1 100%"
    shutil.copytree(SITE, folder)
    for ready in folder.glob("en/assets/folder/ready-*"):
        ready.unlink()
    context = browser.new_context(base_url=f"{folder.as_uri()}/en/")
    page = context.new_page()
    page.goto("calculators/overdue.html")
    shown = CalculatorPage(page, "overdue").wait_until("ready")
    before = shown.html()
    shown.type("days", "45")
    assert shown.html() != before
    context.close()


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(SITE, "/money/").running() as server:
        yield server


@pytest.fixture
def reading(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=f"{server.url}/", bypass_csp=True)
    yield context
    context.close()


def test_an_edition_is_kept_by_itself(reading: BrowserContext, server: Server) -> None:
    page = reading.new_page()
    page.goto("en/calculators/interest.html")
    CalculatorPage(page, "interest").wait_until("ready")
    page.wait_for_function(f"() => {KEPT}", timeout=READY)
    assert [name.partition("|")[0] for name in page.evaluate(CACHES)] == ["/money/en/"]
    server.stop()
    page.goto("en/calculators/debt.html")
    CalculatorPage(page, "debt").wait_until("ready")
    page.goto("en/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Before you borrow")


def remove_ready_program(page: Page) -> None:
    """Have nothing that is kept answer but the whole interpreter."""
    page.evaluate(
        """async () => {
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const key of await cache.keys())
                    if (key.url.includes("/ready-")) await cache.delete(key);
            }
        }"""
    )


def test_the_whole_interpreter_is_kept_wherever_its_files_are(
    reading: BrowserContext, server: Server
) -> None:
    """Most of them are in the other edition, which this reader never visits."""
    page = reading.new_page()
    page.goto("en/privacy.html")
    page.wait_for_function(f"() => {KEPT}", timeout=READY)
    page.get_by_role("button", name="Keep the full program too").click()
    expect(page.locator("[data-storage]")).to_contain_text("The full program is kept too")
    shared = {path for path in offline.later_files(EDITION) if path.startswith("../")}
    assert shared
    assert {path.removeprefix("../") for path in shared} <= set(server.asked)
    (cache,) = page.evaluate(CACHES)
    assert cache.startswith("/money/en/|")
    server.stop()
    remove_ready_program(page)
    page.goto("en/calculators/overdue.html")
    shown = CalculatorPage(page, "overdue").wait_until("ready")
    before = shown.html()
    shown.type("days", "45")
    assert shown.html() != before


def test_the_whole_interpreter_is_kept_once_it_was_used(
    reading: BrowserContext, server: Server
) -> None:
    page = reading.new_page()
    page.goto("en/index.html")
    page.wait_for_function(CONTROLLED, arg="/money/en/service.js", timeout=READY)
    remove_ready_program(page)
    server.faults["en/assets/runtime/ready-*"] = "missing"
    page.goto("en/calculators/overdue.html")
    shown = CalculatorPage(page, "overdue").wait_until("ready")
    kept = (
        "async () => (await (await caches.open((await caches.keys())[0])).keys()).map(k => k.url)"
    )
    wanted = {f"{server.url}/en/{path}" for path in offline.later_files(EDITION)}
    wanted = {re.sub(r"/en/\.\./", "/", url) for url in wanted}
    assert len(wanted) == 4
    while not wanted <= set(page.evaluate(kept)):
        page.wait_for_timeout(20)
    server.stop()
    page.reload()
    shown.wait_until("ready").type("days", "45")


def test_both_editions_are_kept_side_by_side(reading: BrowserContext) -> None:
    """The worker of the one is also above the pages of the other."""
    page = reading.new_page()
    for root in ("", "en/"):
        page.goto(f"{root}index.html")
        page.wait_for_function(CONTROLLED, arg=f"/money/{root}service.js", timeout=READY)
    names = {name.partition("|")[0] for name in page.evaluate(CACHES)}
    assert names == {"/money/", "/money/en/"}
    # It is no newer version of the other that has come.
    expect(page.locator(".update")).to_have_count(0)
    page.goto("en/privacy.html")
    page.get_by_role("button", name="Delete all and keep nothing").click()
    expect(page.locator("[data-storage]")).to_contain_text("You chose that nothing is kept")
    names = {name.partition("|")[0] for name in page.evaluate(CACHES)}
    assert names == {"/money/"}
    assert page.evaluate(SCOPES) == [f"{page.url.removesuffix('en/privacy.html')}"]


def test_the_page_for_what_is_not_there_leads_to_the_english_home(page: Page) -> None:
    page.goto("/404.html")
    page.get_by_role("link", name="English home page").click()
    expect(page).to_have_url(re.compile("/en/index.html$"))


@pytest.mark.site
def test_no_page_of_the_other_language_is_searched() -> None:
    for edition in (SITE, EDITION):
        (index,) = Path(edition, "assets", "search").glob("index.*.js")
        text = index.read_text(encoding="utf-8")
        assert ('"en/' in text) is False
        assert ("Before you borrow" in text) is (edition is EDITION)
