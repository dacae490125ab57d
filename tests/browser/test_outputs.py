"""What can be taken away from a result: text, picture, calendar, table; also in WeChat."""

import base64
import csv
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from pathlib import Path
from urllib.parse import urlencode

import pytest
import zxingcpp
from browser.calculator import CalculatorPage
from browser.conftest import Watch
from browser.test_everyone import DARK, violations
from icalendar import Calendar
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Download, Page, expect
from project import SITE

from calculators.catalogue import names

WECHAT = (
    "Mozilla/5.0 (Linux; Android 12; V2049A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47"
)
FOUR = {
    "debts": "4",
    "budget": "4000",
    "start": "2026-12",
    "debts.1.kind": "card",
    "debts.1.balance": "9000",
    "debts.1.rate": "18",
    "debts.1.payment": "600",
    "debts.1.due": "5",
    "debts.2.kind": "weilidai",
    "debts.2.balance": "12000",
    "debts.2.rate": "14.6",
    "debts.2.payment": "1100",
    "debts.2.due": "31",
    "debts.3.kind": "other",
    "debts.3.name": "老王，=1+1",
    "debts.3.balance": "6000",
    "debts.3.rate": "0",
    "debts.3.payment": "500",
    "debts.4.kind": "fenfu",
    "debts.4.balance": "3000",
    "debts.4.rate": "0.04",
    "debts.4.quote": "day",
    "debts.4.paid_in": "share",
    "debts.4.payment": "10",
    "debts.4.due": "20",
}
MANY = {
    "debts": "30",
    "budget": "20000",
    "start": "2026-12",
    **{
        f"debts.{number}.{field}": text
        for number in range(1, 31)
        for field, text in (
            ("name", f"第 {number} 家平台的分期"),
            ("balance", str(3000 + number)),
            ("rate", "18"),
            ("payment", "300"),
            ("due", str(number)),
        )
    },
}
LATER = re.compile(r"/(outputs|calendar|picture)\.[0-9a-f]+\.js")
CLIPBOARD = """if (navigator.clipboard) {
    navigator.clipboard.writeText = async (text) => { globalThis.copied = text; };
}"""
"""What is copied can be looked at where reading it is not allowed."""


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    # A colour that still changes is none that anybody reads.
    return {**browser_context_args, "reduced_motion": "reduce"}


def taking(page: Page, texts: dict[str, str], name: str = "payoff") -> CalculatorPage:
    """Give a calculator with what is filled in, its fold open."""
    shown = CalculatorPage(page, name).open_ready(f"#{urlencode(texts)}")
    shown.wait_until_answered()
    return unfold(shown)


def unfold(shown: CalculatorPage) -> CalculatorPage:
    shown.root.locator(".outputs > summary").click()
    expect(shown.root.locator(".outputs button").first).to_be_visible()
    return shown


def press(shown: CalculatorPage, name: str) -> None:
    shown.root.locator(".outputs").get_by_role("button", name=name, exact=True).click()


def said(shown: CalculatorPage, text: str) -> None:
    expect(shown.root.locator(".outputs > [role=status]")).to_contain_text(text)


def saved(shown: CalculatorPage, name: str) -> Download:
    with shown.page.expect_download() as saving:
        press(shown, name)
    return saving.value


def read(download: Download, folder: Path) -> bytes:
    file = folder / "saved"
    download.save_as(file)
    return file.read_bytes()


def picture(address: str) -> Image.Image:
    """Return the picture that an address holds."""
    return Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))


def decoded(shown: CalculatorPage) -> str:
    """Return what the QR code of the picture says, read by another library."""
    image = shown.root.locator(".outputs img")
    expect(image).to_be_visible()
    address = image.get_attribute("src")
    assert address
    (found,) = zxingcpp.read_barcodes(picture(address))
    return found.text


def test_the_due_days_are_a_calendar(page: Page, tmp_path: Path) -> None:
    shown = taking(page, FOUR)
    download = saved(shown, "加到日历")
    assert re.fullmatch(r"还款日历 \d{4}-\d\d-\d\d\.ics", download.suggested_filename)
    events = list(Calendar.from_ical(read(download, tmp_path)).walk("VEVENT"))
    said(shown, "没填“每月几号还”，所以没放进去的：老王，=1+1。")
    days = [event.decoded("DTSTART") for event in events]
    said(shown, f"日历文件里有 {len(events)} 个还款日，最后一个是 {max(days)}")
    assert {(day.day, day.month) for day in days} >= {(31, 12), (28, 2), (30, 4), (5, 1), (20, 1)}
    amounts = [Decimal(event["SUMMARY"].split()[-2].replace(",", "")) for event in events]
    # All but what is owed without interest and without a day.
    assert sum(amounts) == shown.value("total_paid") - 6000
    assert f"{max(days):%Y-%m}" == shown.figure("free_on").get_attribute("data-value")
    triggers = {event.walk("VALARM")[0]["TRIGGER"].to_ical() for event in events}
    assert triggers == {b"-P2DT15H"}


def test_the_day_of_the_alarm_can_be_chosen(page: Page, tmp_path: Path) -> None:
    shown = taking(page, FOUR)
    shown.root.get_by_role("combobox", name="什么时候提醒").select_option("提前 1 天提醒")
    events = Calendar.from_ical(read(saved(shown, "加到日历"), tmp_path)).walk("VEVENT")
    assert {event.walk("VALARM")[0]["TRIGGER"].to_ical() for event in events} == {b"-PT15H"}


def test_pages_from_plain_http_make_a_calendar(page: Page, tmp_path: Path) -> None:
    """There, browsers give pages less."""
    page.add_init_script("delete Crypto.prototype.randomUUID")
    shown = taking(page, FOUR)
    events = Calendar.from_ical(read(saved(shown, "加到日历"), tmp_path)).walk("VEVENT")
    assert str(events[0]["UID"]) == "%E4%BF%A1%E7%94%A8%E5%8D%A1.1.2026-12@wechat-credit-guide"


def test_a_calendar_without_any_day_is_none(page: Page) -> None:
    shown = taking(page, {key: each for key, each in FOUR.items() if not key.endswith(".due")})
    press(shown, "加到日历")
    said(shown, "没有一笔填了“每月几号还”，做不成日历。")


def test_the_payments_are_a_table(page: Page, tmp_path: Path) -> None:
    shown = taking(page, FOUR)
    text = read(saved(shown, "下载还款表"), tmp_path)
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(text.decode("utf-8-sig"))))
    assert list(rows[0]) == ["月份", "最晚哪天", "还给谁", "还多少（元）"]
    assert sum(Decimal(row["还多少（元）"]) for row in rows) == shown.value("total_paid")
    assert [row["最晚哪天"] for row in rows[:4]] == ["2026-12-05", "2026-12-20", "2026-12-31", ""]
    assert rows[3]["还给谁"] == "老王，=1+1"
    said(shown, f"还款表里有 {len(rows)} 行")


def test_the_text_for_a_chat_is_short_and_keeps_the_figures_out_of_its_link(page: Page) -> None:
    page.add_init_script(CLIPBOARD)
    shown = taking(page, FOUR)
    press(shown, "复制文字")
    said(shown, "文字已复制，可以粘贴到聊天里。")
    title, verdict, caption, *payments, address = page.evaluate("copied").split("\n")
    assert re.fullmatch(r"还清计划，\d{4}-\d\d-\d\d", title)
    assert verdict == shown.result.locator(".summary").inner_text().replace("\xa0", " ")
    rows = shown.result.locator("[data-told] tbody tr").all()
    cells = [[cell.inner_text() for cell in row.locator("td").all()] for row in rows]
    assert caption == "2026 年 12 月这样还："
    assert payments == [f"· {'，'.join(row).removesuffix('，—')}" for row in cells]
    assert [row[0::2] for row in cells] == [
        ["信用卡", "5 号前"],
        ["分付", "20 号前"],
        ["微粒贷", "31 号前"],
        ["老王，=1+1", "—"],
    ]
    assert address == page.url.partition("#")[0]
    shown.root.get_by_role("combobox", name="文字里放哪个链接").select_option("链接带着我的数字")
    press(shown, "复制文字")
    said(shown, "里面的链接带着你填的数字，谁拿到谁就能看到。")
    copied, result = page.evaluate("copied").split("\n")[-1], shown.html()
    page.goto("about:blank")
    page.goto(copied)
    shown.wait_until("ready").wait_until_answered()
    assert shown.html() == result


@pytest.mark.parametrize("name", names())
def test_every_result_has_a_text_and_a_picture(name: str, page: Page) -> None:
    page.add_init_script(CLIPBOARD)
    shown = unfold(CalculatorPage(page, name).open_own())
    press(shown, "复制文字")
    said(shown, "文字已复制")
    text = page.evaluate("copied")
    tone_and_verdict = shown.result.locator(".summary").first.inner_text()
    assert tone_and_verdict.split()[-1].replace("\xa0", " ")[-10:] in text
    press(shown, "二维码图片")
    assert decoded(shown).startswith(page.url.partition("#")[0] + "#")
    plan = shown.root.get_by_role("button", name="加到日历")
    expect(plan).to_have_count(1 if name == "payoff" else 0)


def test_where_copying_is_forbidden_the_text_can_be_taken_by_hand(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    shown = taking(page, FOUR)
    press(shown, "复制文字")
    text = shown.root.get_by_role("textbox", name="要复制的文字")
    expect(text).to_be_focused()
    assert " 元，5 号前" in text.input_value()
    selected = text.evaluate("each => each.value.slice(each.selectionStart, each.selectionEnd)")
    assert selected == text.input_value()


def test_the_picture_opens_the_same_result_on_another_device(page: Page, browser: Browser) -> None:
    shown = taking(page, FOUR)
    press(shown, "二维码图片")
    said(shown, "二维码里有你填的数字，谁扫到谁就能看到。")
    expect(shown.root.get_by_role("img", name="二维码，扫了打开“还清计划”")).to_be_visible()
    link, result = decoded(shown), shown.html()
    with browser.new_context(service_workers="block") as other:
        there = CalculatorPage(other.new_page(), "payoff")
        there.page.goto(link)
        there.wait_until("ready").wait_until_answered()
        assert there.html() == result
        assert there.root.get_attribute("data-link") == "whole"


def test_the_picture_is_saved(page: Page, tmp_path: Path) -> None:
    shown = taking(page, FOUR)
    press(shown, "二维码图片")
    link = decoded(shown)
    download = saved(shown, "下载图片")
    assert re.fullmatch(r"还清计划 \d{4}-\d\d-\d\d\.png", download.suggested_filename)
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(read(download, tmp_path))))
    assert found.text == link


def test_a_link_that_is_too_long_for_a_picture_goes_as_a_file(page: Page, tmp_path: Path) -> None:
    shown = taking(page, MANY)
    press(shown, "二维码图片")
    said(shown, "链接放不进手机扫得出的二维码")
    expect(shown.root.locator(".outputs img")).to_have_count(0)
    record = json.loads(read(saved(shown, "存成文件"), tmp_path))
    assert dict(record["pairs"])["debts.30.due"] == "30"
    # The rest works with as many.
    events = Calendar.from_ical(read(saved(shown, "加到日历"), tmp_path)).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events) >= 30


def test_the_example_is_nobody_s_plan(page: Page) -> None:
    page.add_init_script(CLIPBOARD)
    shown = unfold(CalculatorPage(page, "payoff").open_ready())
    for name in ("加到日历", "下载还款表"):
        press(shown, name)
        said(shown, "现在填的是示例，不是你的欠款。")
    press(shown, "复制文字")
    said(shown, "文字已复制")
    assert page.evaluate("copied").startswith("还清计划（示例），")


def test_what_has_to_be_corrected_first_is_not_taken_away(page: Page) -> None:
    shown = taking(page, FOUR)
    shown.control("budget").fill("abc")
    expect(shown.control("budget")).to_have_attribute("aria-invalid", "true")
    for name in ("复制文字", "加到日历", "下载还款表"):
        press(shown, name)
        said(shown, "先改好标出来的地方")


def test_where_there_is_no_plan_that_is_said(page: Page) -> None:
    shown = taking(page, FOUR | {"budget": "100"})
    press(shown, "加到日历")
    said(shown, "现在还没有排出计划。")


def test_what_makes_them_is_loaded_when_it_is_used(page: Page, watch: Watch) -> None:
    shown = CalculatorPage(page, "payoff").open_ready(f"#{urlencode(FOUR)}")
    shown.wait_until_answered()

    def loaded() -> set[str]:
        return {found[1] for url in watch.requests if (found := LATER.search(url))}

    assert loaded() == set()
    unfold(shown)
    assert loaded() == {"outputs"}
    saved(shown, "加到日历")
    assert loaded() == {"outputs", "calendar"}
    press(shown, "二维码图片")
    decoded(shown)
    assert loaded() == {"outputs", "calendar", "picture"}


def test_where_it_cannot_be_loaded_that_is_said_and_tried_again(page: Page, watch: Watch) -> None:
    shown = CalculatorPage(page, "payoff").open_ready(f"#{urlencode(FOUR)}")
    shown.wait_until_answered()
    page.route(LATER, lambda route: route.abort())
    fold = shown.root.locator(".outputs > summary")
    fold.click()
    said(shown, "没能下载这一部分")
    page.unroute(LATER)
    fold.click()
    unfold(shown)
    page.route(LATER, lambda route: route.abort())
    press(shown, "加到日历")
    said(shown, "没有做成。网络好了以后再试一次。")
    page.unroute(LATER)
    saved(shown, "加到日历")
    watch.errors.clear()


SHARE = """
    globalThis.shared = [];
    navigator.share = async (data) => {
        const files = data.files?.map(({ name, type }) => [name, type]);
        globalThis.shared.push({ ...data, files });
        if (globalThis.refuses) throw new DOMException("", globalThis.refuses);
    };
    navigator.canShare = ({ files }) => Boolean(files);
"""


def test_the_system_shares_the_text_and_the_picture(page: Page) -> None:
    page.add_init_script(SHARE)
    shown = taking(page, FOUR)
    press(shown, "分享")
    page.wait_for_function("shared.length === 1")
    text = page.evaluate("shared[0].text")
    assert " 元，5 号前" in text
    assert text.endswith("/calculators/payoff.html")
    press(shown, "二维码图片")
    press(shown, "分享图片")
    page.wait_for_function("shared.length === 2")
    ((name, kind),) = page.evaluate("shared[1].files")
    assert (name[-4:], kind) == (".png", "image/png")
    page.evaluate("globalThis.refuses = 'AbortError'")
    press(shown, "分享")
    page.wait_for_function("shared.length === 3")
    said(shown, "")
    page.evaluate("globalThis.refuses = 'NotAllowedError'")
    press(shown, "分享")
    said(shown, "没有做成")


def test_they_work_by_keyboard(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_ready(f"#{urlencode(FOUR)}")
    shown.wait_until_answered()
    shown.root.get_by_role("button", name="打印").focus()
    page.keyboard.press("Tab")
    expect(shown.root.locator(".outputs > summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(shown.root.locator(".outputs button").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(shown.root.get_by_role("button", name="复制文字")).to_be_focused()


@pytest.mark.parametrize("width", [320, 360])
def test_they_are_for_everyone(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    shown = taking(page, FOUR)
    press(shown, "二维码图片")
    decoded(shown)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    small = shown.root.locator(".outputs :is(button, select, summary)").evaluate_all(
        "all => all.filter((each) => each.getBoundingClientRect().height < 43.5)"
        ".map((each) => each.outerHTML)"
    )
    assert small == []
    assert violations(page) == []
    page.evaluate(DARK)
    assert violations(page, "color-contrast") == []


@pytest.fixture
def in_wechat(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    with browser.new_context(
        base_url=base_url, user_agent=WECHAT, service_workers="block"
    ) as context:
        seen = Watch.over(context)
        yield context
        seen.check(base_url)


def test_wechat_offers_what_works_there(in_wechat: BrowserContext) -> None:
    page = in_wechat.new_page()
    page.add_init_script(CLIPBOARD)
    shown = taking(page, FOUR)
    for name in (
        "打印",
        "下载表格（Excel 能打开）",
        "加到日历",
        "下载还款表",
        "存成文件",
        "下载欠款表（Excel 能打开）",
    ):
        expect(shown.root.get_by_role("button", name=name).locator("visible=true")).to_have_count(0)
    expect(shown.root.get_by_text("微信里存不了文件，也打印不了")).to_be_visible()
    press(shown, "复制文字")
    said(shown, "文字已复制")
    press(shown, "二维码图片")
    assert decoded(shown).startswith(page.url.partition("#")[0])
    # A picture of an address that WeChat knows: that of a blob cannot be saved there.
    source = shown.root.locator(".outputs img").get_attribute("src")
    assert source
    assert source.startswith("data:image/png;base64,")
    expect(shown.root.get_by_text("长按图片，可以保存，也可以发给朋友。")).to_be_visible()
    expect(shown.root.get_by_role("button", name="下载图片")).to_have_count(0)


def test_wechat_says_at_the_list_of_debts_that_it_saves_no_file(in_wechat: BrowserContext) -> None:
    shown = CalculatorPage(in_wechat.new_page(), "debt").open_ready()
    shown.root.get_by_text("保存、打开、从表格填").click()
    expect(shown.root.get_by_text("微信里存不了文件：")).to_be_visible()
    expect(shown.root.get_by_role("button", name="存成文件")).to_have_count(0)
    expect(shown.root.get_by_role("button", name="保存在这台设备上")).to_be_visible()


def test_wechat_says_it_where_a_picture_would_be_too_large(in_wechat: BrowserContext) -> None:
    shown = taking(in_wechat.new_page(), MANY)
    press(shown, "二维码图片")
    said(shown, "可以复制文字，或者用“复制链接”。")
    expect(shown.root.get_by_role("button", name="存成文件")).to_have_count(0)


def test_wechat_does_not_offer_to_print_a_letter(in_wechat: BrowserContext) -> None:
    page = in_wechat.new_page()
    page.goto("/guide/credit-report.html")
    tools = page.locator(".letter__tools").first
    expect(tools.get_by_role("button", name="复制")).to_be_visible()
    expect(tools.get_by_role("button", name="打印")).to_be_hidden()


def test_other_browsers_offer_all_of_it(page: Page) -> None:
    shown = taking(page, FOUR)
    for name in ("打印", "下载表格（Excel 能打开）", "加到日历", "下载还款表"):
        expect(shown.root.get_by_role("button", name=name).first).to_be_visible()
    expect(page.get_by_text("微信里存不了文件")).to_have_count(0)


@pytest.fixture
def from_folder(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def test_from_a_folder_a_link_would_lead_nowhere(from_folder: Page, tmp_path: Path) -> None:
    page = from_folder
    page.add_init_script(CLIPBOARD)
    page.goto(f"{(SITE / 'calculators/payoff.html').as_uri()}#{urlencode(FOUR)}")
    shown = CalculatorPage(page, "payoff").wait_until("ready")
    shown.wait_until_answered()
    unfold(shown)
    press(shown, "二维码图片")
    said(shown, "这一页是从文件夹打开的，别的设备打不开它的链接")
    assert json.loads(read(saved(shown, "存成文件"), tmp_path))["pairs"]
    assert read(saved(shown, "加到日历"), tmp_path).startswith(b"BEGIN:VCALENDAR")
    press(shown, "复制文字")
    said(shown, "文字已复制")
    assert "file:" not in page.evaluate("copied")


def test_from_a_folder_of_a_site_with_an_address_that_is_used(from_folder: Page) -> None:
    page = from_folder
    address = "https://example.org/calculators/payoff.html"
    page.add_init_script(
        f"""addEventListener("DOMContentLoaded", () => {{
            document.head.querySelector("link[rel=canonical]")?.remove();
            const link = Object.assign(document.createElement("link"), {{ rel: "canonical" }});
            link.href = "{address}";
            document.head.append(link);
        }});"""
    )
    page.goto(f"{(SITE / 'calculators/payoff.html').as_uri()}#{urlencode(FOUR)}")
    shown = CalculatorPage(page, "payoff").wait_until("ready")
    shown.wait_until_answered()
    unfold(shown)
    press(shown, "二维码图片")
    assert decoded(shown).startswith(f"{address}#link=")
