"""The guide holds every claim of the article, with its verdict."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from project import PROJECT, SITE
from sitebuild import evidence, pages

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
    harmful="会吃亏：",
    better="更好的做法",
    borrowing="会吃亏：借钱",
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
LINE = re.compile(r'<details class="fact[^"]*" id="([\w-]+)".*?</details>', re.DOTALL)


def each(sources: list[tuple[Edition, Path]]) -> pytest.MarkDecorator:
    names = [source.relative_to(CHINESE.docs).as_posix() for _, source in sources]
    return pytest.mark.parametrize(("edition", "source"), sources, ids=names)


in_each_edition = pytest.mark.parametrize("edition", EDITIONS, ids=["zh", "en"])


def lines(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the entries that guide pages show, each with its HTML."""
    for source in edition.guide:
        yield from ((line[1], line[0]) for line in LINE.finditer(edition.built(source)))


@pytest.mark.site
@in_each_edition
def test_every_claim_stands_on_a_guide_page_with_its_verdict(edition: Edition) -> None:
    standing = dict(lines(edition))
    for claim in CLAIMS:
        assert f"verdict--{claim.verdict}" in standing[claim.id]
        if claim.advice:
            assert f"advice--{claim.advice}" in standing[claim.id]


SUBJECTS = {
    "guide/products.md": ("p-",),
    "guide/raising-limits.md#assessment": ("intro-", "w-"),
    "guide/raising-limits.md#profile": ("m-",),
    "guide/raising-limits.md#behaviour": ("r-",),
    "guide/raising-limits.md#social": ("s-",),
    "guide/raising-limits.md#savings": ("a-",),
    "guide/raising-limits.md#timing": ("t-",),
    "guide/raising-limits.md#compliance": ("k-", "e-"),
}
"""Where each subject of the text that is checked has its section, and how its claims are named."""


@in_each_edition
@pytest.mark.parametrize("place", SUBJECTS)
def test_a_subject_has_a_section_with_what_is_known_beside_what_is_claimed(
    place: str, edition: Edition
) -> None:
    name, _hash, anchor = place.partition("#")
    text = (edition.docs / name).read_text(encoding="utf-8")
    if anchor:
        start = text.index(f"{{ #{anchor} }}")
        text = text[start:].partition("\n## ")[0]
    shown = [facts.entry(name).id for _place, name in evidence.named(text)]
    for prefix in SUBJECTS[place]:
        assert any(entry.startswith(prefix) for entry in shown)
    assert len(re.sub(r"(?s)```.*?```", "", text)) > 200, "known facts, in words"


@in_each_edition
def test_an_entry_is_shown_in_full_once(edition: Edition) -> None:
    shown: dict[str, Path] = {}
    for source in sorted(edition.docs.rglob("*.md")):
        if edition is CHINESE and source.is_relative_to(ENGLISH.docs):
            continue
        for _place, entry in evidence.named(source.read_text(encoding="utf-8")):
            assert entry not in shown, f"{source.name}: {entry} is in {shown[entry].name}"
            shown[entry] = source


@in_each_edition
def test_nobody_has_to_know_the_text_that_is_checked(edition: Edition) -> None:
    word = "文章" if edition is CHINESE else " the article"
    for source in edition.guide:
        assert word not in source.read_text(encoding="utf-8"), source.name


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
    for name in opened:
        back = f'href="../guide/{source.stem}.html"'
        assert back in edition.built(edition.docs / "calculators" / f"{name}.md")


@pytest.mark.site
@in_each_edition
@pytest.mark.parametrize("name", catalogue.names())
def test_a_calculator_leads_back_to_the_guide(name: str, edition: Edition) -> None:
    html = edition.built(edition.docs / "calculators" / f"{name}.md")
    assert re.search(rf'{edition.readings}<a href="\.\./guide/', html)


def first_paragraphs(edition: Edition, source: Path, count: int) -> str:
    """Return what comes first below the title of a page, without markup."""
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
    page = edition.built(edition.docs / "guide" / "raising-limits.md")
    section = page.partition('id="assessment"')[2].partition("<p>")[2]
    assert re.sub(r"<[^>]+>", "", section).startswith(edition.no_loan)


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
        for section in re.split(r"(?m)^##+ ", source.read_text(encoding="utf-8"))
        if claim.name in section.splitlines()
    ]
    assert sections
    for section in sections:
        assert section.startswith(edition.harmful)
        assert edition.better in section


@in_each_edition
def test_borrowing_to_hold_products_is_answered_with_a_better_way(edition: Edition) -> None:
    text = (edition.docs / "guide" / "raising-limits.md").read_text(encoding="utf-8")
    sections = re.split(r"(?m)^##+ ", text)
    section = next(part for part in sections if part.startswith(edition.borrowing))
    assert edition.better in section
    assert "(example:borrowed-holding)" in section
