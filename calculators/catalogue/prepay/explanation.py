"""How the figures came about: formulas, and the reader's numbers put in."""

from decimal import Decimal

from calculators.catalogue.prepay import wording
from calculators.catalogue.prepay.courses import Comparison, Course
from calculators.display import money, quantity
from calculators.facts import Unit
from calculators.finance.money import EXACT
from calculators.language import _
from calculators.pricing.wording import formula
from calculators.results import Explanation, Step


def explain(comparison: Comparison) -> Explanation:
    """Return the computation of every figure."""
    loan, now = comparison.loan, comparison.now
    price = EXACT.add(now.early_fee, now.still_due)
    balance = money(loan.balance())
    steps = [
        Step(
            label=_("剩余本金"),
            formula=_("当初借的 − 已经还的各期里的本金"),
            numbers=_(
                "{formula}，还了 {paid}，剩 {balance}",
                formula=formula(loan.price, loan.instalments),
                paid=quantity(Decimal(loan.paid), Unit.PERIODS),
                balance=balance,
            ),
        ),
        Step(
            label=_("省下的利息和手续费"),
            formula=_("以后各期的利息和手续费全部相加"),
            numbers=_(
                "还剩 {left}，合计 {total}",
                left=quantity(Decimal(len(loan.left)), Unit.PERIODS),
                total=money(comparison.spared(now)),
            ),
        ),
        Step(
            label=_("违约金等"),
            formula=_("违约金（{terms}） + 照收的利息和手续费", terms=wording.fee_terms(loan)),
            numbers=f"{money(now.early_fee)} + {money(now.still_due)} = {money(price)}",
        ),
        Step(
            label=_("净省"),
            formula=_("省下的 − 违约金等"),
            numbers=f"{money(comparison.spared(now))} − {money(price)}"
            f" = {money(comparison.saving(now))}",
        ),
        Step(
            label=_("现在要拿出"),
            formula=_("剩余本金 + 违约金等"),
            numbers=f"{balance} + {money(price)} = {money(now.paid)}",
        ),
        Step(
            label=_("回本"),
            formula=_("从下一期起把本来要付的利息和手续费逐期相加，到超过违约金等的那一期"),
            numbers=_break_even(comparison),
        ),
    ]
    steps += [
        _extra(comparison, course) for course in comparison.courses if course.kind in wording.HOW
    ]
    return Explanation(title=_("怎么算的"), steps=tuple(steps))


def _break_even(comparison: Comparison) -> str:
    month = comparison.break_even
    return _("第 {month} 个月", month=month) if month else _("加到最后一期也不超过")


def _extra(comparison: Comparison, course: Course) -> Step:
    how = wording.HOW[course.kind]
    after = quantity(Decimal(course.after), Unit.PERIODS)
    label = (
        _("再还 {after}后多还一部分，{how}", after=after, how=how)
        if course.after
        else _("多还一部分，{how}", how=how)
    )
    following = course.instalments[course.after].payment
    plan = _(
        "新计划一共 {count}，多还以后的第一期还 {payment}",
        count=quantity(Decimal(len(course.instalments)), Unit.PERIODS),
        payment=money(following),
    )
    computed = (
        f"{money(comparison.keep.charges)} − {money(course.charges)}"
        f" − {money(EXACT.add(course.early_fee, course.still_due))}"
        f" = {money(comparison.saving(course))}"
    )
    return Step(
        label=label,
        formula=_("原计划以后的利息和手续费 − 新计划的 − 违约金等"),
        numbers=_("；").join((plan, computed)),
    )
