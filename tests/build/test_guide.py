"""The guide holds every claim of the article, and no number that is not in the data."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sitebuild import pages

from calculators import catalogue, facts
from calculators.facts import Advice, Entry, Verdict

PROJECT = Path(__file__).parents[2]
DOCS, SITE = PROJECT / "docs", PROJECT / "site"
SOURCES = sorted(DOCS.rglob("*.md"))
GUIDE = sorted((DOCS / "guide").glob("*.md"))
CLAIMS = [entry for entry in facts.entries().values() if entry.subject == "claims"]
CARD = re.compile(r'<article class="fact[^"]*" id="([\w-]+)".*?</article>', re.DOTALL)

# What of a page is not prose, or is written in digits without being a figure.
LEFT_ALONE = (
    r"^reviewed: \d{4}-\d\d-\d\d$",
    r"^\d+\. ",  # a numbered list
    r"(?s)^```.*?^```$",
    r"\{\{[^}]*\}\}",
    r"\]\([^)]*\)",  # where a link leads
    r"WE2000",
    r"\b(?:110|96110|12363|12378)\b",
)
FIGURE = re.compile(r"[0-9０-９]|[百千万]分之[^几]")


def each(sources: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "source", sources, ids=lambda each: f"{each.parent.name}/{each.stem}"
    )


def built(source: Path) -> str:
    return (SITE / source.relative_to(DOCS)).with_suffix(".html").read_text(encoding="utf-8")


def prose(text: str) -> str:
    for pattern in LEFT_ALONE:
        text = re.sub(pattern, "", text, flags=re.MULTILINE)
    return text


def cards() -> Iterator[tuple[str, str]]:
    """Yield the entries that stand on guide pages, each with its HTML."""
    for source in GUIDE:
        yield from ((card[1], card[0]) for card in CARD.finditer(built(source)))


def test_there_are_64_claims() -> None:
    assert len(CLAIMS) == 64


def test_every_claim_stands_on_a_guide_page_with_its_verdict() -> None:
    standing = dict(cards())
    for claim in CLAIMS:
        assert f"verdict--{claim.verdict}" in standing[claim.id]
        if claim.advice:
            assert f"advice--{claim.advice}" in standing[claim.id]


@each(SOURCES)
def test_no_number_stands_in_a_page(source: Path) -> None:
    lines = prose(source.read_text(encoding="utf-8")).splitlines()
    assert [line for line in lines if FIGURE.search(line)] == []


@pytest.mark.parametrize("line", ["一年 24%", "最高２０万", "百分之五", "1.5 倍", "借 2000 元"])
def test_a_number_would_be_found(line: str) -> None:
    assert FIGURE.search(prose(line))


@each(SOURCES)
def test_a_page_says_when_it_was_reviewed(source: Path) -> None:
    assert re.search(r'<p class="reviewed"[^>]*>上次核对：<time', built(source))


@each(GUIDE)
def test_a_guide_page_opens_calculators_with_inputs_and_they_lead_back(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    opened = pages.calculators_opened(text)
    assert opened
    assert "calculators/" not in text, "a bare link opens a calculator without the inputs"
    for name in opened if source.stem != "introduction" else ():
        back = f'href="../guide/{source.stem}.html"'
        assert back in built(DOCS / "calculators" / f"{name}.md")


@pytest.mark.parametrize("name", catalogue.NAMES)
def test_a_calculator_leads_back_to_the_guide(name: str) -> None:
    html = built(DOCS / "calculators" / f"{name}.md")
    assert re.search(r'指南里用到它的页面：<a href="\.\./guide/', html)


def first_paragraphs(source: Path, count: int) -> str:
    """Return what stands first below the title of a page, without markup."""
    found = re.findall(r"<p>(.*?)</p>", built(source).partition("</h1>")[2], re.DOTALL)
    return re.sub(r"<[^>]+>", "", "".join(found[:count]))


@pytest.mark.parametrize(
    "claim",
    [claim for claim in CLAIMS if claim.verdict is Verdict.CONTRADICTED],
    ids=lambda claim: claim.id,
)
def test_what_is_contradicted_is_said_first(claim: Entry) -> None:
    holding = [source for source in GUIDE if f'id="{claim.id}"' in built(source)]
    assert holding
    for source in holding:
        assert "与事实不符" in first_paragraphs(source, 1)


def test_that_the_score_lends_nothing_is_said_first() -> None:
    said = first_paragraphs(DOCS / "guide" / "assessment.md", 1)
    assert said.startswith("支付分不是贷款产品")


@pytest.mark.parametrize(
    "claim",
    [claim for claim in CLAIMS if claim.advice is Advice.HARMFUL],
    ids=lambda claim: claim.id,
)
def test_harmful_advice_is_answered_with_a_better_way(claim: Entry) -> None:
    sections = [
        section
        for source in GUIDE
        for section in re.split(r"(?m)^## ", source.read_text(encoding="utf-8"))
        if claim.id in section.splitlines()
    ]
    assert sections
    for section in sections:
        assert section.startswith("有害的")
        assert "更好的做法" in section


def test_borrowing_to_hold_products_is_answered_with_a_better_way() -> None:
    text = (DOCS / "guide" / "savings.md").read_text(encoding="utf-8")
    section = next(part for part in re.split(r"(?m)^## ", text) if part.startswith("有害的：借钱"))
    assert "更好的做法" in section
    assert "(example:borrowed-holding)" in section
