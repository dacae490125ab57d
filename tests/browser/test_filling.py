"""Forms are filled in with few taps and keys; no slip loses anything, and errors are found."""

import re
from collections.abc import Callable, Iterator

import pytest
from browser.calculator import CalculatorPage
from playwright.sync_api import Locator, Page, ViewportSize, expect
from sitebuild.link import fragment

from calculators.catalogue import calculator, names
from calculators.forms.field import Field
from calculators.forms.form import Form, Rows

PHONE = ViewportSize(width=360, height=740)
PRICED = ("interest", "afford", "prepay", "card")
"""The calculators that ask for a price."""
DATES = [("interest", "start", "2027-03-05"), ("payoff", "start", "2027-03")]
DELETING = [
    ("interest", "button", re.compile("^删除方案 1")),
    ("debt", "button", re.compile("^删除欠款 1")),
    ("interest", "button", "恢复示例"),
    ("prepay", "button", "恢复示例"),
    ("payoff", "button", "清空，填我的"),
]
FILLED = (
    *("preset", "quote", "price_day", "price_month", "price_year"),
    *("method", "accrual", "upfront_fee", "period_fee"),
)
"""What a product fills in of an offer: what it costs, and not how much is borrowed for how long."""
BARS = 92
"""What the header and the bar cover at the top of a phone, in CSS pixels."""


def usual(name: str) -> dict[str, Field[object]]:
    """Return the fields of the first rows that have buttons, by control."""
    controls = calculator(name).form.controls(lambda _: 1)
    return {control: field for control, field in controls if field.usual}


def buttons(shown: CalculatorPage, name: str) -> Locator:
    field: Locator = shown.control(name).locator("xpath=ancestor::*[@data-field][1]")
    return field.locator(".usual button")


def open_all(shown: CalculatorPage) -> None:
    shown.root.locator("form").evaluate(
        "form => form.querySelectorAll('details').forEach(part => { part.open = true; })"
    )


def texts(shown: CalculatorPage) -> dict[str, str]:
    found: dict[str, str] = shown.root.locator("form").evaluate(
        "form => Object.fromEntries(new FormData(form))"
    )
    return found


@pytest.mark.parametrize("name", [name for name in names() if usual(name)])
def test_each_button_types_what_it_says(name: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, name).open_ready()
    for control, field in usual(name).items():
        if not shown.control(control).is_visible():
            continue
        assert buttons(shown, control).count() == len(field.usual)
        for index, text in enumerate(field.usual):
            button = buttons(shown, control).nth(index)
            assert button.inner_text() == field.short(text)
            box = button.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 24
            button.click()
            expect(shown.result).not_to_have_attribute("aria-busy", "true")
            expect(shown.control(control)).to_have_value(text)
            expect(button).to_have_attribute("aria-pressed", "true")
            expect(shown.message(control)).to_be_hidden()


def test_arrows_step_through_what_is_usual(page: Page) -> None:
    shown = CalculatorPage(page, "afford").open_ready()
    count = shown.control("instalments")
    count.fill("7")
    for key, text in (("ArrowUp", "12"), ("ArrowUp", "24"), ("ArrowDown", "12")):
        count.press(key)
        expect(count).to_have_value(text)
    count.fill("36")
    count.press("ArrowUp")
    expect(count).to_have_value("36")
    # Nothing lies between a field and the next for who uses the keyboard.
    count.press("Tab")
    expect(shown.root.locator(".usual button:focus")).to_have_count(0)


@pytest.mark.parametrize("name", PRICED)
def test_a_rate_is_switched_inside_its_field_and_keeps_what_was_typed(
    name: str, page: Page
) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, name).open_ready()
    row = "offers.1." if name == "interest" else ""
    shown.choose(f"{row}quote", "year")
    shown.type(f"{row}price_year", "0.03")
    shown.choose(f"{row}quote", "day")
    expect(shown.control(f"{row}price_day")).to_have_value("0.03")
    expect(shown.control(f"{row}price_year")).to_be_hidden()
    rate, unit = (shown.control(f"{row}{each}").bounding_box() for each in ("price_day", "quote"))
    assert rate
    assert unit
    assert rate["y"] == pytest.approx(unit["y"], abs=1)
    # What nobody typed is not taken for a rate of another unit.
    shown.open_ready()
    shown.choose(f"{row}quote", "year")
    example = shown.control(f"{row}price_day").evaluate("field => field.defaultValue")
    shown.choose(f"{row}quote", "day")
    expect(shown.control(f"{row}price_day")).to_have_value(example)


@pytest.mark.parametrize(("name", "control", "picked"), DATES)
def test_a_day_is_picked_or_typed(name: str, control: str, picked: str, page: Page) -> None:
    shown = CalculatorPage(page, name).open_ready()
    open_all(shown)
    picker = shown.control(control).locator("xpath=..").locator(".picks input")
    if name == "interest":
        shown.type(control, "2026.12.5")
        picker.dispatch_event("pointerdown")
        expect(picker).to_have_value("2026-12-05")
    picker.fill(picked)
    shown.wait_until_answered()
    expect(shown.control(control)).to_have_value(picked)
    # It is a tool: no link and no answer holds it.
    assert "" not in texts(shown)


def test_a_product_brings_its_price_alone_and_goes_without_a_trace(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    shown.type("amount", "15000")
    shown.type("offers.1.instalments", "18")
    before = texts(shown)
    for product in ("weilidai", "we2000", "xiaoe"):
        shown.choose("offers.1.preset", product)
        now = texts(shown)
        changed = {name for name in before if now[name] != before[name]}
        assert changed <= {f"offers.1.{name}" for name in FILLED}
        shown.choose("offers.1.preset", "own")
        assert texts(shown) == before
    # Also where the page came with it: nothing of it stays hidden under 更多.
    shown.choose("offers.2.preset", "own")
    for name in ("accrual", "method", "quote"):
        given = shown.control(f"offers.1.{name}").evaluate("field => field.value")
        expect(shown.control(f"offers.2.{name}")).to_have_value(given)


def test_the_amount_comes_first_and_stands_for_all(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    first = shown.root.locator("form [name]").first
    expect(first).to_have_attribute("name", "amount")
    shown.type("amount", "3万")
    for number in (1, 2):
        paid, cost = (shown.value(name, number) for name in ("total_paid", "total_cost"))
        assert paid - cost == 30_000
    shown.type("offers.2.principal", "2万")
    assert shown.value("total_paid", 2) - shown.value("total_cost", 2) == 20_000


def test_offers_have_names(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    open_all(shown)
    shown.type("offers.1.name", "招行")
    expect(shown.result.locator(".summary").first).to_contain_text("方案 1（招行）")
    expect(shown.root.locator("[data-key]")).to_contain_text("方案 1（招行）")
    expect(shown.result.locator(".chart").last).to_contain_text("方案 1（招行）")


def test_all_rows_are_laid_out_alike(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "interest").open_ready()
    shown.root.get_by_role("button", name="复制方案 1").click()
    shown.wait_until_answered()
    heights = shown.root.locator("[data-row]").evaluate_all(
        "rows => [0, 2].map(number => rows[number].offsetHeight)"
    )
    assert heights[0] == heights[1]
    helps = shown.root.locator("[data-row]").evaluate_all(
        "rows => [0, 2].map(number => rows[number].innerText.replace(/ \\d/, ''))"
    )
    assert helps[0] == helps[1]


def test_what_is_folded_stands_apart_from_its_summary(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    open_all(shown)
    gaps = shown.root.locator("form .more").evaluate_all(
        """parts => parts.map(part => part.querySelector(".field:not([hidden]) label")
            .getBoundingClientRect().top - part.firstChild.getBoundingClientRect().bottom)"""
    )
    assert min(gaps) >= 8


def test_several_wrong_fields_are_listed_with_links_to_them(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "interest").open_ready()
    wrong = shown.root.locator("[data-status] li")
    shown.control("amount").fill("x")
    expect(shown.message("amount")).to_be_visible()
    expect(wrong).to_have_count(0)
    shown.control("offers.2.instalments").fill("0")
    expect(wrong).to_have_count(2)
    expect(wrong.nth(0)).to_contain_text("借多少")
    expect(wrong.nth(1)).to_contain_text("方案 2")
    expect(wrong.nth(1)).to_contain_text(shown.message("offers.2.instalments").inner_text())
    # It is not read out while one types: only how many there are is.
    assert wrong.first.evaluate("item => item.closest('[role=status], [aria-live]')") is None
    wrong.nth(1).get_by_role("link").click()
    expect(shown.control("offers.2.instalments")).to_be_focused()
    # The address carries the inputs.
    assert "#interest-" not in page.url
    shown.control("offers.2.instalments").fill("12")
    expect(wrong).to_have_count(0)


def test_a_wrong_field_that_is_folded_is_opened_and_reached(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready("#start=x&offers.1.period_fee=-1")
    wrong = shown.root.locator("[data-status] li")
    expect(wrong).to_have_count(2)
    wrong.nth(1).get_by_role("link").click()
    expect(shown.control("offers.1.period_fee")).to_be_focused()


@pytest.mark.parametrize(("name", "role", "button"), DELETING)
def test_whatever_deletes_can_be_taken_back_until_something_else_is_changed(
    name: str, role: str, button: str | re.Pattern[str], page: Page
) -> None:
    assert role == "button"
    shown = CalculatorPage(page, name).open_ready()
    first = shown.root.locator("form fieldset input[type=text]").first
    first.fill("8000")
    shown.wait_until_answered()
    before = texts(shown)
    shown.root.get_by_role("button", name=button, exact=isinstance(button, str)).first.click()
    assert texts(shown) != before
    undo = shown.root.locator(".undo")
    undo.get_by_role("button", name="撤销").click()
    shown.wait_until_answered()
    assert texts(shown) == before
    shown.root.locator("form fieldset input[type=text]").first.fill("7000")
    expect(undo).to_be_hidden()


def test_what_is_said_of_a_link_goes_with_the_next_change(page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    shown.root.get_by_role("button", name="复制链接").click()
    said = shown.root.locator(".tools [role=status]")
    expect(said).not_to_be_empty()
    shown.type("amount", "20000")
    expect(said).to_be_empty()


@pytest.mark.parametrize("name", ["interest", "debt"])
def test_going_backwards_nothing_lands_under_the_bars(name: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, name).open_ready()
    shown.root.locator("form [data-row] [name]:visible").last.focus()
    covered = []
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        box = page.evaluate(
            """() => {
                const control = document.activeElement;
                if (!control?.closest(".calculator form") || !control.name) return null;
                const label = control.labels[0].classList.contains("unseen")
                    ? control : control.labels[0];
                return [control.name, label.getBoundingClientRect().top];
            }"""
        )
        if box and box[1] < BARS:
            covered.append(box)
    assert not covered


def test_a_kind_of_debt_is_added_with_one_tap(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "debt").open_ready()
    shown.type("income", "8000")
    empty = shown.root.locator("[data-row]").count()
    for number, (kind, label) in enumerate(
        [("weilidai", "微粒贷"), ("card", "信用卡"), ("huabei", "花呗"), ("online", "网贷")], 1
    ):
        button = shown.root.get_by_role("button", name=f"加一笔{label}")
        button.click()
        # The first that is empty is filled in; only then is there another.
        expect(shown.root.locator("[data-row]")).to_have_count(max(empty, number))
        expect(shown.control(f"debts.{number}.kind")).to_have_value(kind)
        expect(shown.control(f"debts.{number}.balance")).to_be_focused()
        page.keyboard.type("9000")
    expect(shown.control("debts.1.rate")).to_have_value(calculator_rate("weilidai"))


def calculator_rate(kind: str) -> str:
    """Return the rate that a kind of debt brings along."""
    fields = {field.name: field for _, field in calculator("debt").form.controls(lambda _: 1)}
    choice = fields["kind"]
    return str(choice.option(kind).fills["rate"])  # type: ignore[attr-defined]


def former_form() -> tuple[Form, dict[str, str]]:
    """Return the form of the offers, and its texts, as the edition before had them."""
    form = calculator("interest").form
    former = form.defaults() | {
        "offers.1.principal": "10000",
        "offers.2.principal": "20000",
        "offers.2.instalments": "10",
    }
    return form, {name: text for name, text in former.items() if not name.endswith(".name")}


@pytest.mark.parametrize(
    "changes",
    [
        {"offers.1.price_period_fee": "0.7"},
        {"amounts": "common", "amount": "30000"},
        {"offers.1.principal": "5万", "offers.2.price_day": "0.04"},
        {"amount": "5000", "offers.2.period_fee": "15"},
    ],
    ids=range(4),
)
def test_a_link_of_the_edition_before_means_what_it_meant(
    changes: dict[str, str], page: Page
) -> None:
    form, former = former_form()
    sent = former | changes
    link = fragment_of(form, former, sent)
    shown = CalculatorPage(page, "interest").open_ready(f"#{link}")
    shown.wait_until_answered()
    expect(shown.root).to_have_attribute("data-link", "whole")
    found = texts(shown)
    assert {name: found[name] for name in sent} == sent


def fragment_of(form: Form, example: dict[str, str], texts: dict[str, str]) -> str:
    """Return a link of an edition whose example was another."""

    class Former(Form):
        def defaults(self) -> dict[str, str]:
            return example

        def controls(self, rows: Callable[[Rows], int]) -> Iterator[tuple[str, Field[object]]]:
            return ((name, each) for name, each in form.controls(rows) if name in texts)

    return fragment(Former(form.parts), texts)


def test_a_few_answers_are_enough_for_the_limit(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "limit").open_ready()
    result = shown.html()
    shown.choose("situation", "late")
    expect(shown.control("credit")).to_have_value("poor")
    expect(shown.control("history")).to_have_value("overdue")
    assert shown.html() != result
    shown.choose("situation", "usual")
    assert shown.html() == result
    # What an answer fills in can be changed.
    shown.choose("credit", "good")
    expect(shown.control("situation")).to_have_value("usual")
