"""What the guide says of an example is what its calculator shows when the link is followed."""

import pytest
from browser.calculator import CalculatorPage
from browser.conftest import SITE
from browser.test_search import ASK, SearchBox, text_of
from playwright.sync_api import Page, expect
from sitebuild.examples import Example, example, examples

from calculators import display, facts
from calculators.catalogue import NAMES
from calculators.display import plain
from calculators.results import Headlines

GUIDE = sorted(page.name for page in (SITE / "guide").glob("*.html"))


def shown(reference: str) -> str:
    return display.figure(facts.figure(reference))


# Questions of readers who know nothing, and what the answer must say.
QUESTIONS = [
    (
        "日利率万四，借两万分十期等额本金，一共多少利息",
        example("weilidai").headline("total_cost", 2).text,
    ),
    ("交199元提额是真的吗", "官方从不为提额收钱"),
    ("每期手续费0.6%真实年化是多少", example("fee").headline("apr_simple", 1).text),
    ("微信支付分能借钱吗", "支付分不放贷"),
    ("晚还一天会上征信吗", "宽限期"),
    ("还不上钱了怎么办", "问能不能延期"),
    ("月供占收入多少才安全", shown("dsr.red")),
    ("信用报告在哪里查", "征信中心"),
    ("不良记录几年能消", shown("negative-record.years")),
    ("先交解冻费才放款", "放款前收任何费用都是诈骗"),
]


def of(calculator: str) -> list[Example]:
    return [each for each in examples().values() if each.calculator.name == calculator]


@pytest.mark.parametrize("name", [name for name in NAMES if of(name)])
def test_an_example_opens_with_what_the_guide_says(name: str, page: Page) -> None:
    calculator = CalculatorPage(page, name)
    for shown in of(name):
        page.goto("about:blank")
        calculator.open_ready(f"#{shown.address.partition('#')[2]}")
        calculator.wait_until_answered()
        for block in shown.result.blocks:
            for figure in block.figures if isinstance(block, Headlines) else ():
                value = figure.value if isinstance(figure.value, str) else plain(figure.value)
                element = calculator.figure(figure.name, block.offer)
                expect(element).to_have_attribute("data-value", value)


def test_a_term_shows_its_meaning_and_leads_to_the_glossary(page: Page) -> None:
    page.goto("/guide/penalty.html")
    term = page.locator("a.term").first
    meaning = term.get_attribute("title")
    term.hover()
    expect(page.get_by_role("tooltip")).to_have_text(str(meaning))
    term.click()
    expect(page.locator(".glossary dt:target")).to_be_visible()


def test_the_way_of_a_borrower_leads_through_the_whole_guide(page: Page) -> None:
    page.goto("/guide/introduction.html")
    seen = []
    while "/guide/" in page.url:
        seen.append(page.url.rpartition("/")[2])
        page.goto(page.locator(".md-footer__link--next").evaluate("link => link.href"))
    assert sorted(seen) == GUIDE
    assert seen[1] == "products.html"


def test_a_reader_finds_the_answer_with_one_search(page: Page) -> None:
    box = SearchBox(page).open().type("利率")
    expect(box.results.first).to_be_visible()
    for question, answer in QUESTIONS:
        links = page.evaluate(ASK, question)["links"][:3]
        assert any(answer in text_of(link) for link in links), (question, links)
