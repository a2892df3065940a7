"""What one model predicts for one track."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.track import FileStamp, Track
from emotion_player.errors import Sentence


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
    """A track with the prediction of one model, and when (UTC) that was made."""

    track: Track
    prediction: Prediction
    model: ModelKey
    analyzed_at: datetime


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be analysed, and why, in one sentence."""

    file: FileStamp
    reason: Sentence


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """Whether a model can be used.

    Attributes:
        name: ``student`` or ``teacher``.
        key: What its results are stored under; None when it cannot be used.
        reason: Why it cannot be used and how to get it, in one sentence; None when it can.
    """

    name: str
    key: ModelKey | None
    reason: Sentence | None = None
