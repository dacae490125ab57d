"""Figures that follow from others: sums of products, such as ``principal / count + fee``."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from calculators.finance.money import EXACT

type Formula = tuple[tuple[str, str], ...]
"""Steps of an operator (``+``, ``*`` or ``/``) and a name; a ``+`` begins the next product."""

_OPERATORS = ("+", "*", "/")


def parse(text: str) -> Formula:
    """Return the formula that names and operators, separated by blanks, make up.

    Raises:
        ValueError: it is none.

    >>> parse("high * days-in-year.actual")
    (('+', 'high'), ('*', 'days-in-year.actual'))
    """
    words = ["+", *text.split()]
    steps = tuple(zip(words[::2], words[1::2], strict=False))
    names = {name for _operator, name in steps}
    if len(words) % 2 or names & {*_OPERATORS} or not {*words[::2]} <= {*_OPERATORS}:
        raise ValueError("must be names of figures with +, * or / between them, and blanks around")
    return steps


def products(formula: Formula) -> Iterator[Formula]:
    """Yield the products of which a formula is the sum.

    >>> list(products(parse("a * b + c")))
    [(('+', 'a'), ('*', 'b')), (('+', 'c'),)]
    """
    starts = [place for place, (operator, _) in enumerate(formula) if operator == "+"]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        yield formula[start:end]


def evaluate(formula: Formula, value: Callable[[str], Decimal]) -> Decimal:
    """Return what a formula comes to, given the `value` of each name.

    Raises:
        ArithmeticError: a divisor is 0.

    >>> evaluate(parse("a / b + a * c"), {"a": 6, "b": 4, "c": 2}.__getitem__)
    Decimal('13.5')
    """
    sum_ = Decimal(0)
    for (_plus, first), *others in products(formula):
        product = EXACT.plus(Decimal(value(first)))
        for operator, name in others:
            apply = EXACT.multiply if operator == "*" else EXACT.divide
            product = apply(product, Decimal(value(name)))
        sum_ = EXACT.add(sum_, product)
    return sum_
