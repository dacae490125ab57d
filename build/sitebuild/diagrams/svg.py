"""The few shapes that the diagrams are made of; their colours are classes of the style sheet."""

import re

from calculators.rendering.html import Html, tag

_PIECE = re.compile("[!-~’“”–]+ ?|.")
WIDTH = 340
"""Units across. A phone shows about as many pixels, so a text of 13 stays readable."""


def diagram(name: str, title: str, description: str, height: float, *shapes: Html) -> Html:
    """Return a whole diagram, `WIDTH` wide; title and description say in words what it shows."""
    return tag(
        "svg",
        tag("title", title, id=f"{name}-title"),
        tag("desc", description, id=f"{name}-desc"),
        *shapes,
        class_="diagram",
        viewBox=f"0 0 {WIDTH} {_number(height)}",
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
    )


def text(x: float, y: float, content: str, style: str = "", *, anchor: str = "start") -> Html:
    """Return a line of text that starts (or has its middle or its end) at `x`."""
    place = {"x": _number(x), "y": _number(y), "text_anchor": anchor}
    return tag("text", content, class_=style or None, **place)


def box(x: float, y: float, width: float, height: float, style: str, *, radius: int = 0) -> Html:
    """Return a rectangle."""
    return tag(
        "rect",
        x=_number(x),
        y=_number(y),
        width=_number(width),
        height=_number(height),
        rx=radius or None,
        class_=style,
    )


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> Html:
    """Return a straight line."""
    return tag("line", x1=_number(x1), y1=_number(y1), x2=_number(x2), y2=_number(y2), class_=style)


def dot(x: float, y: float, radius: float, style: str) -> Html:
    """Return a disc."""
    return tag("circle", cx=_number(x), cy=_number(y), r=_number(radius), class_=style)


def lines(content: str, characters: int) -> list[str]:
    """Break a text into lines; a letter or digit is half as wide as a Chinese character.

    >>> lines("罚息比合同利率高 30%", 6), lines("Penalty interest begins", 8)
    (['罚息比合同利', '率高 30%'], ['Penalty interest', 'begins'])
    """
    broken, width = [""], 0.0
    # Chinese breaks anywhere, other text between its words.
    for piece in _PIECE.findall(content):
        wide = sum(1 if ord(character) > 0x2E80 else 0.5 for character in piece.rstrip())
        if width + wide > characters:
            broken.append("")
            width = 0.0
        broken[-1] += piece
        width += wide + (0.5 if piece.endswith(" ") else 0)
    return [each.strip() for each in broken]


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
