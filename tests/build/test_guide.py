"""The guide holds every claim of the article, with its verdict."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from project import PROJECT, SITE
from sitebuild import pages

from calculators import catalogue, facts
from calculators.facts import Advice, Entry, Verdict


@dataclass(frozen=True)
class Edition:
    """The guide in one language, and the words that the tests look for."""

    docs: Path
    site: Path
    reviewed: str
    readings: str
    contradicted: str
    no_loan: str
    harmful: str
    better: str
    borrowing: str

    @property
    def guide(self) -> list[Path]:
        return sorted((self.docs / "guide").glob("*.md"))

    def built(self, source: Path) -> str:
        page = (self.site / source.relative_to(self.docs)).with_suffix(".html")
        return page.read_text(encoding="utf-8")


CHINESE = Edition(
    docs=PROJECT / "docs",
    site=SITE,
    reviewed="上次核对：",
    readings="指南里用到它的页面：",
    contradicted="与事实不符",
    no_loan="支付分不是贷款产品",
    harmful="有害的",
    better="更好的做法",
    borrowing="有害的：借钱",
)
ENGLISH = Edition(
    docs=PROJECT / "docs" / "en",
    site=SITE / "en",
    reviewed="Last reviewed: ",
    readings="Pages of the guide that use it: ",
    contradicted="contradicted",
    no_loan="WeChat Pay Score is not a loan product",
    harmful="Harmful:",
    better="A better way:",
    borrowing="Harmful: borrow",
)
EDITIONS = (CHINESE, ENGLISH)
SOURCES = [
    (edition, source)
    for edition in EDITIONS
    for source in sorted(edition.docs.rglob("*.md"))
    if edition is ENGLISH or not source.is_relative_to(ENGLISH.docs)
]
GUIDE = [(edition, source) for edition in EDITIONS for source in edition.guide]
CLAIMS = [entry for entry in facts.entries().values() if entry.subject == "claims"]
CARD = re.compile(r'<article class="fact[^"]*" id="([\w-]+)".*?</article>', re.DOTALL)


def each(sources: list[tuple[Edition, Path]]) -> pytest.MarkDecorator:
    names = [source.relative_to(CHINESE.docs).as_posix() for _, source in sources]
    return pytest.mark.parametrize(("edition", "source"), sources, ids=names)


in_each_edition = pytest.mark.parametrize("edition", EDITIONS, ids=["zh", "en"])


def cards(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the entries that stand on guide pages, each with its HTML."""
    for source in edition.guide:
        yield from ((card[1], card[0]) for card in CARD.finditer(edition.built(source)))


@pytest.mark.site
@in_each_edition
def test_every_claim_stands_on_a_guide_page_with_its_verdict(edition: Edition) -> None:
    standing = dict(cards(edition))
    for claim in CLAIMS:
        assert f"verdict--{claim.verdict}" in standing[claim.id]
        if claim.advice:
            assert f"advice--{claim.advice}" in standing[claim.id]


@pytest.mark.site
@each(SOURCES)
def test_a_page_says_when_it_was_reviewed(edition: Edition, source: Path) -> None:
    assert re.search(rf'<p class="reviewed"[^>]*>{edition.reviewed}<time', edition.built(source))


@pytest.mark.site
@each(GUIDE)
def test_a_guide_page_opens_calculators_with_inputs_and_they_lead_back(
    edition: Edition, source: Path
) -> None:
    text = source.read_text(encoding="utf-8")
    opened = pages.calculators_opened(text)
    assert opened
    assert "calculators/" not in text, "a bare link opens a calculator without the inputs"
    for name in opened if source.stem != "introduction" else ():
        back = f'href="../guide/{source.stem}.html"'
        assert back in edition.built(edition.docs / "calculators" / f"{name}.md")


@pytest.mark.site
@in_each_edition
@pytest.mark.parametrize("name", catalogue.NAMES)
def test_a_calculator_leads_back_to_the_guide(name: str, edition: Edition) -> None:
    html = edition.built(edition.docs / "calculators" / f"{name}.md")
    assert re.search(rf'{edition.readings}<a href="\.\./guide/', html)


def first_paragraphs(edition: Edition, source: Path, count: int) -> str:
    """Return what stands first below the title of a page, without markup."""
    found = re.findall(r"<p>(.*?)</p>", edition.built(source).partition("</h1>")[2], re.DOTALL)
    return re.sub(r"<[^>]+>", "", "".join(found[:count]))


@pytest.mark.site
@pytest.mark.parametrize(
    "claim",
    [claim for claim in CLAIMS if claim.verdict is Verdict.CONTRADICTED],
    ids=lambda claim: claim.id,
)
@in_each_edition
def test_what_is_contradicted_is_said_first(edition: Edition, claim: Entry) -> None:
    holding = [page for page in edition.guide if f'id="{claim.id}"' in edition.built(page)]
    assert holding
    for source in holding:
        assert edition.contradicted in first_paragraphs(edition, source, 1)


@pytest.mark.site
@in_each_edition
def test_that_the_score_lends_nothing_is_said_first(edition: Edition) -> None:
    said = first_paragraphs(edition, edition.docs / "guide" / "assessment.md", 1)
    assert said.startswith(edition.no_loan)


@pytest.mark.parametrize(
    "claim",
    [claim for claim in CLAIMS if claim.advice is Advice.HARMFUL],
    ids=lambda claim: claim.id,
)
@in_each_edition
def test_harmful_advice_is_answered_with_a_better_way(edition: Edition, claim: Entry) -> None:
    sections = [
        section
        for source in edition.guide
        for section in re.split(r"(?m)^## ", source.read_text(encoding="utf-8"))
        if claim.id in section.splitlines()
    ]
    assert sections
    for section in sections:
        assert section.startswith(edition.harmful)
        assert edition.better in section


@in_each_edition
def test_borrowing_to_hold_products_is_answered_with_a_better_way(edition: Edition) -> None:
    text = (edition.docs / "guide" / "savings.md").read_text(encoding="utf-8")
    sections = re.split(r"(?m)^## ", text)
    section = next(part for part in sections if part.startswith(edition.borrowing))
    assert edition.better in section
    assert "(example:borrowed-holding)" in section
