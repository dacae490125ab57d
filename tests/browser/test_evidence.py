"""What a figure rests on: a line on the page, all of it one tap away, on any browser and paper."""

import pytest
from browser.conftest import Watch
from playwright.sync_api import Browser, Page, ViewportSize, expect
from project import SITE, pages
from sitebuild.finish import moved

PHONE = ViewportSize(width=360, height=740)
GUIDE = [page for page in pages() if page.removeprefix("en/").startswith("guide/")]
MOST = 1 / 3
# The share of a page's height that its outermost elements of evidence take.
SHARE = """() => {
  const found = document.querySelectorAll(".fact");
  const outer = [...found].filter((each) => !each.parentElement.closest(".fact"));
  const height = (element) => element.getBoundingClientRect().height;
  const page = height(document.querySelector(".md-content__inner"));
  return outer.map(height).reduce((sum, each) => sum + each, 0) / page;
}"""

# What precedes the labels of paragraphs; a cell and an item of a list end by themselves.
BEFORE = """() => [...document.querySelectorAll("p a.verdict")].map((label) => {
  const range = document.createRange();
  range.setStart(label.parentElement, 0);
  range.setEndBefore(label);
  return range.toString().trim().slice(-2);
})"""
# How high the lines are.
HEIGHTS = """() => [...document.querySelectorAll(".fact > summary")].map(
  (line) => line.getBoundingClientRect().height)"""


@pytest.mark.parametrize("address", GUIDE)
def test_closed_it_takes_a_third_of_a_page_at_most(address: str, lasting_page: Page) -> None:
    lasting_page.set_viewport_size(PHONE)
    lasting_page.goto(f"/{address}")
    assert lasting_page.locator("details.fact[open]").count() == 0
    assert lasting_page.evaluate(SHARE) <= MOST


@pytest.mark.parametrize("address", GUIDE)
def test_a_label_stands_behind_a_sentence(address: str, lasting_page: Page) -> None:
    lasting_page.goto(f"/{address}")
    before = lasting_page.evaluate(BEFORE)
    for end in before:
        assert end.rstrip('”’）」』)"')[-1:] in "。！？.!?", end


def test_a_tap_opens_what_was_found(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/guide/penalty.html")
    line = page.locator("#penalty-interest")
    expect(line.locator("summary")).to_be_visible()
    expect(line.locator(".fact-finding")).to_be_hidden()
    line.locator("summary").click()
    expect(line.locator(".fact-statement")).to_be_visible()
    expect(line.locator(".fact-finding")).to_be_visible()
    expect(line.locator(".fact-origin")).to_contain_text("出处：")
    expect(line.locator(".fact-origin time")).to_be_visible()
    line.locator("summary").click()
    expect(line.locator(".fact-finding")).to_be_hidden()


def test_the_keyboard_opens_it(page: Page) -> None:
    page.goto("/guide/penalty.html")
    line = page.locator("#penalty-interest")
    line.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(line.locator(".fact-finding")).to_be_visible()
    page.keyboard.press("Space")
    expect(line.locator(".fact-finding")).to_be_hidden()


def test_a_line_is_large_enough_for_a_finger(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/guide/raising-limits.html")
    assert min(page.evaluate(HEIGHTS)) >= 24


def test_a_label_leads_to_the_opened_line_on_whichever_page_it_stands(page: Page) -> None:
    page.goto("/guide/repayment.html")
    page.locator('a.verdict[href$="penalty.html#penalty-interest"]').first.click()
    page.wait_for_url("**/penalty.html#penalty-interest")
    expect(page.locator("#penalty-interest .fact-finding")).to_be_visible()


def test_paper_has_all_of_it(page: Page) -> None:
    page.goto("/guide/penalty.html", wait_until="networkidle")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#penalty-interest .fact-finding")).to_be_visible()


def test_it_needs_neither_script_nor_server(browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((SITE / "guide" / "penalty.html").as_uri())
        line = page.locator("#penalty-interest")
        line.locator("summary").click()
        expect(line.locator(".fact-finding")).to_be_visible()


@pytest.mark.parametrize("old", moved.addresses())
def test_an_old_address_leads_on(old: str, browser: Browser) -> None:
    new = moved.addresses()[old]
    for root in (SITE, SITE / "en"):
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto((root / old).as_uri())
            page.wait_for_url((root / new.partition("#")[0]).as_uri() + "*")


def test_a_page_of_the_guide_is_two_taps_away_on_a_phone(page: Page, watch: Watch) -> None:
    del watch
    page.set_viewport_size(PHONE)
    for address in (each for each in GUIDE if not each.startswith("en/")):
        page.goto("/faq.html")
        page.get_by_role("button", name="菜单").click()
        link = page.locator(f'.md-nav--primary a[href="{address}"]').first
        link.click()
        page.wait_for_url(f"**/{address}")
