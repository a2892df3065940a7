from __future__ import annotations

import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import moods_over_time
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve


def curve(*points: tuple[float, float, float]) -> EmotionCurve:
    return EmotionCurve(10.0, tuple(CurvePoint(start, Emotion(valence, arousal)) for start, valence, arousal in points))


@pytest.mark.parametrize(
    ("seconds", "valence"), [(0.0, -0.5), (5.0, -0.5), (15.0, 0.0), (25.0, 0.5), (60.0, 0.5), (-3.0, -0.5)]
)
def test_between_the_middles_of_segments_the_emotion_moves_evenly(seconds: float, valence: float) -> None:
    assert curve((0, -0.5, 0.2), (20, 0.5, 0.2)).at(seconds) == Emotion(valence, 0.2)


def test_a_curve_without_segments_is_nowhere() -> None:
    assert curve().at(3.0) is None
    assert moods_over_time(curve()) == []


def test_moods_are_told_once_each_time_they_change() -> None:
    told = moods_over_time(curve((0, -0.6, -0.3), (10, -0.6, -0.31), (20, 0.5, 0.6), (30, 0.0, 0.0), (40, 0.5, 0.6)))
    assert told == [(0, "sad"), (20, "playful"), (30, "neutral"), (40, "playful")]
