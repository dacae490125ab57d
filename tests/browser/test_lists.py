"""Lists of payments that come in files: opened by the button, or dropped onto the field."""

import base64
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from browser.calculator import CalculatorPage
from browser.conftest import Watch
from playwright.sync_api import FilePayload, Locator, Page, expect
from workbooks import Cell, workbook

from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.commandline import run

PLAN = (
    "某某贷还款计划\n期数,还款日期,应还金额,本金,利息,剩余本金\n"
    '1,2026-02-15,"5,100.00",5000,100,5000\n2,2026-03-15,"5,050.00",5000,50,0\n合计,,10150,10000,150,\n'
)
TABBED = "期数\t还款日期\t应还金额\t本金\n1\t2026-02-15\t5100\t5000\n2\t2026-03-15\t5050\t5000\n"
ROWS: list[list[Cell]] = [
    ["期数", "还款日期", "应还金额", "本金", "利息"],
    [1, 46068, 5100, 5000, 100],
    [2, 46096, 5050, 5000, 50],
]
FILES = {
    "utf-8.csv": (PLAN.encode(), "UTF-8"),
    "mark.csv": (PLAN.encode("utf-8-sig"), "UTF-8"),
    "gbk.csv": (PLAN.encode("gbk"), "GBK"),
    "utf-16.txt": (TABBED.encode("utf-16"), "UTF-16LE"),
    "plan.xlsx": (workbook(ROWS, dates={1}), ".xlsx"),
    "sheets.xlsx": (workbook(ROWS, dates={1}, before=["说明"]), ".xlsx，工作表“还款计划”"),
}
WRONG = {
    "photo.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "这是图片，读不了。"),
    "photo.csv": (b"\x89PNG\r\n\x1a\n", "这是图片，读不了。"),
    "plan.pdf": (b"%PDF-1.7", "这是PDF 文档，读不了。"),
    "plan.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "这是旧格式的 Office 文件"),
    "cut.xlsx": (workbook(ROWS)[:-40], "这个文件不完整。"),
    "empty.csv": (b"", "这个文件是空的。"),
    "large.csv": (b"2026-01-15,1\n" * 160_000, "太大了。"),
    "binary.txt": (b"\0\1\2", "这个文件不是文本，读不了。"),
}
_DROP = """
(element, [name, content]) => {
  const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  const told = [];
  for (const type of ["dragenter", "dragover", "drop"]) {
    const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried });
    element.dispatchEvent(event);
    told.push(event.defaultPrevented, element.closest(".field").hasAttribute("data-dropping"));
  }
  return told;
}
"""

type Give = Callable[[CalculatorPage, str, bytes], None]


def by_button(shown: CalculatorPage, name: str, content: bytes) -> None:
    with shown.page.expect_file_chooser() as chosen:
        shown.root.get_by_role("button", name="打开文件").click()
    payload: FilePayload = {"name": name, "mimeType": "", "buffer": content}
    chosen.value.set_files(payload)


def by_drop(shown: CalculatorPage, name: str, content: bytes) -> None:
    told = shown.control("flows").evaluate(_DROP, [name, base64.b64encode(content).decode()])
    # The browser would open what is not prevented, and what was typed would be gone.
    assert told == [True, True, True, True, True, False]


both_ways = pytest.mark.parametrize("give", [by_button, by_drop])


def ready(page: Page) -> CalculatorPage:
    shown = CalculatorPage(page, "apr").open_ready()
    shown.choose("mode", "list")
    return shown


def said(shown: CalculatorPage) -> Locator:
    return shown.root.locator("[data-opens]").get_by_role("status")


@both_ways
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_and_answered(name: str, give: Give, page: Page, watch: Watch) -> None:
    content, how = FILES[name]
    shown = ready(page)
    revision = int(shown.root.get_attribute("data-revision") or "")
    give(shown, name, content)
    expect(said(shown)).to_have_text(f"读入了“{name}”（{how}）。")
    shown.page.wait_for_function(
        "([root, before]) => Number(root.dataset.revision) > before",
        arg=[shown.root.element_handle(), revision],
    )
    assert shown.value("total_paid") == Decimal(10_150)
    assert shown.value("received") == Decimal(10_000)
    expect(shown.note("flows")).to_contain_text("“还款日期”当作还款日，“应还金额”当作每期还的钱。")
    text = shown.control("flows").input_value()
    given = answer("apr", calculator("apr").form.defaults() | {"mode": "list", "flows": text})
    value = shown.figure("apr_compound").get_attribute("data-value")
    assert f'data-value="{value}"' in (given.html or "")
    # What reads files comes with the first one; else nothing is fetched for it.
    tables = [url for url in watch.requests if "/tables." in url]
    assert len(tables) == 1


@both_ways
@pytest.mark.parametrize("name", WRONG)
def test_another_kind_of_file_is_named_and_changes_nothing(
    name: str, give: Give, page: Page
) -> None:
    content, message = WRONG[name]
    shown = ready(page)
    before, revision = (
        shown.control("flows").input_value(),
        shown.root.get_attribute("data-revision"),
    )
    give(shown, name, content)
    expect(said(shown)).to_contain_text(message)
    expect(said(shown)).to_contain_text("能读的是 CSV、TSV、TXT 文本和 Excel 的 .xlsx，最大 2 MB。")
    assert shown.control("flows").input_value() == before
    assert shown.root.get_attribute("data-revision") == revision


def test_a_file_of_nothing_but_text_gets_a_message(page: Page) -> None:
    shown = ready(page)
    by_button(shown, "letter.txt", "亲爱的客户：\n您好。\n此致".encode("gbk"))
    expect(shown.message("flows")).to_contain_text(
        "日期和金额里没有日期和金额。可以填 2 到 1000 行"
    )


def test_nothing_is_fetched_for_files_before_one_is_opened(page: Page, watch: Watch) -> None:
    ready(page)
    assert not [url for url in watch.requests if "/tables." in url]


def test_a_file_that_is_not_for_the_form_in_sight_is_left_to_the_browser(page: Page) -> None:
    shown = CalculatorPage(page, "apr").open_ready()
    prevented = shown.control("payment").evaluate(
        """(element) => {
          const carried = new DataTransfer();
          carried.items.add(new File(["1"], "a.csv"));
          const told = { bubbles: true, cancelable: true, dataTransfer: carried };
          const event = new DragEvent("dragover", told);
          element.dispatchEvent(event);
          return event.defaultPrevented;
        }"""
    )
    assert prevented is False


def test_the_english_page_reads_files_too(page: Page) -> None:
    shown = CalculatorPage(page, "apr", "/en").open_ready()
    shown.choose("mode", "list")
    with page.expect_file_chooser() as chosen:
        shown.root.get_by_role("button", name="Open a file").click()
    payload: FilePayload = {
        "name": "plan.csv", "mimeType": "", "buffer": FILES["gbk.csv"][0],
    }  # fmt: skip
    chosen.value.set_files(payload)
    expect(said(shown)).to_have_text("Read “plan.csv” (GBK).")
    expect(shown.note("flows")).to_contain_text("Due dates are from “还款日期”")


def test_the_command_line_reads_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], page: Page
) -> None:
    shown = ready(page)
    for name, (content, _how) in FILES.items():
        by_button(shown, name, content)
        expect(said(shown)).to_contain_text(name)
        (tmp_path / name).write_bytes(content)
        assert run(["apr", "--mode", "list", "--flows", f"@{tmp_path / name}", "--json"]) == 0
        given = json.loads(capsys.readouterr().out)
        simple = next(each for each in given["figures"] if each["name"] == "apr_simple")
        expect(shown.note("flows")).to_have_text(given["notes"]["flows"])
        expect(shown.figure("apr_simple")).to_have_attribute("data-value", simple["value"])
