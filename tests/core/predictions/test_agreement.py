from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from emotion_player.core.predictions.agreement import Agreement, distances

places = arrays(np.float64, st.tuples(st.integers(0, 30), st.just(2)), elements=st.floats(-1, 1))


def test_the_distance_is_that_on_the_plane() -> None:
    one, other = np.array([[0.0, 0.0], [0.5, 0.5]]), np.array([[0.3, 0.4], [0.5, -0.5]])
    assert distances(one, other).tolist() == pytest.approx([0.5, 1.0])
    assert Agreement.of(one, other).mean_distance == pytest.approx(0.75)


def test_each_axis_is_correlated_for_itself() -> None:
    one = np.array([[0.0, 0.0], [0.2, 0.1], [0.4, 0.2]])
    agreement = Agreement.of(one, np.column_stack([0.5 * one[:, 0] + 0.1, -one[:, 1]]))
    assert agreement.count == 3
    assert agreement.valence_r == pytest.approx(1)
    assert agreement.arousal_r == pytest.approx(-1)


def test_there_is_no_correlation_of_nothing_or_with_one_who_says_always_the_same() -> None:
    nothing = Agreement.of(np.empty((0, 2)), np.empty((0, 2)))
    assert nothing.count == 0
    assert math.isnan(nothing.mean_distance)
    assert math.isnan(nothing.valence_r)
    always = Agreement.of(np.array([[0.1, 0.2], [0.3, 0.4]]), np.full((2, 2), 0.5))
    assert math.isnan(always.arousal_r)


@given(places)
def test_a_model_agrees_with_itself(one: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    agreement = Agreement.of(one, one)
    assert agreement.count == len(one)
    for r in (agreement.valence_r, agreement.arousal_r):
        assert math.isnan(r) or r == pytest.approx(1)
