"""How the figures came about: formulas, and the reader's numbers put in."""

from calculators.catalogue.afford import wording
from calculators.catalogue.afford.loan import Loan, Question
from calculators.display import money, solved_percent
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.schedule import Schedule
from calculators.language import _
from calculators.pricing.wording import formula
from calculators.results import Explanation, Step

_PLACES = 4


def explain(loan: Loan, schedule: Schedule, true_rate: float) -> Explanation:
    """Return the computation of every figure."""
    first = schedule.instalments[0]
    return Explanation(
        title=_("怎么算的"),
        steps=(
            Step(
                label=_("每个月怎么算"),
                formula=_("每期还的 = 本金平分到每期 + 本金 × 每期手续费率")
                if loan.has_fee
                else _("利息 = 还欠的 × 月利率；还的钱先付利息，剩下的还本金，每步四舍五入到分"),
                numbers=formula(loan.price, len(schedule.instalments)),
            ),
            Step(
                label=_("第一个月"),
                formula=_("还的钱 = 利息和手续费 + 本金"),
                numbers=f"{money(first.payment)} = {money(first.charge)}"
                f" + {money(first.principal)}",
            ),
            _searched(loan, schedule),
            Step(
                label=wording.charges(loan),
                formula=_("一共要还的 − 本金"),
                numbers=f"{money(schedule.total_paid)} − {money(schedule.principal)}"
                f" = {money(schedule.total_cost)}",
            ),
            Step(
                label=_("真实年化（单利）"),
                formula=_("每笔还款折回借款那天、加起来正好等于本金的月利率，乘以一年的月数"),
                numbers=f"{solved_percent(true_rate / MONTHS_IN_YEAR, _PLACES)} × {MONTHS_IN_YEAR}"
                f" = {solved_percent(true_rate)}",
            ),
        ),
    )


def _searched(loan: Loan, schedule: Schedule) -> Step:
    """Return how what was asked for was found."""
    last = money(wording.last_payment(schedule))
    months = len(schedule.instalments)
    match loan.question:
        case Question.AMOUNT:
            return Step(
                label=_("最多能借"),
                formula=_("试出最大的本金：逐月照还，到最后一期正好还清，多一分就还不清"),
                numbers=_(
                    "{principal}，第 {months} 期还 {last}",
                    principal=money(schedule.principal),
                    months=months,
                    last=last,
                ),
            )
        case Question.TIME:
            return Step(
                label=_("要还多久"),
                formula=_("逐月照还，数到欠的是 0 为止"),
                numbers=_("第 {months} 期还 {last}，还清", months=months, last=last),
            )
        case Question.PAYMENT:
            return Step(
                label=_("每月还"),
                formula=_("本金平分到每期 + 每期手续费；零头放在最后一期")
                if loan.has_fee
                else _("本金 × 月利率 ÷ (1 − (1 + 月利率)^−期数)；零头放在最后一期"),
                numbers=_(
                    "{payment}，第 {months} 期还 {last}",
                    payment=money(schedule.instalments[0].payment),
                    months=months,
                    last=last,
                ),
            )
