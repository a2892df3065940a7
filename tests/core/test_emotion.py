import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion, Quadrant

coordinates = st.floats(-1, 1)
points = st.builds(Emotion, coordinates, coordinates)


@pytest.mark.parametrize(
    ("valence", "arousal", "quadrant"),
    [
        (0.5, 0.5, Quadrant.Q1),
        (-0.5, 0.5, Quadrant.Q2),
        (-0.5, -0.5, Quadrant.Q3),
        (0.5, -0.5, Quadrant.Q4),
        (0.0, 0.0, Quadrant.Q1),
        (-1.0, 0.0, Quadrant.Q2),
        (0.0, -1.0, Quadrant.Q4),
    ],
)
def test_every_point_lies_in_one_quadrant(valence: float, arousal: float, quadrant: Quadrant) -> None:
    assert Emotion(valence, arousal).quadrant is quadrant


@pytest.mark.parametrize("value", [1.0001, -1.0001, math.nan, math.inf])
def test_nothing_lies_outside_the_plane(value: float) -> None:
    with pytest.raises(ValueError, match="valence"):
        Emotion(value, 0.0)
    with pytest.raises(ValueError, match="arousal"):
        Emotion(0.0, value)


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_any_pair_of_numbers_has_a_nearest_point(valence: float, arousal: float) -> None:
    point = Emotion.clipped(valence, arousal)

    assert point == Emotion.clipped(point.valence, point.arousal)
    assert (point.valence == valence) == (-1 <= valence <= 1)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_has_none(value: float) -> None:
    with pytest.raises(ValueError, match="is not a point"):
        Emotion.clipped(value, 0.0)
