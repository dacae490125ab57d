"""Letters of the guide: filled in where they are, copied and printed, and never sent or kept."""

import pytest
from playwright.sync_api import Browser, Page, expect

PAGE = "/guide/cannot-pay.html"


@pytest.fixture
def letter(page: Page) -> Page:
    page.goto(PAGE)
    return page


def test_what_is_filled_in_is_copied(letter: Page) -> None:
    letter.context.grant_permissions(["clipboard-read", "clipboard-write"])
    letter.get_by_label("姓名").first.fill("张三")
    letter.get_by_label("还不上的原因").fill("上个月失业，\n还没有找到工作")
    letter.get_by_role("button", name="复制全文").click()
    expect(letter.locator(".letter [role=status]")).to_contain_text("已复制")
    text = letter.evaluate("navigator.clipboard.readText()")
    assert "我是张三，" in text
    assert "因为上个月失业，\n还没有找到工作" in text
    assert "____" in text, "an empty blank stays a blank"


def test_a_browser_that_does_not_copy_is_told(letter: Page) -> None:
    letter.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    letter.reload()
    letter.get_by_role("button", name="复制全文").click()
    expect(letter.locator(".letter [role=status]")).to_contain_text("自己复制")


def test_only_the_letter_is_printed(letter: Page) -> None:
    letter.evaluate("() => { window.print = () => {}; }")
    letter.get_by_role("button", name="打印这封信").click()
    letter.emulate_media(media="print")
    expect(letter.locator(".letter__text")).to_be_visible()
    expect(letter.get_by_role("heading", level=1)).to_be_hidden()
    expect(letter.locator(".letter__tools")).to_be_hidden()
    letter.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(letter.get_by_role("heading", level=1)).to_be_visible()


def test_nothing_of_it_is_kept(letter: Page) -> None:
    letter.get_by_label("姓名").first.fill("张三")
    letter.reload()
    expect(letter.get_by_label("姓名").first).to_have_value("")
    assert letter.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_it_can_be_filled_in_without_scripts(browser: Browser, base_url: str) -> None:
    with browser.new_context(java_script_enabled=False, base_url=base_url) as context:
        page = context.new_page()
        page.goto(PAGE)
        page.get_by_label("姓名").first.fill("张三")
        expect(page.get_by_label("姓名").first).to_have_value("张三")
        expect(page.locator(".letter__tools")).to_be_hidden()
