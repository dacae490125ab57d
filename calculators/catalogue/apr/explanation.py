"""How the rate came about: each flow brought back to the first day, and the steps in words."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from math import exp, inf, log1p

from calculators.catalogue.apr.deals import Dated, Deal, Rates, Regular
from calculators.catalogue.apr.wording import (
    COST,
    PERIODIC,
    PLACES,
    SIMPLE,
    is_absurd,
    kind,
    times,
    when,
)
from calculators.display import money, quantity, solved_percent
from calculators.facts import Unit
from calculators.finance.returns import DAYS_IN_YEAR
from calculators.language import _
from calculators.results import Chart, Column, Explanation, Series, Step, Table
from calculators.rounding import rounded, solved

_LARGEST = 1e12


def table(deal: Deal, rates: Rates | None) -> Table:
    """Return every flow and, at a rate, its value on the first day, which add up to nothing."""
    values = present_values(deal, rates) if rates else ()
    columns = [Column(label=_("时间"), align="start"), Column(label=_("进（+）出（−）"))]
    rows = [[when(deal, i), f"{flow:,f}"] for i, flow in enumerate(deal.flows)]
    rows.append([_("合计"), f"{deal.cost.copy_negate() + 0:,f}"])
    if values:
        columns.append(Column(label=_("折到第一天")))
        for row, value in zip(rows, (*values, sum(values)), strict=True):
            row.append(f"{_fen(value):,f}")
    return Table(
        caption=_("每一笔钱"),
        columns=tuple(columns),
        rows=tuple(tuple(row) for row in rows),
        folded=True,
    )


def balances(deal: Deal, rates: Rates) -> Iterator[Chart]:
    """Return what is still owed after each flow, unless the rate makes it meaningless."""
    growths = _growths(deal, rates)
    if not growths or is_absurd(rates.compound):
        return
    sign = -1 if deal.is_lending else 1
    owed = tuple(_fen(sign * value) for value in _owed(deal.flows, growths))
    yield Chart(
        kind="line",
        title=_("还欠多少"),
        description=_(
            "每一笔钱之后还欠的数，利息按真实年化算。最多时 {most}，最后是 0。",
            most=money(max(owed)),
        ),
        x_label=_("第几天") if isinstance(deal, Dated) else _("期"),
        x=tuple(_place(deal, index) for index in range(len(owed))),
        series=(Series(label=_("还欠"), values=owed),),
    )


def _owed(flows: Sequence[Decimal], growths: Sequence[float]) -> list[float]:
    """Carry what is owed from flow to flow, in the direction in which errors die out.

    With B what is owed after a flow f, and G the growth from it to the next, f': B' = B G + f'.
    """
    steps = [later / growth for growth, later in pairwise(growths)]
    owed = [0.0] if growths[-1] >= 1 else [float(flows[0])]
    if growths[-1] >= 1:
        for flow, step in zip(reversed(flows), reversed(steps), strict=False):
            owed.append((owed[-1] - float(flow)) / step)
        return owed[::-1]
    for flow, step in zip(flows[1:], steps, strict=True):
        owed.append(owed[-1] * step + float(flow))
    return owed


def _place(deal: Deal, index: int) -> str:
    if isinstance(deal, Dated):
        return str((deal.ordered[index].day - deal.start).days)
    return str(index)


def present_values(deal: Deal, rates: Rates) -> tuple[float, ...]:
    """Return what each flow is worth on the first day; nothing where floats can't hold it.

    Together they are worth nothing. They are not where a rate is so close to -100% that what is
    left of 1 元 has lost its digits.
    """
    growths = _growths(deal, rates)
    values = tuple(float(flow) / each for flow, each in zip(deal.flows, growths, strict=False))
    is_held = all(abs(value) < _LARGEST for value in values) and abs(sum(values)) < 1
    return values if is_held else ()


def _growths(deal: Deal, rates: Rates) -> list[float]:
    """Return what 1 元 has become when each flow comes; nothing where floats can't hold it."""
    growths = [_growth(deal, rates, index) for index in range(len(deal.flows))]
    return growths if all(0 < growth < inf for growth in growths) else []


def _growth(deal: Deal, rates: Rates, index: int) -> float:
    """Return what 1 元 of the first day has become when the flow `index` comes."""
    if isinstance(deal, Dated):
        return _power(rates.compound, (deal.ordered[index].day - deal.start).days / DAYS_IN_YEAR)
    if not isinstance(deal, Regular) or not index or deal.first_days is None:
        return _power(rates.periodic, index)
    full, rest = divmod(deal.first_days, deal.days_in_period)
    odd = 1 + rates.periodic * rest / deal.days_in_period
    return odd * _power(rates.periodic, full + index - 1)


def _power(rate: float, time: float) -> float:
    try:
        return exp(time * log1p(rate))
    except OverflowError:
        return inf


def explain(deal: Deal, rates: Rates) -> Explanation:
    """Return the computation of every figure."""
    found = solved_percent(rates.periodic, PLACES)
    steps = [
        Step(
            label=_("总成本"),
            formula=COST[deal.is_lending],
            numbers=f"{money(deal.paid)} − {money(deal.received)} = {money(deal.cost)}",
        )
    ]
    if isinstance(deal, Regular):
        steps[:0] = _at_once(deal)
        steps += [
            Step(
                label=PERIODIC[kind(deal)],
                formula=_equation(deal),
                numbers=_("解出 i = {rate}", rate=found),
            ),
            Step(
                label=_("真实年化（单利）"),
                formula=SIMPLE[kind(deal)],
                numbers=f"{found} × {times(deal)} = {solved_percent(rates.simple)}",
            ),
            Step(
                label=_("真实年化（复利）"),
                formula=_("(1 + i) 的一年期数次方 − 1"),
                numbers=_(
                    "一年 {times}，得 {rate}",
                    times=times(deal),
                    rate=solved_percent(rates.compound),
                ),
            ),
        ]
    else:
        steps += _dated(deal, rates, found)
    return Explanation(title=_("怎么算的"), steps=tuple(steps))


def _at_once(deal: Regular) -> tuple[Step, ...]:
    return (
        Step(
            label=_("一开始拿到手"),
            formula=_("借的钱 − 费用 − 押金"),
            numbers=f"{money(deal.principal)} − {money(deal.fee)} − {money(deal.deposit)}"
            f" = {money(deal.flows[0])}",
        ),
    )


def _equation(deal: Regular) -> str:
    equation = (
        _("拿到手的 = 每一笔还款 ÷ (1 + i) 的期数次方，全部相加，最后一笔减去退的押金")
        if deal.deposit
        else _("拿到手的 = 每一笔还款 ÷ (1 + i) 的期数次方，全部相加")
    )
    if deal.first_days is None:
        return equation
    full, rest = divmod(deal.first_days, deal.days_in_period)
    said = {
        "equation": equation,
        "first": quantity(Decimal(deal.first_days), Unit.DAYS),
        "period": quantity(Decimal(deal.days_in_period), Unit.DAYS),
        "full": quantity(Decimal(full), Unit.PERIODS),
    }
    if not rest:
        return _("{equation}。第一期 {first}，一期按 {period}，正好是 {full}", **said)
    odd = {"odd": quantity(Decimal(rest), Unit.DAYS), "rest": rest, "days": deal.days_in_period}
    if not full:
        del said["full"]
        return _(
            "{equation}。第一期 {first}，一期按 {period}，不到一期；除以 (1 + i × {rest} ÷ {days})",
            rest=rest,
            days=deal.days_in_period,
            **said,
        )
    return _(
        "{equation}。第一期 {first}，一期按 {period}，是 {full}零 {odd}；"
        "零头除以 (1 + i × {rest} ÷ {days})",
        **said,
        **odd,
    )


def _dated(deal: Deal, rates: Rates, found: str) -> tuple[Step, ...]:
    days = (deal.ordered[-1].day - deal.start).days if isinstance(deal, Dated) else 0
    return (
        Step(
            label=_("真实年化（复利）"),
            formula=_(
                "每一笔 ÷ (1 + 年化) 的（天数 ÷ {year}）次方，全部相加等于 0", year=DAYS_IN_YEAR
            ),
            numbers=_(
                "从头到尾 {days}，解出 {rate}",
                days=quantity(Decimal(days), Unit.DAYS),
                rate=solved_percent(rates.compound, PLACES),
            ),
        ),
        Step(
            label=PERIODIC[kind(deal)],
            formula=_("欠的本金 × 日利率 × 天数，每笔还款先还利息再还本金，最后正好还清"),
            numbers=_("解出 {rate}", rate=found),
        ),
        Step(
            label=_("真实年化（单利）"),
            formula=_("折合每天的利率 × {days}", days=DAYS_IN_YEAR),
            numbers=f"{found} × {DAYS_IN_YEAR} = {solved_percent(rates.simple)}",
        ),
    )


def _fen(value: float) -> Decimal:
    # A negative zero would be shown with its sign.
    return rounded(solved(value), 2) + 0
