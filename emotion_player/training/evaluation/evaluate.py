"""Measures a shipped model as the application uses it: whole recordings of the test split, through onnxruntime."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from emotion_player.core.emotion import Emotion
from emotion_player.core.models.figures import Figure, GemsFigure, Shift
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.gems import GEMS
from emotion_player.core.predictions.prediction import Prediction
from emotion_player.errors import DatasetError
from emotion_player.training.datasets.catalog import RECORDINGS, is_own, load_datasets
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.files import replace_file
from emotion_player.training.metrics import bootstrap, figure, pearson, pearsons

DATASETS = ("muse", "4q")
"""The recordings with valence and arousal, whose four CCCs make the score."""

GEMS_DATASET = "emotify"
"""The recordings with the nine GEMS emotions."""

USABLE_R = 0.5
"""From this correlation on, test recordings show that the model can tell an emotion."""

_MEASURED = "Times this model was measured on the test recordings: "


class SongPredictor(Protocol):
    """A model as the application uses it."""

    def predict_with_gems(self, path: Path) -> tuple[Prediction, tuple[float, ...] | None]:
        """Return what the model says of a file, and all its GEMS shares, if it tells them."""
        ...


@dataclass(frozen=True, slots=True)
class TestPrediction:
    """What a model said of a clip; ``gems`` are the shares of ``GEMS``, if it tells them."""

    clip: LabelledClip
    emotion: Emotion
    low: Emotion
    high: Emotion
    gems: tuple[float, ...] | None


def recordings_to_test(data: Path, datasets: Sequence[str] = DATASETS) -> list[LabelledClip]:
    """The labelled test recordings of datasets, never of a group that is in training.

    Raises:
        DatasetError: A dataset is missing or malformed, is not of recordings, or has no labelled test clips.
    """
    for name in datasets:
        if name not in RECORDINGS and not is_own(name):
            raise DatasetError(f"{name} is not of recordings; an evaluation uses real music only.")
    clips = [c for c in load_datasets(data, datasets) if c.split == "test" and (c.emotion or c.gems)]
    if not clips:
        raise DatasetError(f"There are no labelled test recordings in {', '.join(datasets)}.")
    return clips


def predict_clips(
    model: SongPredictor, clips: Iterable[LabelledClip], on_clip: Callable[[], None]
) -> list[TestPrediction]:
    """Let the model hear test clips.

    Raises:
        DatasetError: A clip is not of the test split, or no person ever played it: rendered or generated music says
            nothing of how well a model knows real music.
        TrackError: A clip cannot be decoded.
    """
    predictions = []
    for clip in clips:
        if clip.generated or clip.is_midi:
            raise DatasetError(f"{clip.key} is no recording of people playing; an evaluation uses real music only.")
        if clip.split != "test":
            raise DatasetError(f"{clip.key} is a {clip.split} clip; an evaluation uses the test split only.")
        prediction, gems = model.predict_with_gems(clip.path)
        predictions.append(TestPrediction(clip, prediction.emotion, prediction.low, prediction.high, gems))
        on_clip()
    return predictions


def time_songs(model: SongPredictor, songs: Path) -> float | None:
    """Median processor seconds of a whole song, from opening the file to the prediction; None without songs.

    Processor time, for that of a clock tells how busy the machine is.

    Raises:
        TrackError: A song cannot be decoded.
    """
    times = []
    for path in sorted(songs.glob("*.mp3")):
        start = time.process_time()
        model.predict_with_gems(path)
        times.append(time.process_time() - start)
    return float(np.median(times)) if times else None


def emotion_figures(predictions: Sequence[TestPrediction]) -> tuple[Figure, ...]:
    """The figures of valence and arousal, per dataset that has them."""
    figures = []
    labelled = [(answer, answer.clip.emotion) for answer in predictions if answer.clip.emotion]
    for dataset in dict.fromkeys(answer.clip.dataset for answer, _ in labelled):
        pairs = [(truth, answer.emotion) for answer, truth in labelled if answer.clip.dataset == dataset]
        for axis in ("valence", "arousal"):
            truth, predicted = (
                np.array([getattr(emotion, axis) for emotion in side]) for side in zip(*pairs, strict=True)
            )
            figures.append(figure(dataset, axis, truth, predicted))
    return tuple(figures)


def gems_figures(predictions: Sequence[TestPrediction]) -> tuple[GemsFigure, ...]:
    """How well each of the nine emotions is told; none if the model does not tell them or no clip has them."""
    pairs = [(answer.clip.gems, answer.gems) for answer in predictions if answer.clip.gems and answer.gems]
    if not pairs:
        return ()
    truth, told = (np.array(side) for side in zip(*pairs, strict=True))
    figures = []
    for index, name in enumerate(GEMS):
        r = pearson(truth[:, index], told[:, index])
        low, high = bootstrap(pearsons, truth[:, index], told[:, index])
        figures.append(GemsFigure(name, len(pairs), round(r, 4), round(low, 4), round(high, 4), r >= USABLE_R))
    return tuple(figures)


def write_card(
    card_file: Path,
    figures: tuple[Figure, ...],
    gems: tuple[GemsFigure, ...],
    shifts: tuple[Shift, ...],
    song_s: float | None,
) -> ModelCard:
    """Put what was measured into a model's card, and note how often the test recordings were used.

    A test split that is looked at often becomes a validation split; the note lets a reader judge. What was not measured
    this time (an empty tuple, or None) stays as it was.
    """
    card = ModelCard.load(card_file)
    if figures or gems:
        others = tuple(note for note in card.notes if not note.startswith(_MEASURED))
        card = replace(card, notes=(*others, f"{_MEASURED}{times_measured(card) + 1}."))
    card = replace(card, figures=figures or card.figures, gems=gems or card.gems, shifts=shifts or card.shifts)
    card = replace(card, song_s=card.song_s if song_s is None else round(song_s, 3))
    replace_file(card_file, card.to_json().encode())
    return card


def times_measured(card: ModelCard) -> int:
    """How often the model was measured on the test recordings."""
    return sum(int(note.removeprefix(_MEASURED).rstrip(".")) for note in card.notes if note.startswith(_MEASURED))


def write_predictions(work: Path, card: ModelCard, predictions: Sequence[TestPrediction], song_s: float | None) -> Path:
    """Write ``<work>/predictions/<model>.json``; return it.

    It holds label, answer and interval of every clip with a point, and how long a whole song takes (``time_songs``).
    """

    def pair(emotion: Emotion) -> list[float]:
        return [round(emotion.valence, 5), round(emotion.arousal, 5)]

    clips = [
        {
            "key": answer.clip.key,
            "dataset": answer.clip.dataset,
            "truth": pair(answer.clip.emotion),
            "predicted": pair(answer.emotion),
            "low": pair(answer.low),
            "high": pair(answer.high),
        }
        for answer in predictions
        if answer.clip.emotion
    ]
    model = {"model": card.name, "version": card.version, "sha256": card.sha256}
    content = {**model, "song_s": song_s and round(song_s, 4), "clips": clips}
    path = work / "predictions" / f"{card.name}.json"
    replace_file(path, json.dumps(content, indent=1).encode())
    return path
