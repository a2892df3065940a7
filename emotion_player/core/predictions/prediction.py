"""The prediction of one model for one track."""

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
    """The name and version of a model, under which its predictions are stored."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True, slots=True)
class Prediction:
    """An emotion, its interval with the coverage of the model's card, and its curve over time.

    ``low`` and ``high`` bound each axis on its own: ``low.valence <= emotion.valence <= high.valence``. ``gems`` has
    the GEMS emotions that the model's card calls usable; it is empty for most models.
    """

    emotion: Emotion
    low: Emotion
    high: Emotion
    curve: EmotionCurve
    gems: tuple[GemsShare, ...] = ()


@dataclass(frozen=True, slots=True)
class PredictedTrack:
    """A track with the prediction of one model, and when (UTC) it was made."""

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
        key: The key of its predictions; None when it cannot be used.
        reason: Why it cannot be used and how to install it, in one sentence; None when it can be used.
    """

    name: str
    key: ModelKey | None
    reason: Sentence | None = None
