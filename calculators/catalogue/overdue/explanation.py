"""How the figures came about: formulas, and the reader's numbers put in."""

from collections.abc import Iterable
from decimal import Decimal

from calculators.catalogue.overdue import wording
from calculators.catalogue.overdue.arrears import Arrears, Penalty
from calculators.display import money, percent, short_percent
from calculators.finance.rates import Per
from calculators.language import _
from calculators.results import Explanation, Step

_RATE_PLACES = 5


def explain(
    arrears: Arrears, low: Penalty, high: Penalty, uplifts: tuple[Decimal, Decimal]
) -> Explanation:
    """Return the computation of every figure."""
    return Explanation(
        title=_("怎么算的"),
        steps=(
            Step(
                label=_("罚息日利率"),
                formula=_("合同日利率 × (1 + 上浮)"),
                numbers=_joined(
                    f"{_daily(arrears)} × (1 + {short_percent(uplift)})"
                    f" = {percent(penalty.daily_rate, _RATE_PLACES)}"
                    for penalty, uplift in zip((low, high), uplifts, strict=True)
                ),
            ),
            *_penalties(arrears, low, high),
            Step(
                label=_("一共要还"),
                formula=_("逾期的本金 + 到期没付的利息 + 罚息")
                if arrears.is_late
                else _("逾期的本金 + 到期没付的利息 + 这些天的利息"),
                numbers=_joined(_owed(arrears, penalty) for penalty in (low, high)),
            ),
            Step(
                label=_("这些天的正常利息"),
                formula=_("逾期的本金 × 合同日利率 × 天数"),
                numbers=f"{money(arrears.principal)} × {_daily(arrears)} × {arrears.days}"
                f" = {money(arrears.ordinary)}",
            ),
        ),
    )


def _penalties(arrears: Arrears, low: Penalty, high: Penalty) -> tuple[Step, ...]:
    if not arrears.is_late:
        return (
            Step(
                label=_("罚息"),
                formula=_("宽限期里不收"),
                numbers=_(
                    "晚了 {days}，宽限 {grace}",
                    days=wording.days(arrears.days),
                    grace=wording.days(arrears.grace),
                ),
            ),
        )
    return (
        Step(
            label=_("本金的罚息"),
            formula=_("逾期的本金 × 罚息日利率 × 天数，过了宽限期从第 1 天补算")
            if arrears.grace
            else _("逾期的本金 × 罚息日利率 × 天数"),
            numbers=_borne(arrears, arrears.principal, low.on_principal, high.on_principal),
        ),
        Step(
            label=_("没付的利息的复利"),
            formula=_(
                "到期没付的利息 × 罚息日利率 × 天数，每 {days}把没付的罚息也加进去",
                days=wording.days(arrears.settlement),
            )
            if arrears.settlement
            else _("到期没付的利息 × 罚息日利率 × 天数"),
            numbers=_borne(arrears, arrears.interest, low.on_interest, high.on_interest),
        ),
    )


def _borne(arrears: Arrears, base: Decimal, low: Decimal, high: Decimal) -> str:
    return _(
        "{base}，{days}：{range}",
        base=money(base),
        days=wording.days(arrears.days),
        range=wording.between(low, high),
    )


def _owed(arrears: Arrears, penalty: Penalty) -> str:
    extra = penalty.amount if arrears.is_late else arrears.ordinary
    return (
        f"{money(arrears.principal)} + {money(arrears.interest)} + {money(extra)}"
        f" = {money(arrears.owed(penalty))}"
    )


def _daily(arrears: Arrears) -> str:
    if arrears.per is Per.DAY:
        return short_percent(arrears.rate)
    return f"{short_percent(arrears.rate)} ÷ {arrears.days_in_year}"


def _joined(numbers: Iterable[str]) -> str:
    return _("；").join(numbers)
