"""The seconds of a song that stand for the whole."""

from __future__ import annotations

import math

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve

PREVIEW_S = 20.0
"""How long a preview is."""

_UNKNOWN = 0.3
"""Where, as a share of the song, a preview begins when nothing is known of its course: after most introductions."""


def typical_start_s(curve: EmotionCurve, emotion: Emotion, duration_s: float, length_s: float = PREVIEW_S) -> float:
    """Where the ``length_s`` seconds begin that express most nearly what the whole song does.

    Every beginning and end of a segment is tried; what counts is the mean distance between ``emotion`` and the segments
    that are heard, each by how long it is heard. The earliest wins among equals.

    Args:
        curve: The course of the song's emotion; its segments may leave gaps.
        emotion: Of the whole song.
        duration_s: Of the whole song.
        length_s: Of the part that is looked for.

    Returns:
        Seconds from the beginning of the song; the part lies within the song if the song is long enough.
    """
    latest_s = max(0.0, duration_s - length_s)
    if not curve.points:
        return latest_s * _UNKNOWN
    starts = {point.start_s for point in curve.points}
    starts |= {start + curve.segment_s - length_s for start in starts}
    within = sorted({min(max(start, 0.0), latest_s) for start in starts})
    return min(within, key=lambda start: _distance(curve, emotion, start, length_s))


def _distance(curve: EmotionCurve, emotion: Emotion, start_s: float, length_s: float) -> float:
    heard, distance = 0.0, 0.0
    for point in curve.points:
        first, last = max(point.start_s, start_s), min(point.start_s + curve.segment_s, start_s + length_s)
        if last > first:
            heard += last - first
            away = math.hypot(point.emotion.valence - emotion.valence, point.emotion.arousal - emotion.arousal)
            distance += (last - first) * away
    return distance / heard if heard else math.inf
