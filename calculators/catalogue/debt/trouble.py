"""What is shown of the stress tests: the lights if things turn for the worse."""

from collections.abc import Iterator

from calculators import display, facts
from calculators.catalogue.debt import wording
from calculators.catalogue.debt.lights import Findings, Indicator, Subject
from calculators.catalogue.debt.stress import FIGURES, Outcome, Trouble, cut, outcomes
from calculators.household.model import Household
from calculators.language import _
from calculators.results import Block, Cited, Column, Headline, Headlines, Notice, Table, Text

_SHOWN = (Subject.PAYMENTS, Subject.CREDIT, Subject.BUFFER, Subject.UTILIZATION)
"""What is shown of them, as far as it is known."""


def blocks(household: Household, findings: Findings) -> Iterator[Block]:
    """Compare the lights of today with those of each trouble."""
    if not any(debt.balance for debt in household.debts):
        return
    found = tuple(outcomes(household))
    if not any(outcome.worse_than(findings) for outcome in found):
        yield Notice(
            text=_(
                "{troubles}，都试过：没有一个灯会因此变得更差。",
                troubles=_("、").join(map(label, Trouble)),
            )
        )
        return
    yield Headlines(
        title=_("万一情况变差"),
        figures=tuple(
            Headline(
                name=f"stress_{outcome.trouble}",
                label=label(outcome.trouble),
                value=outcome.findings.verdict.value,
                text=wording.LIGHTS[outcome.findings.verdict],
                note=_worse(outcome, findings),
            )
            for outcome in found
        ),
    )
    yield Table(
        caption=_("变差以后各项是多少"),
        folded=True,
        columns=(
            Column(label=_("情形"), align="start"),
            *(Column(label=wording.LABELS[each.subject]) for each in _shown(findings)),
            Column(label=_("信号"), align="start"),
        ),
        rows=((_("现在"), *_row(findings)), *(_outcome(outcome) for outcome in found)),
    )
    hit = cut(household)
    if hit:
        yield Notice(text=_("降额的一家取额度最大的：{debt}。欠款不会因此变少。", debt=hit.name))
    else:
        yield Notice(text=_("没有一家有多余的额度可降，所以“一家降额”不改变什么。"))


def label(trouble: Trouble) -> str:
    """Return what a trouble is called, with its figure."""
    match trouble:
        case Trouble.INCOME:
            return _("收入少 {figure}", figure=_figure(trouble))
        case Trouble.RATE:
            return _("利率涨 {figure}", figure=_figure(trouble))
        case Trouble.LIMIT:
            return _("一家降额 {figure}", figure=_figure(trouble))
        case Trouble.ALL:
            return _("三样同时发生")


def _figure(trouble: Trouble) -> str:
    return display.figure(facts.figure(FIGURES[trouble]))


def _worse(outcome: Outcome, findings: Findings) -> str:
    worse = outcome.worse_than(findings)
    if not worse:
        return _("不受影响")
    return _("会变差：{labels}", labels=_("、").join(wording.LABELS[each] for each in worse))


def _outcome(outcome: Outcome) -> tuple[Text, ...]:
    name = label(outcome.trouble)
    reference = FIGURES.get(outcome.trouble)
    cited = Cited(text=name, entry=facts.figure(reference).entry) if reference else name
    return (cited, *_row(outcome.findings))


def _row(findings: Findings) -> tuple[Text, ...]:
    return (*map(wording.value, _shown(findings)), wording.light(findings.verdict))


def _shown(findings: Findings) -> list[Indicator]:
    values = {each.subject: each for each in findings.indicators}
    return [values[subject] for subject in _SHOWN if subject in values]
