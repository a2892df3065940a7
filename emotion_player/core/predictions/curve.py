"""Emotion over time within one track.

numpy is loaded by what counts with it, here and wherever a scan comes by: one that finds nothing new does without.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from emotion_player.core.emotion import Emotion

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats: TypeAlias = npt.NDArray[np.float64]

_MIDDLE = 0.05
"""Nearer to the middle of the plane than this, an emotion has no direction."""
_ALIKE = 0.01
"""A segment that is no farther out than this is like the others."""


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
        import numpy as np

        return np.array([point.start_s for point in self.points]) + self.segment_s / 2

    def coordinates(self) -> Floats:
        """(segments, 2): valence and arousal."""
        import numpy as np

        return np.array([(point.emotion.valence, point.emotion.arousal) for point in self.points]).reshape(-1, 2)

    def pulling(self, emotion: Emotion, count: int = 3) -> list[CurvePoint]:
        """Return the segments that pull the track most towards its emotion, the strongest first.

        They lie farther out than the mean of all segments, in the direction from the middle of the plane to the
        emotion. There are none for a track in the very middle, or of which all segments are alike.
        """
        import numpy as np

        direction = np.array([emotion.valence, emotion.arousal])
        if not self.points or np.hypot(*direction) < _MIDDLE:
            return []
        coordinates = self.coordinates()
        pulls = (coordinates - coordinates.mean(axis=0)) @ (direction / np.hypot(*direction))
        order = np.argsort(-pulls, kind="stable")[:count]
        return [self.points[number] for number in order.tolist() if pulls[number] > _ALIKE]

    def at(self, seconds: float) -> Emotion | None:
        """Interpolate the emotion at a time between the middles of segments; None for a curve without segments."""
        if not self.points:
            return None
        import numpy as np

        valence, arousal = (np.interp(seconds, self.centres_s(), axis) for axis in self.coordinates().T)
        return Emotion.clipped(float(valence), float(arousal))
