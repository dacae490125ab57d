"""Diagrams say in words what they show, and their figures come from the data."""

from xml.etree import ElementTree

import pytest
from pymdownx.superfences import SuperFencesException
from sitebuild.diagrams import DIAGRAMS
from sitebuild.diagrams.svg import WIDTH
from sitebuild.examples import example
from sitebuild.markdown.diagram import diagram_block

from calculators import display, facts


@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_diagram_is_an_image_with_title_and_description(name: str) -> None:
    svg = ElementTree.fromstring(DIAGRAMS[name]())  # noqa: S314 (made here)
    assert svg.get("role") == "img"
    for attribute, tag in (("aria-labelledby", "title"), ("aria-describedby", "desc")):
        element = svg.find(tag)
        assert element is not None
        assert element.get("id") == svg.get(attribute)
        assert element.text
    assert "style=" not in DIAGRAMS[name]()  # the pages' policy allows none in the markup


@pytest.mark.parametrize("name", DIAGRAMS)
def test_nothing_is_drawn_outside(name: str) -> None:
    svg = ElementTree.fromstring(DIAGRAMS[name]())  # noqa: S314 (made here)
    for text in svg.iter("text"):
        size = 20 if text.get("class") == "large" else 14
        wide = sum(size if ord(each) > 0x2E80 else size * 0.58 for each in text.text or "")
        before = {"start": 0.0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "")]
        start = float(text.get("x", "")) - before
        assert start >= 0
        assert start + wide <= WIDTH


def test_the_quote_shows_what_the_calculator_computes() -> None:
    assert example("fee").headline("apr_simple", 1).text in DIAGRAMS["quote"]()


def test_the_lights_show_every_line() -> None:
    drawn = DIAGRAMS["lights"]()
    for entry in ("dsr", "credit-to-income", "buffer", "utilization", "lenders"):
        for line in ("amber", "red"):
            assert f">{display.figure(facts.figure(f'{entry}.{line}'))}</text>" in drawn


def test_an_unknown_diagram_fails_the_build() -> None:
    with pytest.raises(SuperFencesException, match="known are quote, overdue, lights"):
        diagram_block("unknown")
