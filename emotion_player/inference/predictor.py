"""What a model says of a song."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion
from emotion_player.core.installation import decoder_name
from emotion_player.core.models.device import DeviceUse
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.ports.analysis import DecodeMels
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.gems import GEMS, GemsShare
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.errors import ModelError, TrackError
from emotion_player.inference.devices import DeviceSession


class TrackPredictor:
    """Listens to songs as a model's card says; an ``EmotionPredictor``, usable from several threads.

    Args:
        card: What the network eats and answers.
        session: The network.
        decode_mels: Reads what the network eats out of files.

    Raises:
        ModelError: The network does not fit its card, or gives no numbers.
    """

    def __init__(self, card: ModelCard, session: DeviceSession, decode_mels: DecodeMels) -> None:
        self._card, self._session, self._decode_mels = card, session, decode_mels
        self._usable = frozenset(figure.name for figure in card.usable_gems)
        shapes = [(mel.n_mels, mel.frames(round(card.segments.duration_s * mel.sample_rate))) for mel in card.mels]
        if len(session.input_shapes) != len(card.mels):
            raise ModelError(
                "The card of {model} lists a different number of inputs than its network has.", model=card.key
            )
        for has, wanted in zip(session.input_shapes, shapes, strict=True):
            _require_fit(card.key, "input", has, (None, *wanted))
        for shape, axes in zip(session.output_shapes, (2, len(GEMS)), strict=False):
            _require_fit(card.key, "output", shape, (None, axes))
        if card.gems and len(session.output_shapes) == 1:
            raise ModelError(
                "The card of {model} lists GEMS emotions, but its network has no output for them.", model=card.key
            )
        if card.gems and tuple(figure.name for figure in card.gems) != GEMS:
            raise ModelError(
                "The card of {model} must name all GEMS emotions in this order: {names}.",
                model=card.key,
                names=", ".join(GEMS),
            )
        emotions, *felt = self._answers([np.zeros((2, *shape), np.float32) for shape in shapes])
        if emotions.shape != (2, 2) or not np.isfinite(emotions).all():
            raise ModelError("The network of {model} does not output valence and arousal.", model=card.key)
        if any(shares.shape != (2, len(GEMS)) or not _are_shares(shares) for shares in felt):
            raise ModelError("The network of {model} does not output shares of listeners from 0 to 1.", model=card.key)

    @property
    def model(self) -> ModelKey:
        """The model that answers."""
        return self._card.key

    @property
    def device(self) -> DeviceUse:
        """What it runs on."""
        return self._session.use

    @property
    def decoder(self) -> str:
        """Names what decodes, with versions."""
        return decoder_name()

    def predict(self, path: Path) -> Prediction:
        """Return what the model says of the sound in a file; the same for the same sound.

        Raises:
            TrackReadError: The file is gone or may not be read.
            AudioDecodeError: It is not a sound, too short, or silent.
            TrackError: The model has no answer to this sound. The others go on, so it is no ``ModelError``.
        """
        return self.predict_with_gems(path)[0]

    def predict_with_gems(self, path: Path) -> tuple[Prediction, tuple[float, ...] | None]:
        """Return ``prediction(path)`` and all nine GEMS shares, usable or not; None if the network tells none.

        Raises:
            TrackError: As ``prediction`` does.
        """
        card = self._card
        heard = self._decode_mels(path, card.mels, card.segments)
        answers, *felt = self._answers(heard.mels)
        if not all(np.isfinite(numbers).all() for numbers in (answers, *felt)):
            raise TrackError(path, "The model {model} gives no prediction for this sound.", model=card.key)
        answers = np.clip(answers, -1, 1)
        emotion = Emotion.clipped(*card.segments.combine(answers).tolist())
        low, high = card.interval.around(emotion, answers, card.segments.share_heard(heard.starts_s))
        points = (
            CurvePoint(start_s, Emotion(*answer))
            for start_s, answer in zip(heard.starts_s, answers.tolist(), strict=True)
        )
        curve = EmotionCurve(card.segments.duration_s, tuple(points))
        if not felt:
            return Prediction(emotion, low, high, curve), None
        shares = tuple(np.clip(felt[0], 0, 1).mean(axis=0, dtype=np.float64).tolist())
        gems = tuple(GemsShare(*told) for told in zip(GEMS, shares, strict=True) if told[0] in self._usable)
        return Prediction(emotion, low, high, curve, gems), shares

    def _answers(self, mels: Sequence[npt.NDArray[np.float32]]) -> list[npt.NDArray[np.float32]]:
        """What the network says of each segment: one array an output.

        On the processor one segment at a time: that gives the same answers as fast, and takes a third of the memory
        that three take.
        """
        if self._session.takes_batches:
            return list(self._session.run(*mels))
        each = [self._session.run(*(mel[None] for mel in segment)) for segment in zip(*mels, strict=True)]
        return [np.concatenate(answers) for answers in zip(*each, strict=True)]


def _are_shares(numbers: npt.NDArray[np.float32]) -> bool:
    return bool(((numbers >= 0) & (numbers <= 1)).all())  # also false for NaN


def _require_fit(key: ModelKey, side: str, shape: tuple[int | None, ...], wanted: tuple[int | None, ...]) -> None:
    """Free sizes fit any size; the number of segments must be free."""
    fits = len(shape) == len(wanted) and shape[0] is None
    if not fits or any(None not in (has, wants) and has != wants for has, wants in zip(shape, wanted, strict=True)):
        raise ModelError(
            "The card of {model} does not fit its network: {side} is {found}, not {wanted}.",
            model=key,
            side=side,
            found=_text(shape),
            wanted=_text(wanted),
        )


def _text(shape: tuple[int | None, ...]) -> str:
    return " x ".join("any" if size is None else str(size) for size in shape)
