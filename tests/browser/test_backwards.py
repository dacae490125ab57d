"""Loans asked backwards and statements of cards, on a phone."""

import pytest
from browser.calculator import CalculatorPage
from playwright.sync_api import Page, ViewportSize, expect

PHONE = ViewportSize(width=360, height=640)


@pytest.mark.parametrize(
    ("question", "hidden", "figure"),
    [
        ("amount", "principal", "largest_principal"),
        ("time", "instalments", "months"),
        ("payment", "payment", "payment"),
    ],
)
def test_what_is_asked_for_is_not_asked(
    question: str, hidden: str, figure: str, page: Page
) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "afford").open_ready()
    shown.choose("question", question)
    for name in ("principal", "instalments", "payment"):
        expect(shown.control(name)).to_be_visible(visible=name != hidden)
    key = shown.root.locator("[data-key]")
    expect(key).to_contain_text(shown.figure(figure).inner_text())
    cost = f"利息一共 {shown.value('total_cost'):,.0f} 元"
    expect(shown.result.locator(".summary")).to_contain_text(cost)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_payment_that_does_not_cover_the_interest_is_red(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "afford").open_ready()
    shown.choose("question", "time")
    shown.type("payment", "250")
    expect(shown.result.locator(".summary")).to_contain_text("红灯")
    shown.type("payment", str(shown.value("payment_needed")))
    assert shown.value("months") > 0


def test_the_loan_goes_on_to_the_check(page: Page) -> None:
    shown = CalculatorPage(page, "afford").open_ready()
    shown.type("payment", "900")
    borrowed = shown.value("largest_principal")
    shown.result.locator("[data-carry=debt]").click()
    check = CalculatorPage(page, "debt").wait_until("ready")
    check.wait_until_answered()
    expect(check.control("debts.1.balance")).to_have_value(f"{borrowed:f}")
    expect(check.control("debts.1.payment")).to_have_value("900")
    expect(check.control("income")).to_have_value("")
    expect(check.root.locator(".link-notice")).to_have_count(0)


@pytest.mark.parametrize(
    ("paid", "light"), [("10000", "绿灯"), ("1000", "黄灯"), ("500", "红灯"), ("9999.99", "黄灯")]
)
def test_a_statement_is_lit_by_what_is_paid_of_it(paid: str, light: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "card").open_ready()
    shown.type("paid", paid)
    expect(shown.result.locator(".summary")).to_contain_text(light)
    key = shown.root.locator("[data-key]")
    expect(key).to_contain_text(shown.figure("next_interest").inner_text())
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_the_unpaid_part_it_is_less(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "card").open_ready()
    whole, other = shown.value("next_interest"), shown.value("other_interest")
    shown.choose("basis", "unpaid")
    assert shown.value("next_interest") == other < whole
    assert shown.value("other_interest") == whole


def test_more_than_the_bill_is_refused_at_its_field(page: Page) -> None:
    shown = CalculatorPage(page, "card").open_ready()
    shown.control("paid").fill("2万")
    expect(shown.message("paid")).to_contain_text("可以填 0 元到 10,000 元")
    expect(shown.control("paid")).to_have_value("2万")


def test_the_card_goes_on_to_the_plan(page: Page) -> None:
    shown = CalculatorPage(page, "card").open_ready()
    shown.type("paid", "3000")
    owed = shown.value("next_balance")
    shown.result.locator("[data-carry=payoff]").click()
    plan = CalculatorPage(page, "payoff").wait_until("ready")
    plan.wait_until_answered()
    expect(plan.control("debts.1.balance")).to_have_value(f"{owed.normalize():f}")
    expect(plan.control("debts.1.payment")).to_have_value("10")
    expect(plan.root.locator(".link-notice")).to_have_count(0)
