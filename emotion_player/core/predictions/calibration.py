"""A calibration of one model to a user: per axis, a line from its predictions to the user's corrections.

Corrections are few and people are not exact, so the line is fitted by ridge regression (Hoerl and Kennard, 1970)
shrunk towards the identity, that is towards leaving the predictions unchanged. How strongly slope and offset are
shrunk, each on its own and up to being fixed, is chosen by the leave-one-out error, which ridge regression gives in
closed form (Allen's PRESS, 1974). The error that is reported comes from an outer cross-validation, in which this
choice is repeated without the tracks on which it is tested (nested cross-validation; Varma and Simon, 2006). An axis
is calibrated only if this error is smaller than the model's own by more than chance explains.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion

Numbers = npt.NDArray[np.float64]

FEWEST = 15
"""The fewest corrections to which a calibration is fitted."""

_FOLDS = 50
"""The most folds of the outer cross-validation: up to as many tracks, it leaves out one at a time."""

_LEAST_SLOPE = 0.1
"""Above zero, so that a calibration never reverses the order of two tracks."""

_STRENGTHS = (0.0, 1 / 64, 1 / 16, 1 / 4, 1.0)
_FREEDOMS = np.sqrt(sorted(product(_STRENGTHS, repeat=2), key=sum))
"""How freely (offset, slope) may leave (0, 1), as standard deviations in units of the noise; the strictest first."""

_STANDARD_ERRORS = 1.5
"""The standard errors by which the mean squared error must decrease; a smaller gain may be chance.

Simulated (``tests/core/predictions/test_calibration.py``): of users whose corrections are only noise, at most 4 in 100
get a calibration. A shift of .2 with noise of .2 is found with 15 tracks in 66 of 100, with 30 in 93.
"""


@dataclass(frozen=True, slots=True)
class CalibrationExample:
    """The prediction and the correction of one track."""

    prediction: Emotion
    correction: Emotion


@dataclass(frozen=True, slots=True)
class Line:
    """The map of one axis: ``slope * value + offset``, clipped to [-1, 1]; always increasing.

    Raises:
        ValueError: The slope is not a number above 0, or the offset is not a number.
    """

    slope: float = 1.0
    offset: float = 0.0

    def __post_init__(self) -> None:
        if not (0.0 < self.slope < np.inf and -np.inf < self.offset < np.inf):
            raise ValueError(f"{self.slope} * value + {self.offset} is not a rising line")

    def at(self, value: float) -> float:
        """Map a value in [-1, 1]."""
        return min(1.0, max(-1.0, self.slope * value + self.offset))

    def each_at(self, values: Numbers) -> Numbers:
        """Map many values."""
        return np.clip(self.slope * values + self.offset, -1.0, 1.0)


@dataclass(frozen=True, slots=True)
class AxisReport:
    """The root mean square errors of a model on one axis, on tracks that were left out of the fit.

    Attributes:
        before: Of the predictions.
        after: Of the predictions calibrated by lines that were fitted without these tracks.
        helps: Whether the line is better by enough to be used.
    """

    before: float
    after: float
    helps: bool


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """The result of cross-validation on ``songs`` corrected tracks."""

    songs: int
    valence: AxisReport
    arousal: AxisReport

    @property
    def helps(self) -> bool:
        """Whether calibration helps on either axis."""
        return self.valence.helps or self.arousal.helps


@dataclass(frozen=True, slots=True)
class Calibration:
    """A map of a model's predictions towards one user's corrections; the identity on an axis where it does not help."""

    valence: Line
    arousal: Line
    report: CalibrationReport

    def points(self, points: Numbers) -> Numbers:
        """(n, 2) valence and arousal -> (n, 2)."""
        return np.column_stack([self.valence.each_at(points[:, 0]), self.arousal.each_at(points[:, 1])])

    def emotion(self, emotion: Emotion) -> Emotion:
        """Calibrate one prediction."""
        return Emotion(self.valence.at(emotion.valence), self.arousal.at(emotion.arousal))

    def to_json(self) -> str:
        """Format as JSON, for ``from_json``."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Calibration:
        """Parse text that ``to_json`` wrote.

        Raises:
            ValueError: The text is not a calibration.
        """
        try:
            values = json.loads(text)
            report = values["report"]
            found = CalibrationReport(
                int(report["songs"]), AxisReport(**report["valence"]), AxisReport(**report["arousal"])
            )
            return cls(Line(**values["valence"]), Line(**values["arousal"]), found)
        except (KeyError, TypeError) as error:
            raise ValueError(f"no calibration: {error}") from error


@dataclass(frozen=True, slots=True)
class CalibrationStudy:
    """A calibration fitted to the present corrections, and the one that is applied.

    Attributes:
        examples: The corrected tracks that the model has analysed.
        fitted: The calibration fitted to them; None while they are too few.
        applied: The calibration that is applied, if any.
    """

    examples: tuple[CalibrationExample, ...]
    fitted: Calibration | None
    applied: Calibration | None

    @classmethod
    def of(cls, examples: Sequence[CalibrationExample], applied: Calibration | None) -> CalibrationStudy:
        """Fit a calibration, if there are enough examples."""
        return cls(tuple(examples), fit_calibration(examples) if len(examples) >= FEWEST else None, applied)


def fit_calibration(examples: Sequence[CalibrationExample]) -> Calibration:
    """Fit a calibration to examples in any order.

    Raises:
        ValueError: There are fewer than ``FEWEST``.
    """
    if len(examples) < FEWEST:
        raise ValueError(f"{len(examples)} corrections are too few, {FEWEST} are needed")
    valence, of_valence = _fit_axis(
        np.array([example.prediction.valence for example in examples]),
        np.array([example.correction.valence for example in examples]),
    )
    arousal, of_arousal = _fit_axis(
        np.array([example.prediction.arousal for example in examples]),
        np.array([example.correction.arousal for example in examples]),
    )
    return Calibration(valence, arousal, CalibrationReport(len(examples), of_valence, of_arousal))


def _fit_axis(predicted: Numbers, corrected: Numbers) -> tuple[Line, AxisReport]:
    order = np.lexsort(
        (corrected, predicted)
    )  # the same folds, and the same roundings, in whatever order they were corrected
    predicted, corrected = predicted[order], corrected[order]
    before = (corrected - predicted) ** 2
    after = (corrected - _cross_validated(predicted, corrected)) ** 2
    gain = before - after
    helps = bool(gain.mean() > _STANDARD_ERRORS * gain.std(ddof=1) / np.sqrt(len(gain)))
    report = AxisReport(float(np.sqrt(before.mean())), float(np.sqrt(after.mean())), helps)
    return (_fit(predicted, corrected) if helps else Line()), report


def _cross_validated(predicted: Numbers, corrected: Numbers) -> Numbers:
    """Calibrate sorted predictions, each by a line that was fitted without its fold."""
    folds = np.arange(len(predicted)) % _FOLDS
    result = np.empty_like(predicted)
    for fold in np.unique(folds):
        left_out = folds == fold
        result[left_out] = _fit(predicted[~left_out], corrected[~left_out]).each_at(predicted[left_out])
    return result


def _fit(predicted: Numbers, corrected: Numbers) -> Line:
    """Fit the line whose freedom, of ``_FREEDOMS``, has the smallest leave-one-out error."""
    gap = corrected - predicted
    terms = np.stack([np.ones_like(predicted), predicted])  # (offset or slope, song)
    scale = _FREEDOMS[:, :, np.newaxis] * _FREEDOMS[:, np.newaxis, :]
    inverse = scale * np.linalg.inv(scale * (terms @ terms.T) + np.eye(2))  # (freedom, 2, 2)
    weights = inverse @ (terms @ gap)
    leverage = inverse[:, :1, 0] + 2.0 * inverse[:, :1, 1] * predicted + inverse[:, 1:, 1] * predicted**2
    left_out = (gap - weights @ terms) / (1.0 - leverage)  # (freedom, song)
    best = int(np.argmin((left_out**2).mean(axis=1)))
    offset, steeper = weights[best]
    if steeper >= _LEAST_SLOPE - 1.0:
        return Line(float(1.0 + steeper), float(offset))
    held = _FREEDOMS[best, 0] ** 2
    return Line(
        _LEAST_SLOPE, float(held * (corrected - _LEAST_SLOPE * predicted).sum() / (1.0 + held * len(predicted)))
    )
