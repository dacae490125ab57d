"""The drawer that lists the pages on narrow screens: by keyboard, by touch, and without scripts."""

import pytest
from browser.test_everyone import PHONE, violations
from playwright.sync_api import Browser, Locator, Page, expect

WIDTHS = (360, 768)
STOP = """() => {
    const { left, right } = document.activeElement.getBoundingClientRect();
    return [document.activeElement.outerHTML.slice(0, 100), right > 0 && left < innerWidth];
}"""


def menu(page: Page) -> Locator:
    return page.get_by_role("button", name="菜单")


def drawer(page: Page) -> Locator:
    return page.locator(".md-sidebar--primary")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["index.html", "guide/repayment.html", "calculators/debt.html"])
def test_what_is_out_of_sight_takes_no_focus(width: int, path: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"/{path}")
    expect(menu(page)).to_be_visible()
    for _ in range(25):
        page.keyboard.press("Tab")
        # The theme's search takes a moment to open around what has the focus.
        page.wait_for_function(f"() => ({STOP})()[1]", timeout=5000)


@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_opened_and_closed_by_keyboard(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto("/guide/repayment.html")
    links = drawer(page).get_by_role("link")
    expect(links).to_have_count(0)
    menu(page).focus()
    expect(menu(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(menu(page)).to_have_attribute("aria-expanded", "true")
    assert links.count() > 25
    expect(drawer(page).locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu(page)).to_have_attribute("aria-expanded", "false")
    expect(menu(page)).to_be_focused()
    expect(links).to_have_count(0)
    # Whoever tabs out of it is not left behind it.
    page.keyboard.press("Enter")
    expect(drawer(page).locator(":focus")).to_be_visible()
    links.last.focus()
    page.keyboard.press("Tab")
    expect(menu(page)).to_have_attribute("aria-expanded", "false")
    expect(drawer(page)).to_be_hidden()


def test_a_finger_opens_it_and_closes_it_beside_it(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/index.html")
    menu(page).click()
    expect(drawer(page).get_by_role("link", name="晚还了会怎样")).to_be_visible()
    assert violations(page) == []
    page.mouse.click(PHONE["width"] - 10, 300)
    expect(menu(page)).to_have_attribute("aria-expanded", "false")
    expect(drawer(page)).to_be_hidden()


def test_without_scripts_its_checkbox_opens_it(browser: Browser, base_url: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/index.html")
    expect(menu(page)).to_have_count(0)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    link = drawer(page).get_by_role("link", name="晚还了会怎样")
    expect(link).to_be_visible()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("逾期")
    page.locator(".md-header label[for=__drawer]").click()
    expect(drawer(page).get_by_role("link").first).to_be_visible()
    context.close()


def test_a_wide_screen_has_its_links_at_once(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/guide/repayment.html")
    expect(menu(page)).to_be_hidden()
    expect(drawer(page).get_by_role("link", name="罚息怎么算")).to_be_visible()
