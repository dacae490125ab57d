"""The values of a chart's lines: where it is touched, and by the keyboard."""

from itertools import pairwise

from browser.calculator import CalculatorPage
from playwright.sync_api import Locator, Page, ViewportSize, expect

PHONE = ViewportSize(width=360, height=740)


def row(chart: Locator, index: int) -> list[str]:
    """The cells of the chart's own table."""
    return chart.locator("tbody tr").nth(index).locator("td").all_text_contents()


def touch(chart: Locator, part: float) -> None:
    """Touch the drawing at a part of its width."""
    plot = chart.locator(".plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    plot.click(position={"x": box["width"] * part, "y": box["height"] / 2})


def test_a_touched_place_says_its_values(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "interest").open_ready()
    chart = shown.result.locator(".chart").first
    touch(chart, 0.5)
    said = chart.locator("output")
    expect(said).to_contain_text("第几个月 6")
    month, *values = row(chart, 6)
    assert month == "6"
    for value in values:
        expect(said).to_contain_text(value)
    shown.type("offers.1.principal", "30000")
    touch(chart, 0)
    expect(said).to_contain_text("第几个月 0")
    expect(said).to_contain_text("30,000.00 元")


def test_a_chosen_place_outlives_the_quiet_completion(page: Page) -> None:
    """About a second after a change the whole result comes, with the same lines."""
    shown = CalculatorPage(page, "interest").open_ready()
    shown.type("offers.1.principal", "30000")
    charts = shown.result.locator(".chart")
    touch(charts.first, 0.5)
    said = charts.first.locator("output")
    expect(said).to_contain_text("第几个月 6")
    slider = charts.first.get_by_role("slider")
    expect(shown.result.locator("details[data-later='']")).to_have_count(0)
    expect(said).to_contain_text("第几个月 6")
    expect(charts.first.locator(".chosen")).to_have_count(1)
    expect(slider).to_have_js_property("value", "6")
    # Other lines: what was said of the old ones is gone.
    shown.type("offers.1.principal", "50000")
    expect(said).to_be_empty()
    expect(slider).to_have_js_property("value", "0")
    expect(charts.first.locator(".chosen")).to_have_count(0)


def test_the_keyboard_goes_from_place_to_place(page: Page) -> None:
    shown = CalculatorPage(page, "prepay").open_ready()
    chart = shown.result.locator(".chart").first
    slider = chart.get_by_role("slider")
    slider.focus()
    page.keyboard.press("End")
    expect(chart.locator("output")).to_contain_text(row(chart, -1)[1])
    page.keyboard.press("ArrowLeft")
    before = chart.locator("tbody tr").count() - 2
    place, value = row(chart, before)[:2]
    expect(chart.locator("output")).to_contain_text(value)
    said = slider.get_attribute("aria-valuetext")
    assert said is not None
    assert f" {place} " in said
    assert value in said
    page.keyboard.press("Tab")
    expect(chart.locator("output")).to_be_empty()


def test_a_place_is_kept_until_its_values_are_made(page: Page) -> None:
    shown = CalculatorPage(page, "prepay").open_ready()
    shown.type("principal", "30000")
    chart = shown.result.locator(".chart").first
    # The table is only made now, by a new answer.
    assert chart.locator("tbody").count() == 0
    slider = chart.get_by_role("slider")
    last = slider.get_attribute("max") or "?"
    slider.fill(last)
    expect(chart.locator("output")).to_contain_text(f" {last}")
    expect(slider).to_have_js_property("value", last)


def test_the_names_of_lines_keep_apart_where_text_is_large(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "payoff").open_ready()
    page.evaluate("() => { document.documentElement.style.fontSize = '250%'; }")
    chart = shown.result.locator(".chart").last
    boxes = [name.bounding_box() for name in chart.locator("text.name").all()]
    heights = sorted((box["y"], box["height"]) for box in boxes if box)
    assert len(heights) > 1
    for (above, height), (below, _) in pairwise(heights):
        assert below - above > height / 2
