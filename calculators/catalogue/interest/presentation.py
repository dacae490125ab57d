"""The comparison of offers as an answer: the order, the figures, charts, schedules, computation."""

from calculators.catalogue.interest.charts import charts
from calculators.catalogue.interest.explanation import explanation
from calculators.catalogue.interest.offers import Offer, ranked
from calculators.catalogue.interest.schedules import schedule_table
from calculators.catalogue.interest.wording import (
    advertised_rate,
    places,
    simple_rate,
    summary,
    title,
)
from calculators.display import money, solved_percent
from calculators.finance.money import EXACT, ZERO
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.headlines import amount, rate
from calculators.language import _
from calculators.pricing.ceilings import Ceilings, ceilings
from calculators.results import (
    Block,
    Column,
    Headlines,
    Notice,
    Result,
    Summary,
    Table,
    Tone,
)
from calculators.rounding import solved


def present(offers: tuple[Offer, ...]) -> Result:
    """Return the answer to a comparison of at least one offer."""
    order = ranked(offers)
    limits = ceilings(offers[0].start)  # all are paid out on the same day
    above = [title(offer) for offer in offers if limits.is_exceeded(solved(offer.apr_simple))]
    blocks: list[Block] = [
        Summary(text=summary(order)),
        *(_figures(offer) for offer in offers),
        _ranking(order, limits),
        *limits.notices(*above),
        *map(_unlike_last, filter(_has_unlike_last, offers)),
        *charts(offers),
        *(schedule_table(offer) for offer in offers),
        *(explanation(offer) for offer in offers),
    ]
    return Result(tuple(blocks))


def _ranking(order: tuple[Offer, ...], limits: Ceilings) -> Table:
    return Table(
        caption=_("从便宜到贵"),
        columns=(
            Column(label=_("方案"), align="start"),
            Column(label=_("真实年化（单利）")),
            Column(label=_("总成本")),
            Column(label=_("宣传的年化")),
            Column(label=_("真实年化（复利）")),
            Column(label=_("和上限比")),
        ),
        rows=tuple(
            (
                f"{place}. {title(offer)}",
                simple_rate(offer),
                money(offer.schedule.total_cost),
                advertised_rate(offer),
                solved_percent(offer.apr_compound),
                limits.standing(solved(offer.apr_simple)),
            )
            for place, offer in enumerate(order, 1)
        ),
    )


def _figures(offer: Offer) -> Headlines:
    schedule = offer.schedule
    first = schedule.instalments[0].payment
    simple = (
        _("按实际天数算，利息不生利息")
        if offer.is_dated
        else _("每期内部收益率 × {months}", months=MONTHS_IN_YEAR)
    )
    return Headlines(
        title=title(offer),
        alternative=offer.number,
        figures=(
            rate("apr_simple", _("真实年化（单利）"), offer.apr_simple, simple, places(offer)),
            rate("apr_compound", _("真实年化（复利）"), offer.apr_compound, _("把利滚利也算上")),
            amount("total_cost", _("总成本"), schedule.total_cost, _("利息加所有费用")),
            amount("first_payment", _("第一期要还"), first, _how_it_goes_on(offer)),
            amount("total_paid", _("一共要还"), schedule.total_paid, _("本金加总成本")),
        ),
    )


def _has_unlike_last(offer: Offer) -> bool:
    """Tell whether the last instalment is more than twice the payment that was fixed."""
    payment = offer.fixed_payment
    if payment is None or offer.settlement:
        return False
    last = offer.agreed.instalments[-1].payment
    return len(offer.due) > 1 and EXACT.subtract(last, payment) > payment


def _unlike_last(offer: Offer) -> Notice:
    return Notice(
        text=_(
            "{offer}：每期 {payment}，最后一期却要 {last}。"
            "看看每期还款额、利率和期数是不是填对了；没填错的话，签合同前问清楚最后一期怎么还。",
            offer=title(offer),
            payment=money(offer.fixed_payment or ZERO),
            last=money(offer.agreed.instalments[-1].payment),
        ),
        tone=Tone.AMBER,
    )


def _how_it_goes_on(offer: Offer) -> str:
    instalments = offer.schedule.instalments
    first, last = instalments[0].payment, instalments[-1].payment
    if len(instalments) == 1:
        return _("{day} 一次还清", day=offer.due[0])
    if offer.settlement:
        return _("第 {number} 期结清时付 {amount}", number=len(instalments), amount=money(last))
    return _("最后一期 {amount}", amount=money(last)) if first != last else _("每期一样")
