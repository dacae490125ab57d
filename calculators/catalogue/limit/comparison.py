"""An estimate with an answer that is tried out, beside the estimate without."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.limit import wording
from calculators.catalogue.limit.change import Change
from calculators.catalogue.limit.form import CHANGE
from calculators.catalogue.limit.model import Answers, End, estimate
from calculators.display import rounded
from calculators.finance.money import EXACT
from calculators.results import Block, Chart, Headline, Headlines, Notice, Series


def comparison(answers: Answers, change: Change | None) -> Iterator[Block]:
    """Compare the ends before and after a change."""
    if change is None:
        return
    label = CHANGE.option(change.code).label
    after = change.made(answers)
    if after == answers:
        yield Notice(text=f"试着改的“{label}”和你现在填的一样，所以什么都不变。")
        return
    pairs = {end: (_limit(answers, end), _limit(after, end)) for end in End}
    yield Headlines(
        title=f"改成“{label}”以后",
        figures=tuple(
            Headline(
                name=f"after_{end}",
                label=wording.ENDS[end],
                value=new,
                text=wording.limit(new),
                note=f"现在是 {wording.limit(old)}，{_moved(EXACT.subtract(new, old))}",
            )
            for end, (old, new) in pairs.items()
        ),
    )
    yield Chart(
        kind="bar",
        title="改之前和改之后",
        description="；".join(
            f"{wording.ENDS[end]}从 {wording.limit(old)}到 {wording.limit(new)}"
            for end, (old, new) in pairs.items()
        )
        + "。",
        x_label="哪个数",
        x=tuple(wording.ENDS[end] for end in End),
        y_label="额度",
        unit="whole yuan",
        series=(
            Series(label="现在", values=tuple(rounded(old, 0) for old, _ in pairs.values())),
            Series(label="改成以后", values=tuple(rounded(new, 0) for _, new in pairs.values())),
        ),
    )


def _limit(answers: Answers, end: End) -> Decimal:
    return estimate(answers, end).limit


def _moved(difference: Decimal) -> str:
    if not difference:
        return "不变"
    return f"{'多' if difference > 0 else '少'} {wording.limit(difference.copy_abs())}"
