"""Measures a shipped model as the application uses it: whole recordings of the test split, through onnxruntime."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from emotion_player.core.model_card import Figure, ModelCard
from emotion_player.core.ports import EmotionEstimator
from emotion_player.errors import DatasetError
from emotion_player.training.datasets.catalog import RECORDINGS, load_datasets
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.export import replace_file
from emotion_player.training.metrics import figure

DATASETS = ("muse", "4q")
"""The recordings with valence and arousal, whose four CCCs make the score."""

_MEASURED = "Times this model was measured on the test recordings: "


def recordings_to_test(data: Path, datasets: Sequence[str] = DATASETS) -> list[LabelledClip]:
    """The labelled test recordings; never a rendered or a generated clip, never a group that is in training.

    Raises:
        DatasetError: A dataset is missing or malformed, is not of recordings, or has no labelled test clips.
    """
    for name in datasets:
        if name not in RECORDINGS and not name.endswith(".csv"):
            raise DatasetError(f"{name} is not of recordings; an evaluation hears real music only.")
    clips = [c for c in load_datasets(data, datasets) if c.split == "test" and c.emotion and not c.is_midi]
    if not clips:
        raise DatasetError(f"There are no labelled test recordings in {', '.join(datasets)}.")
    return clips


def measure(
    estimator: EmotionEstimator, clips: Sequence[LabelledClip], on_clip: Callable[[], None]
) -> tuple[Figure, ...]:
    """Let the model hear every clip and return its figures, per dataset and axis.

    Raises:
        TrackError: A clip cannot be decoded.
    """
    truth: dict[str, list[tuple[float, float]]] = {}
    answers: dict[str, list[tuple[float, float]]] = {}
    for clip in clips:
        assert clip.emotion is not None
        emotion = estimator.estimate(clip.path).emotion
        truth.setdefault(clip.dataset, []).append((clip.emotion.valence, clip.emotion.arousal))
        answers.setdefault(clip.dataset, []).append((emotion.valence, emotion.arousal))
        on_clip()
    return tuple(
        figure(dataset, name, np.array(truth[dataset])[:, axis], np.array(answers[dataset])[:, axis])
        for dataset in truth
        for axis, name in enumerate(("valence", "arousal"))
    )


def write_figures(card_file: Path, figures: tuple[Figure, ...]) -> ModelCard:
    """Put figures into a model's card, in place of earlier ones, and note how often it was measured.

    A test split that is looked at often becomes a validation split; the note lets a reader judge.
    """
    card = ModelCard.load(card_file)
    others = tuple(note for note in card.notes if not note.startswith(_MEASURED))
    before = sum(int(note.removeprefix(_MEASURED).rstrip(".")) for note in card.notes if note.startswith(_MEASURED))
    card = replace(card, figures=figures, notes=(*others, f"{_MEASURED}{before + 1}."))
    replace_file(card_file, card.to_json().encode())
    return card
