"""What has been measured of a model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """The evaluation of the model on one axis of one dataset's test split: real songs, of groups not in training.

    ``ccc_low`` and ``ccc_high`` are the 95 % bootstrap interval of the concordance correlation (Lin 1989).
    """

    dataset: str
    axis: str
    n: int
    ccc: float
    ccc_low: float
    ccc_high: float
    r2: float
    pearson: float
    rmse: float
    mae: float
    slope: float


@dataclass(frozen=True, slots=True)
class GemsFigure:
    """The evaluation of the predicted share of listeners who feel one of the nine GEMS emotions (Zentner et al. 2008).

    ``r`` is Pearson's, on test recordings, with its 95 % bootstrap interval; an emotion is ``usable`` from .5 on.
    """

    name: str
    n: int
    r: float
    r_low: float
    r_high: float
    usable: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """The change of predictions when the same music is altered.

    Attributes:
        change: The alteration, in words.
        invariant: Whether predictions should stay the same.
        n: Songs.
        valence, arousal: Mean absolute change of each axis.
        valence_by, arousal_by: Mean signed change.
    """

    change: str
    invariant: bool
    n: int
    valence: float
    arousal: float
    valence_by: float
    arousal_by: float


@dataclass(frozen=True, slots=True)
class Standing:
    """How well networks of a model's recipe agree with listeners on recordings that they have not learned from.

    Attributes:
        recordings: How many.
        score: The mean CCC over datasets and axes.
        low, high: Its 95 % interval.
    """

    recordings: int
    score: float
    low: float
    high: float
