"""The most typical seconds of a song."""

from __future__ import annotations

import math

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve

PREVIEW_S = 20.0
"""The duration of a preview."""

_UNKNOWN = 0.3
"""The start of a preview, as a share of the song, when its curve is unknown: after most introductions."""


def typical_start_s(curve: EmotionCurve, emotion: Emotion, duration_s: float, length_s: float = PREVIEW_S) -> float:
    """Find the start of the ``length_s`` seconds whose emotion is nearest to that of the whole song.

    Every start and end of a segment is tried; the criterion is the mean distance between ``emotion`` and the segments
    in the excerpt, weighted by how much of each it contains. The earliest wins among equals.

    Args:
        curve: The song's emotion over time; its segments may leave gaps.
        emotion: Of the whole song.
        duration_s: Of the whole song.
        length_s: Of the excerpt.

    Returns:
        Seconds from the start of the song; the excerpt is within the song if the song is long enough.
    """
    latest_s = max(0.0, duration_s - length_s)
    if not curve.points:
        return latest_s * _UNKNOWN
    starts = {point.start_s for point in curve.points}
    starts |= {start + curve.segment_s - length_s for start in starts}
    within = sorted({min(max(start, 0.0), latest_s) for start in starts})
    return min(within, key=lambda start: _distance(curve, emotion, start, length_s))


def _distance(curve: EmotionCurve, emotion: Emotion, start_s: float, length_s: float) -> float:
    covered_s, distance = 0.0, 0.0
    for point in curve.points:
        first, last = max(point.start_s, start_s), min(point.start_s + curve.segment_s, start_s + length_s)
        if last > first:
            covered_s += last - first
            away = math.hypot(point.emotion.valence - emotion.valence, point.emotion.arousal - emotion.arousal)
            distance += (last - first) * away
    return distance / covered_s if covered_s else math.inf
