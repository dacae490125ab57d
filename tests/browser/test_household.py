"""What a reader's own debts are on the page: theirs alone, carried on, and never lost by a slip."""

import re

import pytest
from browser.calculator import WITH_DEBTS, CalculatorPage
from playwright.sync_api import Page, expect

FIRST = [("debt", "income", "7000"), ("payoff", "debts.2.balance", "5000")]
"""A change with which a reader may begin."""


def undo(shown: CalculatorPage) -> None:
    shown.root.get_by_role("button", name="撤销").click()
    shown.wait_until_answered()


def texts(shown: CalculatorPage) -> dict[str, str]:
    found: dict[str, str] = shown.root.locator("form").evaluate(
        "form => Object.fromEntries(new FormData(form))"
    )
    return found


@pytest.mark.parametrize(("name", "field", "text"), FIRST)
def test_with_the_first_change_the_whole_example_gives_way(
    name: str, field: str, text: str, page: Page
) -> None:
    shown = CalculatorPage(page, name).open_ready()
    example = texts(shown)
    expect(shown.root.get_by_text("现在填的是示例")).to_be_visible()
    expect(shown.root.locator("[data-key]")).to_contain_text("示例")
    shown.type(field, text)
    expect(shown.root.get_by_text("现在填的是示例")).to_be_hidden()
    now = texts(shown)
    assert now[field] == text
    typed = {key: each for key, each in now.items() if each and each != text}
    assert not [key for key in typed if re.search("income|balance|rate$|payment|budget", key)]
    shown_numbers = shown.result.inner_text()
    assert not [each for each in ("9,000", "12,000", "15,000") if each in shown_numbers]
    # The page moves nothing: there are as many rows as before.
    assert now.keys() == example.keys()
    undo(shown)
    assert texts(shown) == example
    assert shown.root.get_attribute("data-example") == ""
    # Taking it back can be taken back, too.
    undo(shown)
    assert texts(shown) == now


@pytest.mark.parametrize("name", WITH_DEBTS)
def test_one_button_empties_everything(name: str, page: Page) -> None:
    shown = CalculatorPage(page, name).open_own()
    own, result = texts(shown), shown.html()
    shown.root.get_by_role("button", name="清空，填我的").click()
    shown.wait_until_answered()
    expect(shown.root.locator("[data-row]")).to_have_count(1)
    expect(shown.result.locator("[data-figure]")).to_have_count(0)
    assert not [each for key, each in texts(shown).items() if each.isdigit() and "new_" not in key]
    expect(shown.root.locator("form fieldset input").first).to_be_focused()
    undo(shown)
    assert texts(shown) == own
    assert shown.html() == result


def test_a_row_that_is_added_is_empty_and_changes_nothing(page: Page) -> None:
    shown = CalculatorPage(page, "debt").open_own()
    shown.wait_until_answered()
    result = shown.html()
    shown.root.get_by_role("button", name="再加一笔欠款").click()
    shown.wait_until_answered()
    assert shown.html() == result
    shown.type("debts.2.balance", "5000")
    expect(
        shown.result.get_by_text("欠款 2 还没填“利率”“每月要还”，先没有算进去。")
    ).to_be_visible()
    assert shown.value("lenders") == 1
    shown.type("debts.2.rate", "12")
    shown.type("debts.2.payment", "500")
    assert shown.value("lenders") == 2


def test_a_row_that_is_deleted_comes_back(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_own()
    own = texts(shown)
    shown.root.get_by_role("button", name="删除欠款 1").click()
    shown.wait_until_answered()
    expect(shown.control("debts.1.balance")).to_have_value("6000")
    undo(shown)
    assert texts(shown) == own


def test_an_example_that_was_left_comes_back_and_what_was_there_too(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_own()
    own = texts(shown)
    shown.root.get_by_role("button", name="恢复示例").click()
    shown.wait_until_answered()
    assert shown.root.get_attribute("data-example") == ""
    undo(shown)
    assert texts(shown) == own


def test_a_kind_types_its_price_and_another_takes_it_back(page: Page) -> None:
    shown = CalculatorPage(page, "debt").open_own()
    before = texts(shown)
    shown.choose("debts.1.kind", "fenfu")
    filled = texts(shown)
    assert filled["debts.1.quote"] == "day"
    assert filled["debts.1.paid_in"] == "share"
    assert filled["debts.1.balance"] == before["debts.1.balance"]
    shown.choose("debts.1.kind", "weilidai")
    assert texts(shown)["debts.1.payment"] == before["debts.1.payment"]
    shown.choose("debts.1.kind", "card")
    assert texts(shown) == before


def test_from_the_check_to_the_plan_it_is_one_tap_and_back_another(page: Page) -> None:
    shown = CalculatorPage(page, "debt").open_own()
    shown.wait_until_answered()
    check, own = shown.html(), texts(shown)
    shown.result.locator("[data-carry=payoff]").click()
    plan = CalculatorPage(page, "payoff").wait_until("ready")
    plan.wait_until_answered()
    carried = texts(plan)
    assert {key: carried[key] for key in own if key.startswith("debts.")} == {
        key: each for key, each in own.items() if key.startswith("debts.")
    }
    expect(plan.root.locator(".link-notice")).to_have_count(0)
    assert plan.value("months") > 0
    plan.result.locator("[data-carry=debt]").click()
    back = CalculatorPage(page, "debt").wait_until("ready")
    back.wait_until_answered()
    assert texts(back) == own
    assert back.html() == check


@pytest.mark.parametrize(("name", "field"), [("prepay", "principal"), ("overdue", "year_rate")])
def test_the_dearest_debt_is_carried_to_the_calculators_of_one(
    name: str, field: str, page: Page
) -> None:
    shown = CalculatorPage(page, "debt").open_own()
    shown.wait_until_answered()
    shown.result.locator(f"[data-carry={name}]").click()
    carried = CalculatorPage(page, name).wait_until("ready")
    carried.wait_until_answered()
    expected = {"principal": "9000", "year_rate": "18"}[field]
    expect(carried.control(field)).to_have_value(expected)
    expect(carried.root.locator(".link-notice")).to_have_count(0)


def test_a_link_of_an_earlier_build_finds_the_fields_under_their_new_names(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_ready(
        "#debts.1.balance=5000&debts.1.yearly_rate=24&debts.1.minimum=500"
    )
    shown.wait_until_answered()
    expect(shown.control("debts.1.rate")).to_have_value("24")
    expect(shown.control("debts.1.payment")).to_have_value("500")
    assert shown.value("interest") > 0


def test_a_field_that_is_entered_is_replaced_by_what_is_typed(page: Page) -> None:
    shown = CalculatorPage(page, "overdue").open_ready()
    shown.control("days").click()
    page.keyboard.type("45")
    expect(shown.control("days")).to_have_value("45")


def test_terms_that_change_are_filled_in_on_a_phone_and_kept_in_the_link(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    shown = CalculatorPage(page, "payoff").open_own()
    rows = shown.root.locator("[data-row]")
    folded = rows.nth(0).locator("summary")
    # In sight is as much of a row as before: what is rare is folded away, on one line.
    box = folded.bounding_box()
    assert box
    assert box["height"] < 60
    expect(shown.control("debts.1.terms")).to_be_hidden()
    before = shown.value("interest")
    folded.click()
    expect(shown.control("debts.1.until")).to_be_hidden()
    shown.choose("debts.1.terms", "price")
    # Nothing is reckoned with that is not filled in.
    assert shown.value("interest") == before
    shown.control("debts.1.until").fill("2027-02-28")
    expect(shown.message("debts.1.after")).to_contain_text("还要填“之后的利率”")
    shown.type("debts.1.after", "36")
    assert shown.value("interest") > before
    shown.type("debts.2.payment", "10")
    shown.choose("debts.2.paid_in", "share")
    expect(shown.result.get_by_text("每月只还最低（账单的 10%")).to_be_visible()
    months = shown.value("months")
    shown.root.get_by_text("更多", exact=True).first.click()
    shown.choose("money", "lump")
    shown.control("lump").fill("5000")
    expect(shown.message("lump_on")).to_contain_text("还要填“哪个月有”")
    shown.type("lump_on", "2027-01")
    assert shown.value("months") < months
    expect(shown.result.get_by_text("2027 年 1 月另有 5,000 元").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    html, address = shown.html(), shown.address("lump_on")
    again = CalculatorPage(page, "payoff")
    page.goto("about:blank")
    page.goto(address)
    again.wait_until("ready")
    again.wait_until_answered()
    assert again.html() == html
    # The check reads the same rows.
    page.locator("a[data-carry='debt']").click()
    check = CalculatorPage(page, "debt").wait_until("ready")
    check.type("income", "9000")
    expect(check.result.get_by_text("到 2027-02-28 为止，之后按 36% 算").first).to_be_visible()
    assert check.control("start").input_value() == "2026-12"


def test_a_loan_in_place_of_debts_is_compared_only_if_that_is_asked(page: Page) -> None:
    shown = CalculatorPage(page, "payoff").open_own()
    expect(shown.control("loan_rate")).to_be_hidden()
    shown.choose("refinance", "yes")
    expect(shown.result.get_by_text("再填新贷款的“新贷款的利率”")).to_be_visible()
    shown.type("loan_rate", "10")
    shown.type("loan_term", "60")
    shown.type("loan_fee", "300")
    assert shown.value("refinance_loan") == 15_300
    expect(shown.result.get_by_text("这只是算术，不是建议借。")).to_be_visible()
    shown.choose("replaced", "some")
    shown.type("replaced_numbers", "1")
    assert shown.value("refinance_loan") == 9_300
    shown.choose("refinance", "no")
    expect(shown.figure("refinance_loan")).to_have_count(0)
