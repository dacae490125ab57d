"""A calculator as a tool: nothing moves by itself, and the result is in view while one types."""

import re
from collections.abc import Callable

import pytest
from browser.calculator import CalculatorPage
from browser.server import Server
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect
from project import SITE

from calculators.catalogue import names

PHONE = ViewportSize(width=360, height=640)
DESKTOP = ViewportSize(width=1440, height=900)
# Notes from now on what moves.
WATCH = """() => {
    globalThis.moved = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
            moved.push([entry.value, ...entry.sources.map((source) => source.node?.outerHTML)]);
    }).observe({ type: "layout-shift" });
}"""
FRAME = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


@pytest.mark.parametrize("name", names())
def test_nothing_moves_when_python_becomes_ready(
    name: str, new_context: Callable[..., BrowserContext]
) -> None:
    for size in (PHONE, DESKTOP):
        with Server(SITE).running() as server:
            # While a page arrives, a table that is drawn in part moves by itself.
            server.faults["assets/javascripts/calculators.*"] = "held"
            page = new_context(viewport=size).new_page()
            shown = CalculatorPage(page, name, server.url).open_parsed()
            page.evaluate(FRAME)
            page.evaluate(WATCH)
            server.release()
            shown.wait_until("ready")
            # A frame later, whatever being ready moves has moved.
            page.evaluate(FRAME)
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
    shown = CalculatorPage(page, "payoff").open_ready()
    said = shown.root.locator("[data-announcement]")
    expect(said).to_have_text("")
    shown.open_own().type("budget", "2500")
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


TOO_WIDE = """() => [...document.querySelectorAll("article :is(p, li, summary)")]
    .filter((one) => one.offsetParent && !one.closest(".calculator form, table"))
    .map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        const text = [...range.getClientRects()];
        const left = Math.min(...text.map((box) => box.left));
        const width = Math.max(...text.map((box) => box.right)) - left;
        return [width / Number.parseFloat(getComputedStyle(one).fontSize), one.outerHTML];
    })
    .filter(([ems]) => ems > 43)
    .map(([ems, html]) => `${ems}: ${html.slice(0, 200)}`)"""


@pytest.mark.parametrize(
    "path", ["guide/products.html", "calculators/debt.html", "en/guide/quotes.html", "faq.html"]
)
def test_no_line_of_text_is_too_long_to_read(path: str, page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(f"/{path}")
    page.evaluate("document.querySelectorAll('.fact').forEach((each) => { each.open = true; })")
    assert page.evaluate(TOO_WIDE) == []


def test_a_form_that_goes_on_below_its_edge_fades_out(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    shown = CalculatorPage(page, "debt").open_ready()
    form = shown.root.locator("form")
    assert form.evaluate("form => form.scrollHeight > form.clientHeight + 100")
    fade = "form => { const { position, backgroundImage } = getComputedStyle(form, '::after');"
    said = form.evaluate(f"{fade} return [position, backgroundImage.slice(0, 15)]; }}")
    assert said == ["sticky", "linear-gradient"]
    # At the end nothing is under it.
    form.evaluate("form => form.scrollTo(0, form.scrollHeight)")
    last = form.locator(":scope > :last-child").bounding_box()
    box = form.bounding_box()
    assert last
    assert box
    assert last["y"] + last["height"] < box["y"] + box["height"] - 30


def test_charts_and_search_end_where_the_rest_ends(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    shown = CalculatorPage(page, "debt").open_ready()
    right = "each => Math.round(each.getBoundingClientRect().right)"
    edge = shown.result.evaluate(right)
    for selector in (".chart", ".chart .plot", ".headlines"):
        assert shown.result.locator(selector).first.evaluate(right) == edge
    assert page.locator(".md-search__form").evaluate(right) == edge


def test_what_a_word_means_is_as_large_as_small_print(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto("/guide/penalty.html")
    page.locator(".term").first.hover()
    tip = page.locator(".md-tooltip2__inner")
    expect(tip).to_be_visible()
    assert tip.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 14


def test_what_a_link_led_to_does_not_look_like_a_focus(page: Page) -> None:
    page.goto("/glossary.html")
    name = page.locator(".glossary dt").nth(8).get_attribute("id")
    page.goto(f"/glossary.html#{name}")
    for part in (page.locator("dt:target"), page.locator("dt:target + dd")):
        expect(part).to_have_css("outline-style", "none")
        expect(part).to_have_css("border-inline-start-width", "4px")


def test_inputs_beside_each_other_stand_on_one_line_in_english(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "debt", "/en").open_ready()
    top = "each => each.getBoundingClientRect().top"
    for one, other in (("rent", "living"), ("debts.1.kind", "debts.1.balance")):
        assert shown.control(one).evaluate(top) == shown.control(other).evaluate(top)


CUT_OFF = """fields => fields.filter(field => {
  const style = getComputedStyle(field);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const isChoice = field instanceof HTMLSelectElement;
  const text = isChoice ? field.selectedOptions[0].textContent : field.value;
  const arrow = isChoice ? 1.4 * parseFloat(style.fontSize) : 0;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return pen.measureText(text).width > room - arrow;
}).map(field => field.name)"""
"""The names of inputs that are too narrow for what is in them."""


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("edition", ["", "en/"])
def test_what_is_filled_in_is_seen_as_a_whole(
    edition: str, name: str, width: int, page: Page
) -> None:
    """A number that is cut off reads as another one, and so does its unit."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"/{edition}calculators/{name}.html")
    page.locator("form details").evaluate_all("all => all.forEach(each => { each.open = true })")
    fields = page.locator("form :is(input, .control > input + select):visible")
    assert fields.count()
    assert fields.evaluate_all(CUT_OFF) == []


def test_the_bar_of_two_offers_has_one_line(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "interest").open_ready()
    key = shown.root.locator("[data-key]")
    figures, way = (key.locator(f"[data-key-{each}]").bounding_box() for each in ("figures", "way"))
    assert figures
    assert way
    assert way["y"] < figures["y"] + figures["height"]


def test_only_rows_are_beside_each_other_on_a_tablet(page: Page) -> None:
    page.set_viewport_size({"width": 768, "height": 1024})
    page.goto("/calculators/payoff.html")
    whole = page.locator("[data-rows]").evaluate("rows => rows.clientWidth")
    widths = "all => all.map(each => each.offsetWidth)"
    assert set(page.locator("[data-rows] > :is(.begun, [data-add])").evaluate_all(widths)) == {
        whole
    }
    tops = "all => all.map(each => each.getBoundingClientRect().top)"
    rows = page.locator("[data-row]").evaluate_all(tops)
    assert rows[0] == rows[1] < rows[2]
    assert len(set(page.locator(".begun > button").evaluate_all(tops))) == 1
    hint = page.locator("[data-rows] > .hint").bounding_box()
    assert hint is not None
    assert hint["y"] + hint["height"] <= rows[0]


def test_a_form_of_one_part_takes_the_whole_width_of_a_tablet(page: Page) -> None:
    page.set_viewport_size({"width": 768, "height": 1024})
    shown = CalculatorPage(page, "apr").open_ready()
    form, part = (shown.root.locator(each).first.bounding_box() for each in ("form", "fieldset"))
    assert form
    assert part
    assert part["width"] == form["width"]
