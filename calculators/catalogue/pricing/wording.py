"""What quotes and ways of paying back are called, and how a price is put into words."""

from calculators.catalogue.pricing.price import Price, Quote
from calculators.display import money, percent, short_percent
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.repayment import Repayment

METHODS = {
    Repayment.EQUAL_PAYMENT: "等额本息（每期还的一样多）",
    Repayment.EQUAL_PRINCIPAL: "等额本金（本金平分，利息越还越少）",
    Repayment.INTEREST_ONLY: "先息后本（每期只还利息，最后还本金）",
    Repayment.BULLET: "一次还本付息（到期一起还）",
    Repayment.FLAT: "等本等息（利息一直按最初本金算）",
}
QUOTES = {
    Quote.DAY: "日利率",
    Quote.MONTH: "月利率",
    Quote.YEAR: "年利率",
    Quote.PERIOD_FEE: "每期手续费率",
    Quote.TOTAL_FEE: "总手续费",
    Quote.PAYMENT: "每期还多少钱",
    Quote.USE: "日利率，随借随还",
}
_PLACES = 4


def formula(price: Price, instalments: int) -> str:
    """Say what a price means for an instalment, all months being alike.

    >>> from decimal import Decimal
    >>> formula(Price(Quote.YEAR, Decimal("0.18"), 365), 12)
    '年利率 18% ÷ 12 = 每月 1.5000%'
    """
    quoted = f"{QUOTES[price.quote]} "
    match price.quote:
        case Quote.PAYMENT:
            return f"{quoted}{money(price.amount)}，一共 {instalments} 期；利息按摊出来的利率拆开"
        case Quote.TOTAL_FEE:
            return f"{quoted}{money(price.amount)}，平分到 {instalments} 期"
        case Quote.PERIOD_FEE:
            return f"{quoted}{short_percent(price.amount)} × 最初的本金"
        case Quote.MONTH:
            return f"{quoted}{short_percent(price.amount)}"
        case Quote.YEAR:
            return f"{quoted}{short_percent(price.amount)} ÷ {MONTHS_IN_YEAR} = {_monthly(price)}"
        case Quote.DAY | Quote.USE:
            return (
                f"{quoted}{short_percent(price.amount)} × {price.days_in_year} 天"
                f" ÷ {MONTHS_IN_YEAR} = {_monthly(price)}"
            )


def daily(price: Price) -> str:
    """Say what a price means for a day on which something is owed.

    >>> from decimal import Decimal
    >>> daily(Price(Quote.YEAR, Decimal("0.18"), 360))
    '年利率 18% ÷ 360 天 = 日利率 0.0500%'
    """
    rate = f"日利率 {percent(price.daily_rate, _PLACES)}"
    if price.quote in (Quote.DAY, Quote.USE):
        return rate
    return f"年利率 {short_percent(price.yearly_rate)} ÷ {price.days_in_year} 天 = {rate}"


def _monthly(price: Price) -> str:
    return f"每月 {percent(price.monthly_rate, _PLACES)}"
