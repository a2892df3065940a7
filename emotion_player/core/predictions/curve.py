"""Emotion over time within one track."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion

Floats = npt.NDArray[np.float64]


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

    def centres_s(self) -> Floats:
        """(segments,): the middle of each segment."""
        return np.array([point.start_s for point in self.points]) + self.segment_s / 2

    def coordinates(self) -> Floats:
        """(segments, 2): valence and arousal."""
        return np.array([(point.emotion.valence, point.emotion.arousal) for point in self.points]).reshape(-1, 2)

    def at(self, seconds: float) -> Emotion | None:
        """Interpolate the emotion at a time between the middles of segments; None for a curve without segments."""
        if not self.points:
            return None
        valence, arousal = (np.interp(seconds, self.centres_s(), axis) for axis in self.coordinates().T)
        return Emotion.clipped(float(valence), float(arousal))
