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


def made(*emotions: tuple[float, float]) -> EmotionCurve:
    return EmotionCurve(10.0, tuple(CurvePoint(10.0 * i, Emotion(*emotion)) for i, emotion in enumerate(emotions)))


def test_the_segments_that_pull_a_track_lie_beyond_the_others_the_strongest_first() -> None:
    curve = made((0.1, 0.1), (0.3, 0.3), (0.9, 0.9), (0.5, 0.6), (0.0, 0.1))
    assert [point.start_s for point in curve.pulling(Emotion(0.4, 0.4))] == [20.0, 30.0]
    assert [point.start_s for point in curve.pulling(Emotion(0.4, 0.4), count=1)] == [20.0]
    assert [point.start_s for point in curve.pulling(Emotion(-0.4, -0.4))] == [40.0, 0.0, 10.0]


def test_nothing_pulls_a_track_whose_segments_are_alike_or_that_lies_in_the_middle() -> None:
    assert made((0.4, 0.4), (0.4, 0.4)).pulling(Emotion(0.4, 0.4)) == []
    assert made((0.4, 0.4), (-0.4, -0.4)).pulling(Emotion(0.0, 0.01)) == []
    assert made().pulling(Emotion(0.4, 0.4)) == []
