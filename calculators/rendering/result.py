"""A calculator's result as HTML."""

from decimal import Decimal

from calculators import display, facts
from calculators.rendering.chart import POINTS, draw
from calculators.rendering.facts import verdict_label
from calculators.rendering.html import Html, join, tag
from calculators.rendering.scale import reading, spread
from calculators.results import (
    Block,
    Chart,
    Cited,
    Column,
    Explanation,
    Headline,
    Headlines,
    Notice,
    Result,
    Step,
    Summary,
    Table,
    Text,
    Tone,
)

_TONES = {Tone.GREEN: "绿灯", Tone.AMBER: "黄灯", Tone.RED: "红灯", Tone.NEUTRAL: None}


def render(result: Result) -> Html:
    """Return the whole result."""
    return join(*(_block(block) for block in result.blocks))


def _block(block: Block) -> Html:
    match block:
        case Summary():
            return tag("p", _tone(block.tone), block.text, class_=_toned("summary", block.tone))
        case Notice():
            text = _text(block.text)
            return tag("p", _tone(block.tone), text, class_=_toned("notice", block.tone))
        case Headlines():
            return _headlines(block)
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)
        case Explanation():
            steps = tag("ol", *(_step(step) for step in block.steps), class_="steps")
            return tag("details", tag("summary", block.title), steps, class_="explanation")


def _toned(name: str, tone: Tone) -> str:
    return f"{name} {name}--{tone}"


def _tone(tone: Tone) -> Html | None:
    """Name the tone in a word, so that colour is never all that tells it."""
    name = _TONES[tone]
    return tag("strong", name, class_="tone") if name else None


def _headlines(block: Headlines) -> Html:
    figures = tag("dl", *(_headline(figure, block.offer) for figure in block.figures))
    return tag("section", tag("h3", block.title), figures, class_="headlines")


def _headline(figure: Headline, offer: int | None) -> Html:
    value = figure.value
    shown = tag(
        "strong",
        figure.text,
        data_figure=figure.name,
        data_offer=offer,
        data_value=display.plain(value) if isinstance(value, Decimal) else value,
    )
    note = tag("small", figure.note) if figure.note else None
    return tag("div", tag("dt", figure.label), tag("dd", shown, note))


def _table(block: Table) -> Html:
    head = tag("tr", *(tag("th", column.label, **_cell(column)) for column in block.columns))
    body = (
        tag("tr", *(tag("td", _text(text), **_cell(column)) for column, text in pairs))
        for pairs in (zip(block.columns, row, strict=True) for row in block.rows)
    )
    parts = tag("thead", head), tag("tbody", *body)
    if block.folded:
        table = tag("table", *parts, class_="figures", aria_label=block.caption)
        return tag("details", tag("summary", block.caption), _scrolling(table, block.caption))
    return _scrolling(
        tag("table", tag("caption", block.caption), *parts, class_="figures"), block.caption
    )


def _chart(chart: Chart) -> Html:
    """Return the drawing, and behind it a table of the numbers that it shows."""
    places = spread(len(chart.x), POINTS)
    numbers = Table(
        caption=f"{chart.title}：数字",
        folded=True,
        columns=(
            Column(label=chart.x_label, align="start"),
            *(Column(label=series.label) for series in chart.series),
        ),
        rows=tuple(
            (chart.x[i], *(reading(series.values[i], chart.unit) for series in chart.series))
            for i in places
        ),
    )
    caption = tag("figcaption", chart.title)
    return tag("figure", caption, draw(chart), _table(numbers), class_="chart")


def _scrolling(table: Html, label: str) -> Html:
    return tag("div", table, class_="scroll", role="region", tabindex=0, aria_label=label)


def _cell(column: Column) -> dict[str, str | None]:
    return {"class_": "number" if column.align == "end" else None}


def _step(step: Step) -> Html:
    return tag(
        "li",
        tag("strong", step.label),
        tag("span", step.formula, class_="formula"),
        tag("span", step.numbers, class_="numbers"),
    )


def _text(text: Text) -> Html:
    if isinstance(text, Cited):
        label = verdict_label(facts.entry(text.entry).verdict, text.entry)
        return join(text.text, " ", label)
    return join(text)
