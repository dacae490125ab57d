"""What offers are called, and the sentences about them."""

from calculators import display, facts
from calculators.catalogue.interest.form import OFFERS
from calculators.catalogue.interest.offers import Offer
from calculators.display import money, percent, solved, solved_percent, spaced
from calculators.finance.money import EXACT, to_fen


def title(offer: Offer) -> str:
    """Return what an offer is called: its number and, if one was chosen, its product."""
    heading = OFFERS.heading(offer.number)
    return f"{heading}（{offer.name}）" if offer.name else heading


def summary(order: tuple[Offer, ...]) -> str:
    """Say which offer is cheapest and which dearest, and what a wrong choice costs.

    Args:
        order: the offers from cheap to dear, at least one.
    """
    cheapest, dearest = order[0], order[-1]
    if len(order) == 1:
        return f"{title(cheapest)}：{_advertised_and_true(cheapest)}。"
    same, more = solved_percent(cheapest.apr_simple), _wrong_choice(order)
    if same == solved_percent(dearest.apr_simple) and not more:
        return f"{len(order)} 个方案一样贵：真实年化 {same}。"
    return (
        f"{spaced(title(cheapest))}最便宜：{_advertised_and_true(cheapest)}。"
        f"{spaced(title(dearest))}最贵：{_advertised_and_true(dearest)}。{more}"
    )


def _advertised_and_true(offer: Offer) -> str:
    advertised, true = percent(offer.advertised_rate), solved_percent(offer.apr_simple)
    return f"真实年化 {true}" if advertised == true else f"宣传 {advertised}，实际 {true}"


def _wrong_choice(order: tuple[Offer, ...]) -> str:
    """Say what the dearest offer costs more: the sums, or for a loan of the same size and time."""
    cheapest, dearest = order[0], order[-1]
    if _same_loan(order):
        more = EXACT.subtract(dearest.schedule.total_cost, cheapest.schedule.total_cost)
        return f"选错要多花 {money(more)}。" if more > 0 else ""
    amount = facts.number("cost-yardstick.amount")
    gap = EXACT.subtract(solved(dearest.apr_simple), solved(cheapest.apr_simple))
    more = to_fen(EXACT.multiply(amount, gap))
    if more <= 0:
        return ""
    return f"折成每 {display.amount(amount)}用一年，贵的比便宜的多花大约 {money(more)}。"


def _same_loan(offers: tuple[Offer, ...]) -> bool:
    """Whether the sums can be compared: the same amount, paid back by the same day."""
    return (
        len({(each.principal, each.due[len(each.schedule.instalments) - 1]) for each in offers})
        == 1
    )
