from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.mood_paths.drawn_path import drawn_path

coordinates = st.floats(-1.5, 1.5, allow_nan=False)


def test_a_trembling_straight_line_becomes_a_straight_line() -> None:
    along = np.linspace(-0.8, 0.8, 200)
    tremor = np.random.default_rng(1).normal(0, 0.006, 200)
    corners = drawn_path(np.column_stack([along, 0.5 * along + tremor])).corners
    assert len(corners) == 2
    assert corners[0].valence == pytest.approx(-0.8)
    assert corners[-1].valence == pytest.approx(0.8)


def test_a_bend_keeps_its_corner_and_a_curve_its_shape() -> None:
    bend = np.concatenate([np.linspace((-0.8, -0.8), (-0.8, 0.8), 60), np.linspace((-0.8, 0.8), (0.8, 0.8), 60)])
    corners = drawn_path(bend).corners
    assert 3 <= len(corners) <= 5
    angles = np.linspace(0, np.pi, 100)
    arch = drawn_path(0.8 * np.column_stack([np.cos(angles), np.sin(angles)]))
    assert 5 <= len(arch.corners) <= 12
    assert np.allclose(np.hypot(*arch.stops(50).T), 0.8, atol=0.04)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=40))
def test_any_line_becomes_a_path_from_its_start_to_its_end(drawn: list[tuple[float, float]]) -> None:
    line = np.array(drawn)
    first, *_, last = (*drawn_path(line).corners[:1], *drawn_path(line).corners)
    assert (first.valence, first.arousal) == pytest.approx(tuple(np.clip(line[0], -1, 1)), abs=1e-6)
    if np.ptp(np.clip(line, -1, 1), axis=0).max() > 0:
        assert (last.valence, last.arousal) == pytest.approx(tuple(np.clip(line[-1], -1, 1)), abs=1e-6)


def test_a_line_without_length_is_a_point() -> None:
    assert len(drawn_path(np.array([(0.2, 0.1)] * 5)).corners) == 1
