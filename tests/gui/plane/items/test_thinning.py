from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.gui.plane.items.thinning import FEW, Thinning, uppermost

coordinates = st.floats(-1, 1, allow_nan=False, width=32)


@given(st.lists(st.tuples(coordinates, coordinates), max_size=50), st.floats(0.01, 0.5))
def test_the_last_of_each_cell_remains(drawn: list[tuple[float, float]], cell: float) -> None:
    points = np.array(drawn, np.float64).reshape(-1, 2)
    last = {(math.floor(x / cell), math.floor(y / (2 * cell))): row for row, (x, y) in enumerate(points.tolist())}
    assert uppermost(points, (cell, 2 * cell)).tolist() == sorted(last.values())


def test_few_points_are_all_painted_and_many_are_thinned_by_a_closer_look_less() -> None:
    points = np.random.default_rng(1).uniform(-1, 1, (2 * FEW, 2)).astype(np.float32)
    assert Thinning(points[:FEW]).rows((0.01, 0.01)).tolist() == list(range(FEW))
    thinning = Thinning(points)
    far, near = thinning.rows((0.02, 0.02)), thinning.rows((0.002, 0.002))
    assert len(far) < len(near) <= len(points)
    assert thinning.rows((0.0201, 0.0201)) is far
