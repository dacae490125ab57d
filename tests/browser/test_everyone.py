"""Every page for everyone: what axe-core finds, narrow screens, targets, the path by keyboard."""

import json

import pytest
from browser.calculator import CalculatorPage
from playwright.sync_api import BrowserContext, Frame, Page, ViewportSize, expect
from project import PROJECT, pages

from calculators.catalogue import names

AXE = (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# What a window of 640 px shows at 200%, and one of 1280 px at 400%.
NARROW = ViewportSize(width=320, height=640)
PHONE = ViewportSize(width=360, height=640)
SMALLEST_TARGET = 44
"""In CSS pixels, on a screen for fingers."""

FIND = """async (rules) => {
    const options = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
    const { violations } = await axe.run(document, options);
    return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html.slice(0, 200))]);
}"""
DARK = "() => { document.body.dataset.mdColorScheme = 'slate'; }"
OPEN_ALL = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"
STANDING_OUT = """() => [...document.querySelectorAll("main *")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
        && !one.parentElement.closest(".scroll"))
    .map((one) => one.outerHTML.slice(0, 120))"""
# Links within a text may be as small as the text (WCAG 2.5.8).
SMALL_TARGETS = """(smallest) => [...document.querySelectorAll(
        `.md-header__button, .md-tag,
        main :is(button, select, textarea, summary, input, .question, .key, .md-button)`)]
    .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
    .filter(([box]) => box.height && box.height < smallest - 0.5)
    .map(([box, html]) => `${box.height}: ${html}`)"""


def violations(page: Page | Frame, *rules: str) -> list[list[str]]:
    """Return what axe-core finds, by default with all of its rules."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(f"() => {{ {AXE} }}")
    found: list[list[str]] = page.evaluate(FIND, list(rules))
    return found


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    # A colour that still changes is none that anybody reads.
    return {**browser_context_args, "reduced_motion": "reduce"}


@pytest.mark.parametrize("path", pages())
def test_a_page_for_everyone(path: str, lasting_page: Page) -> None:
    page = lasting_page
    page.set_viewport_size(NARROW)
    page.goto(f"/{path}")
    page.evaluate(OPEN_ALL)
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= NARROW["width"], json.dumps(page.evaluate(STANDING_OUT), ensure_ascii=False)
    assert violations(page) == []
    page.evaluate(DARK)
    assert violations(page, "color-contrast") == []


@pytest.mark.parametrize("name", names())
def test_a_calculator_with_a_message(name: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, name).open_ready()
    field = shown.root.locator("form input:visible").first
    field.fill("abc")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert violations(page) == []
    page.evaluate(DARK)
    assert violations(page, "color-contrast") == []


def test_a_calculator_with_a_note(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "overdue").open_ready()
    shown.type("day_rate", "5‰")
    expect(shown.note("day_rate")).to_be_visible()
    assert violations(page) == []
    page.evaluate(DARK)
    assert violations(page, "color-contrast") == []


@pytest.mark.parametrize(
    "path", ["index.html", "calculators/interest.html", "calculators/apr.html", "guide/quotes.html"]
)
def test_targets_are_large_enough_for_fingers(
    path: str, context: BrowserContext, page: Page
) -> None:
    page.set_viewport_size(PHONE)
    fingers = context.new_cdp_session(page)
    fingers.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    page.goto(f"/{path}")
    assert page.evaluate("() => matchMedia('(pointer: coarse)').matches")
    assert page.evaluate(SMALL_TARGETS, SMALLEST_TARGET) == []


def test_the_whole_path_by_keyboard(page: Page) -> None:
    """From the top of a calculator over every field and tool into the result, and on."""
    shown = CalculatorPage(page, "interest").open_ready()
    reached: list[str] = []
    for _ in range(90):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
                const { activeElement: one } = document;
                const { outlineStyle, outlineWidth } = getComputedStyle(one);
                const seen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
                return [one.name || one.textContent.trim() || one.ariaLabel, seen];
            }"""
        )
        reached.append(focused[0])
        assert focused[1], f"no visible focus: {focused[0]}"
        if focused[0].startswith("方案 1 是怎么算的"):
            break
    fields = shown.root.locator("form :is(input, select):visible").evaluate_all(
        "(controls) => controls.map((control) => control.name)"
    )
    assert [name for name in reached if name in fields] == fields
    places = [reached.index(text) for text in ("再加一个方案", "复制链接", "恢复示例", "打印")]
    assert places == sorted(places)


def test_a_table_scrolls_by_keyboard(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.goto("/guide/quotes.html")
    wide = page.get_by_role("region").evaluate_all(
        "regions => regions.findIndex(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)"
    )
    assert wide >= 0, "no table is wider than the screen: try another page"
    table = page.get_by_role("region").nth(wide)
    table.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(table).to_be_focused()
    page.wait_for_function("(table) => table.scrollLeft > 0", arg=table.element_handle())
