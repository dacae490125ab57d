"""The words of the answer that are needed in more than one place."""

from decimal import Decimal

from calculators.catalogue.afford.loan import Loan, Question
from calculators.display import grouped_amount, quantity, rough_money, span
from calculators.facts import Unit
from calculators.finance.schedule import Schedule
from calculators.household.outlook import horizon
from calculators.language import _


def found(loan: Loan, schedule: Schedule) -> str:
    """Answer the question in a sentence."""
    periods = _periods(schedule)
    match loan.question:
        case Question.AMOUNT:
            return _(
                "每月还 {payment}，分 {periods}，最多能借 {principal}。",
                payment=grouped_amount(loan.payment),
                periods=periods,
                principal=rough_money(schedule.principal),
            )
        case Question.TIME if loan.has_fee:
            return _(
                "{principal}，每月不超过 {payment}，要分 {periods}，每期 {instalment}。",
                principal=grouped_amount(loan.principal),
                payment=grouped_amount(loan.payment),
                periods=periods,
                instalment=rough_money(schedule.instalments[0].payment),
            )
        case Question.TIME:
            return _(
                "{principal}，每月还 {payment}，要还 {span}。",
                principal=grouped_amount(loan.principal),
                payment=grouped_amount(loan.payment),
                span=span(len(schedule.instalments)),
            )
        case Question.PAYMENT:
            return _(
                "{principal}，分 {periods}，每月还 {payment}。",
                principal=grouped_amount(loan.principal),
                periods=periods,
                payment=rough_money(schedule.instalments[0].payment),
            )


def never(loan: Loan) -> str:
    """Say why the payment never pays the loan back."""
    said = {
        "payment": grouped_amount(loan.payment),
        "charge": grouped_amount(loan.first_charge),
    }
    if loan.payment < loan.first_charge:
        if loan.has_fee:
            return _("每月 {payment}还不完：一期的手续费就要 {charge}。", **said)
        return _("每月 {payment}还不完：第一个月光利息就有 {charge}，欠的会越来越多。", **said)
    if loan.payment == loan.first_charge:
        if loan.has_fee:
            return _("每月 {payment}还不完：刚够一期的手续费。", **said)
        return _("每月 {payment}还不完：刚够第一个月的利息，欠的一分也不会少。", **said)
    return _(
        "每月 {payment}，算到 {span}也还不完：一个月光利息和手续费就有 {charge}。",
        span=span(horizon()),
        **said,
    )


def enough(loan: Loan) -> str:
    """Say which payment would be enough."""
    return _("每月至少要 {payment}才还得清。", payment=grouped_amount(loan.least_payment))


def charges(loan: Loan) -> str:
    """Return what all the charges of a loan are called."""
    return _("手续费一共") if loan.has_fee else _("利息一共")


def first_charge(loan: Loan) -> str:
    """Return what the charge of the first month is called."""
    return _("一期的手续费") if loan.has_fee else _("第一个月的利息")


def term(loan: Loan, schedule: Schedule) -> str:
    """Return how long a loan takes, and whether that is the reader's."""
    periods = _periods(schedule)
    return _("{periods}（上面的）", periods=periods) if schedule is loan.schedule else periods


def last_payment(schedule: Schedule) -> Decimal:
    """Return the last payment that is not of nothing."""
    return next(each.payment for each in reversed(schedule.instalments) if each.payment)


def _periods(schedule: Schedule) -> str:
    return quantity(Decimal(len(schedule.instalments)), Unit.PERIODS)
