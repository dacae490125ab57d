"""What offers are called, and the sentences about them."""

from calculators import display, facts
from calculators.catalogue.interest.form import OFFERS
from calculators.catalogue.interest.offers import Offer
from calculators.display import percent, rough_money, solved_percent, spaced
from calculators.finance.money import EXACT
from calculators.language import _, sentences
from calculators.rounding import rounded, solved


def title(offer: Offer) -> str:
    """Return what an offer is called: its number and, if one was chosen, its product."""
    heading = OFFERS.heading(offer.number)
    if not offer.name:
        return heading
    return _("{heading}（{product}）", heading=heading, product=offer.name)


def places(offer: Offer) -> int:
    """Return with how many decimals an offer's advertised and true simple rate are read."""
    return display.telling_places(offer.advertised_rate, solved(offer.apr_simple))


def advertised_rate(offer: Offer) -> str:
    """Return the advertised rate as it is read."""
    return percent(offer.advertised_rate, places(offer))


def simple_rate(offer: Offer) -> str:
    """Return the true simple rate as it is read."""
    return solved_percent(offer.apr_simple, places(offer))


def summary(order: tuple[Offer, ...]) -> str:
    """Say which offer is cheapest and which dearest, and what a wrong choice costs.

    Args:
        order: the offers from cheap to dear, at least one.
    """
    cheapest, dearest = order[0], order[-1]
    if len(order) == 1:
        return _("{offer}：{rates}。", offer=title(cheapest), rates=_advertised_and_true(cheapest))
    same, more = simple_rate(cheapest), _wrong_choice(order)
    if same == simple_rate(dearest) and not more:
        return _("{count} 个方案一样贵：真实年化 {rate}。", count=len(order), rate=same)
    return sentences(
        _(
            "{offer}最便宜：{rates}。",
            offer=spaced(title(cheapest)),
            rates=_advertised_and_true(cheapest),
        ),
        _(
            "{offer}最贵：{rates}。",
            offer=spaced(title(dearest)),
            rates=_advertised_and_true(dearest),
        ),
        more,
    )


def _advertised_and_true(offer: Offer) -> str:
    advertised, true = advertised_rate(offer), simple_rate(offer)
    if advertised == true:
        return _("真实年化 {rate}", rate=true)
    return _("宣传 {advertised}，实际 {true}", advertised=advertised, true=true)


def _wrong_choice(order: tuple[Offer, ...]) -> str:
    """Say what the dearest offer costs more: the sums, or for a loan of the same size and time."""
    cheapest, dearest = order[0], order[-1]
    if _same_loan(order):
        more = EXACT.subtract(dearest.schedule.total_cost, cheapest.schedule.total_cost)
        return _("选错要多花 {amount}。", amount=rough_money(more)) if more > 0 else ""
    amount = facts.number("cost-yardstick.amount")
    gap = EXACT.subtract(solved(dearest.apr_simple), solved(cheapest.apr_simple))
    more = rounded(EXACT.multiply(amount, gap), 0)
    if more <= 0:
        return ""
    return _(
        "同样借 {amount}用一年，贵的要多花约 {more}。",
        amount=display.amount(amount),
        more=display.whole_money(more),
    )


def _same_loan(offers: tuple[Offer, ...]) -> bool:
    """Whether the sums can be compared: the same amount, paid back by the same day."""
    return (
        len({(each.principal, each.due[len(each.schedule.instalments) - 1]) for each in offers})
        == 1
    )
