"""Formulas of figures: what they come to, and what is none."""

from decimal import Decimal

import pytest

from calculators import formulas

VALUES = {"a": Decimal(6), "b-1.x": Decimal(4), "c": Decimal("0.5"), "zero": Decimal(0)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "6"),
        ("a * b-1.x", "24"),
        ("a / b-1.x", "1.5"),
        ("a * b-1.x / c", "48"),
        ("a / b-1.x * c", "0.75"),
        ("a + b-1.x * c", "8"),  # products first, as everywhere
        ("a * c + b-1.x / a * c + a", "9.33333333333333333333"),
    ],
)
def test_a_formula_comes_to_what_arithmetic_says(text: str, expected: str) -> None:
    found = formulas.evaluate(formulas.parse(text), VALUES.__getitem__)
    assert abs(found - Decimal(expected)) < Decimal("1e-19")


@pytest.mark.parametrize(
    "text", ["", "a *", "* a", "a b", "a ** c", "a * * c", "a - c", "a*c", "2"]
)
def test_what_is_no_formula_of_figures_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        formulas.evaluate(formulas.parse(text), VALUES.__getitem__)


def test_nothing_is_divided_by_nothing() -> None:
    with pytest.raises(ArithmeticError):
        formulas.evaluate(formulas.parse("a / zero"), VALUES.__getitem__)
