"""A result as plain text for a terminal, and as values for JSON."""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from calculators import display
from calculators.language import _
from calculators.rendering.scale import reading
from calculators.results import (
    Block,
    Carry,
    Chart,
    Explanation,
    Headlines,
    Keyed,
    Notice,
    Payments,
    Points,
    Result,
    Row,
    Summary,
    Table,
    Text,
    Tone,
)

type Value = str | int | list["Value"] | dict[str, "Value"] | None

_TONES = {
    Tone.GREEN: _("[绿灯] "),
    Tone.AMBER: _("[黄灯] "),
    Tone.RED: _("[红灯] "),
    Tone.NEUTRAL: "",
}
_GAP = "  "


def text(result: Result) -> str:
    """Return a result as it is read on a terminal.

    >>> print(text(Result((Summary(text="好", tone=Tone.GREEN),))))
    [绿灯] 好
    """
    said = ("\n".join(_lines(block)) for block in result.blocks)
    return "\n\n".join(filter(None, said))


def json_value(result: Result) -> dict[str, Value]:
    """Return a result as plain values: numbers are texts, so that none loses a digit.

    >>> json_value(Result((Summary(text="好"),)))["summaries"]
    [{'text': '好', 'tone': 'neutral'}]
    """
    found: dict[str, list[Value]] = {
        name: [] for name in ("summaries", "figures", "notices", "tables", "charts", "explanations")
    }
    for block in result.blocks:
        match block:
            case Summary():
                found["summaries"].append({"text": block.text, "tone": block.tone.value})
            case Notice():
                found["notices"].append({"text": _plain(block.text), "tone": block.tone.value})
            case Points():
                items: list[Value] = ["".join(map(_plain, item)) for item in block.items]
                found["points"].append({"title": block.title, "items": items})
            case Carry() | Payments():
                pass
            case Headlines():
                found["figures"].extend(_figures(block))
            case Table():
                found["tables"].append(_table(block))
                found["figures"].extend(_keyed(block))
            case Chart():
                found["charts"].append(_chart(block))
            case Explanation():
                steps: list[Value] = [
                    {"label": step.label, "formula": step.formula, "numbers": step.numbers}
                    for step in block.steps
                ]
                found["explanations"].append({"title": block.title, "steps": steps})
    return {name: list(values) for name, values in found.items()}


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Summary() | Notice():
            yield _TONES[block.tone] + _plain(block.text)
        case Points():
            yield f"## {block.title}"
            for number, item in enumerate(block.items, 1):
                yield f"{number}. {''.join(map(_plain, item))}"
        case Carry() | Payments():
            # On a terminal, other calculators are asked by hand.
            return
        case Headlines():
            yield f"# {block.title}"
            yield from _columns([(each.label, each.text, each.note) for each in block.figures])
        case Table():
            yield f"## {block.caption}"
            yield from _columns([tuple(each.label for each in block.columns), *block.rows])
        case Chart():
            yield f"## {block.title}"
            yield block.description
            names = (block.x_label, *(series.label for series in block.series))
            values = zip(*(series.values for series in block.series), strict=True)
            yield from _columns(
                [
                    names,
                    *(
                        (place, *(reading(value, block.unit) for value in row))
                        for place, row in zip(block.x, values, strict=True)
                    ),
                ]
            )
        case Explanation():
            yield f"## {block.title}"
            for number, step in enumerate(block.steps, 1):
                said = _("{label}：{formula}", label=step.label, formula=step.formula)
                yield f"{number}. {said}"
                yield f"   {step.numbers}"


def _columns(rows: Sequence[Row]) -> Iterator[str]:
    """Align the cells of rows; Chinese letters are two columns wide."""
    texts = [[_plain(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = (
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield _GAP.join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _plain(text: Text) -> str:
    return text if isinstance(text, str) else text.text


def _figures(block: Headlines) -> Iterator[Value]:
    for each in block.figures:
        yield {
            "name": each.name,
            "offer": block.alternative,
            "title": block.title,
            "label": each.label,
            "value": display.raw(each.value),
            "text": each.text,
        }


def _keyed(block: Table) -> Iterator[Value]:
    """Yield the figures that a table holds, each called as its row and its column are."""
    for row in block.rows:
        for column, each in zip(block.columns, row, strict=True):
            if isinstance(each, Keyed):
                yield {
                    "name": each.name,
                    "offer": None,
                    "title": block.caption,
                    "label": _("{title}，{label}", title=_plain(row[0]), label=column.label),
                    "value": display.raw(each.value),
                    "text": each.text,
                }


def _table(block: Table) -> Value:
    return {
        "caption": block.caption,
        "columns": [column.label for column in block.columns],
        "rows": [[_plain(cell) for cell in row] for row in block.rows],
    }


def _chart(block: Chart) -> Value:
    return {
        "title": block.title,
        "description": block.description,
        "unit": block.unit,
        "x": list(block.x),
        "series": [
            {"label": each.label, "values": [display.plain(value) for value in each.values]}
            for each in block.series
        ],
    }
