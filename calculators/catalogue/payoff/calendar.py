"""The payments of the plan, debt by debt, for calendars and table files."""

from collections.abc import Iterator

from calculators.catalogue.payoff import wording
from calculators.catalogue.payoff.plans import Case
from calculators.results import Payee, Payments


def payments(case: Case) -> Payments:
    """Return what is paid on each debt until it is cleared; housing loans are left out."""
    return Payments(
        start=wording.month(case, 1) if case.start else "", make=lambda: tuple(_payees(case))
    )


def _payees(case: Case) -> Iterator[Payee]:
    plan = case.plan
    for index, debt in enumerate(case.listed):
        if debt.balance:
            months = plan.months[: plan.cleared(index)]
            yield Payee(debt.name, debt.due_day, tuple(month.fen.paid[index] for month in months))
    for debt in case.housing:
        if debt.balance:
            yield Payee(debt.name, debt.due_day, ())
