"""Figures and entries of the data files in a page.

``{{ p-1.max }}`` shows a figure with its verdict, ``{{ p-1.max bare }}`` without. A fenced
``facts`` block shows entries, one id a line; a fenced ``verdicts`` block says how many entries of
a subject got which verdict; a fenced ``sources`` block shows all that there is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from re import Match
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from calculators import display, facts
from calculators.facts import GUIDE, OURS, Advice, DatedValue, Entry, Figure, Source
from calculators.language import _
from calculators.rendering.facts import (
    VERDICTS,
    advice_label,
    entry_address,
    figure,
    verdict_label,
    worded,
)
from calculators.rendering.html import Html, join, tag
from sitebuild.markdown.fences import fence

if TYPE_CHECKING:
    from markdown import Markdown

REFERENCE = r"\{\{\s*([\w-]+\.[\w-]+)(\s+bare)?\s*\}\}"
# Before the processors of backslashes, links and emphasis, which could take a part of a reference.
_PRIORITY = 185

SUBJECTS = {
    "claims": _("文章的说法"),
    "rules": _("法规和官方信息"),
    "stages": _("逾期以后会发生什么"),
    "thresholds": _("负债检查的界线"),
    GUIDE: _("权利、求助和骗局"),
    OURS: _("本站自己的假设"),
}
_DOCUMENTS = "documents"


class FiguresExtension(Extension):
    """Puts the inline references of a page to their figures."""

    def extendMarkdown(self, md: "Markdown") -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the inline processor."""
        md.inlinePatterns.register(_FigureProcessor(REFERENCE, md), "figure", _PRIORITY)


class _FigureProcessor(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: Match[str], data: str
    ) -> tuple[str | Element, int, int]:
        del data
        shown = figure(facts.figure(m[1]), labelled=m[2] is None)
        return self.md.htmlStash.store(str(shown)), m.start(0), m.end(0)


def makeExtension(**options: object) -> FiguresExtension:  # noqa: N802 (Python-Markdown's name)
    """Return the extension; called by Python-Markdown."""
    return FiguresExtension(**options)


@fence
def facts_block(source: str) -> Html:
    """Return the entries that the block names, one id a line."""
    return tag("div", *(card(facts.entry(key)) for key in source.split()), class_="facts")


@fence
def verdicts_block(source: str) -> Html:
    """Return how many entries of the subject that the block names got each verdict."""
    subject = source.strip()
    if subject not in SUBJECTS:
        raise ValueError(f"no subject {subject}; known are {', '.join(SUBJECTS)}")
    entries = [entry for entry in facts.entries().values() if entry.subject == subject]
    counts = Counter(entry.verdict for entry in entries)
    tally = (
        join(
            tag("span", name, class_=f"verdict verdict--{verdict}"),
            _(" {count} 条", count=counts[verdict]),
        )
        for verdict, name in VERDICTS.items()
        if counts[verdict]
    )
    harmful = sum(entry.advice is Advice.HARMFUL for entry in entries)
    return tag(
        "p",
        _("{subject}一共 {count} 条：", subject=SUBJECTS[subject], count=len(entries)),
        *_between(_("，"), tally),
        join(_("。其中 "), advice_label(Advice.HARMFUL), _(" {count} 条。", count=harmful))
        if harmful
        else _("。"),
        class_="verdicts",
    )


@fence
def sources_block(source: str) -> Html:
    """Return every entry and every source that there is."""
    if source.strip():
        raise ValueError("a sources block is empty")
    headings = {**SUBJECTS, _DOCUMENTS: _("查阅过的资料")}
    ways = (tag("a", heading, href=f"#{subject}") for subject, heading in headings.items())
    return join(
        tag("p", *_between("　", ways), class_="jumps", data_search_exclude=True),
        *_register(),
        tag("h2", headings[_DOCUMENTS], id=_DOCUMENTS),
        _documents(),
    )


def card(entry: Entry) -> Html:
    """Return an entry as a card of a guide page."""
    return tag(
        "article",
        _statement(entry),
        _finding(entry),
        tag(
            "p",
            *_as_of(entry),
            join(_("出处："), *_origins(entry), _("。"), _looked_up(entry)),
            tag("a", _("详情"), href=entry_address(entry.id)),
            class_="fact-origin",
        ),
        class_=f"fact fact--{entry.verdict}",
        id=entry.id,
    )


def _statement(entry: Entry) -> Html:
    label = tag("strong", entry.title) if entry.title else None
    advice = advice_label(entry.advice) if entry.advice else None
    labels = tag("span", verdict_label(entry.verdict, entry.id), " ", advice, class_="labels")
    return tag("p", label, worded(entry, entry.text), " ", labels, class_="fact-statement")


def _finding(entry: Entry) -> Html | None:
    return tag("p", worded(entry, entry.found), class_="fact-finding") if entry.found else None


def _as_of(entry: Entry) -> Iterator[str]:
    """Say from which day the figures that change over time hold, and until when that is known."""
    for changing in entry.figures.values():
        if since := changing.current.since:
            yield _(
                "{figure}：{since} 起，截至 {looked_up}。",
                figure=display.quantity(changing.value, changing.unit),
                since=since,
                looked_up=changing.looked_up,
            )


def _looked_up(entry: Entry) -> Html:
    day = str(entry.looked_up)
    return join(_("查阅日期 "), tag("time", day, datetime=day), _("。"))


def _origins(entry: Entry) -> Iterator[Html]:
    return _between(_("；"), (join(source.title) for source in entry.sources))


def _documents_of(entry: Entry) -> Iterator[Html]:
    links = (join(_link(source)) for source in entry.sources)
    return _between(_("；"), links)


def _link(source: Source | None) -> Html | None:
    return tag("a", source.title, href=f"#source-{source.id}") if source else None


def _between(mark: str, parts: Iterable[Html]) -> Iterator[Html]:
    for place, part in enumerate(parts):
        yield join(mark if place else None, part)


def _register() -> Iterator[Html]:
    for subject, heading in SUBJECTS.items():
        yield tag("h2", heading, id=subject)
        for entry in facts.entries().values():
            if entry.subject == subject:
                yield _record(entry)


def _record(entry: Entry) -> Html:
    """Return an entry as the register holds it; what we only assume answers no search."""
    return tag(
        "article",
        _statement(entry),
        _finding(entry),
        history(entry),
        tag(
            "p",
            tag("code", entry.id),
            f" {_place(entry.section)}" if entry.section else None,
            *_as_of(entry),
            join(_(" 出处："), *_documents_of(entry), _("。"), _looked_up(entry)),
            class_="fact-origin",
        ),
        class_=f"fact fact--{entry.verdict}",
        id=entry.id,
        data_search_exclude=entry.subject == OURS,
    )


def _place(section: str) -> str:
    """Say in which part of the article a claim stands; its parts have a name or a number.

    >>> _place("引言"), _place("一")
    ('文章的引言。', '文章第一节。')
    """
    if len(section) == 1:
        return _("文章第{section}节。", section=section)
    return _("文章的{section}。", section=section)


def history(entry: Entry) -> Html | None:
    """Return what else is known of an entry's figures: whence they follow, when they hold."""
    rows = [tag("li", row) for each in entry.figures.values() for row in _lines(each)]
    return tag("ul", *rows) if rows else None


def _lines(figure: Figure) -> Iterator[Html]:
    # What is the same as another figure of its entry is said there.
    if len(figure.formula) > 1 or any("." in name for _operator, name in figure.formula):
        yield _derivation(figure)
    if figure.day:
        shown = _shown(figure, figure.value)
        yield join(_("{day}：{figure}", day=figure.day, figure=shown))
    # One source for all is that of the entry, which stands below.
    sources = {value.source for value in figure.values}
    for value in reversed(figure.values):
        if value.since:
            source = value.source if len(sources) > 1 else None
            yield join(_dated(figure, value), _("，出处：") if source else None, _link(source))


def _dated(figure: Figure, value: DatedValue) -> str:
    shown = _shown(figure, value.value)
    if value.holds(figure.looked_up):
        return _("{since} 起：{figure}", since=value.since, figure=shown)
    return _("{since} 起：{figure}（已公布，还没到这一天）", since=value.since, figure=shown)


def _derivation(figure: Figure) -> Html:
    """Say from which figures a figure follows: 18.25% = 0.05% × 365 天."""
    entry, shown = facts.entry(figure.entry), _shown(figure, figure.value)
    inputs = [(operator, entry.resolve(reference)) for operator, reference in figure.formula]
    if len(inputs) == 1:
        key = inputs[0][1].entry
        return join(_("{figure}：取自 ", figure=shown), tag("a", key, href=f"#{key}"))
    signs = {"+": " + ", "*": " × ", "/": " ÷ "}
    steps = (f"{signs[sign]}{_shown(each, each.at(figure.looked_up))}" for sign, each in inputs)
    return join(f"{shown} = {''.join(steps).removeprefix(signs['+'])}")


def _shown(figure: Figure, value: Decimal) -> str:
    return display.quantity(value, figure.unit)


def _documents() -> Html:
    return tag("ul", *(_document(source) for source in facts.sources().values()))


def _document(source: Source) -> Html:
    dates = _("，{published} 发布", published=source.published) if source.published else ""
    text = _(
        "（{publisher}{dates}；{looked_up} 查阅）",
        publisher=source.publisher,
        dates=dates,
        looked_up=source.looked_up,
    )
    where = (
        _(" 没有地址：{reason}", reason=source.no_address)
        if source.no_address
        else (f" {source.address}")
    )
    address = tag("span", where, class_="address", data_search_exclude=True)
    return tag("li", tag("strong", source.title), text, address, id=f"source-{source.id}")
