"""Charts draw every series, say what they show, and hold their numbers in a table."""

import re
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from calculators.rendering import scale
from calculators.rendering.chart import draw
from calculators.rendering.result import render
from calculators.results import POINTS, Chart, Result, Series, spread

VALUES = st.decimals(-(10**9), 10**9, places=2)


def chart(kind: str, *rows: tuple[Decimal, ...]) -> Chart:
    return Chart(
        kind="line" if kind == "line" else "bar",
        title="剩余本金 <1>",
        description="越来越少",
        x_label="期",
        x=tuple(str(place) for place in range(len(rows[0]))),
        y_label="元",
        series=tuple(Series(label=f"方案 {n}", values=row) for n, row in enumerate(rows, 1)),
    )


CHARTS = st.builds(
    lambda kind, rows: chart(kind, *map(tuple, rows)),
    st.sampled_from(["line", "bar"]),
    st.integers(1, 80).flatmap(
        lambda size: st.lists(
            st.lists(VALUES, min_size=size, max_size=size), min_size=1, max_size=6
        )
    ),
)


@given(CHARTS)
def test_any_values_give_a_drawing_inside_its_frame(shown: Chart) -> None:
    drawing = ElementTree.fromstring(draw(shown))  # noqa: S314 (our own markup)
    _, _, width, height = map(float, drawing.attrib["viewBox"].split())
    for text in drawing.iter("text"):
        assert 0 <= float(text.attrib["x"]) <= width
        assert 0 <= float(text.attrib["y"]) <= height
    for bar in drawing.iter("rect"):
        assert float(bar.attrib["x"]) >= 0
        assert float(bar.attrib["x"]) + float(bar.attrib["width"]) <= width
    assert len({g.attrib["class"] for g in drawing.iter("g")}) == len(shown.series)


def test_series_differ_without_colour() -> None:
    rows = [(Decimal(1), Decimal(2))] * 6
    drawing = ElementTree.fromstring(draw(chart("line", *rows)))  # noqa: S314
    lines = [path for path in drawing.iter("path") if path.get("class") == "line"]
    assert len({line.get("stroke-dasharray") for line in lines}) == 6
    shapes = {
        shape
        for path in drawing.iter("path")
        if path.get("class") == "mark"
        for shape in re.findall(r"M[^m]*m([^M]*)", path.attrib["d"])
    }
    assert len(shapes) == 6


def test_the_drawing_is_described_and_its_numbers_stand_in_a_table() -> None:
    html = render(Result((chart("line", (Decimal("1234.5"), Decimal(0))),)))
    assert "<title>剩余本金 &lt;1&gt;</title>" in html
    assert "<desc>越来越少</desc>" in html
    assert 'role="img"' in html
    assert "1,234.50 元" in html
    assert "style=" not in html


def test_a_long_line_is_thinned_out() -> None:
    drawing = draw(chart("line", tuple(Decimal(n) for n in range(1000))))
    (line,) = (part for part in drawing.split("<path") if 'class="line"' in part and "L" in part)
    assert line.count("L") == POINTS - 1


@given(st.lists(VALUES, min_size=1, max_size=20))
def test_marks_are_even_and_hold_every_value(values: list[Decimal]) -> None:
    marks = scale.marks(values)
    assert 2 <= len(marks) <= 8
    assert marks[0] <= float(min(*values, Decimal(0))) + 1e-6
    assert marks[-1] >= float(max(*values, Decimal(0))) - 1e-6
    steps = [after - before for before, after in pairwise(marks)]
    assert max(steps) - min(steps) <= 1e-6 * max(steps)


@given(st.integers(1, 500), st.integers(2, 100))
def test_places_are_spread_from_the_first_to_the_last(count: int, most: int) -> None:
    places = spread(count, most)
    assert places[0] == 0
    assert places[-1] == count - 1
    assert len(places) == min(count, most)
    assert all(before < after for before, after in pairwise(places))
