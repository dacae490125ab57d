"""What the guide says of an example is what its calculator shows when the link is followed."""

import pytest
from browser.calculator import CalculatorPage
from browser.conftest import SITE
from playwright.sync_api import Page, expect
from sitebuild.examples import Example, examples

from calculators.catalogue import NAMES
from calculators.display import plain
from calculators.results import Headlines

GUIDE = sorted(page.name for page in (SITE / "guide").glob("*.html"))


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
