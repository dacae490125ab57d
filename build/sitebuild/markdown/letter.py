"""The fenced ``letter`` block: a text with blanks that readers fill in, copy and print.

``[姓名]`` is a blank of one line, ``[原因…]`` one of several. The blanks are form controls in the
text itself, so the letter can be filled in and printed without scripts; only copying needs one.
Nothing that is written leaves the page: there is no form that could be sent.
"""

import re
import unicodedata
from collections.abc import Iterator

from calculators.language import _
from calculators.rendering.html import Html, tag
from sitebuild.markdown.fences import fence

_BLANK = re.compile(r"\[([^\]\n]+)\]([，。；：、,.;:]?)")
"""A blank, and the mark behind it, which must not begin a line."""
_LONG = "…"
_NARROWEST, _WIDEST = 8, 28
"""The width of a blank in Latin characters; it follows from what is asked."""


@fence
def letter_block(source: str) -> Html:
    """Return the letter whose paragraphs the block holds."""
    paragraphs = [part.strip() for part in source.split("\n\n") if part.strip()]
    if not _BLANK.search(source):
        raise ValueError("a letter needs a blank such as [姓名]")
    text = tag("div", *(tag("p", *_paragraph(each)) for each in paragraphs), class_="letter__text")
    tools = tag(
        "p",
        tag("button", _("复制全文"), type="button", data_letter="copy"),
        " ",
        tag("button", _("打印这封信"), type="button", data_letter="print"),
        " ",
        tag("span", role="status"),
        class_="letter__tools",
        hidden=True,
    )
    # It answers no question; what it is for is said above it.
    return tag("div", text, tools, class_="letter", data_search_exclude=True)


def _paragraph(text: str) -> Iterator[Html | str]:
    """Yield a paragraph's text and blanks, its lines as they are written."""
    for place, line in enumerate(text.splitlines()):
        if place:
            yield tag("br")
        begin = 0
        for blank in _BLANK.finditer(line):
            yield line[begin : blank.start()]
            begin = blank.end()
            if blank[2] and not blank[1].endswith(_LONG):
                yield tag("span", _blank(blank[1]), blank[2], class_="letter__blank")
            else:
                yield _blank(blank[1])
                yield blank[2]
        yield line[begin:]


def _blank(label: str) -> Html:
    name = label.removesuffix(_LONG)
    if label != name:
        return tag("textarea", aria_label=name, placeholder=name, rows=3, autocomplete="off")
    width = sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in name)
    size = min(max(width + 2, _NARROWEST), _WIDEST)
    return tag("input", aria_label=name, placeholder=name, size=size, autocomplete="off")
