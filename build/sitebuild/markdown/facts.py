"""Figures and entries of the data files in a page.

``{{ lpr-1y.rate }}`` shows a figure, and behind the sentence its verdict, which leads to what was
found; ``{{ lpr-1y.rate bare }}`` shows the figure alone. A fenced ``facts`` block shows entries, a
name a line: each is a line with its verdict that opens to what was found. A fenced ``verdicts``
block says how many entries of a subject got which verdict; a fenced ``sources`` block shows all
that there is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from re import Match
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from calculators import display, facts
from calculators.facts import GUIDE, OURS, Advice, DatedValue, Entry, Figure, Source
from calculators.language import _
from calculators.rendering.facts import (
    SENTENCE,
    VERDICTS,
    advice_label,
    entry_address,
    figure,
    mark,
    verdict_label,
    weakest,
    worded,
)
from calculators.rendering.html import Html, join, tag
from sitebuild import evidence
from sitebuild.markdown.fences import fence

if TYPE_CHECKING:
    from markdown import Markdown

REFERENCE = r"\{\{\s*([\w-]+\.[\w-]+)(\s+bare)?\s*\}\}"
_LABEL = r"\{\{\s*verdict\s+([\w-]+\.[\w-]+)\s*\}\}"
# Before the processors of backslashes, links and emphasis, which could take a part of a reference.
_PRIORITY = 185
# After fenced blocks were taken out (25), before blocks of HTML are (20).
_BEFORE_HTML = 22

SUBJECTS = {
    "claims": _("网上流传的说法"),
    "rules": _("法规和官方信息"),
    "stages": _("逾期以后会发生什么"),
    "thresholds": _("负债检查的界线"),
    GUIDE: _("权利、求助和骗局"),
    OURS: _("本站自己的假设"),
}
_DOCUMENTS = "documents"
_CHINESE = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
"""Characters beyond ASCII in an address."""


class FiguresExtension(Extension):
    """Puts the inline references of a page to their figures."""

    def extendMarkdown(self, md: "Markdown") -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processors."""
        md.preprocessors.register(_Sentences(md), "verdicts", _BEFORE_HTML)
        md.inlinePatterns.register(_FigureProcessor(REFERENCE, md), "figure", _PRIORITY)
        md.inlinePatterns.register(_LabelProcessor(_LABEL, md), "verdict", _PRIORITY)


class _Sentences(Preprocessor):
    """Asks for a label behind each sentence with figures, and behind each cell of a table."""

    def run(self, lines: list[str]) -> list[str]:
        return [labelled(line) for line in lines]


_UNLABELLED = re.compile(r"\{\{\s*([\w-]+\.[\w-]+)\s*\}\}")
_CELL = re.compile(r"(?<=\|)[^|]*(?=\|)")


def labelled(line: str) -> str:
    """Return a line of Markdown in which figures are bare and labels follow sentences.

    >>> labelled("目前 {{ lpr-1y.rate }}。先看合同。")
    '目前 {{ lpr-1y.rate bare }}。 {{ verdict lpr-1y.rate }}先看合同。'
    """
    if "{{" not in line:
        return line
    if line.startswith("#"):
        return _UNLABELLED.sub(r"{{ \1 bare }}", line)
    if line.startswith("|"):
        return _CELL.sub(lambda cell: _labelled(cell[0]), line)
    return "".join(_labelled(sentence[0]) for sentence in SENTENCE.finditer(line))


def _labelled(sentence: str) -> str:
    figures = [facts.figure(match[1]) for match in _UNLABELLED.finditer(sentence)]
    if not figures:
        return sentence
    bare = _UNLABELLED.sub(r"{{ \1 bare }}", sentence)
    text = bare.rstrip()
    return f"{text} {{{{ verdict {weakest(figures).id} }}}}{bare[len(text) :]}"


class _FigureProcessor(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: Match[str], data: str
    ) -> tuple[str | Element, int, int]:
        del data
        shown = figure(facts.figure(m[1]))
        return self.md.htmlStash.store(str(shown)), m.start(0), m.end(0)


class _LabelProcessor(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: Match[str], data: str
    ) -> tuple[str | Element, int, int]:
        del data
        shown = facts.figure(m[1])
        label = verdict_label(shown.verdict, shown.entry, shown, address=place(shown.entry))
        return self.md.htmlStash.store(str(label)), m.start(0), m.end(0)


def place(entry: str) -> str:
    """Return the address at which an entry is shown in full."""
    shown = facts.entry(entry)
    page = evidence.places().get(shown.name)
    return f"site:{page}#{shown.id}" if page else entry_address(entry)


def makeExtension(**options: object) -> FiguresExtension:  # noqa: N802 (Python-Markdown's name)
    """Return the extension; called by Python-Markdown."""
    return FiguresExtension(**options)


@fence
def facts_block(source: str) -> Html:
    """Return the entries that the block names, one a line."""
    return tag("div", *(line(facts.entry(key)) for key in source.split()), class_="facts")


@fence
def verdicts_block(source: str) -> Html:
    """Return how many entries of the subject that the block names got each verdict."""
    subject = source.strip()
    if subject not in SUBJECTS:
        raise ValueError(f"no subject {subject}; known are {', '.join(SUBJECTS)}")
    entries = [entry for entry in facts.entries().values() if entry.subject == subject]
    counts = Counter(entry.verdict for entry in entries)
    tally = (
        join(mark(verdict), _(" {count} 条", count=counts[verdict]))
        for verdict in VERDICTS
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


def line(entry: Entry) -> Html:
    """Return an entry as pages show it: a line with its verdict, which opens to the rest."""
    origin = tag(
        "p",
        *_as_of(entry),
        join(_("出处："), *_origins(entry), _("。"), _looked_up(entry)),
        tag("a", _("详情"), href=entry_address(entry.id)),
        class_="fact-origin",
    )
    return _opening(entry, origin)


def _opening(entry: Entry, *more: Html | None, unsearched: bool = False) -> Html:
    """Return the line of an entry that opens to its text, what was found, and `more`."""
    advice = advice_label(entry.advice) if entry.advice else None
    labels = tag("span", mark(entry.verdict), " " if advice else None, advice, class_="labels")
    lead = tag("b", _("网上说：")) if entry.subject == "claims" else None
    return tag(
        "details",
        tag("summary", tag("strong", entry.title, class_="fact-title"), " ", labels),
        tag("p", lead, worded(entry, entry.text), class_="fact-statement"),
        _finding(entry),
        *more,
        class_=f"fact fact--{entry.verdict}",
        id=entry.id,
        data_search_exclude=unsearched,
    )


def _finding(entry: Entry) -> Html | None:
    if not entry.found:
        return None
    lead = tag("b", _("查到：")) if entry.subject == "claims" else None
    return tag("p", lead, worded(entry, entry.found), class_="fact-finding")


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
        entries = (each for each in facts.entries().values() if each.subject == subject)
        yield tag("div", *map(_record, entries), class_="facts")


def _record(entry: Entry) -> Html:
    """Return an entry as the register holds it; what we only assume answers no search."""
    origin = tag(
        "p",
        _place(entry.section) if entry.section else None,
        *_as_of(entry),
        join(_("出处："), *_documents_of(entry), _("。"), _looked_up(entry)),
        " ",
        tag("code", entry.name),
        class_="fact-origin",
    )
    return _opening(entry, history(entry), origin, unsearched=entry.subject == OURS)


def _place(section: str) -> str:
    """Say in which part of the text on the web a claim is made; its parts have a name or a number.

    >>> _place("引言"), _place("一")
    ('在原文的引言。', '在原文第一节。')
    """
    if len(section) == 1:
        return _("在原文第{section}节。", section=section)
    return _("在原文的{section}。", section=section)


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
    # One source for all is that of the entry, which is given below.
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
        else f" {_readable(source.address)}"
    )
    address = tag("span", where, class_="address", data_search_exclude=True)
    return tag("li", tag("strong", source.title), text, address, id=f"source-{source.id}")


def _readable(address: str) -> str:
    """Return an address with its Chinese characters, as browsers show and understand it.

    >>> _readable("https://example.org/%E5%BE%81%E4%BF%A1%28a%29")
    'https://example.org/征信%28a%29'
    """
    return _CHINESE.sub(lambda found: unquote(found[0]), address)
