"""How the figures of a check came about: formulas, and the reader's numbers put in."""

from decimal import Decimal

from calculators.catalogue.debt import trouble, wording
from calculators.catalogue.debt.household import Household
from calculators.catalogue.debt.lights import LINES, Findings, Indicator, Light, Subject
from calculators.catalogue.debt.new_loan import NewLoan
from calculators.catalogue.debt.outlook import Outlook
from calculators.catalogue.debt.stress import FIGURES
from calculators.display import amount, figure, money
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.language import _
from calculators.results import Explanation, Step


def explain(
    household: Household, findings: Findings, outlook: Outlook, loan: NewLoan
) -> Explanation:
    """Return the computation of every figure."""
    values = {each.subject: each for each in findings.indicators}
    return Explanation(
        title=_("怎么算的"),
        steps=(
            _division(
                values[Subject.PAYMENTS],
                _("每笔月还款加起来 ÷ 月收入"),
                household.payments,
                household.income,
            ),
            _division(
                values[Subject.CREDIT],
                _(
                    "每笔的授信额度加起来（欠得比额度多就用欠款） ÷ （月收入 × {months}）",
                    months=MONTHS_IN_YEAR,
                ),
                household.credit,
                household.yearly_income,
            ),
            _division(
                values[Subject.BUFFER],
                _("存款 ÷ 还没还的欠款"),
                household.savings,
                household.owed,
            ),
            _division(
                values[Subject.UTILIZATION],
                _("还没还的欠款 ÷ 授信总额"),
                household.owed,
                household.credit,
            ),
            Step(
                label=_("每笔的利息"),
                formula=_("欠款 × 年利率 ÷ {months}，和月还款比", months=MONTHS_IN_YEAR),
                numbers=_interest(household),
            ),
            _room(household, findings),
            Step(
                label=_("总的信号"),
                formula=_("各项信号里最差的一个"),
                numbers=_lights(findings),
            ),
            Step(
                label=_("还清要多久"),
                formula=_(
                    "每个月：欠款 + 欠款 × 年利率 ÷ {months} − 月还款，算到 0",
                    months=MONTHS_IN_YEAR,
                ),
                numbers=_months(outlook),
            ),
            Step(
                label=_("要是变坏了"),
                formula=_(
                    "收入 × （1 − 少的部分）；每笔年利率加上涨的百分点，多出的利息加进月还款；"
                    "额度最大的一家 × （1 − 砍掉的部分）；再照上面各项重算"
                ),
                numbers=_troubles(),
            ),
            Step(
                label=_("假如再借一笔"),
                formula=_(
                    "新借的钱同时加进欠款、授信和家数，月供加进月还款；"
                    "找出让每一项都还是绿灯的最大整数"
                ),
                numbers=_(
                    "{loan}，每月还 {payment}",
                    loan=amount(loan.amount),
                    payment=money(loan.payment),
                ),
            ),
        ),
    )


def _division(indicator: Indicator, formula: str, part: Decimal, whole: Decimal) -> Step:
    value = wording.value(indicator)
    quotient = f"{money(part)} ÷ {money(whole)}"
    return Step(
        label=wording.LABELS[indicator.subject],
        formula=formula,
        numbers=f"{quotient} = {value}"
        if whole
        else _("{quotient}，不能除，记作“{value}”", quotient=quotient, value=value),
    )


def _interest(household: Household) -> str:
    return _("；").join(
        _(
            "{number}：利息 {interest}，还 {payment}",
            number=debt.number,
            interest=money(debt.monthly_interest),
            payment=money(debt.due),
        )
        for debt in household.debts
    )


def _months(outlook: Outlook) -> str:
    return (
        _("；").join(
            _("{debt}：{time}", debt=course.debt.number, time=wording.time(course.months))
            for course in outlook.courses
        )
        or wording.NO_DEBT
    )


def _troubles() -> str:
    return _("，").join(trouble.label(each) for each in FIGURES)


def _lights(findings: Findings) -> str:
    lights = [each.light for each in findings.indicators]
    return _(
        "绿灯 {green} 项，黄灯 {amber} 项，红灯 {red} 项 → {verdict}",
        green=lights.count(Light.GREEN),
        amber=lights.count(Light.AMBER),
        red=lights.count(Light.RED),
        verdict=wording.LIGHTS[findings.verdict],
    )


def _room(household: Household, findings: Findings) -> Step:
    line = LINES[Subject.PAYMENTS].amber
    return Step(
        label=_("离黄灯还差的月还款"),
        formula=_("月收入 × 黄线 − 月还款，不小于 0"),
        numbers=f"{money(household.income)} × {figure(line)} − {money(household.payments)}"
        f" → {money(findings.room)}",
    )
