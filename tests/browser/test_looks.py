"""A calculator as a tool: nothing moves by itself, and the result is in view while one types."""

import re
from collections.abc import Callable

import pytest
from browser.calculator import CalculatorPage
from playwright.sync_api import BrowserContext, Page, expect

from calculators.catalogue import NAMES

PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1440, "height": 900}
MOVES = """
    globalThis.moved = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
            moved.push([entry.value, ...entry.sources.map((source) => source.node?.outerHTML)]);
    }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("name", NAMES)
def test_nothing_moves_when_python_becomes_ready(
    name: str, new_context: Callable[..., BrowserContext]
) -> None:
    for size in (PHONE, DESKTOP):
        page = new_context(viewport=size).new_page()
        page.add_init_script(MOVES)
        CalculatorPage(page, name).open_ready()
        # A frame later, whatever being ready moves has moved.
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        assert page.evaluate("() => moved") == []


def test_the_figure_that_matters_is_in_view_on_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "interest").open_ready()
    key = shown.root.locator("[data-key]")
    expect(key).to_contain_text("方案 1")
    shown.type("offers.2.instalments", "20")
    expect(key).to_be_in_viewport()
    expect(key).to_contain_text("方案 2")
    expect(key).to_contain_text(shown.figure("apr_simple", 2).inner_text())
    shown.control("offers.2.instalments").fill("0")
    expect(key).to_contain_text("上一次的")
    # The address follows once the reader pauses.
    expect(page).to_have_url(re.compile(r"offers\.2\.instalments=0&"))
    address = page.url
    key.click()
    expect(shown.result).to_be_focused()
    expect(shown.result.locator(".summary")).to_be_in_viewport()
    assert page.url == address


def test_the_figures_of_both_offers_are_in_view_and_lead_there_and_back(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "interest").open_ready()
    key = shown.root.locator("[data-key]")
    for number in (1, 2):
        expect(key).to_contain_text(shown.figure("apr_simple", number).inner_text())
    shown.type("offers.2.instalments", "20")
    for number in (1, 2):
        expect(key).to_contain_text(shown.figure("apr_simple", number).inner_text())
    key.click()
    expect(shown.result).to_be_focused()
    expect(key).to_contain_text("改数字")
    key.click()
    expect(shown.control("offers.2.instalments")).to_be_focused()
    expect(key).not_to_contain_text("改数字")


def test_a_penalty_is_not_shown_as_if_it_were_good(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "overdue").open_ready()
    tone = shown.result.locator(".summary .tone").evaluate("each => getComputedStyle(each).color")
    key = shown.root.locator("[data-key]")
    for figure in (shown.figure("penalty_high"), key.locator("strong")):
        expect(figure).to_have_css("color", tone)
    shown.type("grace", "30")
    expect(key).to_have_attribute("data-tone", "amber")
    expect(key.locator("strong")).not_to_have_css("color", tone)


def test_the_inputs_stay_beside_the_result_on_a_desktop(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    shown = CalculatorPage(page, "debt").open_ready()
    expect(shown.root.locator("[data-key]")).to_be_hidden()
    shown.result.locator(".chart").first.scroll_into_view_if_needed()
    form, result = shown.root.locator("form").bounding_box(), shown.result.bounding_box()
    assert form
    assert result
    assert form["x"] + form["width"] < result["x"]
    assert form["y"] >= 0
    expect(shown.control("income")).to_be_in_viewport()


def test_a_new_figure_is_said_in_one_short_sentence(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_own()
    said = shown.root.locator("[data-announcement]")
    expect(said).to_have_text("")
    shown.type("budget", "2500")
    expect(said).to_have_text(f"还清的月份 {shown.figure('free_on').inner_text()}")
    expect(said).to_have_attribute("aria-live", "polite")


def test_paper_is_white_whatever_the_screen(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    shown = CalculatorPage(page, "interest").open()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    for part in (page.locator("body"), shown.root.locator("fieldset").first):
        expect(part).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(shown.figure("total_cost", 1)).to_have_css("color", "rgb(0, 0, 0)")
    expect(shown.root.locator("[data-key]")).to_be_hidden()
