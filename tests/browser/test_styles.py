"""The style sheet has every rule of its sources that an element of a page needs."""

from pathlib import Path

import material
import pytest
from browser.calculator import CalculatorPage
from playwright.sync_api import Page, expect
from project import PROJECT
from sitebuild.finish import bundler

THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
OURS = PROJECT / "docs" / "assets" / "stylesheets"
LACKING = r"""(sources) => {
    // What an element may become (hovered, checked) or has beside it does not say that it is there.
    const ANYHOW = new RegExp([
        /:not\(:[\w-]+\)/,
        /::[\w-]+(?:\([^)]*\))?/,
        /:(?:hover|focus(?:-\w+)?|active|checked|target|open|before|after)(?![\w-])/,
    ].map((each) => each.source).join("|"), "g");
    const rules = (list) => [...list].flatMap((rule) => [
        ...(rule.selectorText ? [rule] : []),
        ...(rule.cssRules ? rules(rule.cssRules) : []),
    ]);
    const elements = (selectors) => new Set(selectors.flatMap((selector) => [
        ...document.querySelectorAll(selector.replace(ANYHOW, ":not(#nothing)")),
    ]));
    const body = (rule) => [...rule.style]
        .filter((name) => !name.startsWith("--"))
        .map((name) => `${name}:${rule.style.getPropertyValue(name)}`)
        .join(";");
    const variables = (list, pattern) => new Set(
        list.flatMap((rule) => [...rule.cssText.matchAll(pattern)].map((found) => found[1])),
    );

    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sources);
    const all = rules(sheet.cssRules);
    const kept = [...document.styleSheets].flatMap((each) => rules(each.cssRules));
    const byBody = Map.groupBy(kept, body);
    const selectors = (rule) => (byBody.get(body(rule)) ?? []).map((each) => each.selectorText);

    const changed = all
        .filter(body)
        .filter((rule) => !selectors(rule).includes(rule.selectorText));
    const lacking = changed.filter((rule) =>
        elements([rule.selectorText]).difference(elements(selectors(rule))).size,
    );
    const DEFINED = /(--[\w-]+):/g;
    const called = variables(kept, /var\((--[\w-]+)/g);
    const undefined = called
        .intersection(variables(all, DEFINED))
        .difference(variables(kept, DEFINED));
    return [changed.length, [...lacking.map((rule) => rule.selectorText), ...undefined]];
}"""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give all rules that the theme and we have."""
    entry = tmp_path_factory.mktemp("styles") / "all.css"
    files = (*THEME.glob("*.min.css"), *OURS.glob("*.css"))
    entry.write_text("".join(f'@import "{file}";\n' for file in files), encoding="utf-8")
    return bundler.bundle(entry).decode()


def check(page: Page, sources: str) -> None:
    left_out, lacking = page.evaluate(LACKING, sources)
    assert left_out > 100
    assert lacking == []


@pytest.mark.parametrize(
    "path",
    ["index.html", "guide/quotes.html", "faq.html", "sources.html", "404.html", "en/tags.html"],
)
def test_a_page_has_all_rules_that_it_needs(path: str, sources: str, page: Page) -> None:
    page.goto(path)
    check(page, sources)


def test_so_has_a_message_and_a_result_by_python(sources: str, page: Page) -> None:
    shown = CalculatorPage(page, "interest").open_ready()
    shown.type("offers.2.instalments", "20")
    shown.control("offers.1.instalments").fill("0")
    expect(shown.message("offers.1.instalments")).to_be_visible()
    check(page, sources)


def test_so_has_the_search(sources: str, page: Page) -> None:
    page.goto("index.html")
    page.keyboard.press("/")
    page.keyboard.type("征信")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    check(page, sources)
