"""The list of debts in the calculators of a single loan: it comes and goes on whole."""

import re

import pytest
from browser.calculator import CalculatorPage
from playwright.sync_api import Page, expect

LIST = {
    "income": "8000",
    "savings": "6000",
    "debts": "5",
    "debts.1.kind": "card",
    "debts.1.name": "招行",
    "debts.1.balance": "9000",
    "debts.1.rate": "18",
    "debts.1.payment": "600",
    "debts.1.due": "15",
    "debts.2.kind": "weilidai",
    "debts.2.balance": "1.2万",
    "debts.2.rate": "0.04",
    "debts.2.quote": "day",
    "debts.2.left": "12",
    "debts.3.name": "老王",
    "debts.3.balance": "5000",
    "debts.3.rate": "24",
    "debts.3.payment": "50",
    "debts.4.balance": "700",
    "debts.5.balance": "1000",
    "debts.5.rate": "12",
    "debts.5.payment": "300",
}
"""Five debts: the third never ends as it is paid, the fourth is only begun."""


def address(texts: dict[str, str]) -> str:
    return "#" + "&".join(f"{name}={text}" for name, text in texts.items())


def texts(shown: CalculatorPage) -> dict[str, str]:
    found: dict[str, str] = shown.root.locator("form").evaluate(
        "form => Object.fromEntries(new FormData(form))"
    )
    return found


def filled(shown: CalculatorPage) -> dict[str, str]:
    return {name: text for name, text in texts(shown).items() if text}


def follow(shown: CalculatorPage, name: str) -> CalculatorPage:
    """Go on to another calculator by its link under the verdict."""
    shown.result.locator(f"[data-carry={name}]").click()
    next_page = CalculatorPage(shown.page, name).wait_until("ready")
    next_page.wait_until_answered()
    expect(next_page.root.locator(".link-notice")).to_have_count(0)
    return next_page


def options(shown: CalculatorPage) -> list[str]:
    """Return what can be picked, and why the rest cannot, once Python has said so."""
    expect(shown.root.get_by_label("哪一笔").locator("option")).not_to_have_count(1)
    found: list[str] = shown.root.get_by_label("哪一笔").locator("option").all_inner_texts()
    return found


def pick(shown: CalculatorPage, label: str) -> None:
    shown.root.get_by_label("哪一笔").select_option(label=label)
    shown.wait_until_answered()


def opened(page: Page, name: str = "debt") -> CalculatorPage:
    shown = CalculatorPage(page, name).open_ready(address(LIST))
    shown.wait_until_answered()
    return shown


@pytest.mark.parametrize("name", ["prepay", "overdue"])
def test_the_whole_list_is_there_with_one_click(name: str, page: Page) -> None:
    loan = follow(opened(page), name)
    picked = loan.root.get_by_label("哪一笔")
    expect(picked).to_be_visible()
    labels = options(loan)
    for label in ("请选一笔", "招行，9,000 元", "微粒贷，12,000 元", "欠款 5，1,000 元"):
        assert label in labels
    assert picked.locator("option:checked").inner_text() == "招行，9,000 元"
    unfit = picked.locator("option[disabled]").all_inner_texts()
    assert len(unfit) == 2
    assert "老王，5,000 元：" in unfit[0]
    assert unfit[1] == "欠款 4：还没填“利率”“每月要还”"


def test_picking_fills_in_the_loan_and_another_refills_it(page: Page) -> None:
    loan = follow(opened(page), "prepay")
    expect(loan.control("principal")).to_have_value("9000")
    expect(loan.control("price_year")).to_have_value("18")
    options(loan)
    pick(loan, "微粒贷，12,000 元")
    expect(loan.control("principal")).to_have_value("12000")
    expect(loan.control("price_year")).to_have_value("14.6")
    expect(loan.control("instalments")).to_have_value("12")
    expect(loan.control("paid")).to_have_value("0")
    weilidai = loan.value("payoff_amount")
    pick(loan, "欠款 5，1,000 元")
    assert loan.value("payoff_amount") != weilidai
    loan.root.get_by_role("button", name="撤销").click()
    loan.wait_until_answered()
    expect(loan.control("principal")).to_have_value("12000")
    expect(loan.root.get_by_label("哪一笔").locator("option:checked")).to_have_text(
        "微粒贷，12,000 元"
    )
    assert loan.value("payoff_amount") == weilidai


@pytest.mark.parametrize("name", ["prepay", "overdue"])
@pytest.mark.parametrize("there", ["debt", "payoff"])
def test_going_on_from_there_loses_nothing(name: str, there: str, page: Page) -> None:
    shown = opened(page)
    own_texts, result = texts(shown), shown.html()
    loan = follow(shown, name)
    options(loan)
    pick(loan, "微粒贷，12,000 元")
    on = follow(loan, there)
    carried = texts(on)
    rows = {key: text for key, text in own_texts.items() if key.startswith("debts.")}
    assert rows.items() <= carried.items()
    back = on if there == "debt" else follow(on, "debt")
    assert texts(back) == own_texts
    assert back.html() == result


def test_what_was_changed_of_the_debt_is_taken_back(page: Page) -> None:
    loan = follow(opened(page), "prepay")
    options(loan)
    pick(loan, "微粒贷，12,000 元")
    loan.type("price_year", "13")
    back = texts(follow(loan, "payoff"))
    assert (back["debts.2.rate"], back["debts.2.quote"]) == ("13", "year")
    assert back["debts.2.balance"] == "1.2万"
    assert back["debts.1.rate"] == "18"


def test_what_was_paid_meanwhile_is_taken_back_as_what_is_owed_and_left(page: Page) -> None:
    loan = follow(opened(page), "prepay")
    options(loan)
    pick(loan, "微粒贷，12,000 元")
    loan.type("paid", "5")
    back = texts(follow(loan, "debt"))
    assert back["debts.2.left"] == "7"
    assert 6000 < float(back["debts.2.balance"]) < 8000
    assert (back["debts.2.rate"], back["debts.2.quote"]) == ("0.04", "day")


def test_from_one_loan_calculator_to_the_other_the_same_debt_is_picked(page: Page) -> None:
    loan = follow(opened(page), "prepay")
    options(loan)
    pick(loan, "欠款 5，1,000 元")
    other = follow(loan, "overdue")
    options(other)
    expect(other.control("principal")).to_have_value("290")
    expect(other.root.get_by_label("哪一笔").locator("option:checked")).to_have_text(
        "欠款 5，1,000 元"
    )


def test_a_loan_that_was_typed_is_a_debt_of_the_list(page: Page) -> None:
    loan = CalculatorPage(page, "prepay").open_ready()
    expect(loan.root.locator("[data-pick]")).to_be_hidden()
    for name, text in (("principal", "6000"), ("instalments", "10"), ("paid", "0")):
        loan.type(name, text)
    plan = follow(loan, "payoff")
    carried = texts(plan)
    assert carried["debts.1.balance"] == "6000"
    assert carried["debts.1.left"] == "10"
    assert plan.value("months") == 10


def test_it_is_all_there_again_after_going_back_and_after_a_reload(page: Page) -> None:
    loan = follow(opened(page), "prepay")
    options(loan)
    pick(loan, "微粒贷，12,000 元")
    loan.type("paid", "3")
    kept = filled(loan)
    loan.address("paid")
    page.reload()
    loan.wait_until("ready")
    loan.wait_until_answered()
    assert filled(loan) == kept
    options(loan)
    expect(loan.root.get_by_label("哪一笔").locator("option:checked")).to_have_text(
        "微粒贷，12,000 元"
    )
    follow(loan, "payoff")
    page.go_back()
    loan.wait_until("ready")
    loan.wait_until_answered()
    assert filled(loan) == kept


def test_a_link_of_a_loan_that_is_copied_leaves_the_list_out(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    loan = follow(opened(page), "prepay")
    loan.root.get_by_role("button", name="复制链接").click()
    expect(loan.root.locator(".tools")).to_contain_text("链接已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "principal=9000" in copied
    assert not re.search("list|debts|8000", copied)
    assert "list.debts.1.balance=9000" in page.url


def test_a_list_of_which_nothing_can_be_computed_says_why(page: Page) -> None:
    shown = CalculatorPage(page, "debt").open_ready(
        "#income=8000&debts.1.balance=5000&debts.1.rate=24&debts.1.payment=50"
    )
    shown.wait_until_answered()
    loan = follow(shown, "prepay")
    assert options(loan) == ["请选一笔", "欠款 1，5,000 元：照现在每月还的还不完"]
    assert loan.root.get_attribute("data-example") == ""


@pytest.mark.parametrize("name", ["prepay", "overdue"])
def test_a_saved_household_is_opened_and_one_of_its_debts_picked(name: str, page: Page) -> None:
    shown = opened(page)
    shown.root.get_by_text("保存、打开、从表格填").click()
    shown.root.get_by_label("保存成什么名字").fill("我家")
    shown.root.get_by_role("button", name="保存在这台设备上").click()
    loan = CalculatorPage(page, name).open_ready()
    loan.root.get_by_text("打开存在这台设备上的欠款").click()
    loan.root.get_by_role("button", name="打开“我家”").click()
    options(loan)
    pick(loan, "招行，9,000 元")
    assert loan.root.get_attribute("data-example") is None
    back = follow(loan, "debt")
    assert texts(back) == texts(opened(page))
    # By the same address as elsewhere.
    loan = CalculatorPage(page, name).open_ready("#saved=1")
    assert "招行，9,000 元" in options(loan)


def test_nothing_of_a_former_result_is_taken_along(page: Page) -> None:
    page.route(re.compile("runtime|ready"), lambda route: route.abort())
    shown = CalculatorPage(page, "debt").open(address(LIST)).wait_until("failed")
    link = shown.result.locator("[data-carry=prepay]")
    link.focus()
    href = link.get_attribute("href") or ""
    assert "list.debts.5.rate=12" in href
    assert "principal" not in href


def test_the_list_is_on_its_way_before_python_is_there(page: Page) -> None:
    loan = follow(opened(page), "prepay")
    address_of = page.url
    page.goto("about:blank")
    page.route(re.compile(r"assets/runtime"), lambda route: route.abort())
    page.goto(address_of)
    expect(loan.control("principal")).to_have_value("9000")
    expect(loan.root.get_by_label("哪一笔").locator("option")).to_have_text(["欠款 1"])
