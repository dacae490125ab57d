"""Verdict labels, figures and entries of the data files as HTML."""

from typing import TYPE_CHECKING

from calculators import display, facts
from calculators.facts import Advice, Entry, Figure, Verdict
from calculators.rendering.html import Html, join, tag

if TYPE_CHECKING:
    from datetime import date

VERDICTS = {
    Verdict.CONFIRMED: "已证实",
    Verdict.CONTRADICTED: "与事实不符",
    Verdict.UNVERIFIED: "未证实",
    Verdict.OPINION: "观点",
}
ADVICE = {
    Advice.SOUND: "建议可取",
    Advice.DOUBTFUL: "建议存疑",
    Advice.HARMFUL: "建议有害",
}
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

    A figure is labelled only where its verdict is not that of the whole entry.
    """

    def show(reference: Figure) -> str:
        return figure(reference, labelled=reference.verdict is not entry.verdict)

    return Html(entry.worded(join(text), show))


def _origin(entry: Entry, since: "date | None") -> str:
    titles = "、".join(source.title for source in entry.sources)
    holds = f"{since} 起；" if since else ""
    return f"{holds}出处：{titles}；查阅日期 {entry.looked_up}"
