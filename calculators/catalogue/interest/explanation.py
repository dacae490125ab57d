"""How the figures of an offer come about, with its own numbers put in."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from calculators.catalogue.interest.offers import Offer, PaymentRule
from calculators.catalogue.interest.wording import simple_rate, title
from calculators.display import money, quantity, short_percent, solved_percent, spaced
from calculators.facts import Unit
from calculators.finance.due_dates import days_between
from calculators.finance.money import ZERO
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.returns import DAYS_IN_YEAR
from calculators.language import _
from calculators.pricing.price import Quote
from calculators.pricing.wording import METHODS, daily, formula
from calculators.results import Explanation, Step


@lru_cache(maxsize=24)
def explanation(offer: Offer) -> Explanation:
    """Return the steps from the quote to the true yearly rates."""
    rates = _dated_rates(offer) if offer.is_dated else _monthly_rates(offer)
    return Explanation(
        title=_("{offer}是怎么算的", offer=spaced(title(offer))), steps=(*_costs(offer), *rates)
    )


def _costs(offer: Offer) -> Iterator[Step]:
    schedule = offer.schedule
    first = money(schedule.instalments[0].payment)
    yield Step(
        label=_("每期要付的"),
        formula=_pricing(offer),
        numbers=_("第一期 {amount}", amount=first)
        if offer.price.quote in (Quote.PAYMENT, Quote.REVOLVING)
        else _("{method}，第一期 {amount}", method=METHODS[offer.method], amount=first),
    )
    if offer.has_payment_rule:
        yield _payment(offer)
    if offer.period_fee:
        yield Step(
            label=_("每期另收的"),
            formula=_("保险费、担保费，每一期都加上"),
            numbers=f"{money(offer.period_fee)} × {_periods(offer)}",
        )
    if offer.settlement:
        yield _settling(offer)
    yield Step(
        label=_("实际到手"),
        formula=_("本金 − 放款时先收的费用"),
        numbers=f"{money(offer.principal)} − {money(offer.upfront_fee)}"
        f" = {money(schedule.cash_flows[0])}",
    )
    yield Step(
        label=_("总成本"),
        formula=_("全部利息 + 全部费用"),
        numbers=f"{money(schedule.total_interest)} + {money(schedule.total_fees)}"
        f" = {money(schedule.total_cost)}",
    )


def _payment(offer: Offer) -> Step:
    """Say what the payment follows from, and what the last instalment then is."""
    instalments = offer.agreed.instalments
    said = {
        "payment": money(instalments[0].payment),
        "last": money(instalments[-1].payment),
    }
    label = _("每期还款额")
    match offer.payment_rule:
        case PaymentRule.FORMULA:
            return Step(
                label=label,
                formula=_("按每个月一样长的等额本息公式定；利息照实际天数算，差额放进最后一期"),
                numbers=_(
                    "{price}，{periods}，每期 {payment}；最后一期 {last}",
                    price=formula(offer.price, offer.instalments),
                    periods=quantity(Decimal(offer.instalments), Unit.PERIODS),
                    payment=money(offer.fixed_payment or ZERO),
                    last=said["last"],
                ),
            )
        case PaymentRule.CONTRACT:
            return Step(
                label=label,
                formula=_("照合同；利息照实际天数算，差额放进最后一期"),
                numbers=_("每期 {payment}；最后一期 {last}", **said),
            )
        case PaymentRule.DAYS:
            return Step(
                label=label,
                formula=_("照每一期的天数配平，让每期还的一样多"),
                numbers=_("每期 {payment}；最后一期 {last}", **said),
            )


def _settling(offer: Offer) -> Step:
    settlement = offer.settlement
    assert settlement  # noqa: S101 (asked before)
    left = offer.agreed.instalments[settlement.after - 1].balance
    rest = (
        _("后面各期的利息和手续费照样全收")
        if settlement.rest_is_charged
        else _("后面各期的利息和手续费不再收")
    )
    return Step(
        label=_("第 {number} 期一起结清", number=settlement.after),
        formula=_("这一期 + 剩余本金 + 剩余本金 × 违约金比例"),
        numbers=_(
            "剩余本金 {left}，违约金 {share}，{rest}；结清当天一共付 {amount}",
            left=money(left),
            share=short_percent(settlement.share),
            rest=rest,
            amount=money(offer.schedule.instalments[-1].payment),
        ),
    )


def _monthly_rates(offer: Offer) -> Iterator[Step]:
    monthly = solved_percent(offer.internal_rate, 4)
    yield Step(
        label=_("每期内部收益率 i"),
        formula=_("到手的钱 = 每一期还款 ÷ (1 + i) 的期数次方，全部相加"),
        numbers=_("{periods}，解出 i = {rate}", periods=_periods(offer), rate=monthly),
    )
    yield Step(
        label=_("真实年化（单利）"),
        formula=f"i × {MONTHS_IN_YEAR}",
        numbers=f"{monthly} × {MONTHS_IN_YEAR} = {simple_rate(offer)}",
    )
    yield Step(
        label=_("真实年化（复利）"),
        formula=_("(1 + i) 的 {power} 次方 − 1", power=MONTHS_IN_YEAR),
        numbers=f"= {solved_percent(offer.apr_compound)}",
    )


def _dated_rates(offer: Offer) -> Iterator[Step]:
    a_day = solved_percent(offer.apr_simple / DAYS_IN_YEAR, 4)
    last = offer.due[len(offer.schedule.instalments) - 1]
    yield Step(
        label=_("真实年化（单利）"),
        formula=_(
            "找一个日利率，按实际天数计息，到最后一天正好还清；再乘以 {days}", days=DAYS_IN_YEAR
        ),
        numbers=_(
            "{start} 到 {last}，解出每天 {daily}，× {days} = {yearly}",
            start=offer.start,
            last=last,
            daily=a_day,
            days=DAYS_IN_YEAR,
            yearly=simple_rate(offer),
        ),
    )
    yield Step(
        label=_("真实年化（复利）"),
        formula=_(
            "到手的钱 = 每一笔还款 ÷ (1 + 年化) 的（天数 ÷ {days}）次方，全部相加",
            days=DAYS_IN_YEAR,
        ),
        numbers=f"= {solved_percent(offer.apr_compound)}",
    )


def _pricing(offer: Offer) -> str:
    if not offer.by_day:
        return formula(offer.price, offer.instalments)
    days = days_between(offer.start, offer.due)[0]
    return _(
        "{daily} × 欠着的本金 × 天数；第一期 {days}",
        daily=daily(offer.price),
        days=quantity(Decimal(days), Unit.DAYS),
    )


def _periods(offer: Offer) -> str:
    return quantity(Decimal(len(offer.schedule.instalments)), Unit.PERIODS)
