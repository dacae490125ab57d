"""Worked examples in a page.

``{{ example methods.5.total_cost }}`` shows a figure of an example (here of its fifth offer), a
fenced ``example`` block its figures, and a link to ``example:methods`` opens the
calculator with the same inputs.
"""

from collections.abc import Iterator
from dataclasses import replace
from re import Match
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from calculators.display import money, raw, whole_money
from calculators.language import _
from calculators.rendering.html import Html, tag
from calculators.rendering.result import bare
from calculators.results import Headline, Headlines, Keyed, Result, Table
from sitebuild.examples import Example, example
from sitebuild.markdown.fences import fence

if TYPE_CHECKING:
    from markdown import Markdown

REFERENCE = r"\{\{\s*example\s+([\w-]+)\.(?:(\d+)\.)?(\w+)\s*\}\}"
_SCHEME = "example:"
# Before the processors of backslashes, links and emphasis, which could take a part of a reference.
_FIRST = 186
# From here on 分 only make a sentence harder to read.
_LARGE = 100
# After the inline processors (20), which make the links.
_AFTER_LINKS = 15


class ExamplesExtension(Extension):
    """Puts the figures of worked examples into a page, and the links to calculators."""

    def extendMarkdown(self, md: "Markdown") -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processors."""
        md.inlinePatterns.register(_FigureProcessor(REFERENCE, md), "example", _FIRST)
        md.treeprocessors.register(_LinkProcessor(md), "example-links", _AFTER_LINKS)


class _FigureProcessor(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: Match[str], data: str
    ) -> tuple[str | Element, int, int]:
        del data
        found = example(m[1]).headline(m[3], _offer(m[2]))
        value = raw(found.value)
        shown = tag("span", tag("data", in_prose(found), value=value), class_="figure")
        return self.md.htmlStash.store(str(shown)), m.start(0), m.end(0)


def in_prose(figure: Headline | Keyed) -> str:
    """Return a figure as it is read in a sentence: nothing and larger amounts without 分."""
    value = figure.value
    if isinstance(value, str) or figure.text != money(value) or 0 < abs(value) < _LARGE:
        return figure.text
    return whole_money(value)


class _LinkProcessor(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = link.get("href", "")
            if target.startswith(_SCHEME):
                link.set("href", example(target.removeprefix(_SCHEME)).address)


def makeExtension(**options: object) -> ExamplesExtension:  # noqa: N802 (Python-Markdown's name)
    """Return the extension; called by Python-Markdown."""
    return ExamplesExtension(**options)


@fence
def example_block(source: str) -> Html:
    """Return the example that the block names (``methods.5``: the fifth offer of it)."""
    name, number = source.strip().partition(".")[::2]
    shown, offer = example(name), _offer(number)
    headlines = shown.headlines(offer)[0]
    result = Result((replace(headlines, title=_("结果")), *_schedules(shown, headlines)))
    return tag(
        "div",
        bare(result),
        tag("p", tag("a", _("换成自己的数字"), href=shown.address, class_="md-button")),
        class_="example calculator",
        data_search_exclude=True,
    )


def _offer(number: str | None) -> int | None:
    return int(number) if number else None


def _schedules(shown: Example, headlines: Headlines) -> Iterator[Table]:
    """Yield the schedule of the offer that the figures are of."""
    title = headlines.title
    for block in shown.result.blocks:
        if headlines.alternative and isinstance(block, Table) and title in block.caption:
            yield replace(block, caption=_("还款计划表"))
