"""Links that are sent on: what arrives is what was sent, or the reader is told what did not."""

from dataclasses import replace
from urllib.parse import quote, urlencode

import pytest
from browser.calculator import CalculatorPage
from playwright.sync_api import Locator, Page, expect
from sitebuild.link import fragment

from calculators.catalogue import calculator
from calculators.forms.form import Form, Rows, Section

AMOUNT = "offers.3.principal"


def notice(shown: CalculatorPage) -> Locator:
    return shown.root.get_by_role("alert")


@pytest.fixture
def sent(page: Page) -> tuple[str, str]:
    """Give what follows the # of a link with three offers, and the result behind it."""
    shown = CalculatorPage(page, "interest").open_ready()
    shown.root.get_by_role("button", name="再加一个方案").click()
    shown.choose("offers.3.quote", "year")
    shown.type("offers.3.price_year", "7.2")
    shown.type(AMOUNT, "1.5万")
    address, result = shown.address(AMOUNT), shown.html()
    page.goto("about:blank")
    return address.partition("#")[2], result


@pytest.mark.parametrize(
    "sent_on",
    [
        lambda link: link,
        lambda link: f"{link}。",
        lambda link: f"{link.removesuffix('&')}）快看",
        lambda link: link.replace("&", "&amp;"),
        lambda link: quote(link, safe=""),
        lambda link: f"{link}from=singlemessage&isappinstalled=0",
    ],
    ids=range(6),
)
def test_a_link_that_was_only_decorated_is_whole(
    sent_on: object, sent: tuple[str, str], page: Page
) -> None:
    assert callable(sent_on)
    link, result = sent
    shown = CalculatorPage(page, "interest").open_ready(f"#{sent_on(link)}")
    shown.wait_until_answered()
    expect(shown.root).to_have_attribute("data-link", "whole")
    expect(notice(shown)).to_have_count(0)
    assert shown.html() == result


def test_a_link_is_short(sent: tuple[str, str]) -> None:
    link, _ = sent
    assert len(link) < 200


def test_a_cut_link_says_how_much_arrived(sent: tuple[str, str], page: Page) -> None:
    link, _ = sent
    cut = link.index("price_year=7.2") + len("price_year=7")
    shown = CalculatorPage(page, "interest").open_ready(f"#{link[:cut]}")
    expect(shown.root).to_have_attribute("data-link", "damaged")
    expect(notice(shown)).to_contain_text("这个链接不完整")
    expect(notice(shown)).to_contain_text("示例的数字")
    # The rate that was cut is not taken for the sender's.
    expect(shown.control("offers.3.price_year")).not_to_have_value("7")
    notice(shown).get_by_role("button", name="知道了").click()
    expect(notice(shown)).to_have_count(0)


def test_a_changed_link_says_so(sent: tuple[str, str], page: Page) -> None:
    link, _ = sent
    shown = CalculatorPage(page, "interest").open_ready(f"#{link.replace('7.2', '2.7')}")
    expect(shown.root).to_have_attribute("data-link", "damaged")
    expect(notice(shown)).to_contain_text("变了样")


def test_a_link_of_a_build_with_another_example_says_what_it_left_unsaid(
    sent: tuple[str, str], page: Page
) -> None:
    link, _ = sent
    page.route(
        "**/calculators/interest.html",
        lambda route: route.fulfill(
            body=route.fetch().text().replace('value="10000"', 'value="11000"'),
            content_type="text/html",
        ),
    )
    shown = CalculatorPage(page, "interest").open_ready(f"#{link}")
    expect(shown.root).to_have_attribute("data-link", "damaged")
    expect(notice(shown)).to_contain_text("另一个版本")
    expect(notice(shown)).to_contain_text("借多少")
    expect(shown.control(AMOUNT)).to_have_value("1.5万")


def test_a_link_without_checksum_says_what_it_leaves_to_the_example(page: Page) -> None:
    shown = CalculatorPage(page, "overdue").open_ready("#days=15")
    expect(shown.root).to_have_attribute("data-link", "damaged")
    expect(shown.control("days")).to_have_value("15")
    expect(notice(shown)).to_contain_text("只带了一部分内容")
    texts = shown.root.locator("form").evaluate(
        "form => new URLSearchParams(new FormData(form)).toString()"
    )
    page.goto("about:blank")
    shown.open_ready(f"#{texts}")
    expect(shown.root).to_have_attribute("data-link", "whole")


@pytest.mark.parametrize("times", ["1", "3"])
@pytest.mark.parametrize("is_checked", [True, False], ids=["verified", "unchecked"])
def test_a_link_that_names_a_field_that_is_gone_is_whole(
    is_checked: bool, times: str, page: Page
) -> None:
    now = calculator("overdue").form
    first, *others = now.parts
    assert isinstance(first, Section)
    gone = replace(first.fields[-1], name="times", default="1")
    then = Form((replace(first, fields=(*first.fields, gone)), *others))
    texts = then.defaults() | {"days": "15", "times": times}
    link = fragment(then, texts) if is_checked else urlencode(texts)
    shown = CalculatorPage(page, "overdue").open_ready(f"#{link}")
    expect(shown.root).to_have_attribute("data-link", "whole")
    expect(notice(shown)).to_have_count(0)
    expect(shown.control("days")).to_have_value("15")
    page.goto("about:blank")
    shown.open_ready(f"#{link.replace('days=15', 'days=16')}")
    expect(shown.root).to_have_attribute("data-link", "damaged" if is_checked else "whole")


def test_what_is_no_link_is_not_taken_for_one(page: Page) -> None:
    shown = CalculatorPage(page, "overdue").open_ready("#overdue-result")
    assert shown.root.get_attribute("data-link") is None
    expect(notice(shown)).to_have_count(0)


def older_form() -> Form:
    """Return the form of the offers as it was before fields were added that links may lack."""

    def without_new(part: Section | Rows) -> Section | Rows:
        return replace(part, fields=tuple(each for each in part.fields if each.before is None))

    return Form(tuple(map(without_new, calculator("interest").form.parts)))


@pytest.mark.parametrize("is_checked", [True, False], ids=["verified", "unchecked"])
def test_a_link_from_before_a_field_existed_gives_the_answer_of_then(
    is_checked: bool, page: Page
) -> None:
    older = older_form()
    texts = older.defaults() | {
        "offers.1.quote": "day",
        "offers.1.method": "equal_payment",
        "offers.1.accrual": "day",
    }
    link = fragment(older, texts) if is_checked else urlencode(texts)
    shown = CalculatorPage(page, "interest").open_ready(f"#{link}")
    shown.wait_until_answered()
    expect(shown.root).to_have_attribute("data-link", "whole")
    expect(notice(shown)).to_have_count(0)
    # Balanced by the days of each period, as all plans by day were.
    expect(shown.control("offers.1.payment_rule")).to_have_value("days")
    balanced = shown.value("total_cost", 1)
    shown.control("offers.1.payment_rule").evaluate("field => field.closest('details').open = true")
    shown.choose("offers.1.payment_rule", "formula")
    assert shown.value("total_cost", 1) != balanced
    # A link that is made now says what is chosen now.
    address = shown.address("offers.1.quote").partition("#")[2]
    page.goto("about:blank")
    shown.open_ready(f"#{address}")
    expect(shown.root).to_have_attribute("data-link", "whole")
    expect(shown.control("offers.1.payment_rule")).to_have_value("formula")
