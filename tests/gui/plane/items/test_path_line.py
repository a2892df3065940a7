from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
import pytest

from emotion_player.gui.plane.items.path_line import numbered


def along(count: int, length_px: float) -> npt.NDArray[np.float64]:
    return np.column_stack([np.linspace(0, length_px, count), np.zeros(count)])


def test_a_few_songs_all_have_their_numbers() -> None:
    assert numbered(along(12, 500)) == list(range(12))
    assert numbered(np.empty((0, 2))) == []


@pytest.mark.parametrize("length_px", [60, 300, 2000])
def test_numbers_never_stand_over_each_other_and_the_ends_keep_theirs(length_px: float) -> None:
    places = along(120, length_px)
    rows = numbered(places)
    assert {0, 119} <= set(rows)
    assert all(places[later, 0] - places[earlier, 0] > 19 for earlier, later in itertools.pairwise(rows))


def test_a_closer_look_makes_room_for_more_numbers_the_round_ones_first() -> None:
    afar, near = numbered(along(120, 300)), numbered(along(120, 1500))
    assert {9, 49, 99} <= set(afar) < set(range(120))
    assert len(afar) < len(near)


def test_of_two_songs_at_one_place_one_has_its_number() -> None:
    assert len(numbered(np.zeros((2, 2)))) == 1
