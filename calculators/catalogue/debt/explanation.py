"""How the figures of a check came about: formulas, and the reader's numbers put in."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.debt import trouble, wording
from calculators.catalogue.debt.lights import LINES, Findings, Indicator, Light, Subject
from calculators.catalogue.debt.new_loan import NewLoan
from calculators.catalogue.debt.stress import FIGURES
from calculators.display import amount, figure, money, spaced
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.household import minimums, terms
from calculators.household.model import Household
from calculators.household.outlook import Outlook
from calculators.language import _
from calculators.results import Explanation, Step


def explain(
    household: Household, findings: Findings, outlook: Outlook, loan: NewLoan | None
) -> Explanation:
    """Return the computation of every figure."""
    return Explanation(
        title=_("怎么算的"),
        steps=(
            _left(household),
            *_divisions(household, findings),
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
            *minimums.steps(household.debts),
            *terms.steps(household.debts),
            Step(
                label=_("万一情况变差"),
                formula=_(
                    "收入 × （1 − 少的部分）；每笔年利率加上涨的百分点，多出的利息加进月还款；"
                    "额度最大的一家 × （1 − 砍掉的部分）；再照上面各项重算"
                ),
                numbers=_troubles(),
            ),
            *_new_loan(loan),
        ),
    )


def _new_loan(loan: NewLoan | None) -> Iterator[Step]:
    if loan:
        yield Step(
            label=_("假如再借一笔"),
            formula=_(
                "新借的钱同时加进欠款、总额度和家数，每月要还的加进月还款；找出让每一项都还是绿灯的最大整数"
            ),
            numbers=_(
                "{loan}，每月还 {payment}", loan=amount(loan.amount), payment=money(loan.payment)
            ),
        )


def _left(household: Household) -> Step:
    needed = (household.payments, household.rent, household.living)
    numbers = " − ".join(map(money, (household.income, *needed)))
    return Step(
        label=wording.LABELS[Subject.LEFT],
        formula=_("月收入 − 每笔月还款加起来 − 房租 − 开销"),
        numbers=f"{numbers} = {money(household.left)}",
    )


def _divisions(household: Household, findings: Findings) -> Iterator[Step]:
    values = {each.subject: each for each in findings.indicators}
    yield _division(
        values[Subject.PAYMENTS],
        _("每笔月还款加起来 ÷ 月收入"),
        household.payments,
        household.income,
    )
    yield _division(
        values[Subject.CREDIT],
        _(
            "每笔的总额度加起来（没填，或欠得比它多，就用欠款） ÷ （月收入 × {months}）",
            months=MONTHS_IN_YEAR,
        ),
        household.credit,
        household.yearly_income,
    )
    if household.savings is not None:
        yield _division(values[Subject.BUFFER], _("存款 ÷ 欠款"), household.savings, household.owed)
    if Subject.UTILIZATION in values:
        yield _division(
            values[Subject.UTILIZATION],
            _("填了总额度的欠款 ÷ 它们的总额度"),
            household.used,
            household.usable,
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
            number=debt.name,
            interest=money(debt.monthly_interest),
            payment=money(debt.due),
        )
        for debt in household.debts
    )


def _months(outlook: Outlook) -> str:
    return (
        _("；").join(
            _("{debt}：{time}", debt=spaced(course.debt.name), time=wording.time(course.months))
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
        label=_("月还款再多这些就亮黄灯"),
        formula=_("月收入 × 黄线 − 月还款，不小于 0"),
        numbers=f"{money(household.income)} × {figure(line)} − {money(household.payments)}"
        f" → {money(findings.room)}",
    )
