"""A line for each axis from a network's predictions to labels: it gives predictions the spread that labels have.

A network that is taught to err little keeps to the middle when it is unsure, and the mean of several keeps closer
still; concordance rewards the right spread. The lines are fitted to predictions for clips that no training has seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import optimize

from emotion_player.training.metrics import ccc

Matrix = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Lines:
    """Of valence and arousal: ``slope * prediction + offset``."""

    slope: tuple[float, float]
    offset: tuple[float, float]

    def __str__(self) -> str:
        """Of valence and arousal, as formulas."""
        return ", ".join(
            f"{slope:g} x {offset:+g} ({axis})"
            for axis, slope, offset in zip(("valence", "arousal"), self.slope, self.offset, strict=True)
        )

    def of(self, predictions: Matrix) -> Matrix:
        """(n, 2) -> (n, 2)."""
        mapped: Matrix = predictions * np.array(self.slope) + np.array(self.offset)
        return mapped


UNCHANGED = Lines((1.0, 1.0), (0.0, 0.0))


def fit_lines(truth: Matrix, predicted: Matrix, datasets: Sequence[str]) -> Lines:
    """The lines with the largest mean CCC over datasets.

    Args:
        truth: (clips, 2), labels.
        predicted: (clips, 2), made without them.
        datasets: Of each clip.
    """
    names = np.array(datasets)

    def fitted(axis: int) -> tuple[float, float]:
        parts = [(truth[names == name, axis], predicted[names == name, axis]) for name in np.unique(names)]

        def loss(line: npt.NDArray[np.float64]) -> float:
            return -float(np.mean([ccc(labels, line[0] * told + line[1]) for labels, told in parts]))

        slope, offset = optimize.minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
        return round(float(slope), 4), round(float(offset), 4)

    (valence_slope, valence_offset), (arousal_slope, arousal_offset) = fitted(0), fitted(1)
    return Lines((valence_slope, arousal_slope), (valence_offset, arousal_offset))


def out_of_fold_lines(
    truth: Matrix, predictions: Sequence[Matrix], datasets: Sequence[str], folds: npt.NDArray[np.integer[Any]]
) -> list[Matrix]:
    """Predictions for segments, (segments, 2) of each clip, by lines that were fitted to the other folds' clips."""
    means = np.array([of_clip.mean(0) for of_clip in predictions])
    lines = {}
    for fold in np.unique(folds):
        others = folds != fold
        kept = [name for name, other in zip(datasets, others, strict=True) if other]
        lines[fold] = fit_lines(truth[others], means[others], kept)
    return [lines[fold].of(of_clip) for fold, of_clip in zip(folds, predictions, strict=True)]
