from itertools import pairwise
from math import exp, expm1, log1p
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.discounting import dated, evenly_spaced, zeros

amounts = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30)


@given(amounts, st.floats(-3, 3))
def test_both_values_are_the_discounted_sum(flows: list[float], force: float) -> None:
    times = [float(k) for k in range(len(flows))]
    origin = 0.0 if force >= 0 else times[-1]
    expected = sum(f * exp(-force * (t - origin)) for t, f in zip(times, flows, strict=True))
    size = sum(map(abs, flows))
    for valuer in evenly_spaced, dated:
        assert valuer(times, flows)(force) == pytest.approx(expected, abs=1e-12 * size)


@pytest.mark.parametrize("force", [-36.0, 700.0])
def test_values_stay_finite_at_the_ends(force: float) -> None:
    times = [float(k) for k in range(1201)]
    flows = [1.0] * 1201
    assert evenly_spaced(times, flows)(force) == pytest.approx(1.0)
    assert dated(times, flows)(force) == pytest.approx(1.0)


@given(st.lists(st.integers(-18, 60), min_size=1, max_size=4, unique=True))
def test_finds_every_rate_that_was_built_in(twentieths: list[int]) -> None:
    # The product of (1 - (1 + i) v) is worth nothing at each of the rates i.
    flows = np.polynomial.Polynomial([1.0])
    for twentieth in twentieths:
        flows *= np.polynomial.Polynomial([1.0, -(1 + twentieth / 20)])
    times = [float(k) for k in range(len(twentieths) + 1)]
    for valuer in evenly_spaced, dated:
        found = [expm1(force) for force in zeros(times, list(flows.coef), valuer)]
        assert found == pytest.approx([t / 20 for t in sorted(twentieths)], abs=1e-8)


def test_agrees_with_eigenvalues_on_any_signs() -> None:
    # numpy.roots takes the eigenvalues of the companion matrix: nothing in common with us.
    random = Random(20251001)  # noqa: S311
    compared = several = 0
    for _ in range(3000):
        flows = [float(random.randint(-9, 9)) for _ in range(random.randint(2, 9))]
        if not flows[0] or not flows[-1]:
            continue
        growths = np.roots(flows)
        # Leave out what is close to a double root, where the eigenvalues lose half their digits.
        if any(abs(g.imag) < 1e-4 < g.real and g.imag for g in growths):
            continue
        expected = sorted(g.real - 1 for g in growths if not g.imag and g.real > 1e-9)
        if any(high - low < 1e-4 for low, high in pairwise(expected)):
            continue
        times = [float(k) for k in range(len(flows))]
        found = [expm1(force) for force in zeros(times, flows, evenly_spaced)]
        assert found == pytest.approx(expected, abs=1e-9, rel=1e-9), flows
        compared += 1
        several += len(found) > 1
    assert compared > 2000
    assert several > 300


@pytest.mark.parametrize("percent", range(1, 51))
def test_a_touch_counts_once(percent: int) -> None:
    growth = 1 + percent / 100
    found = zeros([0, 1, 2], [1.0, -2 * growth, growth * growth], evenly_spaced)
    assert [expm1(force) for force in found] == pytest.approx([percent / 100], abs=1e-6)


def test_near_misses_do_not_count() -> None:
    assert zeros([0, 1, 2], [1.0, -2.2, 1.2101], evenly_spaced) == []
    assert len(zeros([0, 1, 2], [1.0, -2.2, 1.2099], evenly_spaced)) == 2


def test_hundreds_of_changes_of_sign() -> None:
    # 1 - v + v^2 - ... + v^400 = (1 + v^401) / (1 + v) is never zero.
    times = [float(k) for k in range(401)]
    assert zeros(times, [(-1.0) ** k for k in range(401)], evenly_spaced) == []
    # One flow more, and only v = 1 is left.
    assert zeros([*times, 401.0], [(-1.0) ** k for k in range(402)], evenly_spaced) == [
        pytest.approx(0, abs=1e-12)
    ]


def test_uneven_times() -> None:
    # 100 - 230 w + 132 w^2 with w = v^0.75: w is 1 / 1.1 and 1 / 1.2.
    found = zeros([0, 0.75, 1.5], [100.0, -230.0, 132.0], dated)
    assert found == pytest.approx([log1p(0.1) / 0.75, log1p(0.2) / 0.75], abs=1e-12)
