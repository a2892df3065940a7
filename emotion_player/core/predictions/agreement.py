"""The agreement of two models on tracks that both have analysed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from emotion_player.core.track_columns import Floats


@dataclass(frozen=True, slots=True)
class Agreement:
    """Measures of agreement over some tracks.

    Attributes:
        count: How many tracks.
        mean_distance: The mean distance of the two predictions for a track on the plane; NaN for no track.
        valence_r: Pearson's correlation of the two models' valences, in [-1, 1]; NaN where it is not defined: for fewer
            than two tracks, or where a model predicts the same for all.
        arousal_r: Likewise for arousal.
    """

    count: int
    mean_distance: float
    valence_r: float
    arousal_r: float

    @classmethod
    def of(cls, one: Floats, other: Floats) -> Agreement:
        """Compare the predictions of two models for the same tracks, both (tracks, 2)."""
        apart = distances(one, other)
        mean = float(apart.mean()) if len(apart) else float("nan")
        return cls(len(apart), mean, _correlation(one[:, 0], other[:, 0]), _correlation(one[:, 1], other[:, 1]))


def distances(one: Floats, other: Floats) -> Floats:
    """(tracks,): the distance of the two predictions for each track on the plane; both are (tracks, 2)."""
    away: Floats = np.hypot(*(one - other).T)
    return away


def _correlation(one: Floats, other: Floats) -> float:
    if len(one) < 2:
        return float("nan")
    one, other = one - one.mean(), other - other.mean()
    spread = float(np.sqrt((one @ one) * (other @ other)))
    return float(np.clip(one @ other / spread, -1, 1)) if spread > 1e-12 else float("nan")
