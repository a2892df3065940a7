"""How far off predictions may be: an interval for each song, from predictions for songs that no training has seen.

The error's scale is a function of where a song lies, fitted by maximum likelihood; split-conformal prediction
(Papadopoulos et al. 2002) then makes as many labels lie within the interval as it promises, whatever the errors'
distribution, and about as many in each dataset and in each quadrant of the labels. The middle of the interval lies
nearer to 0 than the prediction does, where that makes intervals narrowest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import optimize

from emotion_player.core.emotion import Emotion
from emotion_player.core.models.interval import ErrorScale, Interval
from emotion_player.training.metrics import conformal_half_width

Matrix = npt.NDArray[np.floating[Any]]

_PENALTY = 0.1
"""On the squared coefficients but the constant one, in songs' worth of likelihood."""

_LEEWAY, _LEEWAY_QUADRANT = 0.02, 0.03
"""In no dataset and in no quadrant may the share of labels within intervals be smaller by more than this."""

_CENTERS = (0.8, 0.7, 0.6, 0.5)
"""Where the middle of an interval may lie, as a share of the prediction.

With 1 or .9 for arousal, the edges of the plane cut off much of the widths, which then follow the errors less.
"""


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
    scales = np.array([scale.of(of_song, heard=1.0) for of_song in predictions])
    names, (right, up) = np.array(datasets), (truth >= 0).T
    parts = [(np.full(len(truth), True), coverage)]
    parts += [(names == name, coverage - _LEEWAY) for name in np.unique(names)]
    parts += [(r & u, coverage - _LEEWAY_QUADRANT) for r in (right, ~right) for u in (up, ~up) if (r & u).any()]

    def half_width(axis: int, center: float) -> float:
        """That of all parts together, a multiple of the scale."""
        relative = np.abs(truth[:, axis] - center * means[:, axis]) / scales[:, axis]
        return max(conformal_half_width(relative[rows], np.zeros(rows.sum()), share) for rows, share in parts)

    (valence_width, valence_center), (arousal_width, arousal_center) = (
        min((half_width(axis, center), center) for center in _CENTERS) for axis in (0, 1)
    )
    widths = round(valence_width, 4), round(arousal_width, 4)
    return Interval(*widths, coverage, scale, (valence_center, arousal_center))


def out_of_fold_intervals(
    truth: Matrix,
    predictions: Sequence[Matrix],
    datasets: Sequence[str],
    folds: npt.NDArray[np.integer[Any]],
    coverage: float,
) -> tuple[Matrix, Matrix]:
    """Lower and upper ends, each (recordings, 2), of the intervals of each fold, fitted to the others."""
    low, high = np.empty_like(truth), np.empty_like(truth)
    for fold in np.unique(folds):
        others = np.flatnonzero(folds != fold).tolist()
        interval = fit_interval(
            truth[others], [predictions[i] for i in others], [datasets[i] for i in others], coverage
        )
        for i in np.flatnonzero(folds == fold).tolist():
            emotion = Emotion.clipped(*predictions[i].mean(0).tolist())
            ends = interval.around(emotion, predictions[i], heard=1.0)
            low[i], high[i] = ((end.valence, end.arousal) for end in ends)
    return low, high


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
