"""The debt traffic light: where green ends and red begins for each of the things looked at."""

from collections.abc import Iterator

from calculators import facts
from calculators.display import figure
from calculators.facts import Entry
from calculators.language import _, sentences
from calculators.rendering.html import Html, join
from sitebuild.diagrams.svg import WIDTH, box, diagram, text

_ENTRIES = ("dsr", "credit-to-income", "buffer", "utilization", "lenders")
_EDGE = 8
_ROW = 74
_BAND = 26
_ZONES = (("green", _("绿")), ("amber", _("黄")), ("red", _("红")))


def draw() -> Html:
    """Return a band with three zones for each entry of the thresholds."""
    entries = [facts.entry(key) for key in _ENTRIES]
    rows = (shape for place, entry in enumerate(entries) for shape in _row(place, entry))
    return diagram(
        "lights",
        _("负债的红黄绿灯"),
        sentences(*map(_in_words, entries)),
        _ROW * len(entries),
        *rows,
    )


def _row(place: int, entry: Entry) -> Iterator[Html]:
    """Yield the title, three zones and the two lines between them."""
    top = _ROW * place
    width = (WIDTH - 2 * _EDGE) / len(_ZONES)
    yield text(_EDGE, top + 16, entry.title, "strong")
    for zone, (tone, name) in enumerate(_ZONES):
        left = _EDGE + width * zone
        yield join(
            box(left, top + 24, width - 2, _BAND, f"zone {tone}", radius=4),
            text(left + width / 2, top + 42, name, "zone-name", anchor="middle"),
        )
    for zone, line in enumerate(("amber", "red"), 1):
        label = figure(entry.figures[line])
        yield text(_EDGE + width * zone, top + 64, label, "small", anchor="middle")


def _in_words(entry: Entry) -> str:
    amber, red = entry.figures["amber"], entry.figures["red"]
    said = {"title": entry.title, "amber": figure(amber), "red": figure(red)}
    if red.value < amber.value:
        return _("{title}：低于 {amber}亮黄灯，低于 {red}亮红灯。", **said)
    return _("{title}：超过 {amber}亮黄灯，超过 {red}亮红灯。", **said)
