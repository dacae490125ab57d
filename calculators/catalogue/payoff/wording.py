"""How plans, months and debts are spoken of."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.payoff.form import STRATEGIES
from calculators.catalogue.payoff.plans import Case, Strategy
from calculators.display import calendar_month, grouped_amount, money, short_percent
from calculators.finance.due_dates import month_later
from calculators.finance.payoff import Plan
from calculators.household.model import Debt
from calculators.household.wording import NEVER
from calculators.language import _


def strategy(chosen: Strategy) -> str:
    """Return what an order of payment is called."""
    return STRATEGIES[chosen]


def month(case: Case, number: int) -> str:
    """Return a plan's month, counted from 1, as scripts and tables read it: 2028-05."""
    return f"{month_later(case.start, number - 1):%Y-%m}" if case.start else str(number)


def month_name(case: Case, number: int) -> str:
    """Return a plan's month as it is read: by its number where it is not known when it begins."""
    if not case.start:
        return _("第 {number} 个月", number=number)
    return calendar_month(month_later(case.start, number - 1))


def free_on(case: Case, plan: Plan) -> str:
    """Return the month in which nothing is owed any more."""
    return month_name(case, len(plan.months)) if plan.is_free else NEVER


def rate(debt: Debt) -> str:
    """Return the yearly rate of a debt, and the one that follows upon a promotion."""
    now = short_percent(debt.yearly_rate)
    return f"{now} → {short_percent(debt.promotion.yearly_rate)}" if debt.promotion else now


def means(case: Case) -> Iterator[str]:
    """Give what differs from the same amount every month: 2027 年 5 月起每月 1,800 元."""
    if change := case.means.change:
        month = month_name(case, change.month)
        yield _("{month}起每月 {amount}", month=month, amount=grouped_amount(change.amount))
    for lump in case.means.lumps:
        said = {"month": month_name(case, lump.month), "amount": grouped_amount(lump.amount)}
        if lump.yearly:
            yield _("{month}起每年另有 {amount}", **said)
        else:
            yield _("{month}另有 {amount}", **said)


def more_or_less(difference: Decimal) -> str:
    """Return how much more or less than something else a plan costs.

    >>> more_or_less(Decimal("12.00")), more_or_less(Decimal("-0.01")), more_or_less(Decimal(0))
    ('多付 12.00 元', '少付 0.01 元', '一样多')
    """
    if not difference:
        return _("一样多")
    size = money(difference.copy_abs())
    return _("多付 {amount}", amount=size) if difference > 0 else _("少付 {amount}", amount=size)
