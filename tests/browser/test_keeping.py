"""Debts that a reader chose to save: on the device, in a file, as a table; and found again."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.calculator import WITH_DEBTS, CalculatorPage, own
from browser.test_household import texts, undo
from playwright.sync_api import BrowserContext, FilePayload, Page, expect
from project import PROJECT
from workbooks import Cell, workbook

STORED = "Object.entries(localStorage).filter(([key]) => key.includes('household.'))"
READING = re.compile("^(正在读……|Reading…)$")
TABLE = "名字\t还欠多少\t利率\t每月要还\n招行\t9000\t18%\t500\n花呗\t3,000\t14.6\t10%\n"


def unfold(shown: CalculatorPage) -> None:
    shown.root.locator(".keep > summary").click()


def press(shown: CalculatorPage, name: str) -> None:
    shown.root.locator("[data-keep]").get_by_role("button", name=name, exact=True).click()


def save(shown: CalculatorPage, name: str) -> None:
    shown.root.get_by_role("textbox", name="保存成什么名字").fill(name)
    press(shown, "保存在这台设备上")
    expect(shown.root.get_by_text(f"已存在这台设备上：“{name}”")).to_be_visible()


def said(shown: CalculatorPage) -> str:
    return shown.root.locator("[data-keep] [role=status]").inner_text()


def open_text(shown: CalculatorPage, text: str, name: str = "debts.json") -> None:
    payload: FilePayload = {"name": name, "mimeType": "", "buffer": text.encode()}
    shown.root.locator("[data-keep] input[type=file]").set_input_files(payload)


def paste(shown: CalculatorPage, field: str, text: str) -> None:
    shown.control(field).evaluate(
        """(control, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const options = { clipboardData, bubbles: true, cancelable: true };
          control.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        text,
    )
    expect(shown.root.locator("[data-keep] [role=status]")).not_to_have_text(READING)
    shown.wait_until_answered()


def open_file(shown: CalculatorPage, content: bytes, name: str) -> None:
    payload: FilePayload = {"name": name, "mimeType": "", "buffer": content}
    shown.root.locator("[data-keep] input[type=file]").set_input_files(payload)
    expect(shown.root.locator("[data-keep] [role=status]")).not_to_have_text(READING)
    shown.wait_until_answered()


def test_nothing_is_kept_before_it_is_asked_for(page: Page) -> None:
    shown = CalculatorPage(page, "debt").open_own()
    shown.wait_until_answered()
    assert page.evaluate(STORED) == []
    page.goto("index.html")
    expect(page.locator("[data-households]")).to_be_hidden()


def test_the_tools_for_saving_leave_the_example_alone(page: Page) -> None:
    shown = CalculatorPage(page, "debt").open_ready()
    unfold(shown)
    shown.root.get_by_role("textbox", name="保存成什么名字").fill("我家")
    open_file(shown, b"{}", "x.json")
    assert shown.root.get_attribute("data-example") == ""


def test_what_is_saved_is_found_from_the_home_page_and_in_both_calculators(page: Page) -> None:
    shown = CalculatorPage(page, "debt").open_own()
    shown.wait_until_answered()
    filled = texts(shown)
    unfold(shown)
    save(shown, "我的")
    page.goto("index.html")
    page.locator("[data-households]").get_by_role("link", name="还清计划").click()
    plan = CalculatorPage(page, "payoff").wait_until("ready")
    plan.wait_until_answered()
    carried = texts(plan)
    assert carried["debts.1.balance"] == filled["debts.1.balance"]
    # What the plan does not ask is not lost by saving there.
    unfold(plan)
    press(plan, "更新“我的”")
    page.goto("index.html")
    page.locator("[data-households]").get_by_role("link", name="负债检查").click()
    check = CalculatorPage(page, "debt").wait_until("ready")
    check.wait_until_answered()
    assert texts(check) == filled


def test_several_are_kept_by_name_and_deleted_one_by_one_and_all_at_once(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_own()
    shown.wait_until_answered()
    unfold(shown)
    for name in ("甲", "乙", "丙"):
        save(shown, name)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("privacy.html")
    panel = page.locator("[data-households]")
    expect(panel.get_by_role("status")).to_contain_text("存着 3 份")
    panel.get_by_role("button", name="删除“乙”").click()
    expect(panel.get_by_role("listitem")).to_have_count(2)
    panel.get_by_role("button", name="撤销").click()
    expect(panel.get_by_role("listitem")).to_have_count(3)
    panel.get_by_role("button", name="全部删除").click()
    expect(panel.get_by_role("listitem")).to_have_count(0)
    assert page.evaluate(STORED) == []
    panel.get_by_role("button", name="撤销").click()
    expect(panel.get_by_role("listitem")).to_have_count(3)
    # Deleting what the site keeps by itself leaves them alone.
    page.locator("[data-storage]").get_by_role("button", name="全部删除").click()
    assert len(page.evaluate(STORED)) == 3
    panel.get_by_role("button", name="全部删除").click()
    page.reload()
    expect(panel.get_by_role("status")).to_contain_text("一份也没有存")


def test_what_is_saved_again_tells_how_much_is_paid(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_own()
    shown.wait_until_answered()
    unfold(shown)
    save(shown, "我的")
    # As if it had been some months ago.
    page.evaluate(
        f"""for (const [key, text] of {STORED}) {{
          localStorage.setItem(key, text.replaceAll(/\\d{{4}}-\\d\\d-\\d\\d/g, "2026-01-02"));
        }}"""
    )
    page.reload()
    shown = CalculatorPage(page, "payoff").wait_until("ready")
    unfold(shown)
    press(shown, "打开“我的”")
    shown.type("debts.1.balance", "3000")
    press(shown, "更新“我的”")
    # 15,000 were owed, 9,000 are.
    expect(shown.root.locator("[data-keep] li")).to_contain_text("已还 40%")
    page.goto("index.html")
    expect(page.locator("[data-households] li")).to_contain_text("已还 40%")


def test_two_tabs_do_not_overwrite_each_other_unseen(page: Page, context: BrowserContext) -> None:
    shown = CalculatorPage(page, "payoff").open_own()
    shown.wait_until_answered()
    unfold(shown)
    save(shown, "我的")
    other_page = context.new_page()
    other = CalculatorPage(other_page, "payoff").open_ready()
    unfold(other)
    press(other, "打开“我的”")
    other.wait_until_answered()
    other.type("debts.1.balance", "1234")
    press(other, "更新“我的”")
    shown.type("debts.1.balance", "4321")
    press(shown, "更新“我的”")
    expect(shown.root.locator("[data-keep] [role=status]")).to_contain_text("没有存，免得盖掉")
    ((_, kept),) = page.evaluate(STORED)
    assert ["debts.1.balance", "1234"] in json.loads(kept)["pairs"]
    save(shown, "另一份")
    assert len(page.evaluate(STORED)) == 2
    other_page.close()


@pytest.mark.parametrize(
    ("thrown", "message"),
    [("QuotaExceededError", "空间满了"), ("SecurityError", "不让网页存东西")],
)
def test_where_nothing_can_be_kept_that_is_said_and_nothing_is_lost(
    thrown: str, message: str, page: Page
) -> None:
    shown = CalculatorPage(page, "payoff").open_own()
    shown.wait_until_answered()
    unfold(shown)
    save(shown, "旧的")
    kept, filled = page.evaluate(STORED), texts(shown)
    failing = f"() => {{ throw new DOMException('', '{thrown}'); }}"
    page.evaluate(f"void (Storage.prototype.setItem = {failing})")
    press(shown, "保存在这台设备上")
    assert message in said(shown)
    assert page.evaluate(STORED) == kept
    assert texts(shown) == filled


def test_a_file_is_opened_on_another_device(
    page: Page, new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    shown = CalculatorPage(page, "debt").open_own()
    shown.wait_until_answered()
    filled, result = texts(shown), shown.html()
    unfold(shown)
    with page.expect_download() as download:
        press(shown, "存成文件")
    assert download.value.suggested_filename.endswith(".json")
    path = tmp_path / "debts.json"
    download.value.save_as(path)
    other = new_context().new_page()
    there = CalculatorPage(other, "debt").open_ready()
    unfold(there)
    there.root.locator("[data-keep] input[type=file]").set_input_files(path)
    there.wait_until_answered()
    assert texts(there) == filled
    assert there.html() == result


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "不是本站存的文件"),
        ('{"format": "wechat-credit-guide household", "version": 99}', "更新的版本"),
        ('{"format": "wechat-credit-guide household", "version": 1, "na', "损坏"),
        ("", "文件是空的"),
        ("\x00\x01PNG", "不是文本"),
        ("<html><body>1</body></html>", "网页"),
        ("9" * 2_000_001, "太大"),
        ("[" * 100_000, "不是本站存的文件"),
        ("甲,乙\n丙,丁", "没有认出欠款"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why_and_changes_nothing(
    text: str, message: str, page: Page
) -> None:
    shown = CalculatorPage(page, "debt").open_own()
    shown.wait_until_answered()
    filled, result = texts(shown), shown.html()
    unfold(shown)
    open_text(shown, text)
    expect(shown.root.locator("[data-keep] [role=status]")).to_contain_text(message)
    assert texts(shown) == filled
    assert shown.html() == result


KEPT = PROJECT / "tests" / "javascripts" / "kept"


@pytest.mark.parametrize("path", sorted(KEPT.glob("*.json")), ids=lambda path: path.stem)
@pytest.mark.parametrize("edition", ["", "/en"])
def test_a_file_of_an_earlier_build_is_opened_whole(path: Path, edition: str, page: Page) -> None:
    pairs = dict(json.loads(path.read_text(encoding="utf-8"))["pairs"])
    check = CalculatorPage(page, "debt", edition).open_ready()
    check.root.locator(".keep > summary").click()
    open_file(check, path.read_bytes(), path.name)
    found = texts(check)
    check.result.locator("[data-carry=payoff]").click()
    plan = CalculatorPage(page, "payoff", edition).wait_until("ready")
    plan.wait_until_answered()
    found |= texts(plan)
    assert {name: found.get(name) for name in pairs if name != "debts"} == {
        name: text for name, text in pairs.items() if name != "debts"
    }


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig"])
def test_a_file_that_another_program_encoded_anew_is_opened(encoding: str, page: Page) -> None:
    (path,) = KEPT.glob("2026-11-26.json")
    shown = CalculatorPage(page, "debt").open_ready()
    unfold(shown)
    open_file(shown, path.read_text(encoding="utf-8").encode(encoding), "debts.json")
    expect(shown.control("debts.4.name")).to_have_value("老王 & 小李")


def test_what_a_build_does_not_ask_any_more_is_said_and_stays_in_the_file(page: Page) -> None:
    (path,) = KEPT.glob("2026-11-26.json")
    record = json.loads(path.read_text(encoding="utf-8"))
    record["pairs"] += [["gone", "5"], ["debts.1.gone", "6"], ["debts.2.kind", "gone"]]
    shown = CalculatorPage(page, "debt").open_ready()
    unfold(shown)
    open_file(shown, json.dumps(record).encode(), path.name)
    assert "已打开“我的欠款”。其中 2 项这一版没有" in said(shown)
    expect(shown.control("debts.1.balance")).to_have_value("9000")
    save(shown, "还在")
    ((_, kept),) = page.evaluate(STORED)
    # What another calculator may ask is carried on.
    assert ["gone", "5"] in json.loads(kept)["pairs"]


@pytest.mark.parametrize(("here", "there"), [("", "/en"), ("/en", "")])
def test_what_is_saved_in_one_language_is_found_in_the_other(
    here: str, there: str, page: Page
) -> None:
    shown = CalculatorPage(page, "debt", here).open_ready(own("debt"))
    shown.wait_until_answered()
    before = texts(shown)
    unfold(shown)
    label = "Save on this device" if here else "保存在这台设备上"
    press(shown, label)
    assert len(page.evaluate(STORED)) == 1
    page.goto(f"{there}/index.html")
    households = page.locator("[data-households]")
    expect(households).to_be_visible()
    households.locator("a[href*='debt']").click()
    other = CalculatorPage(page, "debt", there).wait_until("ready")
    other.wait_until_answered()
    assert texts(other) == before


def test_where_a_browser_forbids_to_look_all_else_works(page: Page) -> None:
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("", "SecurityError"); },
        });"""
    )
    shown = CalculatorPage(page, "payoff").open_own()
    shown.wait_until_answered()
    filled = texts(shown)
    unfold(shown)
    press(shown, "保存在这台设备上")
    assert "不让网页存东西" in said(shown)
    assert texts(shown) == filled
    with page.expect_download():
        press(shown, "存成文件")
    loan = CalculatorPage(page, "prepay").open_ready()
    expect(loan.root.locator("[data-pick]")).to_be_hidden()


def test_what_was_deleted_comes_back_beside_what_took_its_place(
    page: Page, context: BrowserContext
) -> None:
    shown = CalculatorPage(page, "payoff").open_own()
    shown.wait_until_answered()
    unfold(shown)
    save(shown, "旧的")
    press_deletion(shown, "旧的")
    other_page = context.new_page()
    other = CalculatorPage(other_page, "payoff").open_own()
    unfold(other)
    save(other, "新的")
    shown.root.locator("[data-keep]").get_by_role("button", name="撤销").click()
    names = {json.loads(text)["name"] for _, text in page.evaluate(STORED)}
    assert names == {"旧的", "新的"}
    other_page.close()


def press_deletion(shown: CalculatorPage, name: str) -> None:
    shown.root.locator("[data-keep]").get_by_role("button", name=f"删除“{name}”").click()


def test_deleting_is_taken_back_only_where_there_is_room(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_own()
    shown.wait_until_answered()
    unfold(shown)
    save(shown, "旧的")
    press_deletion(shown, "旧的")
    failing = "() => { throw new DOMException('', 'QuotaExceededError'); }"
    page.evaluate(f"void (Storage.prototype.setItem = {failing})")
    shown.root.locator("[data-keep]").get_by_role("button", name="撤销").click()
    assert "空间满了" in said(shown)


def test_all_that_empties_or_deletes_is_taken_back_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    shown = CalculatorPage(page, "payoff").open_own()
    shown.wait_until_answered()
    filled = texts(shown)
    root = shown.root
    for act in ("清空，填我的", "恢复示例", "删除欠款 2"):
        root.get_by_role("button", name=act).click()
        shown.wait_until_answered()
        assert texts(shown) != filled
        back = root.get_by_role("button", name="撤销")
        expect(back).to_be_in_viewport()
        back.click()
        shown.wait_until_answered()
        assert texts(shown) == filled
    paste(shown, "debts.1.balance", TABLE)
    undo(shown)
    assert texts(shown) == filled
    page.go_back()
    page.go_forward()
    shown.wait_until("ready")
    shown.wait_until_answered()
    assert texts(shown) == filled


LIST = "名字,还欠多少,利率,每月要还\n招行,9000,18%,500\n老王,3000,0,100\n合计,12000,,600\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_opened_whatever_encoding_it_has(encoding: str, page: Page) -> None:
    shown = CalculatorPage(page, "debt").open_ready()
    unfold(shown)
    open_file(shown, LIST.encode(encoding), "欠款.csv")
    assert "从表格填了 2 笔" in said(shown)
    assert "合计的 1 行没有算进去" in said(shown)
    found = texts(shown)
    assert (found["debts.1.name"], found["debts.2.balance"]) == ("招行", "3000")


def test_a_workbook_is_opened_with_its_shares_as_such(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_ready()
    unfold(shown)
    rows: list[list[Cell]] = [
        ["平台", "剩余本金", "年利率", "月供", "还款日"],
        ["招行", 9000, 0.18, 600, 46096],
    ]
    open_file(shown, workbook(rows, shares=[2], dates=[4]), "欠款.xlsx")
    found = texts(shown)
    assert found["debts.1.rate"] == "18%"
    assert found["debts.1.due"] == "15"
    assert "“剩余本金”读作“还欠多少”" in said(shown)


def test_a_table_is_pasted_into_the_list(page: Page) -> None:
    shown = CalculatorPage(page, "debt").open_ready()
    paste(shown, "debts.1.balance", TABLE)
    now = texts(shown)
    assert now["debts.1.name"] == "招行"
    assert now["debts.2.balance"] == "3,000"
    assert (now["debts.2.payment"], now["debts.2.paid_in"]) == ("10%", "share")
    assert now["income"] == ""
    expect(shown.root.locator(".undo")).to_contain_text("从表格填了 2 笔")
    # Another one goes below.
    paste(shown, "debts.1.balance", "还欠多少\t利率\n700\t5\n")
    assert texts(shown)["debts.3.balance"] == "700"
    expect(shown.root.locator(".undo")).to_contain_text("没有“每月要还”，请自己补。")
    undo(shown)
    assert texts(shown) == now


def test_more_debts_than_there_is_room_for_are_counted(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_ready()
    paste(shown, "debts.1.balance", "还欠多少\t利率\t每月要还\n" + "100\t5\t10\n" * 35)
    expect(shown.root.locator("[data-row]")).to_have_count(30)
    expect(shown.root.locator(".undo")).to_contain_text("还有 5 笔没有填")
    assert shown.value("total_paid") > 3000


@pytest.mark.parametrize("name", WITH_DEBTS)
def test_the_list_goes_out_as_a_table_and_in_again(name: str, page: Page, tmp_path: Path) -> None:
    shown = CalculatorPage(page, name).open_own()
    shown.wait_until_answered()
    shown.root.locator("[data-row='1'] summary").click()
    shown.type("debts.1.name", '=招行, "工资"')
    shown.type("debts.1.due", "15")
    shown.choose("debts.1.kind", "fenfu")
    filled = {key: each for key, each in texts(shown).items() if key.startswith("debts.")}
    unfold(shown)
    with page.expect_download() as download:
        press(shown, "下载欠款表（Excel 能打开）")
    path = tmp_path / "debts.csv"
    download.value.save_as(path)
    shown.root.get_by_role("button", name="清空，填我的").click()
    shown.root.locator("[data-keep] input[type=file]").set_input_files(path)
    expect(shown.root.locator(".undo")).to_contain_text("从表格填了")
    now = {key: each for key, each in texts(shown).items() if key.startswith("debts.")}
    assert now == filled
