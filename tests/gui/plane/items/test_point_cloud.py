from __future__ import annotations

import numpy as np
import pytest

from emotion_player.gui.plane.items.point_cloud import neighbour

CROSS = np.array([[0, 0], [0.5, 0.02], [0.2, 0.6], [-0.4, 0], [0, -0.7]], np.float32)


@pytest.mark.parametrize(("direction", "found"), [((1, 0), 1), ((0, 1), 2), ((-1, 0), 3), ((0, -1), 4)])
def test_each_arrow_leads_to_the_point_that_lies_there(direction: tuple[int, int], found: int) -> None:
    assert neighbour(CROSS, CROSS[0], direction) == found


def test_there_is_no_step_beyond_the_last_point() -> None:
    assert neighbour(CROSS, CROSS[1], (1, 0)) is None
    assert neighbour(np.empty((0, 2), np.float32), CROSS[0], (1, 0)) is None


def test_a_point_straight_ahead_is_preferred_to_a_nearer_one_askew() -> None:
    points = np.array([[0.3, 0.0], [0.1, 0.2]], np.float32)
    assert neighbour(points, np.zeros(2, np.float32), (1, 0)) == 0
