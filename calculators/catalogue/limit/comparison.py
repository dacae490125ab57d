"""An estimate with an answer that is tried out, beside the estimate without."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.limit import wording
from calculators.catalogue.limit.change import Change
from calculators.catalogue.limit.form import CHANGE
from calculators.catalogue.limit.model import Answers, End, estimate
from calculators.finance.money import EXACT
from calculators.language import _
from calculators.results import Block, Headline, Headlines, Notice


def comparison(answers: Answers, change: Change | None) -> Iterator[Block]:
    """Compare the ends before and after a change."""
    if change is None:
        return
    label = CHANGE.option(change.code).label
    after = change.made(answers)
    if after == answers:
        yield Notice(text=_("试着改的“{change}”和你现在填的一样，所以什么都不变。", change=label))
        return
    pairs = {end: (_limit(answers, end), _limit(after, end)) for end in End}
    yield Headlines(
        title=_("改成“{change}”以后", change=label),
        figures=tuple(
            Headline(
                name=f"after_{end}",
                label=wording.ENDS[end],
                value=new,
                text=wording.limit(new),
                note=_note(old, new),
            )
            for end, (old, new) in pairs.items()
        ),
    )


def _limit(answers: Answers, end: End) -> Decimal:
    return estimate(answers, end).limit


def _note(old: Decimal, new: Decimal) -> str:
    now, difference = wording.limit(old), EXACT.subtract(new, old)
    if not difference:
        return _("现在是 {limit}，不变", limit=now)
    moved = wording.limit(difference.copy_abs())
    if difference > 0:
        return _("现在是 {limit}，多 {difference}", limit=now, difference=moved)
    return _("现在是 {limit}，少 {difference}", limit=now, difference=moved)
