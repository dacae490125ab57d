"""The tools of every calculator: its link, the example, paper, tables as files, folded parts."""

import csv
import functools
import re
from io import StringIO
from pathlib import Path

import pytest
from browser.calculator import CalculatorPage
from playwright.sync_api import BrowserContext, Page, Route, expect
from project import PROJECT

from calculators.catalogue import names

CSV = PROJECT / "docs" / "assets" / "javascripts" / "csv.mjs"
SCHEDULE = "方案 1 的还款计划表"
LONG = "#offers.1.instalments=360&offers.2.instalments=12"


def tool(shown: CalculatorPage, name: str) -> None:
    shown.root.get_by_role("button", name=name, exact=True).click()


def said(shown: CalculatorPage) -> str:
    return shown.root.get_by_role("group", name="工具").get_by_role("status").inner_text()


def test_the_link_is_copied_with_the_inputs(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown = CalculatorPage(page, "interest").open_ready()
    shown.type("offers.1.principal", "3万")
    tool(shown, "复制链接")
    expect(shown.root.get_by_text("链接已复制")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    result = shown.html()
    page.goto("about:blank")
    page.goto(address)
    shown.wait_until("ready")
    shown.wait_until_answered()
    expect(shown.control("offers.1.principal")).to_have_value("3万")
    assert shown.html() == result


def test_the_tools_stand_between_the_figures_and_the_tables_and_stay(
    page: Page, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown = CalculatorPage(page, "interest").open_ready()
    copy = shown.root.get_by_role("button", name="复制链接")
    places = [
        each.evaluate("element => element.getBoundingClientRect().top")
        for each in (
            shown.result.locator(".summary"),
            shown.figure("apr_simple", 2),
            copy,
            shown.result.locator(".outputs"),
            shown.result.locator(".table").first,
        )
    ]
    assert places == sorted(places)
    shown.control("offers.1.principal").fill("30000")
    copy.click()
    expect(shown.root.get_by_text("链接已复制")).to_be_visible()
    # The result is replaced once more for what is folded, and neither focus nor words are lost.
    expect(shown.result.locator("details[data-later='']")).to_have_count(0)
    expect(shown.root.get_by_text("链接已复制")).to_be_visible()
    expect(copy).to_be_focused()
    # What was copied is not what is in the form any more.
    shown.type("offers.1.principal", "40000")
    expect(shown.root.get_by_text("链接已复制")).to_have_count(0)


def test_where_copying_is_forbidden_the_address_can_be_taken_by_hand(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    shown = CalculatorPage(page, "interest").open_ready()
    shown.type("offers.1.principal", "3万")
    tool(shown, "复制链接")
    address = shown.root.get_by_role("textbox", name="这一页的地址")
    expect(address).to_be_focused()
    assert address.input_value() == page.url
    assert "offers.1.principal=" in page.url


@pytest.mark.parametrize("name", names())
def test_the_example_comes_back(name: str, page: Page) -> None:
    shown = CalculatorPage(page, name).open_ready()
    built = shown.html()
    for add in shown.root.locator("[data-add]").all():
        add.click()
    for control in shown.root.locator("form input:visible").all()[:3]:
        control.fill("1")
    for remove in shown.root.locator("[data-remove]:visible").all()[:1]:
        remove.click()
    tool(shown, "恢复示例")
    shown.wait_until_answered()
    assert shown.html() == built
    assert "#" not in page.url
    expect(shown.root.locator(".undo")).to_contain_text("已恢复成示例的数字。")
    expect(shown.root.locator("[aria-invalid]")).to_have_count(0)


def test_paper_gets_everything_and_nothing_else(page: Page) -> None:
    page.add_init_script("window.print = () => (document.documentElement.dataset.printed = 1)")
    shown = CalculatorPage(page, "interest").open_ready(LONG)
    shown.wait_until_answered()
    schedule = shown.result.locator("details", has_text="方案 1 的还款计划表")
    assert schedule.locator("td").count() == 0
    tool(shown, "打印")
    expect(page.locator("html")).to_have_attribute("data-printed", "1")
    assert schedule.locator("tbody tr").count() == 360
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(schedule.locator("td").first).to_be_visible()
    address, link = shown.root.locator(".origin").all()
    expect(address).to_contain_text(page.url.partition("#")[0])
    expect(address).not_to_contain_text("#")
    expect(link).to_have_text(page.url)
    for gone in (page.locator("header"), page.locator("footer"), shown.root.locator("button")):
        for element in gone.all():
            expect(element).to_be_hidden()
    expect(shown.control("amount")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert schedule.get_attribute("open") is None


def test_a_table_is_saved_for_spreadsheets(page: Page, tmp_path: Path) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    schedule = shown.result.locator("details", has_text="方案 1 的还款计划表")
    schedule.locator("summary").click()
    with page.expect_download() as saving:
        schedule.get_by_role("button", name="下载表格（Excel 能打开）").click()
    assert saving.value.suggested_filename == "方案 1 的还款计划表.csv"
    file = tmp_path / "schedule.csv"
    saving.value.save_as(file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(file.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 12
    assert sum(round(float(row["本金"]) * 100) for row in rows) == 1_000_000
    assert rows[-1]["剩余本金"] == "0.00"


def _give(module: Path, route: Route) -> None:
    route.fulfill(path=module, content_type="text/javascript")


def test_no_cell_is_a_formula(page: Page) -> None:
    for module in (CSV, CSV.with_name("saving.mjs"), CSV.with_name("texts.mjs")):
        page.route(f"**/{module.name}", functools.partial(_give, module))
    CalculatorPage(page, "interest").open()
    text = page.evaluate(
        """async (cells) => {
            Object.assign(globalThis, { LANGUAGE: "zh", TRANSLATIONS: {} });
            const { csv } = await import("../assets/javascripts/csv.mjs");
            const table = document.createElement("table");
            table.createTHead().insertRow().insertCell().textContent = "名称";
            const body = table.createTBody();
            for (const cell of cells) body.insertRow().insertCell().textContent = cell;
            return csv(table);
        }""",
        ["=1+1", "+86", "@SUM(A1)", "-2+3", "＝1+1", '=HYPERLINK("x")', "-5", "-1,234.50", "1,2"],
    )
    cells = [row[0] for row in csv.reader(StringIO(text.removeprefix("\ufeff")))]
    assert cells[1:] == [
        "'=1+1",
        "'+86",
        "'@SUM(A1)",
        "'-2+3",
        "'＝1+1",
        '\'=HYPERLINK("x")',
        "-5",
        "-1234.50",
        "12",
    ]


def test_a_long_table_is_made_when_it_is_opened_and_stays_open(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready(LONG)
    shown.wait_until_answered()
    long = shown.result.locator("details", has_text="方案 1 的还款计划表")
    short = shown.result.locator("details", has_text="方案 2（微粒贷）的还款计划表")
    assert long.locator("td").count() == 0
    expect(short.locator("tbody tr")).to_have_count(12)
    long.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(long.locator("tbody tr")).to_have_count(360)
    expect(long.locator("summary")).to_be_focused()
    shown.type("offers.1.instalments", "240")
    expect(long.locator("tbody tr")).to_have_count(240)
    expect(long.locator("tbody tr").last).to_be_visible()
    long.locator("summary").click()
    shown.type("offers.1.instalments", "360")
    assert long.locator("td").count() == 0


def test_the_tools_work_by_keyboard(page: Page) -> None:
    shown = CalculatorPage(page, "debt").open_ready()
    shown.root.get_by_role("button", name="复制链接").focus()
    page.keyboard.press("Tab")
    expect(shown.root.get_by_role("button", name="恢复示例")).to_be_focused()
    page.keyboard.press("Enter")
    expect(shown.root.get_by_text("已恢复成示例")).to_be_visible()


def test_what_is_folded_is_made_in_a_quiet_moment(page: Page) -> None:
    """For paper and for the browser's own search; a long table only once it is opened."""
    shown = CalculatorPage(page, "interest").open_ready()
    shown.type("offers.1.instalments", "360")
    revision = shown.root.get_attribute("data-revision")
    expect(shown.result.locator("details[data-later='']")).to_have_count(0)
    long = shown.result.locator("details[data-later] > summary")
    expect(long).to_have_text([re.compile("^看具体数字："), re.compile("^看具体数字："), SCHEDULE])
    # Nobody is told of it: nothing that is read has changed.
    assert shown.root.get_attribute("data-revision") == revision
