"""Charts draw every series, say what they show, and hold their numbers in a table."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import example, given
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


def parsed(shown: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(f"<figure>{draw(shown)}</figure>")  # noqa: S314 (our own markup)


def part(text: str) -> float:
    """A place in percent."""
    return float(text.removesuffix("%"))


@given(CHARTS)
@example(chart("line", (Decimal(0), Decimal(0)), (Decimal(0), Decimal("0.01"))))
def test_any_values_give_a_drawing_inside_its_frame(shown: Chart) -> None:
    drawing = parsed(shown)
    for text in drawing.iter("text"):
        assert 0 <= part(text.attrib["x"]) <= 100
        assert 0 <= part(text.attrib["y"]) <= 100
    for path in drawing.iter("path"):
        for number in re.findall(r"[\d.-]+", path.attrib["d"]):
            assert 0 <= float(number) <= 1000
    for bar in drawing.iter("rect"):
        if "x" in bar.attrib:
            assert part(bar.attrib["x"]) >= 0
            assert part(bar.attrib["x"]) + part(bar.attrib["width"]) <= 100.2
    classes = {each.attrib.get("class", "") for each in drawing.iter()}
    for number in range(len(shown.series)):
        assert any(f"series-{number}" in each for each in classes)


@given(CHARTS.filter(lambda shown: shown.kind == "line" and len(shown.series) > 1))
def test_every_line_has_its_name_and_no_name_covers_another(shown: Chart) -> None:
    names = [text for text in parsed(shown).iter("text") if "name" in text.attrib["class"].split()]
    assert {name.text for name in names} == {series.label for series in shown.series}
    heights = sorted(part(name.attrib["y"]) for name in names)
    assert all(after - before >= 7.9 for before, after in pairwise(heights))


@given(CHARTS.filter(lambda shown: shown.kind == "line" and len(shown.x) > 1))
def test_named_places_are_even(shown: Chart) -> None:
    places = [
        part(text.attrib["x"])
        for text in parsed(shown).iter("text")
        if text.attrib["class"] == "place"
    ]
    steps = [after - before for before, after in pairwise(places)]
    assert 2 <= len(places) <= 6
    assert max(steps) - min(steps) <= 0.21


def test_places_lie_where_their_numbers_say() -> None:
    shown = chart("line", (Decimal(3), Decimal(2), Decimal(1)))
    dated = replace(shown, x=("0", "30", "120"))
    (line,) = (path for path in parsed(dated).iter("path") if "line" in path.attrib["class"])
    assert re.findall(r"[ML](\d+)", line.attrib["d"]) == ["0", "250", "1000"]


def test_series_differ_without_colour() -> None:
    drawing = parsed(chart("line", *[(Decimal(1), Decimal(2))] * 6))
    lines = [path for path in drawing.iter("path") if "line" in path.attrib["class"].split()]
    assert len({line.get("stroke-dasharray") for line in lines}) == 6


def test_the_drawing_is_described_and_its_numbers_stand_in_a_table() -> None:
    html = render(Result((chart("line", (Decimal("1234.5"), Decimal(0))),)))
    assert 'role="img" aria-label="剩余本金 &lt;1&gt;。越来越少"' in html
    assert "1,234.50 元" in html
    assert "style=" not in html


def test_a_long_line_is_thinned_out() -> None:
    drawing = parsed(chart("line", tuple(Decimal(n) for n in range(1000))))
    (line,) = (path for path in drawing.iter("path") if "line" in path.attrib["class"])
    assert line.attrib["d"].count("L") == POINTS - 1


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
