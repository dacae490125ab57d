"""Formatters of fenced blocks, as generators use them."""

import pickle

import pytest
from pymdownx.superfences import SuperFencesException
from sitebuild.markdown.calculator import calculator_block


def test_a_configuration_that_names_one_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(calculator_block)) is calculator_block  # noqa: S301 (ours)


def test_what_is_wrong_in_a_block_stops_the_build() -> None:
    with pytest.raises(SuperFencesException, match="calculator block: no calculator nope"):
        calculator_block("nope")
