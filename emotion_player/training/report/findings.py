"""What the steps of the training left in the work folder and beside the models, for the report to tell."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from emotion_player.core.models.figures import Figure
from emotion_player.core.models.model_card import ModelCard
from emotion_player.errors import EmotionPlayerError
from emotion_player.training.evaluation.comparison import Comparison

MODELS = ("teacher", "student")
"""In the order in which tables and pictures show them."""

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Predictions:
    """What a model said of the test recordings, a row each.

    Attributes:
        keys: Names of the clips.
        datasets: Where they are from.
        truth, predicted, low, high: (clips, 2), valence and arousal: label, answer, ends of the interval.
        song_s: Median time of a whole song, from opening the file to the answer; None if no whole songs were there.
    """

    keys: tuple[str, ...]
    datasets: tuple[str, ...]
    truth: Vector
    predicted: Vector
    low: Vector
    high: Vector
    song_s: float | None

    @property
    def errors(self) -> Vector:
        """(clips,): distance on the plane between label and answer."""
        distance: Vector = np.hypot(*(self.predicted - self.truth).T)
        return distance

    def of(self, dataset: str) -> Predictions:
        """Those of one dataset."""
        return self._of(np.array([name == dataset for name in self.datasets]))

    def quadrants(self) -> dict[str, Predictions]:
        """Those of each quadrant of the plane that has labels, by its signs: ``V+ A-``."""
        right, up = (self.truth >= 0).T
        signs = {"V+ A+": right & up, "V- A+": ~right & up, "V- A-": ~right & ~up, "V+ A-": right & ~up}
        return {name: self._of(rows) for name, rows in signs.items() if rows.any()}

    def _of(self, rows: npt.NDArray[np.bool_]) -> Predictions:
        keys, datasets = (
            tuple(name for name, row in zip(names, rows, strict=True) if row) for names in (self.keys, self.datasets)
        )
        truth, predicted, low, high = (values[rows] for values in (self.truth, self.predicted, self.low, self.high))
        return Predictions(keys, datasets, truth, predicted, low, high, self.song_s)


@dataclass(frozen=True, slots=True)
class Run:
    """The log of a training run: a row for each validation, and one for each step."""

    validations: tuple[Mapping[str, float], ...]
    steps: tuple[Mapping[str, float], ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """One run of the ablation: what was taught, with which seed, and its best validation score."""

    arm: str
    seed: int
    score: float


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was found; what was not made yet is empty or None.

    Attributes:
        cards: Of the models, by name.
        predictions: By model; only those of the very file that the card describes.
        runs: Logs of the training, by run.
        ablation: Its runs.
        left_out: Figures of networks on a dataset they never heard, by run: ``teacher-without-muse``.
        quality: What is known of the generator.
        samples: A picture of what it makes.
        comparison: Of networks of both recipes on all rated recordings.
        costs: ``machine`` and ``rows``, what each exported file costs, as ``train deploy`` wrote them, and ``song_s``,
            the time of a whole song by model.
        remarks: What the makers add, Markdown.
    """

    cards: Mapping[str, ModelCard]
    predictions: Mapping[str, Predictions]
    runs: Mapping[str, Run]
    ablation: tuple[Trial, ...]
    left_out: Mapping[str, tuple[Figure, ...]]
    quality: Mapping[str, Any] | None
    samples: Path | None
    comparison: Comparison | None
    costs: Mapping[str, Any]
    remarks: str


def find(work: Path, models: Path) -> Findings:
    """Read everything that is there.

    Raises:
        ModelError: A card is damaged.
        EmotionPlayerError: Another file is.
    """
    cards = {name: ModelCard.load(models / f"{name}.json") for name in MODELS if (models / f"{name}.json").is_file()}
    heard = ((name, _predictions(work / "predictions" / f"{name}.json", card)) for name, card in cards.items())
    predictions = {name: found for name, found in heard if found}
    song_s = {name: found.song_s for name, found in predictions.items() if found.song_s}
    deployment = _json(work / "deployment.json") or {"machine": {}, "rows": ()}
    trials = _json(work / "ablation.json") or {"rows": ()}
    samples = work / "gan" / "samples.png"
    remarks = work / "notes.md"
    return Findings(
        cards=cards,
        predictions=predictions,
        runs={name: _run(work / name) for name in MODELS if (work / name / "validation.csv").is_file()},
        ablation=tuple(_row(work / "ablation.json", trial) for trial in trials["rows"]),
        left_out={path.parent.name: _left_out(path) for path in sorted(work.glob("*-without-*/left-out.json"))},
        quality=_json(work / "gan" / "quality.json"),
        samples=samples if samples.is_file() else None,
        comparison=_comparison(work / "comparison.json"),
        costs={"machine": deployment["machine"], "rows": deployment["rows"], "song_s": song_s},
        remarks=remarks.read_text(encoding="utf-8").strip() if remarks.is_file() else "",
    )


def _json(path: Path) -> Mapping[str, Any] | None:
    if not path.is_file():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _damaged(path) from error
    if not isinstance(content, dict):
        raise _damaged(path)
    return content


def _comparison(path: Path) -> Comparison | None:
    if _json(path) is None:
        return None
    try:
        return Comparison.load(path)
    except (KeyError, TypeError) as error:
        raise _damaged(path) from error


def _predictions(path: Path, card: ModelCard) -> Predictions | None:
    content = _json(path)
    if content is None or content.get("sha256") != card.sha256:
        return None
    try:
        clips = content["clips"]
        keys, datasets = (tuple(str(clip[name]) for clip in clips) for name in ("key", "dataset"))
        truth, predicted, low, high = (
            np.array([clip[name] for clip in clips], float) for name in ("truth", "predicted", "low", "high")
        )
        return Predictions(keys, datasets, truth, predicted, low, high, content["song_s"])
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path) from error


def _row(path: Path, trial: Mapping[str, Any]) -> Trial:
    try:
        return Trial(str(trial["arm"]), int(trial["seed"]), float(trial["score"]))
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path) from error


def _left_out(path: Path) -> tuple[Figure, ...]:
    try:
        return tuple(Figure(**figure) for figure in (_json(path) or {})["figures"])
    except (KeyError, TypeError) as error:
        raise _damaged(path) from error


def _run(folder: Path) -> Run:
    return Run(_numbers(folder / "validation.csv"), _numbers(folder / "steps.csv"))


def _numbers(path: Path) -> tuple[Mapping[str, float], ...]:
    """The rows of a CSV file of numbers, without empty fields; none if the file is missing."""
    if not path.is_file():
        return ()
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple({name: float(value) for name, value in row.items() if value} for row in csv.DictReader(file))
    except (TypeError, ValueError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> EmotionPlayerError:
    return EmotionPlayerError(f"{path} is damaged; run the step that makes it again.")
