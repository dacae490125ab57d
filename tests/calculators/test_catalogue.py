"""What every calculator gives: figures, a chart or more, tables, and how it all was computed."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations, product
from types import FrameType

import pytest

from calculators.answering import OPENED, answer
from calculators.catalogue import calculator, names
from calculators.display import plain
from calculators.forms.form import Texts
from calculators.forms.numeric import Count, Money
from calculators.forms.optional import Optional
from calculators.results import Chart, Explanation, Headlines, Result, Summary, Table


@pytest.fixture(params=names())
def example(request: pytest.FixtureRequest) -> Result:
    chosen = calculator(request.param)
    return chosen.compute(chosen.form.read(chosen.form.defaults()))


def test_an_answer_begins_with_its_sum_in_words(example: Result) -> None:
    assert isinstance(example.blocks[0], Summary)


@pytest.mark.parametrize("kind", [Headlines, Chart, Table, Explanation])
def test_an_answer_has_every_kind_of_block(example: Result, kind: type) -> None:
    assert any(isinstance(block, kind) for block in example.blocks)


def test_every_step_has_a_formula_and_numbers(example: Result) -> None:
    for block in example.blocks:
        if isinstance(block, Explanation):
            assert len(block.steps) > 3, "a step for each figure, and for what they follow from"
            assert all(step.label and step.formula and step.numbers for step in block.steps)


def test_what_is_explained_are_the_figures_that_are_shown(example: Result) -> None:
    numbers = " ".join(
        step.numbers
        for block in example.blocks
        if isinstance(block, Explanation)
        for step in block.steps
    )
    shown = {
        figure.text
        for block in example.blocks
        if isinstance(block, Headlines)
        for figure in block.figures
        if re.search(r"\d\.\d", figure.text)
    }
    explained = {text for text in shown if text in numbers}
    assert len(explained) >= 0.6 * len(shown), shown - explained


def test_every_chart_says_what_is_to_be_seen_and_has_a_value_for_each_place(
    example: Result,
) -> None:
    for chart in (block for block in example.blocks if isinstance(block, Chart)):
        assert chart.title
        assert re.search(r"\d|“", chart.description)
        assert {len(series.values) for series in chart.series} == {len(chart.x)}


def test_every_row_has_a_cell_for_each_column(example: Result) -> None:
    for table in (block for block in example.blocks if isinstance(block, Table)):
        assert {len(row) for row in table.rows} == {len(table.columns)}


SECONDS = 5
"""Far more than any answer takes; nobody waits longer."""


@contextmanager
def soon(typed: Texts) -> Iterator[None]:
    """Fail what takes longer than `SECONDS`, instead of waiting for it."""

    def late(_number: int, _frame: FrameType | None) -> None:
        pytest.fail(f"no answer after {SECONDS} seconds to {typed}", pytrace=False)

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def ends(name: str) -> Iterator[dict[str, str]]:
    """Give forms with two of the amounts and numbers as small or as large as allowed."""
    form = calculator(name).form
    standing = form.defaults()
    allowed = {
        control: tuple(map(plain, asked.range))
        for control, field in form.controls(lambda _: 1)
        for asked in [field.field if isinstance(field, Optional) else field]
        if isinstance(asked, Money | Count) and not field.rare
    }
    asked = [each for each in allowed if each in answer(name, standing | {each: "?"}).messages]
    for one, other in combinations(asked, 2):
        for text, beside in product(allowed[one], allowed[other]):
            yield standing | {one: text, other: beside}


@pytest.mark.parametrize("name", names())
def test_what_is_as_small_or_large_as_allowed_is_answered_soon(name: str) -> None:
    for typed in ends(name):
        with soon(typed):
            given = answer(name, {**typed, OPENED: ""})
            assert given.html or given.messages
