"""How far off predictions may be: an interval for each song, from predictions for songs that no training has seen.

The error's scale is a function of where a song lies, fitted by maximum likelihood; split-conformal prediction
(Papadopoulos et al. 2002) then makes as many labels lie within the interval as it promises, whatever the errors'
distribution, and about as many in each dataset.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import optimize

from emotion_player.core.models.interval import ErrorScale, Interval
from emotion_player.training.metrics import conformal_half_width

Matrix = npt.NDArray[np.floating[Any]]

_PENALTY = 0.3
"""On the squared coefficients but the constant one, in songs' worth of likelihood."""

_LEEWAY = 0.02
"""In no dataset may the share of labels within intervals be smaller by more than this."""


def fit_interval(truth: Matrix, predictions: Sequence[Matrix], datasets: Sequence[str], coverage: float) -> Interval:
    """The interval around predictions for recordings that are heard whole.

    Args:
        truth: (recordings, 2), labels.
        predictions: Of each recording (segments, 2), made without the labels.
        datasets: Of each recording.
        coverage: The share of labels that the interval must hold.
    """
    means = np.array([of_song.mean(0) for of_song in predictions])
    errors = np.abs(truth - means)
    terms = np.array([ErrorScale.terms(*place) for place in means.clip(-1, 1)])
    valence, arousal = (_fitted(errors[:, axis], terms) for axis in (0, 1))
    scale = ErrorScale(valence, arousal, *_spread(predictions))
    relative = errors / np.array([scale.of(of_song, heard=1.0) for of_song in predictions])
    names = np.array(datasets)
    parts = [(relative, coverage), *((relative[names == name], coverage - _LEEWAY) for name in np.unique(names))]
    widths = [
        max(conformal_half_width(part[:, axis], np.zeros(len(part)), share) for part, share in parts) for axis in (0, 1)
    ]
    return Interval(round(widths[0], 4), round(widths[1], 4), coverage, scale)


def out_of_fold_widths(
    truth: Matrix,
    predictions: Sequence[Matrix],
    datasets: Sequence[str],
    folds: npt.NDArray[np.integer[Any]],
    coverage: float,
) -> Matrix:
    """(recordings, 2): the half-widths of the intervals of each fold, fitted to the others."""
    widths = np.empty_like(truth)
    for fold in np.unique(folds):
        own, others = np.flatnonzero(folds == fold).tolist(), np.flatnonzero(folds != fold).tolist()
        interval = fit_interval(
            truth[others], [predictions[i] for i in others], [datasets[i] for i in others], coverage
        )
        assert interval.scale is not None
        scales = np.array([interval.scale.of(predictions[i], heard=1.0) for i in own])
        widths[own] = scales * (interval.valence, interval.arousal)
    return widths


def _spread(predictions: Sequence[Matrix]) -> tuple[float, float]:
    """The typical standard deviation of a song's segments, for each axis; 0 where no song has several."""
    several = [of_song.var(0, ddof=1) for of_song in predictions if len(of_song) > 1]
    if not several:
        return 0.0, 0.0
    valence, arousal = np.sqrt(np.mean(several, axis=0)).tolist()
    return round(valence, 4), round(arousal, 4)


def _fitted(errors: npt.NDArray[np.float64], terms: npt.NDArray[np.float64]) -> tuple[float, ...]:
    """The coefficients of the logarithm of the scale, if errors have Laplace's distribution: a few are far off."""

    def loss(coefficients: npt.NDArray[np.float64]) -> float:
        logarithm = terms @ coefficients
        likelihood = np.sum(logarithm + errors * np.exp(-logarithm))
        return float(likelihood + _PENALTY * np.sum(coefficients[1:] ** 2))

    start = np.zeros(terms.shape[1])
    start[0] = np.log(max(float(np.mean(errors)), 1e-3))
    found = optimize.minimize(loss, start, method="L-BFGS-B").x
    return tuple(round(float(value), 4) for value in found)
