"""Charts as HTML and inline SVG, drawn with attributes only: colours come from the style sheet.

What is meant never depends on colour: lines differ by dashes and by a name at their end, bars by
their fill, and every chart has a description and a table of the same numbers. Lines are stretched
to the room there is, and whatever is read is text of the page's own size, placed by percent: it
grows with the reader's text. The libraries that draw SVG charts in pure Python (pygal, leather)
write colours, style elements or scripts into the drawing, know of neither descriptions nor dark
mode, and weigh more than all our calculators; hence our own.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from calculators.language import _
from calculators.rendering import scale
from calculators.rendering.html import Html, join, tag
from calculators.rendering.scale import Scale
from calculators.results import POINTS, Chart, Series, spread

_SIDE = 1000
"""Width and height of the drawing of lines, in units of its own."""
_DASHES = (None, "9 5", "2 3", "12 3 2 3", "1 5", "15 6")
_NAME_HEIGHT = 80
"""The height of a name at the end of a line: a line of text, of the plot's height in the style."""


def draw(chart: Chart) -> Html:
    """Return the drawing of a chart, with its title and description as its name."""
    return _lines(chart) if chart.kind == "line" else _bars(chart)


def _lines(chart: Chart) -> Html:
    marks = scale.marks(value for series in chart.series for value in series.values)
    y = Scale(marks[0], marks[-1], _SIDE, 0)
    places = _numbers(chart.x)
    x = Scale(0, places[-1] or 1, 0, _SIDE)
    ends = _ends(chart, places, x, y)
    drawn = tag(
        "svg",
        *_grid(marks, y),
        *(_line(series, number, places, x, y) for number, series in enumerate(chart.series)),
        *map(_leader, ends),
        viewBox=f"0 0 {_SIDE} {_SIDE}",
        preserveAspectRatio="none",
    )
    return tag(
        "svg",
        drawn,
        *_marks(chart, marks, y),
        *_places(chart, places[-1], x),
        *map(_name, ends),
        class_="plot",
        role="img",
        aria_label=_label(chart),
    )


def _grid(marks: tuple[float, ...], y: Scale) -> Iterator[Html]:
    for kind, at in (("grid", filter(None, marks)), ("axis", (0.0,))):
        lines = "".join(f"M0 {y.place(mark):.0f}H{_SIDE}" for mark in at)
        yield tag("path", d=lines, class_=kind)


def _marks(chart: Chart, marks: tuple[float, ...], y: Scale) -> Iterator[Html]:
    """Yield what is said of the heights, on their lines; the highest says what they are of."""
    for mark in filter(None, marks):
        put = scale.named if mark == marks[-1] else scale.label
        yield _text(put(mark, chart.unit), 0, y.place(mark), "start", class_="mark")


def _numbers(x: Sequence[str]) -> Sequence[int]:
    """Return how far each place lies from the left: by its number, or by its turn."""
    if not all(map(str.isdecimal, x)):
        return range(len(x))
    return [int(name) for name in x]


def _places(chart: Chart, last: int, x: Scale) -> Iterator[Html]:
    for number in range(0, last + 1, scale.step(last)):
        anchor = "start" if not number else "end" if number == last else "middle"
        yield _text(str(number), x.place(number), _SIDE, anchor, class_="place")
    yield _text(chart.x_label, _SIDE, _SIDE, "end", class_="axis-name")


def _line(series: Series, number: int, places: Sequence[int], x: Scale, y: Scale) -> Html:
    end = _end(series) if not series.values[-1] else len(series.values) - 1
    indices = spread(end + 1, POINTS)
    heights = y.places(series.values[index] for index in indices)
    points = zip(x.places(places[index] for index in indices), heights, strict=True)
    return tag(
        "path",
        d="M" + "L".join([f"{one:.0f} {other:.0f}" for one, other in points]),
        class_=f"line series-{number}",
        stroke_dasharray=_DASHES[number % len(_DASHES)],
    )


class _End(NamedTuple):
    """Where a line ends, and how high above it its name is."""

    number: int
    name: str
    x: float
    y: float
    name_y: float


def _ends(chart: Chart, places: Sequence[int], x: Scale, y: Scale) -> list[_End]:
    """Return the ends of the lines, each with room for its name; a single line has none by itself.

    Names are raised above each other from the
    lowest and earliest end on, so that the leader of none crosses the name of another.
    """
    if len(chart.series) == 1 and not chart.is_line_named:
        return []
    found = []
    for number, series in enumerate(chart.series):
        index = _end(series)
        found.append((y.place(series.values[index]), -x.place(places[index]), number))
    room: float = _SIDE
    ends = []
    for end_y, negative_x, number in sorted(found, reverse=True):
        name_y = min(room, round(end_y))
        room = name_y - _NAME_HEIGHT
        ends.append(_End(number, chart.series[number].label, -negative_x, end_y, name_y))
    # Whatever then lies above the plot goes down to its top, below what went there before.
    room = 0
    for place in reversed(range(len(ends))):
        room = max(room + _NAME_HEIGHT, ends[place].name_y)
        ends[place] = ends[place]._replace(name_y=room)
    return ends


def _end(series: Series) -> int:
    """Return the place from which on a line does not change any more."""
    values, last = series.values, len(series.values) - 1
    while last and values[last - 1] == values[last]:
        last -= 1
    return last


def _leader(end: _End) -> Html | None:
    if end.name_y >= end.y:
        return None
    line = f"M{end.x:.0f} {end.y:.0f}V{end.name_y - _NAME_HEIGHT:.0f}"
    return tag("path", d=line, class_=f"leader series-{end.number}")


def _name(end: _End) -> Html:
    anchor = "end" if end.x > _SIDE / 3 else "start"
    return _text(end.name, end.x, end.name_y, anchor, class_=f"name series-{end.number}")


def _text(text: str, x: float, y: float, anchor: str, *, class_: str) -> Html:
    """Return a text at a place; the style sheet moves it off the line that it belongs to."""
    return tag(
        "text",
        text,
        x=_percent(x / _SIDE),
        y=_percent(y / _SIDE),
        text_anchor=None if anchor == "start" else anchor,
        class_=class_,
    )


def _bars(chart: Chart) -> Html:
    marks = scale.marks(value for series in chart.series for value in series.values)
    x = Scale(marks[0], marks[-1], 0, 1)
    several = len(chart.series) > 1
    groups = (
        tag(
            "div",
            tag("span", name, class_="bar-name"),
            *(_bar(chart, series, number, index, x) for number, series in enumerate(chart.series)),
            class_="bar-group",
        )
        for index, name in enumerate(chart.x)
    )
    bars = tag("div", *groups, class_="bars", role="img", aria_label=_label(chart))
    return join(_key(chart.series) if several else None, bars)


def _bar(chart: Chart, series: Series, number: int, index: int, x: Scale) -> Html:
    value = series.values[index]
    zero, end = x.place(0), x.place(value)
    drawn = tag(
        "svg",
        tag(
            "rect",
            x=_percent(min(zero, end)),
            width=_percent(abs(end - zero)),
            height="100%",
            class_=f"bar bar-{number % 3}",
        ),
        tag("line", x1=_percent(zero), x2=_percent(zero), y2="100%", class_="axis"),
    )
    said = tag("span", scale.reading(value, chart.unit), class_="bar-value")
    return tag("span", drawn, said, class_=f"bar-row series-{number}")


def _key(all_series: Sequence[Series]) -> Html:
    """Name the series beside a sample of each."""
    samples = (
        tag(
            "li",
            tag("svg", tag("rect", width="100%", height="100%", class_=f"bar bar-{number % 3}")),
            series.label,
            class_=f"series-{number}",
        )
        for number, series in enumerate(all_series)
    )
    return tag("ul", *samples, class_="bar-key", aria_hidden="true")


def _label(chart: Chart) -> str:
    return _("{title}。{description}", title=chart.title, description=chart.description)


def _percent(part: float) -> str:
    return f"{part * 100:.1f}".removesuffix(".0") + "%"
