"""What one model says about one track."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.calibration import Calibration
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.track import FileStamp, Track


@dataclass(frozen=True, slots=True)
class ModelKey:
    """Which model, and which version of it: results of different keys stand side by side."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True, slots=True)
class Prediction:
    """An emotion, the interval it lies in with the card's coverage, and its course over time.

    ``low`` and ``high`` bound each axis on its own: ``low.valence <= emotion.valence <= high.valence``. ``gems`` tells
    what listeners feel, as far as the model's card calls it usable; it is empty for most models.
    """

    emotion: Emotion
    low: Emotion
    high: Emotion
    curve: EmotionCurve
    gems: tuple[GemsShare, ...] = ()


@dataclass(frozen=True, slots=True)
class PredictedTrack:
    """A track with what ``model`` said about it, and when (UTC), and what its listener said.

    Attributes:
        track: The file and its tags.
        prediction: What the model itself outputs.
        model: Which model.
        analyzed_at: When it heard the track.
        heard_by: Names every model that has placed its sound, in whatever version.
        calibration: What the model has learned from the listener's corrections, if that is in force.
        correction: Where the listener has put the track, if anywhere.
    """

    track: Track
    prediction: Prediction
    model: ModelKey
    analyzed_at: datetime
    heard_by: tuple[str, ...] = ()
    calibration: Calibration | None = None
    correction: Correction | None = None

    @property
    def emotion(self) -> Emotion:
        """Where the track lies: where the listener has put it, else as the model has learned, else as it says."""
        if self.correction is not None:
            return self.correction.emotion
        return self._learned(self.prediction.emotion)

    @property
    def interval(self) -> tuple[Emotion, Emotion] | None:
        """The lower and the upper ends around ``emotion``; None where the listener's word needs none."""
        if self.correction is not None:
            return None
        return self._learned(self.prediction.low), self._learned(self.prediction.high)

    def _learned(self, emotion: Emotion) -> Emotion:
        return self.calibration.emotion(emotion) if self.calibration is not None else emotion


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be analysed, and why, in one sentence."""

    file: FileStamp
    reason: str


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """Whether a model can be used.

    Attributes:
        name: ``student`` or ``teacher``.
        key: What its results are stored under; None when it cannot be used.
        reason: Why it cannot be used and how to get it, in one sentence; empty when it can.
    """

    name: str
    key: ModelKey | None
    reason: str = ""
