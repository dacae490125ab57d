"""How the figures of an offer come about, with its own numbers put in."""

from collections.abc import Iterator
from functools import lru_cache

from calculators.catalogue.interest.offers import Offer
from calculators.catalogue.interest.wording import title
from calculators.catalogue.pricing.price import Quote
from calculators.catalogue.pricing.wording import METHODS, daily, formula
from calculators.display import money, short_percent, solved_percent, spaced
from calculators.finance.due_dates import days_between
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.returns import DAYS_IN_YEAR
from calculators.results import Explanation, Step


@lru_cache(maxsize=24)
def explanation(offer: Offer) -> Explanation:
    """Return the steps from the quote to the true yearly rates."""
    rates = _dated_rates(offer) if offer.is_dated else _monthly_rates(offer)
    return Explanation(title=f"{spaced(title(offer))}是怎么算的", steps=(*_costs(offer), *rates))


def _costs(offer: Offer) -> Iterator[Step]:
    schedule = offer.schedule
    first = f"第一期 {money(schedule.instalments[0].payment)}"
    yield Step(
        label="每期要付的",
        formula=_pricing(offer),
        numbers=first
        if offer.price.quote in (Quote.PAYMENT, Quote.USE)
        else f"{METHODS[offer.method]}，{first}",
    )
    if offer.period_fee:
        yield Step(
            label="每期另收的",
            formula="保险费、担保费，每一期都加上",
            numbers=f"{money(offer.period_fee)} × {len(schedule.instalments)} 期",
        )
    if offer.settlement:
        yield _settling(offer)
    yield Step(
        label="实际到手",
        formula="本金 − 放款时先收的费用",
        numbers=f"{money(offer.principal)} − {money(offer.upfront_fee)}"
        f" = {money(schedule.cash_flows[0])}",
    )
    yield Step(
        label="总成本",
        formula="全部利息 + 全部费用",
        numbers=f"{money(schedule.total_interest)} + {money(schedule.total_fees)}"
        f" = {money(schedule.total_cost)}",
    )


def _settling(offer: Offer) -> Step:
    settlement = offer.settlement
    assert settlement  # noqa: S101 (asked before)
    left = offer.agreed.instalments[settlement.after - 1].balance
    rest = "照样全收" if settlement.rest_is_charged else "不再收"
    return Step(
        label=f"第 {settlement.after} 期一起结清",
        formula="这一期 + 剩余本金 + 剩余本金 × 违约金比例",
        numbers=f"剩余本金 {money(left)}，违约金 {short_percent(settlement.share)}，"
        f"后面各期的利息和手续费{rest}；结清当天一共付 "
        f"{money(offer.schedule.instalments[-1].payment)}",
    )


def _monthly_rates(offer: Offer) -> Iterator[Step]:
    monthly = solved_percent(offer.internal_rate, 4)
    yield Step(
        label="每期内部收益率 i",
        formula="到手的钱 = 每一期还款 ÷ (1 + i) 的期数次方，全部相加",
        numbers=f"{len(offer.schedule.instalments)} 期，解出 i = {monthly}",
    )
    yield Step(
        label="真实年化（单利）",
        formula=f"i × {MONTHS_IN_YEAR}",
        numbers=f"{monthly} × {MONTHS_IN_YEAR} = {solved_percent(offer.apr_simple)}",
    )
    yield Step(
        label="真实年化（复利）",
        formula=f"(1 + i) 的 {MONTHS_IN_YEAR} 次方 − 1",
        numbers=f"= {solved_percent(offer.apr_compound)}",
    )


def _dated_rates(offer: Offer) -> Iterator[Step]:
    a_day = solved_percent(offer.apr_simple / DAYS_IN_YEAR, 4)
    last = offer.due[len(offer.schedule.instalments) - 1]
    yield Step(
        label="真实年化（单利）",
        formula=f"找一个日利率，按实际天数计息，到最后一天正好还清；再乘以 {DAYS_IN_YEAR}",
        numbers=f"{offer.start} 到 {last}，解出每天 {a_day}，× {DAYS_IN_YEAR}"
        f" = {solved_percent(offer.apr_simple)}",
    )
    yield Step(
        label="真实年化（复利）",
        formula=f"到手的钱 = 每一笔还款 ÷ (1 + 年化) 的（天数 ÷ {DAYS_IN_YEAR}）次方，全部相加",
        numbers=f"= {solved_percent(offer.apr_compound)}",
    )


def _pricing(offer: Offer) -> str:
    if not offer.by_day:
        return formula(offer.price, offer.instalments)
    days = days_between(offer.start, offer.due)[0]
    return f"{daily(offer.price)} × 欠着的本金 × 天数；第一期 {days} 天"
