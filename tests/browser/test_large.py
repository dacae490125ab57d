"""Large print: a switch on every page, kept only by choice, there before anything is drawn."""

from collections.abc import Iterator

import pytest
from browser.calculator import CalculatorPage
from browser.test_everyone import NARROW, PHONE, STANDING_OUT, violations
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from project import SITE, pages

DESKTOP = ViewportSize(width=1440, height=900)
SIZE = "selector => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"
KEPT = "() => Object.keys(localStorage).filter((name) => name.endsWith('.large'))"
# Notes whether print was large when the body began, before which nothing is drawn.
NOTE_FIRST = """
new MutationObserver((_, observer) => {
  if (!document.body) return;
  globalThis.wasLarge = document.documentElement.classList.contains("large");
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


def switch(page: Page, name: str = "大字") -> Locator:
    return page.get_by_role("contentinfo").get_by_role("button", name=name)


def test_print_is_large_once_the_reader_wants_it_and_not_before(page: Page) -> None:
    page.add_init_script(NOTE_FIRST)
    page.set_viewport_size(PHONE)
    page.goto("/index.html")
    expect(switch(page)).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(KEPT) == []
    usual = page.evaluate(SIZE, "article p")
    switch(page).focus()
    page.keyboard.press("Enter")
    expect(switch(page)).to_have_attribute("aria-pressed", "true")
    expect(switch(page)).to_be_in_viewport()
    assert page.evaluate(SIZE, "article p") == pytest.approx(1.3 * usual)
    assert len(page.evaluate(KEPT)) == 1
    for path, name in (("faq.html", "大字"), ("en/guide/repayment.html", "Large print")):
        page.goto(f"/{path}")
        assert page.evaluate("wasLarge")
        expect(switch(page, name)).to_have_attribute("aria-pressed", "true")
    switch(page, "Large print").press("Space")
    assert page.evaluate(KEPT) == []
    page.goto("/index.html")
    assert not page.evaluate("wasLarge")
    assert page.evaluate(SIZE, "article p") == usual


def test_both_switches_of_a_wide_page_say_the_same(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto("/faq.html")
    above = page.get_by_role("banner").get_by_role("button", name="大字")
    above.click()
    for each in (above, switch(page)):
        expect(each).to_have_attribute("aria-pressed", "true")


def test_it_is_deleted_with_everything_else(page: Page) -> None:
    page.goto("/en/privacy.html")
    switch(page, "Large print").click()
    page.reload()
    panel = page.locator("[data-storage]")
    expect(panel.get_by_role("status")).to_contain_text("Large print is remembered")
    panel.get_by_role("button", name="Delete").click()
    expect(panel.get_by_role("status")).not_to_contain_text("Large print")
    assert page.evaluate(KEPT) == []


def test_a_browser_that_keeps_nothing_still_switches(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage',"
        " { get() { throw new DOMException('', 'SecurityError'); } });"
    )
    page.goto("/faq.html")
    switch(page).click()
    expect(page.locator("html.large")).to_have_count(1)


def test_without_scripts_it_is_not_offered(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/faq.html")
    expect(page.locator("[data-large]").last).to_be_hidden()
    context.close()


def test_a_page_opened_from_a_folder_switches(browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto((SITE / "faq.html").as_uri())
    switch(page).click()
    page.goto((SITE / "guide" / "repayment.html").as_uri())
    expect(switch(page)).to_have_attribute("aria-pressed", "true")
    context.close()


@pytest.fixture(scope="module")
def large_page(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, base_url=base_url, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script("document.documentElement.classList.add('large')")
    yield page
    context.close()


@pytest.mark.parametrize("path", pages())
def test_no_page_scrolls_sideways_in_large_print(path: str, large_page: Page) -> None:
    large_page.set_viewport_size(PHONE)
    large_page.goto(f"/{path}")
    width = large_page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= PHONE["width"], large_page.evaluate(STANDING_OUT)


def test_charts_and_tables_grow_along(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "overdue").open_ready()
    parts = (".chart text", ".figures td", "[data-figure]", ".key strong")
    usual = {part: page.evaluate(SIZE, part) for part in parts}
    page.evaluate("document.documentElement.classList.add('large')")
    for part in parts[:3]:
        assert page.evaluate(SIZE, part) == pytest.approx(1.3 * usual[part])
    # What stays in view leaves room for the rest.
    assert page.evaluate(SIZE, parts[3]) > usual[parts[3]]
    assert violations(page) == []
    page.set_viewport_size(NARROW)
    assert shown.root.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]
