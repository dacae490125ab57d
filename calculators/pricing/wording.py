"""What quotes and ways of paying back are called, and how a price is put into words."""

from decimal import Decimal

from calculators.display import money, percent, quantity, short_percent
from calculators.facts import Unit
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.repayment import Repayment
from calculators.language import _
from calculators.pricing.price import Price, Quote

METHODS = {
    Repayment.EQUAL_PAYMENT: _("等额本息（每期还的一样多）"),
    Repayment.EQUAL_PRINCIPAL: _("等额本金（本金平分，利息越还越少）"),
    Repayment.INTEREST_ONLY: _("先息后本（每期只还利息，最后还本金）"),
    Repayment.BULLET: _("一次还本付息（到期一起还）"),
    Repayment.FLAT: _("等本等息（利息一直按最初本金算）"),
}
QUOTES = {
    Quote.DAY: _("日利率"),
    Quote.MONTH: _("月利率"),
    Quote.YEAR: _("年利率"),
    Quote.PERIOD_FEE: _("每期手续费率"),
    Quote.TOTAL_FEE: _("总手续费"),
    Quote.PAYMENT: _("每期还多少钱"),
    Quote.REVOLVING: _("日利率，随借随还"),
}
UNITS = {
    Quote.DAY: _("%/日"),
    Quote.MONTH: _("%/月"),
    Quote.YEAR: _("%/年"),
    Quote.PERIOD_FEE: _("%/期（手续费）"),
    Quote.TOTAL_FEE: _("元（总手续费）"),
    Quote.PAYMENT: _("元（每期还款）"),
    Quote.REVOLVING: _("%/日（随借随还）"),
}
"""How a price is quoted, as it follows the price."""
_PLACES = 4


def formula(price: Price, instalments: int) -> str:
    """Say what a price means for an instalment, all months being alike.

    >>> from decimal import Decimal
    >>> formula(Price(Quote.YEAR, Decimal("0.18"), 365), 12)
    '年利率 18% ÷ 12 = 每月 1.5000%'
    """
    quoted = QUOTES[price.quote]
    periods = quantity(Decimal(instalments), Unit.PERIODS)
    match price.quote:
        case Quote.PAYMENT:
            return _(
                "{quoted} {amount}，一共 {periods}；利息按摊出来的利率拆开",
                quoted=quoted,
                amount=money(price.amount),
                periods=periods,
            )
        case Quote.TOTAL_FEE:
            return _(
                "{quoted} {amount}，平分到 {periods}",
                quoted=quoted,
                amount=money(price.amount),
                periods=periods,
            )
        case Quote.PERIOD_FEE:
            return _(
                "{quoted} {rate} × 最初的本金", quoted=quoted, rate=short_percent(price.amount)
            )
        case Quote.MONTH:
            return f"{quoted} {short_percent(price.amount)}"
        case Quote.YEAR:
            return f"{quoted} {short_percent(price.amount)} ÷ {MONTHS_IN_YEAR} = {_monthly(price)}"
        case Quote.DAY | Quote.REVOLVING:
            return (
                f"{quoted} {short_percent(price.amount)} × {_days(price)}"
                f" ÷ {MONTHS_IN_YEAR} = {_monthly(price)}"
            )


def daily(price: Price) -> str:
    """Say what a price means for a day on which something is owed.

    >>> from decimal import Decimal
    >>> daily(Price(Quote.YEAR, Decimal("0.18"), 360))
    '年利率 18% ÷ 360 天 = 日利率 0.0500%'
    """
    rate = percent(price.daily_rate, _PLACES)
    if price.quote in (Quote.DAY, Quote.REVOLVING):
        return _("日利率 {rate}", rate=rate)
    return _(
        "年利率 {yearly} ÷ {days} = 日利率 {daily}",
        yearly=short_percent(price.yearly_rate),
        days=_days(price),
        daily=rate,
    )


def _monthly(price: Price) -> str:
    return _("每月 {rate}", rate=percent(price.monthly_rate, _PLACES))


def _days(price: Price) -> str:
    return quantity(Decimal(price.days_in_year), Unit.DAYS)
