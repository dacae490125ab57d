"""The guide's pages hold every claim of the article."""

from pathlib import Path

from calculators import facts

GUIDE = Path(__file__).parents[2] / "docs" / "guide"


def test_every_claim_stands_on_a_guide_page() -> None:
    lines = [line for page in GUIDE.glob("*.md") for line in page.read_text("utf-8").splitlines()]
    claims = [entry.id for entry in facts.entries().values() if entry.subject == "claims"]
    assert [claim for claim in claims if claim not in lines] == []
