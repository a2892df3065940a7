"""What a model says of a song."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from emotion_player.audio.decode import decoder_version
from emotion_player.audio.segments import hear, segment_mels
from emotion_player.core.curve import CurvePoint, EmotionCurve
from emotion_player.core.emotion import Emotion
from emotion_player.core.estimate import Estimate, ModelKey
from emotion_player.core.model_card import ModelCard
from emotion_player.errors import ModelError, TrackError
from emotion_player.inference.session import Session


class SongEstimator:
    """Listens to songs as a model's card says; an ``EmotionEstimator``, usable from several threads.

    Raises:
        ModelError: The network does not fit its card, or gives no numbers.
    """

    def __init__(self, card: ModelCard, session: Session) -> None:
        self._card, self._session = card, session
        frames = card.mel.frames(round(card.segments.duration_s * card.mel.sample_rate))
        _require_fit(card.key, "input", session.input_shape, (None, card.mel.n_mels, frames))
        _require_fit(card.key, "output", session.output_shape, (None, 2))
        answer = session.run(np.zeros((2, card.mel.n_mels, frames), np.float32))
        if answer.shape != (2, 2) or not np.isfinite(answer).all():
            raise ModelError(f"The network of {card.key} does not answer with valence and arousal.")

    @property
    def model(self) -> ModelKey:
        """The model that answers."""
        return self._card.key

    @property
    def decoder(self) -> str:
        """Names what decodes, with versions."""
        return decoder_version()

    def estimate(self, path: Path) -> Estimate:
        """Return what the model says of the sound in a file; the same for the same sound.

        Raises:
            TrackReadError: The file is gone or may not be read.
            AudioDecodeError: It is not a sound, too short, or silent.
            TrackError: The model has no answer to this sound. The others go on, so it is no ``ModelError``.
        """
        card = self._card
        segments = hear(path, card.segments, card.mel.sample_rate)
        answers = self._session.run(segment_mels([s.samples for s in segments], card.mel, card.segments))
        if not np.isfinite(answers).all():
            raise TrackError(path, f"The model {card.key} has no answer to this sound.")
        answers = np.clip(answers, -1, 1)
        emotion = Emotion.clipped(*card.segments.combine(answers).tolist())
        low, high = card.interval.around(emotion)
        points = (
            CurvePoint(segment.start_s, Emotion(*answer))
            for segment, answer in zip(segments, answers.tolist(), strict=True)
        )
        return Estimate(emotion, low, high, EmotionCurve(card.segments.duration_s, tuple(points)))


def _require_fit(key: ModelKey, side: str, shape: tuple[int | None, ...], wanted: tuple[int | None, ...]) -> None:
    """Free sizes fit any size; the number of segments must be free."""
    fits = len(shape) == len(wanted) and shape[0] is None
    if not fits or any(None not in (has, wants) and has != wants for has, wants in zip(shape, wanted, strict=True)):
        raise ModelError(f"The card of {key} does not fit its network: {side} is {_text(shape)}, not {_text(wanted)}.")


def _text(shape: tuple[int | None, ...]) -> str:
    return " x ".join("any" if size is None else str(size) for size in shape)
