"""Diagrams of the guide as SVG, drawn at build time from the figures of the data files.

They are narrow enough for a phone, take their colours from the page's style sheet, and say in
words what they show to those who do not see them.
"""

from collections.abc import Callable, Mapping

from calculators.rendering.html import Html
from sitebuild.diagrams import lights, overdue, quote

DIAGRAMS: Mapping[str, Callable[[], Html]] = {
    "quote": quote.draw,
    "overdue": overdue.draw,
    "lights": lights.draw,
}
