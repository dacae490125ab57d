"""The schedule of an offer as a table, with the days."""

from functools import lru_cache

from calculators.catalogue.interest.offers import Offer
from calculators.catalogue.interest.wording import title
from calculators.display import spaced
from calculators.language import _
from calculators.results import Column, LazyRows, Row, Table


@lru_cache(maxsize=24)
def schedule_table(offer: Offer) -> Table:
    """Return the schedule, folded; its rows are made when they are asked for."""
    instalments = offer.schedule.instalments
    early = offer.settlement is not None

    def row(index: int) -> Row:
        each = instalments[index]
        last = early and index == len(instalments) - 1
        amounts = each.payment, each.principal, each.interest, each.fee, each.balance
        return (
            _("{number}（结清）", number=each.number) if last else str(each.number),
            str(offer.due[index]),
            *(f"{amount:,f}" for amount in amounts),
        )

    return Table(
        caption=_("{offer}的还款计划表", offer=spaced(title(offer))),
        folded=True,
        columns=(
            Column(label=_("期")),
            Column(label=_("还款日")),
            Column(label=_("应还")),
            Column(label=_("本金")),
            Column(label=_("利息")),
            Column(label=_("手续费")),
            Column(label=_("剩余本金")),
        ),
        rows=LazyRows(len(instalments), row),
    )
