"""What a reader does with a calculator, in the built site."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from browser.calculator import OWN, CalculatorPage, own, own_texts
from browser.changes import CHANGES, change
from browser.conftest import Watch
from playwright.sync_api import BrowserContext, Page, Route, expect

from calculators.answering import answer
from calculators.catalogue import names

BAD_TEXTS = (
    "",
    "abc",
    "-1",
    "1e308",
    "９９９９９９９９９９９９",
    "1" * 100_000,
    "<img src=x onerror=alert(1)>",
)


@pytest.mark.parametrize("name", names())
def test_the_example_stands_in_the_page_without_script(
    name: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    shown = CalculatorPage(page, name).open()
    assert shown.root.get_attribute("data-state") == "prerendered"
    expect(shown.result.locator("[data-figure]").first).to_be_visible()


@pytest.mark.parametrize("name", names())
def test_python_in_the_page_gives_what_stands_in_it(name: str, page: Page) -> None:
    shown = CalculatorPage(page, name).open_ready()
    built = shown.html()
    _, field, text, _ = change(name)
    standing = shown.control(field).input_value()
    shown.type(field, text)
    assert shown.html() != built
    if name in OWN:
        shown.root.get_by_role("button", name="撤销").click()
        shown.wait_until_answered()
        expect(shown.control(field)).to_have_value(standing)
    else:
        shown.type(field, standing)
    assert shown.html() == built


@pytest.mark.parametrize(("name", "field", "text", "figure"), CHANGES)
def test_a_change_is_answered_and_kept_in_the_address(
    name: str, field: str, text: str, figure: str, page: Page
) -> None:
    shown = CalculatorPage(page, name).open_own()
    before = shown.figure(figure).first.get_attribute("data-value")
    revision = int(shown.root.get_attribute("data-revision") or "")
    shown.type(field, text)
    assert int(shown.root.get_attribute("data-revision") or "") > revision
    after = shown.figure(figure).first.get_attribute("data-value")
    assert after != before
    given = answer(name, own_texts(name) | {field: text})
    assert given.html is not None
    assert f'data-value="{after}"' in given.html
    # The address of the page is that of the same result.
    result, address = shown.html(), shown.address(field)
    page.goto("about:blank")
    page.goto(address)
    shown.wait_until("ready")
    expect(shown.control(field)).to_have_value(text)
    expect(shown.figure(figure).first).to_have_attribute("data-value", after or "")
    assert shown.html() == result


@pytest.mark.parametrize(("name", "field", "text", "figure"), CHANGES)
def test_a_change_before_python_is_there_is_kept(
    name: str, field: str, text: str, figure: str, page: Page
) -> None:
    held: list[Route] | None = []

    def hold(route: Route) -> None:
        if held is None:
            route.continue_()
        else:
            held.append(route)

    page.route("**/runtime/ready-*", hold)
    shown = CalculatorPage(page, name).open(own(name))
    before = shown.figure(figure).first.get_attribute("data-value")
    shown.wait_until("loading")
    shown.control(field).fill(text)
    expect(shown.result).to_have_attribute("data-out-of-date", "")
    waiting, held = held, None
    for route in waiting:
        route.continue_()
    expect(shown.figure(figure).first).not_to_have_attribute("data-value", before or "")
    expect(shown.result).not_to_have_attribute("data-out-of-date", "")


@pytest.mark.parametrize(("name", "field"), [(name, field) for name, field, _, _ in CHANGES])
def test_bad_input_gets_a_message_at_its_field(name: str, field: str, page: Page) -> None:
    shown = CalculatorPage(page, name).open_own()
    shown.wait_until_answered()
    last_good, standing = shown.html(), shown.control(field).input_value()
    # What may stay empty is left out then.
    for text in filter(None, BAD_TEXTS) if name in OWN else BAD_TEXTS:
        shown.control(field).fill(text)
        expect(shown.control(field)).to_have_attribute("aria-invalid", "true")
        message = shown.message(field)
        expect(message).to_be_visible()
        expect(message).to_contain_text("可以填")
        assert shown.control(field).input_value() == text
        assert shown.html() == last_good
        expect(shown.result).to_have_attribute("data-out-of-date", "")
        expect(shown.status).to_contain_text("上一次的结果")
        # The next one too is the first thing that is wrong.
        shown.type(field, standing)
        expect(message).to_be_hidden()


def test_a_message_goes_away_with_its_cause(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    shown.control("offers.1.instalments").fill("0")
    expect(shown.message("offers.1.instalments")).to_contain_text("填得太小了")
    shown.type("offers.1.instalments", "6")
    expect(shown.message("offers.1.instalments")).to_be_hidden()
    assert shown.control("offers.1.instalments").get_attribute("aria-invalid") is None
    expect(shown.result).not_to_have_attribute("data-out-of-date", "")


@pytest.mark.parametrize(
    ("edition", "name", "field", "text", "note"),
    [
        ("", "overdue", "days", "2周", "读作 14 天。"),
        ("", "overdue", "day_rate", "万五", "读作 0.05%（一天）。"),
        ("", "overdue", "day_rate", "0.5", "日利率 0.5% 合一年 182.5%。是不是 0.05%？"),
        ("", "interest", "offers.1.principal", "1万2", "读作 12,000 元。"),
        ("", "interest", "offers.1.instalments", "半年", "读作 6 期。"),
        ("", "apr", "count", "1年", "读作 12 次。"),
        ("/en", "overdue", "days", "2 weeks", "Read as 14 days."),
        ("/en", "overdue", "principal", "一万二", "Read as ¥12,000."),
        ("/en", "interest", "offers.1.instalments", "1 year", "Read as 12 instalments."),
    ],
)
def test_what_was_read_is_said_at_the_field(
    edition: str, name: str, field: str, text: str, note: str, page: Page
) -> None:
    shown = CalculatorPage(page, name, edition).open_ready()
    expect(shown.note(field)).to_be_hidden()
    standing = shown.control(field).input_value()
    height = shown.control(field).evaluate("each => each.closest('.field').clientHeight")
    shown.type(field, text)
    expect(shown.note(field)).to_have_text(note)
    expect(shown.note(field)).to_be_visible()
    expect(shown.note(field)).to_have_attribute("aria-live", "polite")
    expect(shown.message(field)).to_be_hidden()
    # What is only said keeps nobody from the answer.
    expect(shown.result).not_to_have_attribute("data-out-of-date", "")
    assert shown.control(field).get_attribute("aria-invalid") is None
    assert shown.control(field).input_value() == text
    shown.type(field, standing)
    expect(shown.note(field)).to_be_hidden()
    assert shown.control(field).evaluate("each => each.closest('.field').clientHeight") == height


def test_a_note_stays_while_another_field_has_a_message(page: Page) -> None:
    shown = CalculatorPage(page, "overdue").open_ready()
    shown.type("days", "2周")
    shown.control("principal").fill("x")
    expect(shown.message("principal")).to_be_visible()
    expect(shown.note("days")).to_have_text("读作 14 天。")
    shown.control("days").fill("3个月")
    expect(shown.message("days")).to_contain_text("“3个月”不能准确折成天数，大约是 91 天。可以填")
    expect(shown.note("days")).to_be_hidden()


def test_numbers_may_be_typed_as_people_write_them(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    shown.type("offers.1.principal", "２万")
    assert shown.value("total_paid", 1) > 20_000
    shown.type("offers.1.price_period_fee", "0.7%")
    assert shown.value("total_cost", 1) == Decimal("1680.00")


def test_the_well_known_example(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready(
        "#offers.1.principal=10000&offers.1.instalments=12&offers.1.quote=period_fee"
        "&offers.1.price_period_fee=0.6&offers.1.method=flat&offers.1.upfront_fee=0"
    )
    expect(shown.figure("apr_simple", 1)).to_have_text("13.03%")
    expect(shown.figure("apr_compound", 1)).to_have_text("13.84%")
    assert shown.value("total_cost", 1) == 720


def test_offers_are_added_and_removed(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    remove = shown.root.get_by_role("button", name=re.compile("删除"))
    remove.first.click()
    expect(shown.figure("apr_simple")).to_have_count(1)
    expect(remove).to_have_count(0)
    shown.root.get_by_role("button", name="复制方案 1").click()
    expect(shown.figure("apr_simple")).to_have_count(2)
    for name in ("price_day", "method", "accrual"):
        copied = shown.control(f"offers.2.{name}").input_value()
        assert shown.control(f"offers.1.{name}").input_value() == copied
    for count in range(3, 7):
        shown.root.get_by_role("button", name="再加一个方案").click()
        expect(shown.figure("apr_simple")).to_have_count(count)
    expect(shown.root.get_by_role("button", name="再加一个方案")).to_be_hidden()
    expect(shown.root.get_by_role("button", name=re.compile("复制方案"))).to_have_count(0)
    shown.type("offers.6.instalments", "36")
    shown.root.get_by_role("button", name="删除方案 1").click()
    expect(shown.figure("apr_simple")).to_have_count(5)
    expect(shown.control("offers.5.instalments")).to_have_value("36")


def test_a_preset_fills_the_fields_beside_it(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    shown.choose("offers.1.preset", "we2000")
    expect(shown.control("offers.1.price_day")).to_have_value("0.04")
    expect(shown.control("offers.1.price_day")).to_be_visible()
    expect(shown.control("offers.1.price_period_fee")).to_be_hidden()


def test_how_the_payment_is_set_is_asked_where_it_matters(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    rule, payment = (
        shown.control(f"offers.1.{name}") for name in ("payment_rule", "contract_payment")
    )
    shown.root.locator("[data-row='1'] summary", has_text="更多").click()
    shown.choose("offers.1.quote", "year")
    shown.choose("offers.1.method", "equal_payment")
    expect(rule).to_be_hidden()
    shown.choose("offers.1.accrual", "day")
    expect(rule).to_be_visible()
    expect(payment).to_be_hidden()
    rule.select_option("contract")
    expect(payment).to_be_visible()
    expect(shown.message("offers.1.contract_payment")).to_contain_text("没有填")
    payment.fill("10")
    expect(shown.message("offers.1.contract_payment")).to_contain_text("不够付利息")
    shown.type("offers.1.contract_payment", "9百")
    expect(shown.note("offers.1.contract_payment")).to_have_text("读作 900 元。")
    assert shown.value("first_payment", 1) == 900
    # Beside it, in another row, nothing is asked.
    expect(shown.control("offers.2.payment_rule")).to_be_hidden()
    shown.choose("offers.1.method", "equal_principal")
    expect(rule).to_be_hidden()
    expect(payment).to_be_hidden()


def test_rare_fields_are_folded_away_until_they_matter(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    fee = shown.control("offers.1.period_fee")
    expect(fee).to_be_hidden()
    shown.root.locator("[data-row='1'] summary", has_text="更多").click()
    expect(fee).to_be_visible()
    shown.type("offers.1.period_fee", "15")
    assert shown.value("total_cost", 1) == 900
    shown.open_ready("#offers.1.period_fee=-3")
    page.reload()
    shown.wait_until("ready")
    expect(shown.message("offers.1.period_fee")).to_be_visible()


def test_money_used_by_the_day_needs_days_and_no_instalments(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    shown.choose("offers.1.quote", "use")
    expect(shown.control("offers.1.instalments")).to_be_hidden()
    expect(shown.control("offers.1.method")).to_be_hidden()
    shown.type("offers.1.days", "20")
    assert shown.value("total_cost", 1) == 100
    shown.choose("offers.1.quote", "payment")
    expect(shown.control("offers.1.instalments")).to_be_visible()
    expect(shown.control("offers.1.method")).to_be_hidden()


def test_the_amount_may_be_common(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    shown.type("offers.1.principal", "5000")
    shown.root.locator("summary", has_text="更多").first.click()
    shown.choose("amounts", "common")
    expect(shown.control("offers.1.principal")).to_be_hidden()
    shown.type("amount", "3万")
    assert shown.value("total_paid", 1) - shown.value("total_cost", 1) == 30_000
    assert shown.value("total_paid", 2) - shown.value("total_cost", 2) == 30_000


def test_an_address_carries_the_inputs(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    shown.root.get_by_role("button", name="再加一个方案").click()
    shown.type("offers.3.principal", "3万")
    result, address = shown.html(), shown.address("offers.3.principal")
    page.goto("about:blank")
    page.goto(address)
    shown.wait_until("ready")
    expect(shown.control("offers.3.principal")).to_have_value("3万")
    expect(shown.figure("apr_simple")).to_have_count(3)
    assert shown.html() == result


@pytest.mark.parametrize(
    "fragment",
    [
        "#offers.1.principal=<img src=x onerror=window.hit=1>",
        "#offers.1.principal=%3Cscript%3Ewindow.hit%3D1%3C%2Fscript%3E",
        "#offers.1.quote=<svg onload=window.hit=1>&offers.1.preset=__proto__",
        "#__proto__=1&constructor=2&offers.__proto__.principal=3&offers.999999999.principal=4",
        "#offers.1.principal=%E0%A4%A&=&&&==",
        "#offers.1.principal=" + "9" * 100_000,
    ],
    ids=range(6),
)
def test_a_hostile_address_is_only_text(fragment: str, page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready(fragment)
    assert page.evaluate("window.hit") is None
    assert shown.root.locator("img, script, [onload], [onerror]").count() == 0
    assert shown.root.locator("svg:not(.chart svg)").count() == 0
    shown.type("offers.1.principal", "20000")
    expect(shown.figure("apr_simple", 1)).to_be_visible()


def test_without_the_ready_program_the_whole_interpreter_gives_the_same(
    page: Page, watch: Watch
) -> None:
    page.route("**/runtime/ready-*", lambda route: route.abort())
    shown = CalculatorPage(page, "interest").open_ready()
    built = shown.html()
    shown.type("offers.1.instalments", "24")
    assert shown.html() != built
    shown.type("offers.1.instalments", "12")
    assert shown.html() == built
    watch.errors.clear()  # the browser itself reports the request that was cut


def test_a_missing_runtime_leaves_a_readable_page_and_a_retry(page: Page, watch: Watch) -> None:
    page.route("**/runtime/*", lambda route: route.abort())
    shown = CalculatorPage(page, "interest").open()
    shown.wait_until("failed")
    expect(shown.figure("apr_simple", 1)).to_have_text("13.03%")
    shown.control("offers.1.instalments").fill("24")
    page.unroute("**/runtime/*")
    shown.root.get_by_role("button", name="再试一次").click()
    shown.wait_until("ready")
    expect(shown.figure("apr_simple", 1)).not_to_have_text("13.03%")
    expect(shown.control("offers.1.instalments")).to_have_value("24")
    watch.errors.clear()  # the browser itself reports the request that was cut


def test_a_pasted_list_is_read_line_by_line(page: Page) -> None:
    shown = CalculatorPage(page, "apr").open_ready()
    expect(shown.control("flows")).to_be_hidden()
    shown.choose("mode", "list")
    expect(shown.control("payment")).to_be_hidden()
    shown.type("flows", "日期\t金额\n2026-01-31\t10,000.00\n2026年3月2日\t(10,150.00)")
    assert shown.value("apr_simple") == Decimal("0.1825")
    shown.control("flows").fill("2026-01-31 10000\n3/4/2026 -10150")
    expect(shown.message("flows")).to_contain_text("第 2 行的日期“3/4/2026”分不清哪个是月")
    page.goto("about:blank")
    page.go_back()
    expect(shown.control("flows")).to_have_value("2026-01-31 10000\n3/4/2026 -10150")
