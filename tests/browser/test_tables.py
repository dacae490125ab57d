"""The tables of results on a phone: none is cut, and a schedule keeps its first column in sight."""

from urllib.parse import urlencode

import pytest
from browser.calculator import CalculatorPage, own
from browser.changes import change
from playwright.sync_api import Page, ViewportSize, expect

from calculators.catalogue import names
from calculators.language import LANGUAGES

PHONE = ViewportSize(width=360, height=740)
HOUSEHOLD = [
    ("card", "老家盖房时刷的浦发信用卡", "9876543.21", "18.25", "456789.01"),
    ("weilidai", "", "98765.43", "14.6", "9876.54"),
    ("huabei", "WWWWWWWWWWWW", "54321", "21.9", "4321"),
    ("other", "表哥", "1000000", "0", "25000"),
    ("xiaoe", "", "15000", "24", "400"),
    ("housing", "", "87654", "6.6", "2345"),
]
"""More, larger and longer than any example."""


def household(name: str) -> str:
    """Return what an address carries of a long list of debts."""
    texts = {
        "debt": {"income": "1234567", "rent": "23456", "living": "34567", "savings": "7654321"},
        "payoff": {"budget": "1234567", "start": "2026-12", "extra": "123456"},
    }[name]
    for number, (kind, called, balance, rate, payment) in enumerate(HOUSEHOLD, 1):
        row = f"debts.{number}."
        texts |= {
            f"{row}kind": kind,
            f"{row}name": called,
            f"{row}balance": balance,
            f"{row}rate": rate,
            f"{row}payment": payment,
        }
    return f"#{urlencode(texts)}"


LONG = {
    "debt": household("debt"),
    "payoff": household("payoff"),
    "interest": "#offers.1.principal=9876543.21&offers.1.name=浦发银行名字很长的方案"
    "&offers.2.principal=9876543&offers.2.instalments=36",
    "prepay": "#principal=9876543&later=3&extra=1234567",
    "card": "#bill=9876543&paid=1234567",
    "afford": "#payment=1234567",
    "overdue": "#principal=9876543&days=181",
    "apr": "#principal=9876543&payment=987654",
    "limit": "#income=1234567",
}


@pytest.mark.parametrize("edition", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("name", names())
def test_no_table_is_cut_on_a_phone(name: str, width: int, edition: str, page: Page) -> None:
    page.set_viewport_size(PHONE | {"width": width})
    shown = CalculatorPage(page, name, "" if edition == "zh" else edition)
    large = f"#{change(name).field}=1234567"
    for fragment in ("", own(name), LONG.get(name, large)):
        page.goto("about:blank")
        shown.open_ready(fragment)
        shown.wait_until_answered()
        tables = shown.result.locator("table:not(details *)")
        # That of `apr` is folded, and so may be those of one that nobody has listed.
        assert tables.count() or name == "apr" or name not in LONG
        cut = tables.evaluate_all(
            """tables => tables.flatMap((table) => {
                const { left, right } = table.closest(".table").getBoundingClientRect();
                const cells = table.querySelectorAll("caption, th, td:not(:empty)");
                return [table, ...cells].filter((each) => {
                    const box = each.getBoundingClientRect();
                    const isOut = box.left < left - 0.5 || box.right > right + 0.5;
                    return isOut || each.scrollWidth > Math.max(each.clientWidth, box.width) + 0.5;
                }).map((each) => each.textContent);
            })"""
        )
        assert cut == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("edition", LANGUAGES)
def test_a_schedule_keeps_its_first_column_in_sight(edition: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "interest", "" if edition == "zh" else edition).open_ready()
    folds = shown.result.locator("details", has=page.locator(".scroll"))
    schedule = folds.filter(has=page.locator("th:nth-child(7)")).first
    schedule.locator("summary").click()
    scroll = schedule.locator(".scroll")
    first = scroll.locator("tbody tr").first.locator("td").first
    before = first.bounding_box()
    expect(scroll).to_be_visible()
    moved = scroll.evaluate("scroll => { scroll.scrollLeft = 10_000; return scroll.scrollLeft; }")
    assert moved > 0
    assert first.bounding_box() == before
    hidden = first.evaluate(
        """cell => {
            const { left, top, width, height } = cell.getBoundingClientRect();
            return document.elementFromPoint(left + width / 2, top + height / 2) !== cell;
        }"""
    )
    assert not hidden


def test_what_is_folded_has_its_card_to_itself(page: Page) -> None:
    page.set_viewport_size(PHONE)
    shown = CalculatorPage(page, "prepay").open_ready()
    fold = shown.result.locator("details", has=page.locator(".scroll")).last
    fold.locator("summary").click()
    card, scroll = fold.bounding_box(), fold.locator(".scroll").bounding_box()
    assert card
    assert scroll
    assert scroll["width"] == pytest.approx(card["width"] - 2, abs=1)
