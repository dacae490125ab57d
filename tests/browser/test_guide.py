"""What the guide says of an example is what its calculator shows when the link is followed."""

import pytest
from browser.calculator import CalculatorPage
from browser.questions import QUESTIONS, Question
from browser.test_search import ASK, SearchBox, text_of
from playwright.sync_api import Page, expect
from project import SITE, pages
from sitebuild.examples import Example, examples

from calculators.catalogue import names
from calculators.display import plain
from calculators.results import Headlines


def of(calculator: str) -> list[Example]:
    return [each for each in examples().values() if each.calculator.name == calculator]


@pytest.mark.parametrize("name", [name for name in names() if of(name)])
def test_an_example_opens_with_what_the_guide_says(name: str, page: Page) -> None:
    calculator = CalculatorPage(page, name)
    for shown in of(name):
        page.goto("about:blank")
        calculator.open_ready(f"#{shown.address.partition('#')[2]}")
        calculator.wait_until_answered()
        for block in shown.result.blocks:
            for figure in block.figures if isinstance(block, Headlines) else ():
                value = figure.value if isinstance(figure.value, str) else plain(figure.value)
                element = calculator.figure(figure.name, block.alternative)
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
    page.goto("/guide/products.html")
    seen = []
    while "/guide/" in page.url:
        seen.append(page.url.rpartition("/")[2])
        page.goto(page.locator(".md-footer__link--next").evaluate("link => link.href"))
    assert sorted(seen) == pages(SITE / "guide")


def test_a_reader_finds_the_answer_with_one_search(page: Page) -> None:
    assert len(QUESTIONS) == 10
    box = SearchBox(page).open().type("利率")
    expect(box.results.first).to_be_visible()
    for question in QUESTIONS:
        links = page.evaluate(ASK, question.text)[:3]
        assert any(question.answer in text_of(link) for link in links), (question, links)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.text)
def test_a_reader_finds_the_answer_with_two_clicks(question: Question, page: Page) -> None:
    assert len(question.clicks) <= 2
    page.goto("/")
    for name in question.clicks:
        page.get_by_role("main").get_by_role("link", name=name).first.click()
        page.wait_for_load_state()
    expect(page.get_by_role("main")).to_contain_text(question.answer, use_inner_text=True)
