"""The words of the answer that are needed in more than one place."""

from decimal import Decimal

from calculators import display, facts
from calculators.catalogue.apr.deals import Dated, Deal, Period, Regular
from calculators.facts import Unit
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.returns import DAYS_IN_YEAR
from calculators.language import _
from calculators.rounding import rounded

LIST = "list"
PLACES = 4
"""Decimals of the percentage of a short time's rate."""
PERIODIC = {
    Period.MONTH.value: _("每月的利率"),
    Period.HALF_MONTH.value: _("每半个月的利率"),
    Period.QUARTER.value: _("每季度的利率"),
    Period.YEAR.value: _("每年的利率"),
    Period.WEEK.value: _("每周的利率"),
    Period.DAYS.value: _("每期的利率"),
    LIST: _("折合每天的利率"),
}
SIMPLE = {
    Period.MONTH.value: _("每月的利率 × {months}", months=MONTHS_IN_YEAR),
    Period.HALF_MONTH.value: _("每期的利率 × 一年的期数"),
    Period.QUARTER.value: _("每期的利率 × 一年的期数"),
    Period.YEAR.value: _("每年的利率"),
    Period.WEEK.value: _("每周的利率 × 一年的周数"),
    Period.DAYS.value: _("每期的利率 × 一年的期数"),
    LIST: _("按天计息，利息不再生息"),
}
PAID = {False: _("一共还"), True: _("一共付出")}
"""What everything paid is called, by whether it is the reader who lends."""
GOT = {False: _("到手"), True: _("一共收回")}
COST = {False: _("一共还 − 到手"), True: _("一共付出 − 一共收回")}
_ON_HAND = _("扣掉一开始的费用和押金以后")
RECEIVED = dict.fromkeys((period.value for period in Period), _ON_HAND) | {
    LIST: _("清单里的正数加起来")
}


def kind(deal: Deal) -> str:
    """Return the key under which the words for a deal are kept."""
    return deal.period.value if isinstance(deal, Regular) else LIST


def times(deal: Deal) -> str:
    """Return how many periods a year has."""
    if isinstance(deal, Regular):
        periods = rounded(Decimal(deal.periods_a_year), 2)
        return display.quantity(periods, Unit.PERIODS)
    return display.quantity(Decimal(DAYS_IN_YEAR), Unit.DAYS)


def when(deal: Deal, index: int) -> str:
    """Return when the flow `index` comes: 第 3 期, or the day."""
    if isinstance(deal, Dated):
        return str(deal.ordered[index].day)
    return _("第 {number} 期", number=index) if index else _("一开始")


def is_absurd(rate: float) -> bool:
    """Whether a compound rate is beyond what says anything."""
    return rate > facts.number("absurd-rate.high")
