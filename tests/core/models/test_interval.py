from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.core.models.interval import ErrorScale, Interval


@given(st.builds(Emotion, st.floats(-1, 1), st.floats(-1, 1)), st.floats(0, 2), st.floats(0, 2), st.floats(0, 1))
def test_the_interval_contains_the_prediction_and_stays_on_the_plane(
    emotion: Emotion, valence: float, arousal: float, center: float
) -> None:
    interval = Interval(valence, arousal, 0.9, center=(center, center))
    low, high = interval.around(emotion, np.array([[emotion.valence, emotion.arousal]]), 0.5)
    assert -1 <= low.valence <= emotion.valence <= high.valence <= 1
    assert -1 <= low.arousal <= emotion.arousal <= high.arousal <= 1


def test_a_scaled_interval_is_a_multiple_of_the_errors_scale() -> None:
    scale = ErrorScale((float(np.log(0.2)), *(0.0,) * 8), (float(np.log(0.1)), *(0.0,) * 8), 0.0, 0.0)
    low, high = Interval(1.5, 2.0, 0.9, scale).around(Emotion(0, 0), np.zeros((3, 2)), 1.0)
    assert [low.valence, high.valence, low.arousal, high.arousal] == pytest.approx([-0.3, 0.3, -0.2, 0.2])


def test_the_middle_of_an_interval_may_lie_nearer_to_0_than_the_prediction() -> None:
    low, high = Interval(0.3, 0.2, 0.9, center=(0.5, 1.0)).around(Emotion(0.4, -0.4), np.zeros((3, 2)), 1.0)
    assert [low.valence, high.valence, low.arousal, high.arousal] == pytest.approx([-0.1, 0.5, -0.6, -0.2])


def test_an_interval_of_an_earlier_version_has_its_middle_at_the_prediction() -> None:
    assert Interval.from_mapping({"valence": 0.3, "arousal": 0.2, "coverage": 0.9}).center == (1.0, 1.0)


def test_what_is_left_to_chance_shrinks_with_the_share_of_the_song_that_is_heard() -> None:
    scale = ErrorScale((float(np.log(0.2)), *(0.0,) * 8), (float(np.log(0.1)), *(0.0,) * 8), 0.3, 0.4)
    agreed = np.zeros((2, 2))
    assert scale.of(agreed, heard=1.0) == pytest.approx((0.2, 0.1))
    assert scale.of(agreed, heard=0.0) == pytest.approx((0.25, np.hypot(0.1, 0.2)))
    assert scale.of(agreed, heard=0.0) > scale.of(agreed, heard=0.5) > scale.of(agreed, heard=1.0)
