from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.core.playing.preview import PREVIEW_S, typical_start_s
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve

CALM, LOUD = Emotion(0.4, -0.6), Emotion(0.2, 0.8)


def curve(*emotions: Emotion, segment_s: float = 10.0, step_s: float = 10.0) -> EmotionCurve:
    return EmotionCurve(segment_s, tuple(CurvePoint(i * step_s, each) for i, each in enumerate(emotions)))


def test_the_part_that_is_like_the_whole_is_found() -> None:
    song = curve(CALM, CALM, CALM, LOUD, LOUD, LOUD, CALM)
    assert typical_start_s(song, LOUD, 70) == 30
    assert typical_start_s(song, CALM, 70) == 0


def test_one_typical_segment_is_not_enough() -> None:
    assert typical_start_s(curve(LOUD, CALM, LOUD, LOUD, CALM), LOUD, 50) == 20


def test_segments_with_gaps_between_are_weighed_by_what_is_heard() -> None:
    assert typical_start_s(curve(CALM, LOUD, CALM, step_s=60), LOUD, 180) == 50


def test_a_short_song_is_played_from_its_beginning() -> None:
    assert typical_start_s(curve(CALM, LOUD), LOUD, 15) == 0


def test_a_song_without_a_course_begins_after_its_introduction() -> None:
    assert typical_start_s(EmotionCurve(10.0, ()), LOUD, 220) == 60


EMOTIONS = st.builds(Emotion, st.floats(-1, 1), st.floats(-1, 1))


@given(st.lists(EMOTIONS, max_size=12), EMOTIONS, st.floats(0, 200), st.floats(0.5, 30), st.floats(0.5, 60))
def test_the_part_always_lies_within_the_song(
    emotions: list[Emotion], emotion: Emotion, duration_s: float, segment_s: float, step_s: float
) -> None:
    start_s = typical_start_s(curve(*emotions, segment_s=segment_s, step_s=step_s), emotion, duration_s)
    assert 0 <= start_s <= max(0, duration_s - PREVIEW_S)
