from collections.abc import Callable
from math import atan, cos, exp, log2
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.roots import find_root

# name, function, bracket, root; the roots are known in closed form or from the literature.
KNOWN: list[tuple[str, Callable[[float], float], tuple[float, float], float]] = [
    ("square root", lambda x: x * x - 2, (0, 2), 2**0.5),
    ("Newton's own cubic", lambda x: x**3 - 2 * x - 5, (2, 3), 2.0945514815423265),
    ("Dottie number", lambda x: cos(x) - x, (0, 1), 0.7390851332151607),
    ("omega constant", lambda x: x * exp(x) - 1, (-1, 1), 0.5671432904097838),
    ("flat at its root", lambda x: (x - 1 / 3) ** 9, (0, 1), 1 / 3),
    ("steep and far away", lambda x: exp(x) - 1e-20, (-700, 700), -46.051701859880914),
    ("Newton diverges here", lambda x: atan(x - 1 / 3), (-1e6, 1e3), 1 / 3),
    ("a jump", lambda x: 1.0 if x > 0.7 else -1.0, (0, 1), 0.7),
    ("a kink", lambda x: x - 0.1 if x > 0.1 else 1e9 * (x - 0.1), (-5, 5), 0.1),
]
TOLERANCE = 1e-12


@pytest.mark.parametrize(
    ("function", "bracket", "root"), [k[1:] for k in KNOWN], ids=[k[0] for k in KNOWN]
)
@pytest.mark.parametrize("swapped", [False, True])
def test_known_roots_in_bounded_steps(
    function: Callable[[float], float],
    bracket: tuple[float, float],
    root: float,
    swapped: bool,
) -> None:
    places: list[float] = []

    def counted(x: float) -> float:
        places.append(x)
        return function(x)

    one, other = reversed(bracket) if swapped else bracket
    found = find_root(counted, (one, function(one)), (other, function(other)), tolerance=TOLERANCE)
    # A function that is zero to rounding near its root gives any of those places.
    assert function(found) == 0 or found == pytest.approx(root, abs=3 * TOLERANCE, rel=1e-14)
    assert abs(found - root) < 1e-2
    assert all(min(bracket) <= x <= max(bracket) for x in places)
    assert len(places) <= 2 * log2((bracket[1] - bracket[0]) / TOLERANCE)


def test_smooth_functions_take_few_steps() -> None:
    places: list[float] = []

    def cubic(x: float) -> float:
        places.append(x)
        return x**3 - 2 * x - 5

    find_root(cubic, (2.0, -1.0), (3.0, 16.0), tolerance=1e-14)
    assert len(places) <= 9


def test_misleading_functions_take_at_most_twice_the_steps_of_bisection() -> None:
    # Heights that have nothing to do with the distance from the root defeat interpolation.
    for seed in range(500):
        random = Random(seed)  # noqa: S311
        root, decades = random.random(), random.choice([2, 6, 12, 40])
        places: list[float] = []

        def function(x: float, root: float = root, decades: int = decades) -> float:
            places.append(x)  # noqa: B023 - called only in this turn of the loop
            height = exp(-decades * Random(x).random())  # noqa: S311
            return height if x > root else -height

        ends = (0.0, function(0.0)), (1.0, function(1.0))
        assert abs(find_root(function, *ends, tolerance=TOLERANCE) - root) <= 3 * TOLERANCE
        assert len(places) <= 2 * log2(1 / TOLERANCE)


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.floats(1e-6, 1e6), st.integers(0, 4))
def test_odd_powers(root: float, left: float, right: float, power: int) -> None:
    def function(x: float) -> float:
        return float((x - root) ** (2 * power + 1))

    low, high = root - left, root + right
    found = find_root(function, (low, function(low)), (high, function(high)), tolerance=1e-9)
    assert abs(found - root) <= 1e-8 or function(found) == 0


def test_an_end_that_is_the_root_is_given_back() -> None:
    assert find_root(abs, (0.0, 0.0), (1.0, 1.0), tolerance=1e-9) == 0.0
    assert find_root(abs, (1.0, 1.0), (0.0, 0.0), tolerance=1e-9) == 0.0


def test_refuses_ends_of_the_same_sign() -> None:
    with pytest.raises(ValueError, match="no change of sign"):
        find_root(abs, (-1.0, 1.0), (1.0, 1.0), tolerance=1e-9)
