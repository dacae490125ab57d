"""The data files hold what the pages and calculators rely on, and nothing is wrong with them."""

from itertools import pairwise

import pytest

from calculators import display, facts
from calculators.datafile import DataError
from calculators.facts import Entry
from calculators.products import products

CLAIMS = {"intro": 4, "p": 13, "w": 7, "m": 7, "r": 6, "s": 5, "a": 6, "t": 6, "k": 6, "e": 4}


def entries() -> list[Entry]:
    return list(facts.entries().values())


def test_every_claim_of_the_article_is_there() -> None:
    expected = [f"{part}-{n}" for part, count in CLAIMS.items() for n in range(1, count + 1)]
    assert sum(CLAIMS.values()) == 64
    assert [entry.id for entry in entries() if entry.subject == "claims"] == expected


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_an_entry_can_be_shown(entry: Entry) -> None:
    for text in (entry.text, entry.found):
        assert "{{" not in entry.worded(text, display.figure)
    for figure in entry.figures.values():
        dates = [value.since for value in figure.values if value.since]
        assert all(one < other for one, other in pairwise(dates))


def test_an_unknown_reference_says_so() -> None:
    with pytest.raises(DataError, match=r"no data file holds an entry \[q-1\]"):
        facts.figure("q-1.max")
    with pytest.raises(DataError, match=r"claims.toml: \[p-1.figures\]: average: is missing"):
        facts.figure("p-1.average")


def test_products_refer_to_figures_that_fit() -> None:
    assert set(products()) == {"weilidai", "we2000", "xiaoe"}
    for product in products().values():
        assert product.limit_min.value <= product.principal.value <= product.limit_max.value
        assert product.price_low.value <= product.price.value <= product.price_high.value
