"""How well predictions follow labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import stats

from emotion_player.core.models.figures import Figure

Vector = npt.NDArray[np.floating[Any]]
Rows = npt.NDArray[np.floating[Any]]


def ccc(truth: Vector, predicted: Vector) -> float:
    """Concordance correlation coefficient (Lin 1989) of two vectors, in [-1, 1]; 0 where either is constant."""
    return float(cccs(truth[None], predicted[None])[0])


def cccs(truth: Rows, predicted: Rows) -> Vector:
    """(draws, clips) each -> (draws,): ``ccc`` of each row."""
    truth_mean, predicted_mean = truth.mean(1), predicted.mean(1)
    spread = truth.var(1) + predicted.var(1) + (truth_mean - predicted_mean) ** 2
    shared = ((truth - truth_mean[:, None]) * (predicted - predicted_mean[:, None])).mean(1)
    return _ratio(2 * shared, spread, spread > 0)


def pearson(truth: Vector, predicted: Vector) -> float:
    """Pearson's correlation of two vectors; 0 where either is constant."""
    return float(pearsons(truth[None], predicted[None])[0])


def pearsons(truth: Rows, predicted: Rows) -> Vector:
    """(draws, clips) each -> (draws,): ``pearson`` of each row."""
    spreads = truth.std(1), predicted.std(1)
    shared = ((truth - truth.mean(1)[:, None]) * (predicted - predicted.mean(1)[:, None])).mean(1)
    return _ratio(shared, spreads[0] * spreads[1], np.minimum(*spreads) >= 1e-12).clip(-1, 1)


def _ratio(part: Vector, whole: Vector, where: npt.NDArray[np.bool_]) -> Vector:
    """Their quotients, else 0."""
    return np.divide(part, whole, out=np.zeros(len(part)), where=where)


def rank_correlation(first: Vector, second: Vector) -> float:
    """Spearman's rank correlation of two vectors; 0 where either is constant."""
    return pearson(stats.rankdata(first), stats.rankdata(second))


def bootstrap(
    measure: Callable[[Rows, Rows], Vector], truth: Vector, predicted: Vector, draws: int = 2000, seed: int = 0
) -> tuple[float, float]:
    """The 95 % percentile-bootstrap interval of a measure over clips, such as ``cccs``."""
    rng = np.random.default_rng(seed)
    picks = rng.integers(0, len(truth), (draws, len(truth)))
    low, high = np.percentile(measure(truth[picks], predicted[picks]), [2.5, 97.5])
    return float(low), float(high)


def figure(dataset: str, axis: str, truth: Vector, predicted: Vector) -> Figure:
    """Every figure of one axis of one dataset. ``slope`` is that of the prediction over the label."""
    error = predicted - truth
    low, high = bootstrap(cccs, truth, predicted)
    r = pearson(truth, predicted)
    return Figure(
        dataset=dataset,
        axis=axis,
        n=len(truth),
        ccc=round(ccc(truth, predicted), 4),
        ccc_low=round(low, 4),
        ccc_high=round(high, 4),
        r2=round(float(1 - np.sum(error**2) / max(1e-12, float(np.sum((truth - truth.mean()) ** 2)))), 4),
        pearson=round(r, 4),
        rmse=round(float(np.sqrt(np.mean(error**2))), 4),
        mae=round(float(np.mean(np.abs(error))), 4),
        slope=round(r * float(np.std(predicted)) / max(1e-12, float(np.std(truth))), 4),
    )


def conformal_half_width(truth: Vector, predicted: Vector, coverage: float) -> float:
    """Split-conformal half-width (Lei et al. 2018): the ceil((n + 1) * coverage)-th smallest absolute error."""
    errors = np.sort(np.abs(truth - predicted))
    rank = int(np.ceil((len(errors) + 1) * coverage))
    return float(errors[min(rank, len(errors)) - 1])
