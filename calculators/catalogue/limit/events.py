"""What the article says that paying on time and paying late do, put side by side."""

from calculators.catalogue.limit import wording
from calculators.catalogue.limit.model import Answers, End, Factor, History, estimate
from calculators.language import _
from calculators.results import Cited, Column, Table, Text

ON_TIME = "claim-on-time"


def table(answers: Answers) -> Table:
    """Return the ends of the limit for each way in which loans were paid back."""
    return Table(
        caption=_("还款表现不同，额度会怎样"),
        columns=(
            Column(label=_("还款表现"), align="start"),
            Column(label=_("额度（低值到高值）")),
            Column(label=_("网上流传的说法"), align="start"),
        ),
        rows=tuple(_row(answers, history) for history in History),
    )


def _row(answers: Answers, history: History) -> tuple[Text, ...]:
    other = answers.choosing(Factor.HISTORY, history.value)
    name = wording.chosen(Factor.HISTORY, history.value)
    return (
        _("{answer}（你填的）", answer=name) if other == answers else name,
        wording.between(*(estimate(other, end).limit for end in (End.LOW, End.HIGH))),
        _claim(other, history),
    )


def _claim(answers: Answers, history: History) -> Text:
    if history is History.ON_TIME:
        uplift = wording.shown(ON_TIME, "uplift")
        text = _("不加额度，只说提额的概率高 {uplift}", uplift=uplift)
        return Cited(text=text, entry=ON_TIME)
    return wording.claimed(answers, Factor.HISTORY)
