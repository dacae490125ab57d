"""The calculators by name; each is a module or package of its own, imported when asked for."""

from importlib import import_module

from calculators.calculator import Calculator

NAMES = ("interest", "limit", "debt", "apr", "prepay", "overdue", "payoff", "afford", "card")


def calculator(name: str) -> Calculator:
    """Return the calculator `name`.

    Raises:
        KeyError: there is none of that name.

    >>> calculator("interest").title
    '借款真实利率'
    """
    if name not in NAMES:
        raise KeyError(name)
    chosen = import_module(f"calculators.catalogue.{name}").CALCULATOR
    assert isinstance(chosen, Calculator)  # noqa: S101 (a slip of ours, not of the caller)
    return chosen
