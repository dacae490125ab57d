"""Worked examples are in a page as the calculators compute them."""

from html import escape

import pytest
from markdown import markdown
from pymdownx.superfences import SuperFencesException
from sitebuild.examples import example
from sitebuild.markdown.examples import example_block

from calculators.datafile import DataError


def rendered(text: str) -> str:
    return markdown(text, extensions=["sitebuild.markdown.examples", "tables"])


def test_a_figure_of_an_offer() -> None:
    text = example("fee").headline("apr_simple", 1).text
    assert f">{text}</data>" in rendered("| 真实年化 |\n|---|\n| {{ example fee.1.apr_simple }} |")


def test_a_figure_of_no_offer() -> None:
    text = example("overdue").headline("penalty_low").text
    assert f">{text}</data>" in rendered("罚息 {{ example overdue.penalty_low }}。")


def test_a_link_opens_the_calculator_with_the_inputs() -> None:
    html = rendered("[算](example:fee)")
    assert f'href="{escape(example("fee").address)}"' in html
    # What differs from what is in the form.
    assert "&amp;offers.2.quote=month&amp;" in html


def test_an_unknown_example_fails_the_build() -> None:
    with pytest.raises(DataError):
        rendered("[算](example:unknown)")
    with pytest.raises(SuperFencesException, match="unknown"):
        example_block("unknown")


def test_a_block_shows_the_figures_of_one_offer() -> None:
    html = example_block("methods.5")
    assert example("methods").headline("total_cost", 5).text in html.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert example("methods").headline("total_cost", 2).text not in html
