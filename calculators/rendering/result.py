"""A calculator's result as HTML."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from calculators import display, facts
from calculators.language import _
from calculators.rendering.chart import draw
from calculators.rendering.facts import verdict_label
from calculators.rendering.html import Html, around, join, tag
from calculators.rendering.scale import reading
from calculators.results import (
    PAYMENTS,
    POINTS,
    Block,
    Carry,
    Chart,
    Column,
    Explanation,
    Headline,
    Headlines,
    Keyed,
    LazyRows,
    Notice,
    Onward,
    Payments,
    Points,
    Result,
    Row,
    Step,
    Summary,
    Table,
    Text,
    Tone,
    Toned,
    spread,
)

_TONES = {
    Tone.GREEN: _("绿灯"),
    Tone.AMBER: _("黄灯"),
    Tone.RED: _("红灯"),
    Tone.NEUTRAL: None,
}


_QUANTITY = re.compile("(?<=[0-9]) (?=[元万亿年月日天个期倍家笔次级])|(?<=年) (?=[0-9])").sub

_MOST_BESIDE = 3

LONG = 24
"""Rows of a folded table that the page may ask for unopened, in a quiet moment."""

_KEPT = 128
"""Blocks whose HTML is remembered: those of two or three answers of the largest calculator."""


def render(result: Result, opened: Collection[str] | None = None) -> Html:
    """Return the whole result.

    Args:
        result: what is shown.
        opened: the names of the folded parts that the reader has opened: one that is not among
            them is left empty, to be asked for later. `None` makes every part whole.
    """
    return join(*parts(result, opened))


def parts(result: Result, opened: Collection[str] | None = None) -> tuple[Html, Html]:
    """Return the result in two parts, between which a page puts its tools.

    The first is the answer with its figures, the second what is behind them: tables and charts.
    """
    whole = None if opened is None else frozenset(opened)
    blocks = result.blocks
    keys = key_figures(result)
    end = _end_of_lead(blocks)
    return (
        tag("div", *_blocks(blocks[:end], keys, whole), class_="lead"),
        tag("div", *_blocks(blocks[end:], keys, whole), class_="rest"),
    )


def bare(result: Result) -> Html:
    """Return the blocks of a result one after the other, as part of a text."""
    return join(*_blocks(result.blocks, key_figures(result), None))


def key_figures(result: Result) -> list[Headlines]:
    """Return the figures whose main one is that of the whole result, or of each alternative."""
    found = [block for block in result.blocks if isinstance(block, Headlines)]
    return [block for block in found if block.alternative is not None] or found[:1]


def _end_of_lead(blocks: Sequence[Block]) -> int:
    """Return the number of blocks up to the first figures, and what leads on from them."""
    first = next((i for i, block in enumerate(blocks) if isinstance(block, Headlines)), None)
    if first is None:
        return len(blocks)
    compares = _is_alternative(blocks[first])
    end = first + 1
    while end < len(blocks) and (
        isinstance(blocks[end], Carry) or (compares and _is_alternative(blocks[end]))
    ):
        end += 1
    return end


def _blocks(
    blocks: Sequence[Block], keys: Collection[Headlines], opened: frozenset[str] | None
) -> Iterator[Html]:
    """Yield the blocks; alternatives that follow each other are side by side."""
    for compared, group in groupby(blocks, _is_alternative):
        shown = (_block(block, opened, is_key=any(block is key for key in keys)) for block in group)
        if compared:
            yield tag("div", *shown, class_="offers")
        else:
            yield from shown


def _is_alternative(block: Block) -> bool:
    return isinstance(block, Headlines) and block.alternative is not None


@lru_cache(maxsize=_KEPT)
def _block(block: Block, opened: frozenset[str] | None, *, is_key: bool) -> Html:
    """Return a block; while the reader types, most are those of before."""
    match block:
        case Summary():
            return _sentences("summary", block.tone, block.text)
        case Notice():
            return _sentences("notice", block.tone, _text(block.text))
        case Points():
            items = (tag("li", join(*map(_text, item))) for item in block.items)
            return tag("section", tag("h3", block.title), tag("ol", *items), class_="points")
        case Carry():
            return tag(
                "p",
                *map(_onward, block.links),
                class_="carry",
                data_owed=display.plain(block.owed),
                data_carry_row=_json(block.row),
            )
        case Payments():
            return _payments(block, opened)
        case Headlines():
            return _headlines(block, has_main=is_key)
        case Table():
            return _table(block, opened)
        case Chart():
            return _chart(block, opened)
        case Explanation():
            return _folded(block.title, opened, lambda: _steps(block), class_="explanation")


def _sentences(name: str, tone: Tone, text: str) -> Html:
    return tag("p", _tone(tone), _unbroken(text), class_=f"{name} {name}--{tone}")


def _onward(link: Onward) -> Html:
    return tag(
        "a",
        link.text,
        href=f"site:calculators/{link.calculator}.html",
        data_carry=link.calculator,
        data_carry_texts=_json(link.texts),
        data_carry_debt=link.debt,
    )


def _json(texts: tuple[tuple[str, str], ...] | None) -> str | None:
    return None if texts is None else json.dumps(dict(texts), ensure_ascii=False)


def _payments(block: Payments, opened: frozenset[str] | None) -> Html:
    """Return the payments for the page's script if it asks for them, and else their place."""
    if opened is None or PAYMENTS not in opened:
        return tag("div", hidden=True, data_payments=True)
    payees = (
        tag("data", value=" ".join(map(str, paid)), data_name=name, data_day=day)
        for name, day, paid in block.make()
    )
    return tag("div", *payees, hidden=True, data_payments=block.start)


def _unbroken(text: str) -> str:
    r"""Hold the parts of a quantity together, such as 2028 年 5 月, where a line ends.

    >>> _unbroken("利息 12.00 元 到 3 万元").split(" ")
    ['利息', '12.00\xa0元', '到', '3\xa0万元']
    """
    held = _QUANTITY("\N{NO-BREAK SPACE}", text)
    return Html(held) if isinstance(text, Html) else held


def _tone(tone: Tone) -> Html | None:
    """Name the tone in a word, so that colour is never all that tells it."""
    name = _TONES[tone]
    return tag("strong", name, class_="tone") if name else None


def _headlines(block: Headlines, *, has_main: bool) -> Html:
    main = block.main if has_main else None
    figures = (_headline(figure, block, is_main=figure is main) for figure in block.figures)
    name = "headlines vague" if block.is_vague else "headlines"
    return tag("section", tag("h3", block.title), tag("dl", *figures), class_=name)


def _headline(figure: Headline, block: Headlines, *, is_main: bool) -> Html:
    shown = tag(
        "strong",
        _unbroken(figure.text),
        data_figure=figure.name,
        data_offer=block.alternative,
        data_value=display.raw(figure.value),
    )
    note = tag("small", _unbroken(figure.note)) if figure.note else None
    return tag(
        "div",
        tag("dt", _unbroken(figure.label)),
        tag("dd", shown, note),
        data_main=block.main_label if is_main else None,
    )


def _table(block: Table, opened: frozenset[str] | None) -> Html:
    if not block.folded:
        return _saved(_fitting(block), block)
    is_long = len(block.rows) > LONG
    return _folded(block.caption, opened, lambda: _saved(_scrolling(block), block), is_long=is_long)


def _folded(
    name: str,
    opened: frozenset[str] | None,
    make: Callable[[], Html],
    *,
    is_long: bool = False,
    **attributes: str,
) -> Html:
    """Return a part that the reader opens; what it holds is made only for who has opened it."""
    summary = tag("summary", name)
    if opened is None or name in opened:
        return tag("details", summary, make(), **attributes)
    return tag("details", summary, **attributes, data_later="long" if is_long else True)


def _fitting(block: Table) -> Html:
    """Return a table that fits a narrow page.

    There its rows are laid out anew, so that the roles of its parts have to be said.
    """
    head = [
        tag("th", column.label, role="columnheader", **_cell(column)) for column in block.columns
    ]
    cells = [around("td", role="cell", **_cell(column)) for column in block.columns]
    return tag(
        "table",
        tag("caption", block.caption),
        tag("thead", tag("tr", *head, role="row"), role="rowgroup"),
        tag("tbody", *_rows(block, cells, around("tr", role="row")), role="rowgroup"),
        class_=f"figures fitting fitting--{_beside(block.columns)}",
        role="table",
    )


def _beside(columns: Sequence[Column]) -> int:
    """Return how many columns are beside each other on a narrow page, at most three.

    Of two columns of text, the second is below the first.

    >>> name, number = Column(label="", align="start"), Column(label="")
    >>> _beside([name, number, name]), _beside([name, number, number, number])
    (2, 3)
    >>> _beside([name, name]), _beside([name, name, name])
    (1, 2)
    """
    numbers = [place for place, column in enumerate(columns, 1) if column.align == "end"]
    if not numbers and len(columns) == 2:
        return 1
    return min(max(numbers, default=0), _MOST_BESIDE) if len(numbers) > 1 else 2


def _scrolling(block: Table) -> Html:
    """Return a table that scrolls inside itself."""
    head = tag("tr", *(tag("th", column.label, **_cell(column)) for column in block.columns))
    cells = [around("td", **_cell(column)) for column in block.columns]
    table = tag(
        "table",
        tag("thead", head),
        tag("tbody", *_rows(block, cells, around("tr"))),
        class_="figures",
        aria_label=block.caption,
    )
    # No landmark: a page may fold away several of the same name.
    return tag("div", table, class_="scroll", role="group", tabindex=0, aria_label=block.caption)


type _Put = Callable[[str], Html]


def _rows(block: Table, cells: Sequence[_Put], put: _Put) -> list[Html]:
    return [
        put(join(*[cell(_text(text)) for cell, text in zip(cells, row, strict=True)]))
        for row in block.rows
    ]


def _saved(table: Html, block: Table) -> Html:
    """Return a table with the button that saves it."""
    save = tag(
        "button",
        _("下载表格（Excel 能打开）"),
        type="button",
        data_csv=True,
        aria_label=_("下载表格（Excel 能打开）：{label}", label=block.caption),
    )
    return tag("div", table, save, class_="table", data_told=block.told)


def _chart(chart: Chart, opened: frozenset[str] | None) -> Html:
    """Return the drawing, and behind it a table of the numbers that it shows."""
    places = spread(len(chart.x), POINTS)

    def row(index: int) -> Row:
        place = places[index]
        shown = (reading(series.values[place], chart.unit) for series in chart.series)
        return (chart.x[place], *shown)

    numbers = Table(
        caption=_("看具体数字：{title}", title=chart.title),
        folded=True,
        columns=(
            Column(label=chart.x_label, align="start"),
            *(Column(label=series.label) for series in chart.series),
        ),
        rows=LazyRows(len(places), row),
    )
    caption = tag("figcaption", chart.title)
    pointer = _pointer(chart, len(places)) if chart.kind == "line" else None
    shown = (caption, draw(chart), pointer, _table(numbers, opened))
    return tag("figure", *shown, class_="chart")


def _pointer(chart: Chart, places: int) -> Html:
    """Return what chooses a place of the lines, and where the page says their values there."""
    control = tag(
        "input",
        type="range",
        min=0,
        max=places - 1,
        value=0,
        aria_label=_("{title}：选一处看数字", title=chart.title),
    )
    return tag("div", control, tag("output"), class_="pointer")


def _cell(column: Column) -> dict[str, str | None]:
    return {"class_": "number" if column.align == "end" else None}


def _steps(block: Explanation) -> Html:
    return tag("ol", *(_step(step) for step in block.steps), class_="steps")


def _step(step: Step) -> Html:
    return tag(
        "li",
        tag("strong", step.label),
        tag("span", step.formula, class_="formula"),
        tag("span", step.numbers, class_="numbers"),
    )


def _text(text: Text) -> str:
    """Return a text, with the verdict behind what is cited, or in the colour of a light."""
    if isinstance(text, str):
        return text
    if isinstance(text, Toned):
        return tag("span", text.text, class_=f"tone tone--{text.tone}")
    if isinstance(text, Keyed):
        return tag("span", text.text, data_figure=text.name, data_value=display.raw(text.value))
    label = verdict_label(facts.entry(text.entry).verdict, text.entry)
    return join(text.text, " ", label)
