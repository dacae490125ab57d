"""How the figures came about: formulas, and the reader's numbers put in."""

from decimal import Decimal

from calculators.catalogue.overdue.arrears import Arrears, Penalty
from calculators.display import money, percent, short_percent
from calculators.finance.rates import Per
from calculators.results import Explanation, Step

_RATE_PLACES = 5


def explain(
    arrears: Arrears, low: Penalty, high: Penalty, uplifts: tuple[Decimal, Decimal]
) -> Explanation:
    """Return the computation of every figure."""
    return Explanation(
        title="怎么算的",
        steps=(
            Step(
                label="罚息日利率",
                formula="合同日利率 × (1 + 上浮)",
                numbers="；".join(
                    f"{_daily(arrears)} × (1 + {short_percent(uplift)})"
                    f" = {percent(penalty.daily_rate, _RATE_PLACES)}"
                    for penalty, uplift in zip((low, high), uplifts, strict=True)
                ),
            ),
            *_penalties(arrears, low, high),
            Step(
                label="一共要还",
                formula="逾期的本金 + 到期没付的利息 + 罚息"
                if arrears.is_late
                else "逾期的本金 + 到期没付的利息 + 这些天的利息",
                numbers="；".join(_owed(arrears, penalty) for penalty in (low, high)),
            ),
            Step(
                label="这些天本来的利息",
                formula="逾期的本金 × 合同日利率 × 天数",
                numbers=f"{money(arrears.principal)} × {_daily(arrears)} × {arrears.days}"
                f" = {money(arrears.ordinary)}",
            ),
        ),
    )


def _penalties(arrears: Arrears, low: Penalty, high: Penalty) -> tuple[Step, ...]:
    if not arrears.is_late:
        return (
            Step(
                label="罚息",
                formula="宽限期里不收",
                numbers=f"晚了 {arrears.days} 天，宽限 {arrears.grace} 天",
            ),
        )
    grace = "，过了宽限期从第 1 天补算" if arrears.grace else ""
    rolled = f"，每 {arrears.settlement} 天把没付的罚息也加进去" if arrears.settlement else ""
    return (
        Step(
            label="本金的罚息",
            formula=f"逾期的本金 × 罚息日利率 × 天数{grace}",
            numbers=f"{money(arrears.principal)}，{arrears.days} 天："
            f"{money(low.on_principal)}到 {money(high.on_principal)}",
        ),
        Step(
            label="没付的利息的复利",
            formula=f"到期没付的利息 × 罚息日利率 × 天数{rolled}",
            numbers=f"{money(arrears.interest)}，{arrears.days} 天："
            f"{money(low.on_interest)}到 {money(high.on_interest)}",
        ),
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
