"""Verdict labels, figures and entries of the data files as HTML."""

from calculators import display, facts
from calculators.facts import OURS, REFERENCE, Advice, Entry, Figure, Verdict
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
_STOP = "。" if LANGUAGE == SOURCE else ". "
SOURCES_PAGE = "site:sources.html"
"""Addresses that begin with ``site:`` are relative to the site's root; whoever puts the HTML on a
page makes them relative to that page."""


def entry_address(entry: str) -> str:
    """Return the address of an entry on the page of sources."""
    return f"{SOURCES_PAGE}#{entry}"


def verdict_label(verdict: Verdict, entry: str, shown: Figure | None = None) -> Html:
    """Return the small label that says how sure a figure is and leads to what was found.

    `shown` is the figure, which may have changed and have a source of its own; without one, the
    label is about the whole entry.
    """
    return tag(
        "a",
        VERDICTS[verdict],
        class_=f"verdict verdict--{verdict}",
        href=entry_address(entry),
        title=_origin(facts.entry(entry), shown),
    )


def advice_label(advice: Advice) -> Html:
    """Return the label that says whether a piece of advice is good."""
    return tag("span", ADVICE[advice], class_=f"advice advice--{advice}")


def figure(figure: Figure, *, labelled: bool = True) -> Html:
    """Return a figure, with its verdict beside it where `labelled`."""
    shown = display.quantity(figure.value, figure.unit)
    value = tag("data", shown, value=display.plain(figure.value))
    announced = display.announced(figure)
    if not labelled:
        return tag("span", value, announced, class_="figure")
    label = verdict_label(figure.verdict, figure.entry, figure)
    return tag("span", value, announced, " ", label, class_="figure")


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
        wanted = each.verdict is not entry.verdict and facts.entry(each.entry).subject != OURS
        labelled.append(wanted and not goes_on and each.id not in told)
        told.add(each.id)
    labels = iter(labelled)
    return Html(entry.worded(join(text), lambda each: figure(each, labelled=next(labels))))


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
