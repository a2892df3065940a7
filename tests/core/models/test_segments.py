from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.models.segments import SegmentSpec


@given(
    predictions=st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=1, max_size=20),
    trim=st.floats(0, 0.5, exclude_max=True),
)
def test_combined_predictions_lie_among_the_predictions(predictions: list[tuple[float, float]], trim: float) -> None:
    values = np.array(predictions)
    combined = SegmentSpec(1.0, 3, -24.0, trim).combine(values)
    assert combined.shape == (2,)
    assert (values.min(axis=0) - 1e-12 <= combined).all()
    assert (combined <= values.max(axis=0) + 1e-12).all()


def test_trimming_leaves_out_as_many_predictions_at_each_end() -> None:
    predictions = np.array([[0.0, 9.0], [0.1, 0.3], [0.2, 0.2], [0.3, 0.1], [9.0, 0.0]])
    np.testing.assert_allclose(SegmentSpec(1.0, 5, -24.0, 0.2).combine(predictions), [0.2, 0.2])
    np.testing.assert_allclose(SegmentSpec(1.0, 5, -24.0, 0.0).combine(predictions), [1.92, 1.92])


@pytest.mark.parametrize(
    ("starts_s", "heard"),
    [((0.0,), 1.0), ((0.0, 10.0), 1.0), ((0.0, 4.0, 8.0), 1.0), ((15.0, 55.0, 95.0), 0.25)],
)
def test_how_much_of_a_song_is_heard_follows_from_where_its_segments_begin(
    starts_s: tuple[float, ...], heard: float
) -> None:
    assert SegmentSpec(10.0, 3, -14.0, 0.0).share_heard(starts_s) == heard


def test_one_segment_by_design_may_be_any_part_of_the_song() -> None:
    assert SegmentSpec(10.0, 1, -14.0, 0.0).share_heard((95.0,)) == 0.0
