"""How the figures of a check came about: formulas, and the reader's numbers put in."""

from decimal import Decimal

from calculators.catalogue.debt import trouble, wording
from calculators.catalogue.debt.household import Household
from calculators.catalogue.debt.lights import LINES, Findings, Indicator, Subject
from calculators.catalogue.debt.new_loan import NewLoan
from calculators.catalogue.debt.outlook import Outlook
from calculators.catalogue.debt.stress import FIGURES
from calculators.display import amount, figure, money
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.results import Explanation, Step


def explain(
    household: Household, findings: Findings, outlook: Outlook, loan: NewLoan
) -> Explanation:
    """Return the computation of every figure."""
    values = {each.subject: each for each in findings.indicators}
    return Explanation(
        title="怎么算的",
        steps=(
            _division(
                values[Subject.PAYMENTS],
                "每笔月还款加起来 ÷ 月收入",
                household.payments,
                household.income,
            ),
            _division(
                values[Subject.CREDIT],
                f"每笔的授信额度加起来（欠得比额度多就用欠款） ÷ （月收入 × {MONTHS_IN_YEAR}）",
                household.credit,
                household.yearly_income,
            ),
            _division(
                values[Subject.BUFFER],
                "存款 ÷ 还没还的欠款",
                household.savings,
                household.owed,
            ),
            _division(
                values[Subject.UTILIZATION],
                "还没还的欠款 ÷ 授信总额",
                household.owed,
                household.credit,
            ),
            Step(
                label="每笔的利息",
                formula=f"欠款 × 年利率 ÷ {MONTHS_IN_YEAR}，和月还款比",
                numbers=_interest(household),
            ),
            _room(household, findings),
            Step(
                label="总的信号",
                formula="各项信号里最差的一个",
                numbers=_lights(findings),
            ),
            Step(
                label="还清要多久",
                formula=f"每个月：欠款 + 欠款 × 年利率 ÷ {MONTHS_IN_YEAR} − 月还款，算到 0",
                numbers=_months(outlook),
            ),
            Step(
                label="要是变坏了",
                formula="收入 × （1 − 少的部分）；每笔年利率加上涨的百分点，多出的利息加进月还款；"
                "额度最大的一家 × （1 − 砍掉的部分）；再照上面各项重算",
                numbers=_troubles(),
            ),
            Step(
                label="假如再借一笔",
                formula="新借的钱同时加进欠款、授信和家数，月供加进月还款；"
                "找出让每一项都还是绿灯的最大整数",
                numbers=f"{amount(loan.amount)}，每月还 {money(loan.payment)}",
            ),
        ),
    )


def _division(indicator: Indicator, formula: str, part: Decimal, whole: Decimal) -> Step:
    value = wording.value(indicator)
    result = f" = {value}" if whole else f"，不能除，记作“{value}”"
    return Step(
        label=wording.LABELS[indicator.subject],
        formula=formula,
        numbers=f"{money(part)} ÷ {money(whole)}{result}",
    )


def _interest(household: Household) -> str:
    return "；".join(
        f"{debt.number}：利息 {money(debt.monthly_interest)}，还 {money(debt.due)}"
        for debt in household.debts
    )


def _months(outlook: Outlook) -> str:
    return (
        "；".join(
            f"{course.debt.number}："
            + ("还不完" if course.months is None else f"{course.months} 个月")
            for course in outlook.courses
        )
        or "没有欠款"
    )


def _troubles() -> str:
    return "，".join(trouble.label(each) for each in FIGURES)


def _lights(findings: Findings) -> str:
    lights = [each.light for each in findings.indicators]
    counts = (f"{name} {lights.count(light)} 项" for light, name in wording.LIGHTS.items())
    return f"{'，'.join(counts)} → {wording.LIGHTS[findings.verdict]}"


def _room(household: Household, findings: Findings) -> Step:
    line = LINES[Subject.PAYMENTS].amber
    return Step(
        label="离黄灯还差的月还款",
        formula="月收入 × 黄线 − 月还款，不小于 0",
        numbers=f"{money(household.income)} × {figure(line)} − {money(household.payments)}"
        f" → {money(findings.room)}",
    )
