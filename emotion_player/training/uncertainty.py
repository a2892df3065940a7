"""How far off predictions may be: an interval for each song, from predictions for songs that no training has seen.

The error's scale is a function of where a song lies and of how much its segments disagree, fitted by maximum
likelihood; split-conformal prediction (Papadopoulos et al. 2002) then makes as many labels lie within the interval as
it promises, whatever the errors' distribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import optimize

from emotion_player.core.model_card import ErrorScale, Interval
from emotion_player.training.metrics import conformal_half_width

Matrix = npt.NDArray[np.floating[Any]]

_PENALTY = 2.0
"""On the squared coefficients but the constant one, in songs' worth of likelihood."""


def fit_interval(truth: Matrix, predictions: Sequence[Matrix], coverage: float) -> Interval:
    """The interval from labels, (songs, 2), and from each song's predictions, (segments, 2), made without them."""
    spread = _spread(predictions)
    means = np.array([of_song.mean(0) for of_song in predictions])
    errors = np.abs(truth - means)
    valence, arousal = (_fitted(errors[:, axis], predictions, axis, spread) for axis in (0, 1))
    scale = ErrorScale(valence, arousal, *spread)
    relative = errors / np.array([scale.of(of_song) for of_song in predictions])
    widths = [conformal_half_width(relative[:, axis], np.zeros(len(relative)), coverage) for axis in (0, 1)]
    return Interval(round(widths[0], 4), round(widths[1], 4), coverage, scale)


def _spread(predictions: Sequence[Matrix]) -> tuple[float, float]:
    """The typical standard deviation of a song's segments, for each axis; 0 where no song has several."""
    several = [of_song.var(0, ddof=1) for of_song in predictions if len(of_song) > 1]
    if not several:
        return 0.0, 0.0
    valence, arousal = np.sqrt(np.mean(several, axis=0)).tolist()
    return round(valence, 4), round(arousal, 4)


def _fitted(
    errors: npt.NDArray[np.float64], predictions: Sequence[Matrix], axis: int, spread: tuple[float, float]
) -> tuple[float, ...]:
    terms = np.array([ErrorScale.terms(*of_song.mean(0).clip(-1, 1)) for of_song in predictions])
    sampling = np.array([ErrorScale.sampling_variance(of_song, spread)[axis] for of_song in predictions])

    def loss(coefficients: npt.NDArray[np.float64]) -> float:
        variance = np.exp(2 * terms @ coefficients) + sampling
        likelihood = np.sum(0.5 * np.log(variance) + 0.5 * errors**2 / variance)
        return float(likelihood + _PENALTY * np.sum(coefficients[1:] ** 2))

    start = np.zeros(terms.shape[1])
    start[0] = np.log(max(float(np.sqrt(np.mean(errors**2))), 1e-3))
    found = optimize.minimize(loss, start, method="L-BFGS-B").x
    return tuple(round(float(value), 4) for value in found)
