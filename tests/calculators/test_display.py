"""Numbers as readers expect to see them: zero has no sign, and a rounding is no difference."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculators import display
from calculators.facts import Unit
from calculators.rendering import scale
from calculators.rounding import rounded

AMOUNTS = st.decimals(-(10**12), 10**12, places=6)
NEGATIVE_ZERO = re.compile(r"-0(?:[.,]0+)*(?![\d.])")


@given(AMOUNTS)
@example(Decimal("-0"))
@example(Decimal("-0.00"))
@example(Decimal("-0.004"))
@example(Decimal("-1E-17"))
def test_zero_has_no_sign(value: Decimal) -> None:
    whole = rounded(value, 0)
    shown = [
        *(read(value) for read in (display.money, display.amount, display.grouped_amount)),
        *(read(value) for read in (display.plain, display.percent, display.short_percent)),
        display.percent(value, 0),
        display.percent(value, 4),
        display.whole_money(whole),
        display.short_amount(whole),
        display.solved_percent(float(value) / 10**9),
        *(display.quantity(value, unit) for unit in Unit),
        *(scale.reading(value, unit) for unit in ("yuan", "whole yuan", "percent", "count")),
        *(scale.label(value, unit) for unit in ("yuan", "percent", "count")),
    ]
    # An amount that is not 0 may begin so: -0.01.
    assert not [text for text in shown if NEGATIVE_ZERO.search(text) and not value]
    assert "-0.00 元" not in shown
    assert "-0.00%" not in shown
    assert not [text for text in shown if text in ("-0", "-0%", "-0 元", "-0.0%", "-0.0000%")]


@given(st.floats(-1e-9, 1e-9))
def test_a_rate_of_next_to_nothing_is_zero(rate: float) -> None:
    assert display.solved_percent(rate) == "0.00%"


@pytest.mark.parametrize("rate", [-1.0000001, -11.464, -1e300])
def test_a_rate_below_everything_is_no_number(rate: float) -> None:
    assert display.solved_percent(rate) == "低于 -100%"


@given(st.decimals(0, 5, places=8), st.decimals("-0.0003", "0.0003", places=8))
def test_rates_look_different_only_if_they_are(one: Decimal, difference: Decimal) -> None:
    other = one + difference
    places = display.telling_places(one, other)
    if display.percent(one, places) != display.percent(other, places):
        # They differ by half of what the last decimal tells, or it tells how little they do.
        assert places == 3 or abs(difference) >= Decimal("0.00005")
    elif places == 3:
        assert display.percent(one) != display.percent(other)
