"""The words of the answer that are needed in more than one place."""

from calculators.display import span
from calculators.finance.interest_free import Basis
from calculators.finance.payoff import Plan
from calculators.household.outlook import horizon
from calculators.language import _

NEVER = "never"
"""What scripts read where a plan never ends."""
CHARGED = {
    Basis.WHOLE: _("整张账单从入账那天算起"),
    Basis.UNPAID: _("没还的部分从入账那天算起"),
}
OTHERWISE = {
    Basis.WHOLE: _("要是按整张账单算"),
    Basis.UNPAID: _("要是只按没还的部分算"),
}


def other(basis: Basis) -> Basis:
    """Return the other basis."""
    return Basis.UNPAID if basis is Basis.WHOLE else Basis.WHOLE


def never(plan: Plan) -> str:
    """Say why minimums never pay the card off, or not as far as one looks."""
    first = plan.months[0]
    if first.total_paid <= first.total_interest:
        return _("以后一直只还最低，永远还不完：最低还款还不够利息。")
    return _("以后一直只还最低，算到 {span}也还不完。", span=span(horizon()))
