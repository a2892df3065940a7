"""What every reader knows, measured on the same test recordings: the mean label, and ridge on spectral descriptors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from emotion_player.audio.descriptors import describe
from emotion_player.core.emotion import Emotion
from emotion_player.core.mel import TAGGER_MEL
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.evaluation.evaluate import TestPrediction, emotion_figures
from emotion_player.training.evaluation.peers import Peer
from emotion_player.training.features.clips import ClipReader
from emotion_player.training.uncertainty import Matrix

_LOUDNESS_LUFS = -14.0
_PENALTIES = tuple(10.0**power for power in range(-1, 5))


def measure_baselines(
    training: Sequence[LabelledClip], test: Sequence[LabelledClip], work: Path, on_clip: Callable[[], None]
) -> tuple[Peer, Peer]:
    """Fit the baselines to rated training recordings and measure them on test recordings.

    Descriptors are those of ``audio.descriptors``: means and spreads of timbre, onsets, energy and harmony. The weights
    of clips count as in the training of networks; the penalty is chosen by leaving training recordings out.

    Raises:
        TrackError: A recording cannot be decoded.
    """
    reader = ClipReader(work, TAGGER_MEL.sample_rate, _LOUDNESS_LUFS)
    described, asked = (_described(reader, clips, on_clip) for clips in (training, test))
    labels = np.array([(clip.emotion.valence, clip.emotion.arousal) for clip in training if clip.emotion])
    weights = np.array([clip.weight for clip in training])
    mean = np.tile(np.average(labels, axis=0, weights=weights), (len(test), 1))
    ridge = []
    for axis in (0, 1):
        model = make_pipeline(StandardScaler(), RidgeCV(_PENALTIES))
        ridge.append(model.fit(described, labels[:, axis], ridgecv__sample_weight=weights).predict(asked))
    return (
        _peer("mean of the training labels", test, mean),
        _peer("ridge on spectral descriptors", test, np.stack(ridge, 1)),
    )


def _described(reader: ClipReader, clips: Sequence[LabelledClip], on_clip: Callable[[], None]) -> Matrix:
    rows = []
    for clip in clips:
        rows.append(describe(reader.read(clip), TAGGER_MEL.sample_rate))
        on_clip()
    return np.array(rows)


def _peer(name: str, clips: Sequence[LabelledClip], told: Matrix) -> Peer:
    nowhere = Emotion(0.0, 0.0)  # they give no intervals
    predictions = [
        TestPrediction(clip, Emotion.clipped(*point), nowhere, nowhere, None)
        for clip, point in zip(clips, told.tolist(), strict=True)
    ]
    return Peer(name, emotion_figures(predictions))
