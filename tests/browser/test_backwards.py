"""Questions asked backwards on a phone: what is asked for decides which fields there are."""

import pytest
from browser.calculator import CalculatorPage
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 640}


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
    expect(shown.result.locator(".summary")).to_contain_text(
        shown.figure("total_cost").inner_text()
    )
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
