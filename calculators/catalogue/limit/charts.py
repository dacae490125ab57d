"""What each factor and bound adds to the low and to the high end, drawn as bars."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from calculators.catalogue.limit import wording
from calculators.catalogue.limit.model import Bound, End, Factor, Trace
from calculators.language import _, sentences
from calculators.results import Chart, Series

BOUNDS = {
    Bound.START: _("产品的最低额度"),
    Bound.PRODUCT: _("产品自己的范围"),
    Bound.INCOME: _("收入的界线"),
    Bound.RULE: _("监管的上限"),
    Bound.FREEZE: _("冻结"),
}


def contributions(traces: Mapping[End, Trace]) -> Chart:
    """Draw what every step that moves an end of the limit adds to it or takes away."""
    moved = {end: _moved(traces[end]) for end in (End.LOW, End.HIGH)}
    causes = [cause for cause in moved[End.LOW] if any(moves[cause] for moves in moved.values())]
    largest = max(causes, key=lambda cause: abs(moved[End.HIGH][cause]), default=None)
    return Chart(
        kind="bar",
        title=_("低值和高值是怎么来的"),
        description=sentences(
            _("从上到下把每一项加起来，就是低值和高值。"),
            _("高值里动得最多的是“{cause}”。", cause=name(largest)) if largest else "",
        ),
        x_label=_("因素"),
        x=tuple(map(name, causes)),
        unit="whole yuan",
        series=tuple(
            Series(label=wording.ENDS[end], values=tuple(moves[cause] for cause in causes))
            for end, moves in moved.items()
        ),
    )


def name(cause: Factor | Bound) -> str:
    """Return what a factor or bound is called."""
    return wording.label(cause) if isinstance(cause, Factor) else BOUNDS[cause]


def _moved(trace: Trace) -> dict[Factor | Bound, Decimal]:
    """Return what each step moves, in whole 元 that add up to the end in whole 元."""
    start = trace.stages[0]
    moved = {start.cause: wording.whole(start.after)}
    for before, stage in pairwise(trace.stages):
        moved[stage.cause] = wording.whole(stage.after) - wording.whole(before.after)
    return moved
