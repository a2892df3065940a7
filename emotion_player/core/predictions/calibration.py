"""A calibration of one model to a listener: per axis, a line from its predictions to the listener's corrections.

Corrections are few and people are not exact, so the line is fitted by ridge regression (Hoerl and Kennard, 1970)
shrunk towards the identity, that is towards leaving the predictions as they are. How strongly slope and offset are
held, each on its own and up to not at all being free, is chosen by the leave-one-out error, which ridge regression
gives in closed form (Allen's PRESS, 1974). The error that is reported comes from an outer cross-validation, in which
this choice is made anew without the tracks it is judged by (nested cross-validation; Varma and Simon, 2006). An axis
is mapped only if this error lies below the model's own by more than chance explains.
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
"""So many corrections are needed before anything is fitted."""

_FOLDS = 50
"""The outer cross-validation leaves out one track at a time up to so many, and more at a time beyond."""

_LEAST_SLOPE = 0.1
"""Of two tracks, the one that the model finds happier stays the happier one."""

_STRENGTHS = (0.0, 1 / 64, 1 / 16, 1 / 4, 1.0)
_FREEDOMS = np.sqrt(sorted(product(_STRENGTHS, repeat=2), key=sum))
"""How freely (offset, slope) may leave (0, 1), as standard deviations in units of the noise; the strictest first."""

_STANDARD_ERRORS = 1.5
"""By so many standard errors must the mean squared error sink, or the gain may be chance.

Tried on made-up listeners (``tests/core/predictions/test_calibration.py``): of those who are only inexact, at most 4 in
100 seem to teach something. A shift of .2 among inexactness of .2 is found with 15 tracks in 66 of 100, with 30 in 93.
"""


@dataclass(frozen=True, slots=True)
class CalibrationExample:
    """One corrected track: the prediction of the model, and the correction."""

    prediction: Emotion
    correction: Emotion


@dataclass(frozen=True, slots=True)
class Line:
    """Maps one axis: ``slope * value + offset``, cut off at -1 and 1. Never falls.

    Raises:
        ValueError: The slope is not a number above 0, or the offset is not a number.
    """

    slope: float = 1.0
    offset: float = 0.0

    def __post_init__(self) -> None:
        if not (0.0 < self.slope < np.inf and -np.inf < self.offset < np.inf):
            raise ValueError(f"{self.slope} * value + {self.offset} is not a rising line")

    def at(self, value: float) -> float:
        """What the line makes of a value in [-1, 1]."""
        return min(1.0, max(-1.0, self.slope * value + self.offset))

    def each_at(self, values: Numbers) -> Numbers:
        """What the line makes of many."""
        return np.clip(self.slope * values + self.offset, -1.0, 1.0)


@dataclass(frozen=True, slots=True)
class AxisReport:
    """How far a model is from the listener on one axis: root mean square errors of tracks that were left out.

    Attributes:
        before: Of the predictions.
        after: Of what a line makes of them that was fitted without these tracks.
        helps: Whether the line is so much better that it is used.
    """

    before: float
    after: float
    helps: bool


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """What cross-validation on ``songs`` corrected tracks found."""

    songs: int
    valence: AxisReport
    arousal: AxisReport

    @property
    def helps(self) -> bool:
        """Whether either axis is worth mapping."""
        return self.valence.helps or self.arousal.helps


@dataclass(frozen=True, slots=True)
class Calibration:
    """Moves predictions of a model towards one listener's corrections; an axis on which that does not help stays."""

    valence: Line
    arousal: Line
    report: CalibrationReport

    def points(self, points: Numbers) -> Numbers:
        """(n, 2) valence and arousal -> (n, 2)."""
        return np.column_stack([self.valence.each_at(points[:, 0]), self.arousal.each_at(points[:, 1])])

    def emotion(self, emotion: Emotion) -> Emotion:
        """The place of one track."""
        return Emotion(self.valence.at(emotion.valence), self.arousal.at(emotion.arousal))

    def to_json(self) -> str:
        """As text, for ``from_json``."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Calibration:
        """Read what ``to_json`` wrote.

        Raises:
            ValueError: It is something else.
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
    """A calibration of one model that could be fitted now, and the one in force.

    Attributes:
        examples: The corrected tracks that the model has analysed.
        fitted: The calibration to them; None while they are too few.
        in_force: The calibration in force, if there is one.
    """

    examples: tuple[CalibrationExample, ...]
    fitted: Calibration | None
    in_force: Calibration | None

    @classmethod
    def of(cls, examples: Sequence[CalibrationExample], in_force: Calibration | None) -> CalibrationStudy:
        """Fit a calibration, if there are examples enough."""
        return cls(tuple(examples), fit_calibration(examples) if len(examples) >= FEWEST else None, in_force)


def fit_calibration(examples: Sequence[CalibrationExample]) -> Calibration:
    """Fit a calibration to examples, whatever their order.

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
    """What lines that were fitted without them make of predictions, which are in order."""
    folds = np.arange(len(predicted)) % _FOLDS
    result = np.empty_like(predicted)
    for fold in np.unique(folds):
        left_out = folds == fold
        result[left_out] = _fit(predicted[~left_out], corrected[~left_out]).each_at(predicted[left_out])
    return result


def _fit(predicted: Numbers, corrected: Numbers) -> Line:
    """The line whose freedom, of ``_FREEDOMS``, has the least leave-one-out error."""
    gap = corrected - predicted
    design = _FREEDOMS[:, np.newaxis] * np.column_stack(
        [np.ones_like(predicted), predicted]
    )  # (freedom, song, offset or slope)
    turned = design.transpose(0, 2, 1)
    inverse = np.linalg.inv(turned @ design + np.eye(2))
    weights = inverse @ (turned @ gap)[..., np.newaxis]
    leverage = np.einsum("gsi,gij,gsj->gs", design, inverse, design)
    left_out = (gap - (design @ weights)[..., 0]) / (1.0 - leverage)
    best = int(np.argmin((left_out**2).mean(axis=1)))
    offset, steeper = _FREEDOMS[best] * weights[best, :, 0]
    if steeper >= _LEAST_SLOPE - 1.0:
        return Line(float(1.0 + steeper), float(offset))
    held = _FREEDOMS[best, 0] ** 2
    return Line(
        _LEAST_SLOPE, float(held * (corrected - _LEAST_SLOPE * predicted).sum() / (1.0 + held * len(predicted)))
    )
