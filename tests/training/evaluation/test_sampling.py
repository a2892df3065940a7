"""A song that changes is further from its few segments than one that stays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from emotion_player.core.emotion import Emotion
from emotion_player.core.mel import TAGGER_MEL, SegmentMels
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.training.evaluation.sampling import CHANGE, decode_densely, sampling_error

SPEC = SegmentSpec(10.224, 3, -14.0, 0.0)


def _song(path: Path, seconds: float) -> Path:
    time = np.arange(round(seconds * 16_000)) / 16_000
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * 440 * time) * (time / seconds), 16_000)
    return path


class Reader:
    """Predicts the same for every song."""

    model, decoder = ModelKey("reader", "1"), "none"

    def __init__(self, valence: float, arousal: float) -> None:
        emotion = Emotion(valence, arousal)
        self._prediction = Prediction(emotion, emotion, emotion, EmotionCurve(10.0, (CurvePoint(0.0, emotion),)))

    def predict(self, path: Path) -> Prediction:
        return self._prediction


@pytest.mark.parametrize(("seconds", "segments"), [(4.0, 1), (10.5, 1), (31.0, 5)])
def test_a_dense_reading_begins_every_five_seconds(tmp_path: Path, seconds: float, segments: int) -> None:
    heard: SegmentMels = decode_densely(_song(tmp_path / "a.wav", seconds), (TAGGER_MEL,), SPEC)
    assert heard.starts_s == tuple(5.0 * i for i in range(segments))
    assert heard.mels[0].shape == (segments, 96, 640)


def test_the_error_is_the_distance_from_the_prediction_for_all(tmp_path: Path) -> None:
    songs = [tmp_path / "a.mp3", tmp_path / "b.mp3"]
    counted: list[int] = []
    shift = sampling_error(Reader(0.5, 0.0), Reader(0.2, 0.1), songs, lambda: counted.append(1))
    assert (shift.change, shift.n, shift.invariant) == (CHANGE, 2, True)
    assert (shift.valence, shift.valence_by, shift.arousal) == (0.3, -0.3, 0.1)
    assert len(counted) == 2
