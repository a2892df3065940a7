"""How well predictions follow labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import stats

from emotion_player.core.models.figures import Figure

Vector = npt.NDArray[np.floating[Any]]


def ccc(truth: Vector, predicted: Vector) -> float:
    """Concordance correlation coefficient (Lin 1989) of two vectors, in [-1, 1]; 0 where either is constant."""
    spread = float(np.var(truth) + np.var(predicted) + (np.mean(truth) - np.mean(predicted)) ** 2)
    shared = float(np.mean((truth - np.mean(truth)) * (predicted - np.mean(predicted))))
    return 2 * shared / spread if spread > 0 else 0.0


def pearson(truth: Vector, predicted: Vector) -> float:
    """Pearson's correlation of two vectors; 0 where either is constant."""
    if min(float(np.std(truth)), float(np.std(predicted))) < 1e-12:
        return 0.0
    return float(np.corrcoef(truth, predicted)[0, 1])


def rank_correlation(first: Vector, second: Vector) -> float:
    """Spearman's rank correlation of two vectors; 0 where either is constant."""
    return pearson(stats.rankdata(first), stats.rankdata(second))


def bootstrap(
    measure: Callable[[Vector, Vector], float], truth: Vector, predicted: Vector, draws: int = 2000, seed: int = 0
) -> tuple[float, float]:
    """The 95 % percentile-bootstrap interval of a measure over clips."""
    rng = np.random.default_rng(seed)
    picks = rng.integers(0, len(truth), (draws, len(truth)))
    values = [measure(truth[pick], predicted[pick]) for pick in picks]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def figure(dataset: str, axis: str, truth: Vector, predicted: Vector) -> Figure:
    """Every figure of one axis of one dataset. ``slope`` is that of the prediction over the label."""
    error = predicted - truth
    low, high = bootstrap(ccc, truth, predicted)
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
