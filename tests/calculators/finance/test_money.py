from decimal import ROUND_DOWN, Context, Decimal, Inexact, localcontext
from fractions import Fraction
from math import floor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculators.finance.money import EXACT, ZERO, require_fen, split, to_fen, total

# A caller's context that spoils any arithmetic that does not bring its own.
HOSTILE = Context(prec=3, rounding=ROUND_DOWN, traps=[Inexact])

amounts = st.integers(0, 10**14).map(lambda fen: EXACT.scaleb(Decimal(fen), -2))
decimals = st.decimals(-(10**12), 10**12, allow_nan=False, places=20)


def half_up(amount: Decimal) -> Fraction:
    """Round with integers only."""
    fen = floor(abs(Fraction(amount)) * 100 + Fraction(1, 2))
    return Fraction(fen if amount >= 0 else -fen, 100)


@given(decimals)
@example(Decimal("0.005"))
@example(Decimal("-0.005"))
@example(Decimal("999999999999.99499999999999999999"))
@example(Decimal("1e-400"))
def test_rounds_half_up_whatever_the_context(amount: Decimal) -> None:
    with localcontext(HOSTILE):
        rounded = to_fen(amount)
    assert Fraction(rounded) == half_up(amount)
    assert rounded.as_tuple().exponent == -2


def test_nothing_is_written_without_a_sign() -> None:
    assert str(to_fen(Decimal("-0.004"))) == "0.00"
    assert str(require_fen(Decimal("-0.00"), "fee")) == "0.00"


@given(st.integers(1, 10**12), st.integers(1, 9999))
def test_a_tie_survives_a_quotient_that_does_not_end(base: int, yearly: int) -> None:
    # A yearly rate in hundredths of a per cent, by the month, on an amount in 分.
    rate = EXACT.divide(Decimal(yearly), Decimal(120000))
    amount = EXACT.scaleb(Decimal(base), -2)
    expected = floor(Fraction(base, 100) * Fraction(yearly, 120000) * 100 + Fraction(1, 2))
    assert Fraction(to_fen(EXACT.multiply(amount, rate))) * 100 == expected


def test_the_tie_of_the_example() -> None:
    # 16501.50 x 4% / 12 = 55.005 exactly, though 4% / 12 has no last digit.
    rate = EXACT.divide(Decimal("0.04"), Decimal(12))
    product = EXACT.multiply(Decimal("16501.50"), rate)
    assert product < Decimal("55.005")
    assert to_fen(product) == Decimal("55.01")


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", "1e43", "-1e60"])
def test_refuses_to_round_what_is_no_amount(amount: str) -> None:
    with pytest.raises(ValueError, match="finite and below"):
        to_fen(Decimal(amount))


def test_rounds_the_largest_amount_exactly() -> None:
    largest = "9" * 43 + ".99"
    assert str(to_fen(Decimal(largest))) == largest


@pytest.mark.parametrize("amount", ["-0.01", "0.001", "NaN", "sNaN", "Infinity", "1e50"])
def test_requires_whole_fen(amount: str) -> None:
    with pytest.raises(ValueError, match=r"fee must|amount must"):
        require_fen(Decimal(amount), "fee")


@given(st.lists(amounts, max_size=50))
def test_total_is_exact_whatever_the_context(summands: list[Decimal]) -> None:
    with localcontext(HOSTILE):
        result = total(summands)
    assert Fraction(result) == sum(map(Fraction, summands))


@given(amounts, st.integers(1, 1200))
@example(Decimal("3.00"), 400)
@example(Decimal("0.05"), 360)
@example(ZERO, 12)
def test_parts_are_equal_and_add_up(amount: Decimal, parts: int) -> None:
    with localcontext(HOSTILE):
        result = split(amount, parts)
    assert len(result) == parts
    assert sum(map(Fraction, result)) == Fraction(amount)
    assert all(part >= 0 and part.as_tuple().exponent == -2 for part in result)
    equal = Fraction(floor(Fraction(amount) * 100 / parts + Fraction(1, 2)), 100)
    if equal * (parts - 1) <= Fraction(amount):
        assert all(Fraction(part) == equal for part in result[:-1])
    else:
        assert set(map(Fraction, result)) <= {equal, Fraction(1, 100), Fraction(0)} | {
            Fraction(amount) % equal
        }


def test_parts_stop_when_the_amount_is_used_up() -> None:
    assert split(Decimal("3.00"), 400) == (Decimal("0.01"),) * 300 + (ZERO,) * 100


def test_splits_only_amounts_into_something() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        split(Decimal("1.00"), 0)
    with pytest.raises(ValueError, match="amount must"):
        split(Decimal("-1.00"), 2)
