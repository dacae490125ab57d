"""The calculators by name: each is a folder here, found by being there, imported when asked for."""

from importlib import import_module

from calculators.calculator import Calculator


def names() -> tuple[str, ...]:
    """Return the names of all calculators, in alphabetical order.

    >>> "interest" in names()
    True
    """
    # No page has to know them all.
    from pkgutil import iter_modules

    return tuple(sorted(module.name for module in iter_modules(__path__) if module.ispkg))


def calculator(name: str) -> Calculator:
    """Return the calculator `name`.

    Raises:
        KeyError: there is none of that name.

    >>> calculator("interest").title
    '借款真实利率'
    """
    if not name.isidentifier():
        raise KeyError(name)
    module = f"{__name__}.{name}"
    try:
        chosen = import_module(module).CALCULATOR
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise KeyError(name) from None
    assert isinstance(chosen, Calculator)  # noqa: S101 (a slip of ours, not of the caller)
    return chosen
