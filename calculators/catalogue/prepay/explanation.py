"""How the figures came about: formulas, and the reader's numbers put in."""

from calculators.catalogue.prepay import wording
from calculators.catalogue.prepay.courses import Comparison, Course
from calculators.catalogue.pricing.wording import formula
from calculators.display import money
from calculators.finance.money import EXACT
from calculators.results import Explanation, Step


def explain(comparison: Comparison) -> Explanation:
    """Return the computation of every figure."""
    loan, now = comparison.loan, comparison.now
    price = EXACT.add(now.early_fee, now.still_due)
    balance = money(loan.balance())
    steps = [
        Step(
            label="剩余本金",
            formula="当初借的 − 已经还的各期里的本金",
            numbers=f"{formula(loan.price, loan.instalments)}，还了 {loan.paid} 期，剩 {balance}",
        ),
        Step(
            label="省下的利息和手续费",
            formula="以后各期的利息和手续费全部相加",
            numbers=f"还剩 {len(loan.left)} 期，合计 {money(comparison.spared(now))}",
        ),
        Step(
            label="另付的",
            formula=f"违约金（{wording.fee_terms(loan)}） + 照收的利息和手续费",
            numbers=f"{money(now.early_fee)} + {money(now.still_due)} = {money(price)}",
        ),
        Step(
            label="一共少花",
            formula="省下的 − 另付的",
            numbers=f"{money(comparison.spared(now))} − {money(price)}"
            f" = {money(comparison.saving(now))}",
        ),
        Step(
            label="现在要拿出",
            formula="剩余本金 + 另付的",
            numbers=f"{balance} + {money(price)} = {money(now.paid)}",
        ),
        Step(
            label="回本",
            formula="从下一期起把本来要付的利息和手续费逐期相加，到超过另付的那一期",
            numbers=_break_even(comparison),
        ),
    ]
    steps += [
        _extra(comparison, course) for course in comparison.courses if course.kind in wording.HOW
    ]
    return Explanation(title="怎么算的", steps=tuple(steps))


def _break_even(comparison: Comparison) -> str:
    month = comparison.break_even
    return f"第 {month} 个月" if month else "加到最后一期也不超过"


def _extra(comparison: Comparison, course: Course) -> Step:
    when = f"再还 {course.after} 期后" if course.after else ""
    following = course.instalments[course.after].payment
    return Step(
        label=f"{when}多还一部分，{wording.HOW[course.kind]}",
        formula="原计划以后的利息和手续费 − 新计划的 − 违约金等",
        numbers=f"新计划一共 {len(course.instalments)} 期，多还以后每期还 {money(following)}；"
        f"{money(comparison.keep.charges)} − {money(course.charges)}"
        f" − {money(EXACT.add(course.early_fee, course.still_due))}"
        f" = {money(comparison.saving(course))}",
    )
