"""Verdict labels, figures and entries of the data files as HTML."""

import re
from collections.abc import Iterable

from calculators import display, facts
from calculators.facts import OURS, REFERENCE, WEAKER, Advice, Entry, Figure, Verdict
from calculators.language import LANGUAGE, SOURCE, _
from calculators.rendering.html import Html, join, tag

VERDICTS = {
    Verdict.OFFICIAL: _("官方原文"),
    Verdict.REPORTED: _("有报道"),
    Verdict.UNVERIFIED: _("没有可靠出处"),
    Verdict.CONTRADICTED: _("与事实不符"),
    Verdict.OPINION: _("看法"),
}
ADVICE = {
    Advice.SOUND: _("可以照做"),
    Advice.DOUBTFUL: _("别当真"),
    Advice.HARMFUL: _("别照做"),
}
SENTENCE = re.compile(
    r".*?[。！？][”’）」』]*|.+" if LANGUAGE == SOURCE else r".*?[.!?][”’)]*(?= |$)|.+", re.S
)
"""Matches a sentence, with the marks that end it."""
SOURCES_PAGE = "site:sources.html"
"""Addresses that begin with ``site:`` are relative to the site's root; whoever puts the HTML on a
page makes them relative to that page."""


def entry_address(entry: str) -> str:
    """Return the address of an entry on the page of sources, by its name or id."""
    return f"{SOURCES_PAGE}#{facts.entry(entry).id}"


def verdict_label(
    verdict: Verdict, entry: str, shown: Figure | None = None, *, address: str | None = None
) -> Html:
    """Return the small label that says how sure a figure is and leads to what was found.

    `shown` is the figure, which may have changed and have a source of its own; without one, the
    label is about the whole entry. `address` is where the entry is, if it is not the page of
    sources.
    """
    return tag(
        "a",
        VERDICTS[verdict],
        class_=f"verdict verdict--{verdict}",
        href=address or entry_address(entry),
        title=_origin(facts.entry(entry), shown),
    )


def mark(verdict: Verdict) -> Html:
    """Return the label of a verdict where what was found is beside it."""
    return tag("span", VERDICTS[verdict], class_=f"verdict verdict--{verdict}")


def weakest(figures: Iterable[Figure]) -> Figure:
    """Return the figure with the weakest verdict, the first of several."""
    return max(figures, key=lambda each: WEAKER.index(each.verdict))


def advice_label(advice: Advice) -> Html:
    """Return the label that says whether a piece of advice is good."""
    return tag("span", ADVICE[advice], class_=f"advice advice--{advice}")


def figure(figure: Figure) -> Html:
    """Return a figure, with what was announced of it."""
    shown = display.quantity(figure.value, figure.unit)
    value = tag("data", shown, value=display.plain(figure.value))
    return tag("span", value, display.announced(figure), class_="figure")


def worded(entry: Entry, text: str) -> Html:
    """Return `text` of an entry with its figures put in.

    A label follows a sentence if the verdict of a figure in it is not that of the whole
    entry: one, of the weakest. What is a convention of ours needs none.
    """
    return join(*(_sentence(entry, each[0]) for each in SENTENCE.finditer(text)))


def _sentence(entry: Entry, text: str) -> Html:
    figures = [entry.resolve(match[1]) for match in REFERENCE.finditer(text)]
    other = [
        each
        for each in figures
        if each.verdict is not entry.verdict and facts.entry(each.entry).subject != OURS
    ]
    shown = Html(entry.worded(join(text), figure))
    if not other:
        return shown
    behind = weakest(other)
    return join(shown, " ", verdict_label(behind.verdict, behind.entry, behind))


def _origin(entry: Entry, shown: Figure | None) -> str:
    dated = shown.current if shown else None
    sources = (dated.source,) if dated and dated.source else entry.sources
    titles = _("、").join(source.title for source in sources)
    day = shown.looked_up if shown else entry.looked_up
    if not dated or not dated.since:
        return _("出处：{titles}；查阅日期 {day}", titles=titles, day=day)
    return _(
        "{since} 起，截至 {day}；出处：{titles}；查阅日期 {day}",
        since=dated.since,
        day=day,
        titles=titles,
    )
