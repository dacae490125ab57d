"""How the figures came about: formulas, and the reader's numbers put in."""

from decimal import Decimal

from calculators.catalogue.card.statement import Statement
from calculators.display import money, percent, quantity, short_percent
from calculators.facts import Unit
from calculators.finance.interest_free import Basis
from calculators.household.wording import length
from calculators.language import _
from calculators.pricing.wording import daily
from calculators.results import Explanation, Step

_PLACES = 4


def explain(statement: Statement) -> Explanation:
    """Return the computation of every figure."""
    plan = statement.minimums
    first = plan.months[0]
    return Explanation(
        title=_("怎么算的"),
        steps=(
            Step(
                label=_("利率"),
                formula=_("按天算，到下一张账单为止不滚利"),
                numbers=daily(statement.price),
            ),
            _interest(statement),
            Step(
                label=_("下一张账单一共"),
                formula=_("没还的 + 利息"),
                numbers=f"{money(statement.unpaid)} + {money(statement.interest)}"
                f" = {money(statement.next_balance)}",
            ),
            Step(
                label=_("最低还款额"),
                formula=_(
                    "欠的 × {share}，至少 {least}，最多还清",
                    share=short_percent(statement.share),
                    least=money(statement.least),
                ),
                numbers=f"{money(statement.bill)} × {short_percent(statement.share)}"
                f" → {money(statement.minimum)}",
            ),
            Step(
                label=_("以后每个月"),
                formula=_("每个月当作一样长：利息 = 还欠的 × 年利率 ÷ 一年的月数，再还最低"),
                numbers=_(
                    "年利率 {rate}；第一个月利息 {interest}，还 {paid}，还欠 {left}",
                    rate=percent(statement.price.yearly_rate),
                    interest=money(first.total_interest),
                    paid=money(first.total_paid),
                    left=money(plan.owed[1]),
                ),
            ),
            Step(
                label=_("一直只还最低，利息一共"),
                formula=_("下一张账单的利息 + 以后每个月的利息"),
                numbers=f"{money(statement.interest)} + {money(plan.interest)}"
                f" = {money(statement.interest_in_all(plan))}"
                if plan.is_free
                else length(plan),
            ),
        ),
    )


def _interest(statement: Statement) -> Step:
    held, after = (quantity(Decimal(days), Unit.DAYS) for days in (statement.held, statement.after))
    rate = percent(statement.price.daily_rate, _PLACES)
    unpaid, interest = money(statement.unpaid), money(statement.interest)
    label = _("下一张账单的利息")
    if statement.basis is Basis.UNPAID:
        return Step(
            label=label,
            formula=_("没还的 × 从入账到下一张账单的天数 × 日利率"),
            numbers=f"{unpaid} × ({held} + {after}) × {rate} = {interest}",
        )
    return Step(
        label=label,
        formula=_("(账单 × 到还款日的天数 + 没还的 × 以后的天数) × 日利率"),
        numbers=f"({money(statement.bill)} × {held} + {unpaid} × {after}) × {rate} = {interest}",
    )
