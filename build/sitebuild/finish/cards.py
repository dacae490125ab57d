"""The picture that is shown where a page is shared: its title on the site's paper.

Drawn only where the site's address is known, for a picture has to be named by an absolute one.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from sitebuild.finish.bundler import PROJECT

FOLDER = Path("assets", "cards")
SIZE = (1200, 630)
"""In pixels; what those who show such pictures ask for."""
_FONT = PROJECT / "node_modules" / "@fontsource-variable" / "noto-sans-sc"
_ICON = PROJECT / "docs" / "assets" / "images" / "icon-192.png"
# As in site.css, by day.
_PAPER, _INK, _MUTED, _ACCENT, _LINE = "#faf9f5", "#1c2523", "#545f5d", "#0a6152", "#e1ded4"
_MARGIN, _TOP, _FOOT, _ICON_SIZE = 80, 68, 56, 72
_TITLE, _TEXT, _NAME = (76, 700, _INK, 2), (38, 400, _MUTED, 3), (40, 500, _ACCENT, 1)
"""Size, weight, colour, and how many lines there may be."""
_LEADING = 1.35
# No line begins with one of these.
_CLOSING = "，。、；：？！）》」』”’％%"
_COLOURS = 32

type Style = tuple[int, int, str, int]


def path_of(page: str) -> str:
    """Return the path of the card of a page.

    >>> path_of("guide/risk.html")
    'assets/cards/guide-risk.png'
    """
    return (FOLDER / page.removesuffix(".html").replace("/", "-")).as_posix() + ".png"


def draw(title: str, text: str, name: str, target: Path) -> None:
    """Draw a card.

    Args:
        title: of the page.
        text: what the page is about.
        name: of the site.
        target: the file, in PNG.
    """
    card = Image.new("RGB", SIZE, _PAPER)
    canvas = ImageDraw.Draw(card)
    canvas.rectangle((0, 0, SIZE[0], 12), fill=_ACCENT)
    top = _paragraph(canvas, _TOP, title, _TITLE) + 20
    _paragraph(canvas, top, text, _TEXT)
    foot = SIZE[1] - _FOOT - _ICON_SIZE
    canvas.line((_MARGIN, foot - 28, SIZE[0] - _MARGIN, foot - 28), fill=_LINE, width=2)
    with Image.open(_ICON) as icon:
        small = icon.convert("RGBA").resize((_ICON_SIZE, _ICON_SIZE), Image.Resampling.LANCZOS)
    card.paste(small, (_MARGIN, foot), small)
    left = _MARGIN + _ICON_SIZE + 24
    _line(canvas, (left, foot + _ICON_SIZE / 2 + _NAME[0] * 0.36), name, _NAME)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Few colours: a card is a fifth as large, and looks the same.
    card.quantize(_COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def _paragraph(canvas: ImageDraw.ImageDraw, top: float, text: str, style: Style) -> float:
    """Write a text in lines; return where the next may begin."""
    size, weight, _, most = style
    lines = list(_lines(text, size, weight))
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1] + "…"]
    for line in lines:
        _line(canvas, (_MARGIN, top + size), line, style)
        top += size * _LEADING
    return top


def _lines(text: str, size: int, weight: int) -> Iterator[str]:
    width = SIZE[0] - 2 * _MARGIN
    line, used = "", 0.0
    # Chinese breaks anywhere; what is written without spaces in Latin letters stays whole.
    for piece in re.findall(r"[\w.%+-]+(?<=[!-~])|.", text, re.ASCII):
        needed = _width(piece, size, weight)
        if used + needed > width and piece not in _CLOSING:
            yield line.rstrip()
            line, used = "", 0.0
        line, used = line + piece, used + needed
    yield line.rstrip()


def _width(text: str, size: int, weight: int) -> float:
    return sum(_font(_subset(character), size, weight).getlength(character) for character in text)


def _line(canvas: ImageDraw.ImageDraw, place: tuple[float, float], text: str, style: Style) -> None:
    """Write a line, character by character: the font comes in a hundred parts."""
    size, weight, colour, _ = style
    left, base = place
    for character in text:
        font = _font(_subset(character), size, weight)
        canvas.text((left, base), character, fill=colour, font=font, anchor="ls")
        left += font.getlength(character)


@cache
def _font(subset: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    file = _FONT / "files" / f"noto-sans-sc-{subset.strip('[]')}-wght-normal.woff2"
    font = ImageFont.truetype(file, size)
    font.set_variation_by_axes([weight])
    return font


@cache
def _subset(character: str) -> str:
    """Return the part of the font that has a character.

    Raises:
        ValueError: none has.
    """
    code = ord(character)
    for first, last, part in _ranges():
        if first <= code <= last:
            return part
    raise ValueError(f"the font has no {character!r}")


@cache
def _ranges() -> list[tuple[int, int, str]]:
    """Return first and last code of the ranges, which may overlap, and the part of the font."""
    parts: dict[str, str] = json.loads((_FONT / "unicode.json").read_text(encoding="utf-8"))
    ranges = []
    for part, text in parts.items():
        for each in text.replace("U+", "").split(","):
            first, _, last = each.partition("-")
            ranges.append((int(first, 16), int(last or first, 16), part))
    return ranges
