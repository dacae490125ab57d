"""Charts as inline SVG, drawn with attributes only: colours come from the page's style sheet.

What is meant never depends on colour: lines differ by dashes and markers, bars by their fill, and
every chart has a description and a table of the same numbers. The libraries that draw SVG charts in
pure Python (pygal, leather) write colours, style elements or scripts into the drawing, know of
neither descriptions nor dark mode, and weigh more than all our calculators; hence our own.
"""

from collections.abc import Iterable, Iterator
from itertools import count

from calculators.language import _
from calculators.rendering import scale
from calculators.rendering.html import Html, join, tag
from calculators.rendering.scale import Scale
from calculators.results import POINTS, Chart, Series, spread

_WIDTH = 400
_LINE_HEIGHT = 18
_PLOT_HEIGHT = 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 12, 32, 26
_DASHES = (None, "7 4", "2 3", "10 3 2 3", "1 5", "12 5")
_SHAPES = (
    "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
    "m-3 -3h6v6h-6z",
    "m0 -4.5l4 7h-8z",
    "m0 -4.5l4.5 4.5l-4.5 4.5l-4.5-4.5z",
    "m0 4.5l4-7h-8z",
    "m-4 -1.5h8v3h-8z",
)
_MARKERS_SHOWN = 6
_LABELS_SHOWN = 5
_BAR = 14


def draw(chart: Chart) -> Html:
    """Return the drawing of a chart, with its title and description for screen readers."""
    contents, height = _lines(chart) if chart.kind == "line" else _bars(chart)
    return tag(
        "svg",
        tag("title", chart.title),
        tag("desc", chart.description),
        contents,
        viewBox=f"0 0 {_WIDTH} {_number(height)}",
        role="img",
        aria_label=_("{title}。{description}", title=chart.title, description=chart.description),
    )


def _lines(chart: Chart) -> tuple[Html, float]:
    marks = scale.marks(value for series in chart.series for value in series.values)
    y = Scale(marks[0], marks[-1], _TOP + _PLOT_HEIGHT, _TOP)
    x = Scale(0, max(len(chart.x) - 1, 1), _LEFT, _WIDTH - _RIGHT)
    legend = _TOP + _PLOT_HEIGHT + _BOTTOM + _LINE_HEIGHT
    parts = (
        _text(chart.y_label, 0, _TOP - 18),
        *_grid(chart, marks, y),
        *_places(chart, x),
        *(_line(series, number, x, y) for number, series in enumerate(chart.series)),
        *_legend(chart, legend, line=True),
    )
    return join(*parts), legend + _LINE_HEIGHT * len(chart.series)


def _grid(chart: Chart, marks: tuple[float, ...], y: Scale) -> Iterator[Html]:
    for kind, at in (("grid", filter(None, marks)), ("axis", (0.0,))):
        lines = (f"M{_LEFT} {_number(y.place(mark))}H{_WIDTH - _RIGHT}" for mark in at)
        yield tag("path", d="".join(lines), class_=kind)
    for mark in marks:
        yield _text(scale.label(mark, chart.unit), _LEFT - 6, y.place(mark) + 4, anchor="end")


def _places(chart: Chart, x: Scale) -> Iterator[Html]:
    shown = spread(len(chart.x), _LABELS_SHOWN)
    under = _TOP + _PLOT_HEIGHT + 16
    for index in shown:
        anchor = "end" if index == shown[-1] and index else "middle"
        yield _text(chart.x[index], x.place(index), under, anchor=anchor)
    yield _text(chart.x_label, _WIDTH - _RIGHT, under + _LINE_HEIGHT - 2, anchor="end")


def _line(series: Series, number: int, x: Scale, y: Scale) -> Html:
    indices = spread(len(series.values), POINTS)
    heights = y.places(series.values[index] for index in indices)
    points = list(zip(x.places(indices), heights, strict=True))
    path = "M" + "L".join(f"{_number(one)} {_number(other)}" for one, other in points)
    marked = spread(len(points), _MARKERS_SHOWN)
    return tag(
        "g",
        tag("path", d=path, class_="line", stroke_dasharray=_DASHES[number % len(_DASHES)]),
        _markers(number, [points[index] for index in marked]),
        class_=f"series series-{number}",
    )


def _markers(number: int, points: Iterable[tuple[float, float]]) -> Html:
    """Return one of six shapes around each point."""
    shape = _SHAPES[number % len(_SHAPES)]
    return tag(
        "path", d="".join([f"M{_number(x)} {_number(y)}{shape}" for x, y in points]), class_="mark"
    )


def _bars(chart: Chart) -> tuple[Html, float]:
    values = [value for series in chart.series for value in series.values]
    marks = scale.marks(values)
    # Room for the reading behind the longest bar, and before the longest negative one.
    x = Scale(marks[0], marks[-1], 90.0 if marks[0] < 0 else 2.0, _WIDTH - 100.0)
    top = float(_LINE_HEIGHT)
    parts: list[Html] = []
    for index, name in enumerate(chart.x):
        parts.append(_text(name, 2, top))
        top += 6
        start = top
        for number, series in enumerate(chart.series):
            parts.append(_bar(chart, series, number, index, x, top))
            top += _BAR + 4
        axis = f"M{_number(x.place(0))} {_number(start - 2)}V{_number(top - 2)}"
        parts.append(tag("path", d=axis, class_="axis"))
        top += _LINE_HEIGHT
    height = top
    if len(chart.series) > 1:
        parts.extend(_legend(chart, top, line=False))
        height += _LINE_HEIGHT * len(chart.series)
    return join(*parts), height


def _bar(chart: Chart, series: Series, number: int, index: int, x: Scale, top: float) -> Html:
    value = series.values[index]
    zero, end = x.place(0), x.place(value)
    left, width = min(zero, end), abs(end - zero)
    behind = end + 5 if value >= 0 else end - 5
    return tag(
        "g",
        tag(
            "rect",
            x=_number(left),
            y=_number(top),
            width=_number(max(width, 1)),
            height=_BAR,
            class_=f"bar bar-{number % 3}",
        ),
        _text(
            scale.reading(value, chart.unit),
            behind,
            top + _BAR - 3,
            anchor="start" if value >= 0 else "end",
        ),
        class_=f"series series-{number}",
    )


def _legend(chart: Chart, top: float, *, line: bool) -> Iterator[Html]:
    """Name the series beside a sample of each."""
    for number, series, row in zip(count(), chart.series, count(), strict=False):
        y = top + row * _LINE_HEIGHT
        if line:
            path = tag(
                "path",
                d=f"M4 {_number(y)}H40",
                class_="line",
                stroke_dasharray=_DASHES[number % len(_DASHES)],
            )
            sample = join(path, _markers(number, [(22, y)]))
        else:
            sample = tag(
                "rect", x=4, y=_number(y - 6), width=36, height=12, class_=f"bar bar-{number % 3}"
            )
        yield tag("g", sample, _text(series.label, 48, y + 4), class_=f"series series-{number}")


def _text(text: str, x: float, y: float, anchor: str = "start") -> Html:
    return tag(
        "text",
        text,
        x=_number(x),
        y=_number(y),
        text_anchor=None if anchor == "start" else anchor,
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
