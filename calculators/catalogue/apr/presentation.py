"""The rate of a deal as an answer: the rates, what it costs, and what to think of them."""

from collections.abc import Iterator
from dataclasses import replace

from calculators.catalogue.apr import troubles
from calculators.catalogue.apr.deals import Dated, Deal, Rates
from calculators.catalogue.apr.explanation import balances, explain, table
from calculators.catalogue.apr.wording import (
    COST,
    GOT,
    PAID,
    PERIODIC,
    PLACES,
    RECEIVED,
    SIMPLE,
    kind,
    times,
)
from calculators.display import grouped_amount, rough_money, solved_percent
from calculators.finance.money import EXACT
from calculators.headlines import amount, rate
from calculators.language import _, sentences
from calculators.pricing.ceilings import ceilings
from calculators.results import Block, Headline, Headlines, Notice, Result, Summary, Tone
from calculators.rounding import solved


def present(deal: Deal) -> Result:
    """Return the answer, whether there is a rate, several or none."""
    return Result(tuple(_blocks(deal)))


def _blocks(deal: Deal) -> Iterator[Block]:
    if deal.is_short:
        yield from _short(deal)
        return
    if (rates := deal.solution.rates) is None:
        yield Summary(text=troubles.summary(deal), tone=Tone.AMBER)
        yield Headlines(title=_("能算出来的"), figures=tuple(_amounts(deal)))
        yield from troubles.blocks(deal)
        yield table(deal, None)
        return
    yield Summary(text=_summary(deal, rates))
    yield Headlines(title=_("结果"), figures=(*_rates(deal, rates), *_amounts(deal)))
    yield from troubles.notices(deal, rates)
    if not deal.is_lending:
        limits = ceilings(deal.start if isinstance(deal, Dated) else None)
        above = [_("这笔钱")] if limits.is_exceeded(solved(rates.simple)) else []
        yield from limits.notices(*above)
    yield from balances(deal, rates)
    yield table(deal, rates)
    yield explain(deal, rates)


def _short(deal: Deal) -> Iterator[Block]:
    """Say that the payments do not add up to the loan; a rate would say nothing."""
    missing = EXACT.minus(deal.cost)
    yield Summary(
        text=_(
            "还款加起来还不够本金：一共还 {paid}，比到手的 {received}少 {missing}。",
            paid=grouped_amount(deal.paid),
            received=grouped_amount(deal.received),
            missing=grouped_amount(missing),
        ),
        tone=Tone.AMBER,
    )
    rates = deal.solution.rates
    unsaid = (
        [replace(each, text=_("算不出"), note="") for each in _rates(deal, rates)] if rates else []
    )
    yield Headlines(
        title=_("能算出来的"),
        figures=(amount("missing", _("离本金还差"), missing), *_amounts(deal), *unsaid),
    )
    yield Notice(text=_("看看每期还多少、还几次是不是填全了，有没有漏填的还款。"))
    yield table(deal, rates)


def _summary(deal: Deal, rates: Rates) -> str:
    simple, compound = solved_percent(rates.simple), solved_percent(rates.compound)
    if deal.is_lending:
        found = _(
            "你先付出、后收回，真实的年化收益是 {simple}（单利），{compound}（复利）。",
            simple=simple,
            compound=compound,
        )
    else:
        found = _(
            "真实年化 {simple}（单利），{compound}（复利）。", simple=simple, compound=compound
        )
    return sentences(found, _difference(deal))


def _difference(deal: Deal) -> str:
    if deal.cost > 0:
        return _("付出的比拿到的多 {more}。", more=rough_money(deal.cost))
    if deal.cost < 0:
        return _("拿到的比付出的多 {more}。", more=rough_money(EXACT.minus(deal.cost)))
    return _("拿到的和付出的一样多。")


def _rates(deal: Deal, rates: Rates) -> Iterator[Headline]:
    yield rate("apr_simple", _("真实年化（单利）"), rates.simple, SIMPLE[kind(deal)])
    yield rate("apr_compound", _("真实年化（复利）"), rates.compound, _("把利滚利也算上"))
    note = _("一年 {times}", times=times(deal))
    yield rate("periodic_rate", PERIODIC[kind(deal)], rates.periodic, note, PLACES)


def _amounts(deal: Deal) -> Iterator[Headline]:
    note = COST[deal.is_lending]
    if deal.cost < 0:
        note = _("{formula}，负数是多拿了", formula=note)
    yield amount("total_cost", _("总成本"), deal.cost, note)
    yield amount("received", GOT[deal.is_lending], deal.received, RECEIVED[kind(deal)])
    yield amount("total_paid", PAID[deal.is_lending], deal.paid, _("每一笔加起来"))
