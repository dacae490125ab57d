"""Verdict labels, figures and entries of the data files as HTML."""

from typing import TYPE_CHECKING

from calculators import display, facts
from calculators.facts import REFERENCE, Advice, Entry, Figure, Verdict
from calculators.language import LANGUAGE, SOURCE, _
from calculators.rendering.html import Html, join, tag

if TYPE_CHECKING:
    from datetime import date

VERDICTS = {
    Verdict.CONFIRMED: _("已证实"),
    Verdict.CONTRADICTED: _("与事实不符"),
    Verdict.UNVERIFIED: _("未证实"),
    Verdict.OPINION: _("观点"),
}
ADVICE = {
    Advice.SOUND: _("建议可取"),
    Advice.DOUBTFUL: _("建议存疑"),
    Advice.HARMFUL: _("建议有害"),
}
_STOP = "。" if LANGUAGE == SOURCE else ". "
_OURS = "assumptions"
SOURCES_PAGE = "site:sources.html"
"""Addresses that begin with ``site:`` are relative to the site's root; whoever puts the HTML on a
page makes them relative to that page."""


def entry_address(entry: str) -> str:
    """Return the address of an entry on the page of sources."""
    return f"{SOURCES_PAGE}#{entry}"


def verdict_label(verdict: Verdict, entry: str, since: "date | None" = None) -> Html:
    """Return the small label that says how sure a figure is and leads to what was found.

    `since` is the day from which the figure holds, if it changes over time.
    """
    return tag(
        "a",
        VERDICTS[verdict],
        class_=f"verdict verdict--{verdict}",
        href=entry_address(entry),
        title=_origin(facts.entry(entry), since),
    )


def advice_label(advice: Advice) -> Html:
    """Return the label that says whether a piece of advice is good."""
    return tag("span", ADVICE[advice], class_=f"advice advice--{advice}")


def figure(figure: Figure, *, labelled: bool = True) -> Html:
    """Return a figure, with its verdict beside it where `labelled`."""
    value = tag("data", display.figure(figure), value=display.plain(figure.value))
    if not labelled:
        return tag("span", value, class_="figure")
    label = verdict_label(figure.verdict, figure.entry, figure.since)
    return tag("span", value, " ", label, class_="figure")


def worded(entry: Entry, text: str) -> Html:
    """Return `text` of an entry with its figures put in.

    A figure is labelled only where its verdict is not that of the whole entry, and once: a row of
    figures of one entry in a sentence has its label behind the last. What is a convention of ours
    needs none.
    """
    told: set[str] = set()
    references = list(REFERENCE.finditer(text))
    figures = [entry.resolve(match[1]) for match in references]
    labelled = []
    for place, each in enumerate(figures):
        following = figures[place + 1] if place + 1 < len(figures) else None
        goes_on = following is not None and (
            (each.entry, each.verdict) == (following.entry, following.verdict)
            and _STOP not in text[references[place].end() : references[place + 1].start()]
        )
        wanted = each.verdict is not entry.verdict and facts.entry(each.entry).subject != _OURS
        labelled.append(wanted and not goes_on and each.id not in told)
        told.add(each.id)
    labels = iter(labelled)
    return Html(entry.worded(join(text), lambda each: figure(each, labelled=next(labels))))


def _origin(entry: Entry, since: "date | None") -> str:
    titles = _("、").join(source.title for source in entry.sources)
    day = entry.looked_up
    if not since:
        return _("出处：{titles}；查阅日期 {day}", titles=titles, day=day)
    return _(
        "{since} 起，截至 {day}；出处：{titles}；查阅日期 {day}",
        since=since,
        day=day,
        titles=titles,
    )
