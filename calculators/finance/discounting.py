"""The rates at which a stream of flows, discounted, adds up to nothing.

Rates appear here as the force of interest d = ln(1 + i), which turns the present value
into the sum of f e^(-d t). That form has two virtues. It is tame: for d < 0 it can be
multiplied by e^(d T), T being the last time, without moving a zero, and then no term
ever grows. And it obeys Descartes' rule of signs even when times are not whole numbers,
which is what makes it possible to find every zero and to know that none was missed.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import exp, log, sumprod

from calculators.finance.roots import find_root

LOWEST = -36.0
HIGHEST = 700.0
"""The forces that are looked at. Below, a rate can't be told from -100% in a float; above,
it is larger than a float."""

_TOLERANCE = 1e-14
_FIRST_STEP = 1e-9
_STEP_GROWTH = 4
# A value this small beside the sum of its terms' sizes is rounding and counts as zero.
_ROUNDING = 1e-12

type Value = Callable[[float], float]
"""The present value at a force of interest, up to a positive factor."""

type Valuer = Callable[[Sequence[float], Sequence[float]], Value]
"""Makes the present value of (times, amounts)."""


def evenly_spaced(_times: Sequence[float], amounts: Sequence[float]) -> Value:
    """Value flows whose times are one period apart: Horner's rule, one exponential.

    >>> evenly_spaced([0, 1, 2], [100.0, -50.0, -60.0])(0.0)
    -10.0
    """
    backwards = amounts[::-1]

    def value(force: float) -> float:
        factor = exp(-abs(force))
        result = 0.0
        for amount in backwards if force >= 0 else amounts:
            result = result * factor + amount
        return result

    return value


def dated(times: Sequence[float], amounts: Sequence[float]) -> Value:
    """Value flows at any times, given in ascending order.

    >>> dated([0, 0.5, 2], [100.0, -50.0, -60.0])(0.0)
    -10.0
    """

    def value(force: float) -> float:
        origin = times[0] if force >= 0 else times[-1]
        return sumprod(amounts, [exp(force * (origin - time)) for time in times])

    return value


def zeros(times: Sequence[float], amounts: Sequence[float], valuer: Valuer) -> list[float]:
    """Find every force of interest at which the flows' present value is zero.

    One change of sign among the amounts means exactly one zero (Descartes' rule). With
    more, the method is Laguerre's proof of that rule: multiply the present value by
    e^(d s), s being a time at a change of sign, and take the derivative. The result is
    again such a sum, with amounts f (s - t) and one change of sign less, and between its
    zeros the function is monotone, so that each stretch holds one zero or none.

    Two zeros closer than rounding can tell apart, and a place where the value only
    touches zero, are given once.

    Args:
        times: strictly ascending.
        amounts: one for each time; the first and the last are not zero.
        valuer: ``evenly_spaced`` or ``dated``.

    Returns:
        The zeros between ``LOWEST`` and ``HIGHEST`` in ascending order.

    >>> [round(zero, 6) for zero in zeros([0, 1], [100.0, -110.0], evenly_spaced)]
    [0.09531]
    """
    levels = [_scaled(amounts)]
    while len(changes := _changes(levels[-1])) > 1:
        before, after = changes[len(changes) // 2]
        pivot = (times[before] + times[after]) / 2
        levels.append(_scaled([f * (pivot - t) for t, f in zip(times, levels[-1], strict=True)]))
    last = levels.pop()
    found = _only_zero(times, last, changes[0][1], valuer) if changes else []
    while levels:
        found = _between(found, times, levels.pop(), valuer)
    return found


def _scaled(amounts: Sequence[float]) -> list[float]:
    """Make the largest amount 1, so that no sum of products can overflow."""
    largest = max(map(abs, amounts))
    return [amount / largest for amount in amounts]


def _changes(amounts: Sequence[float]) -> list[tuple[int, int]]:
    """List the neighbours of opposite sign, zero amounts left out, by their indices."""
    payments = [index for index, amount in enumerate(amounts) if amount]
    return [(i, j) for i, j in pairwise(payments) if _opposite(amounts[i], amounts[j])]


def _opposite(one: float, other: float) -> bool:
    # Not by their product, which may be too small for a float.
    return one < 0 < other or other < 0 < one


def _only_zero(
    times: Sequence[float], amounts: Sequence[float], turn: int, valuer: Valuer
) -> list[float]:
    """Find the zero of amounts that change sign once, at index ``turn``."""
    value = valuer(times, amounts)
    place = _clamp(_guess(times, amounts, turn))
    here = value(place)
    if here == 0:
        return [place]
    # A high force leaves only the first amount, so at a zero's right the sign is its sign.
    beyond = not _opposite(here, amounts[0])
    direction, end = (-1, LOWEST) if beyond else (1, HIGHEST)
    step = max(abs(place) / 2, _FIRST_STEP)
    while place != end:
        ahead = _clamp(place + direction * step)
        there = value(ahead)
        if _opposite(here, there) or there == 0:
            return [find_root(value, (place, here), (ahead, there), tolerance=_TOLERANCE)]
        place, here = ahead, there
        step *= _STEP_GROWTH
    return []


def _guess(times: Sequence[float], amounts: Sequence[float], turn: int) -> float:
    """Take both sides of the exchange as single sums, each paid at its mean time."""
    paid, back = sum(amounts[:turn]), sum(amounts[turn:])
    paid_time = sumprod(amounts[:turn], times[:turn]) / paid
    back_time = sumprod(amounts[turn:], times[turn:]) / back
    return (log(abs(back)) - log(abs(paid))) / (back_time - paid_time)


def _between(
    separators: Sequence[float],
    times: Sequence[float],
    amounts: Sequence[float],
    valuer: Valuer,
) -> list[float]:
    """Find the zeros of a value that is monotone between one separator and the next."""
    value = valuer(times, amounts)
    size = valuer(times, [abs(amount) for amount in amounts])
    edges = [(edge, value(edge)) for edge in (LOWEST, *separators, HIGHEST)]
    points = [
        (edge, 0.0 if abs(worth) <= _ROUNDING * size(edge) else worth) for edge, worth in edges
    ]
    found = [edge for edge, worth in points if worth == 0]
    found += [
        find_root(value, left, right, tolerance=_TOLERANCE)
        for left, right in pairwise(points)
        if _opposite(left[1], right[1])
    ]
    return sorted(found)


def _clamp(force: float) -> float:
    return min(max(force, LOWEST), HIGHEST)
