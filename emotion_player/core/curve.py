"""Emotion over time within one track."""

from __future__ import annotations

from dataclasses import dataclass

from emotion_player.core.emotion import Emotion


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The emotion of the segment that starts ``start_s`` seconds into the track."""

    start_s: float
    emotion: Emotion


@dataclass(frozen=True, slots=True)
class EmotionCurve:
    """The segments of one track in order of time, each ``segment_s`` seconds long."""

    segment_s: float
    points: tuple[CurvePoint, ...]
