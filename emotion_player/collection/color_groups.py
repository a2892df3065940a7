"""Groups of tracks that share a colour: by mood, genre, decade, model, confidence, age or agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from emotion_player.collection.placements import PlacementStatus
from emotion_player.core.search.folding import fold
from emotion_player.core.track_columns import NO_YEAR

Floats = npt.NDArray[np.float64]
Groups = npt.NDArray[np.intp]
"""(tracks,): the number of the group of each track."""

AGREEMENT_EDGES = (0.1, 0.25, 0.5)
"""The distances on the plane that separate the groups of ``by_agreement``."""

RECENCY_DAYS = (1, 7, 31, 366)
"""The ages that separate the groups of ``by_recency``."""

_DAY_S = 86_400.0


class ColorBy(Enum):
    """A property that can be shown as a colour; the values are saved in settings."""

    MOOD = "mood"
    GENRE = "genre"
    DECADE = "decade"
    MODEL = "model"
    CONFIDENCE = "confidence"
    RECENCY = "recency"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True, eq=False)
class GenreGroups:
    """One group for each of the most frequent genres, then one for other genres, then one for no genre."""

    names: tuple[str, ...]
    groups: Groups


@dataclass(frozen=True, slots=True, eq=False)
class DecadeGroups:
    """One group for each decade, the earliest first, then one for unknown years.

    Attributes:
        decades: The first year of each.
        has_earlier: Whether the first one also holds earlier years.
        groups: The group of each track.
    """

    decades: tuple[int, ...]
    has_earlier: bool
    groups: Groups


@dataclass(frozen=True, slots=True, eq=False)
class ConfidenceGroups:
    """Groups of about as many tracks each, the narrowest intervals first.

    Attributes:
        edges: Between the groups: half widths of the intervals, the mean of both axes.
        groups: The group of each track.
    """

    edges: tuple[float, ...]
    groups: Groups


def by_quadrant(points: npt.NDArray[np.floating]) -> Groups:
    """Group (tracks, 2) points by quadrant, Q1 to Q4."""
    right, up = points[:, 0] >= 0, points[:, 1] >= 0
    return np.where(up, np.where(right, 0, 1), np.where(right, 3, 2))


def by_genre(genres: Sequence[str], most: int) -> GenreGroups:
    """Make a group for each of the ``most`` most frequent genres; spellings that a search treats as equal are one."""
    folded = [fold(genre).strip() for genre in genres]
    spelled = dict(zip(reversed(folded), reversed(genres), strict=True))
    counts = Counter(folded)
    counts.pop("", None)
    common = sorted(counts, key=lambda genre: (-counts[genre], genre))
    named, others = common[:most], common[most:]
    place = {"": len(named) + 1, **dict.fromkeys(others, len(named)), **{genre: i for i, genre in enumerate(named)}}
    names = tuple(" ".join(spelled[genre].split()) for genre in named)
    return GenreGroups(names, np.array([place[genre] for genre in folded], np.intp))


def by_decade(years: npt.NDArray[np.integer], most: int) -> DecadeGroups:
    """Make a group for each of the last ``most`` decades."""
    known = years != NO_YEAR
    decades = (years // 10 * 10).astype(np.intp)
    last = int(decades[known].max()) if known.any() else 0
    first = max(int(decades[known].min()), last - 10 * (most - 1)) if known.any() else 0
    count = (last - first) // 10 + 1
    groups = np.where(known, np.clip((decades - first) // 10, 0, count - 1), count)
    return DecadeGroups(tuple(range(first, last + 1, 10)), bool((decades[known] < first).any()), groups)


def by_model(count: int, models: npt.NDArray[np.integer], statuses: npt.NDArray[np.integer]) -> Groups:
    """Group by the source of the point: each of ``count`` models, an older version of each, a correction, none."""
    groups = np.where(models < 0, 2 * count + 1, models).astype(np.intp)
    groups[statuses == PlacementStatus.OUTDATED] += count
    groups[statuses == PlacementStatus.CORRECTED] = 2 * count
    return groups


def by_confidence(low: Floats, high: Floats) -> ConfidenceGroups:
    """Group by the width of the intervals with (tracks, 2) ends; tracks without an interval are in the first group."""
    half_widths = ((high - low) / 4).sum(axis=1)
    known = half_widths[~np.isnan(half_widths)]
    edges = np.unique(np.round(np.quantile(known, (0.2, 0.4, 0.6, 0.8)), 2)) if len(known) else np.empty(0)
    groups = np.searchsorted(edges, np.nan_to_num(half_widths), side="right")
    return ConfidenceGroups(tuple(edges.tolist()), groups)


def by_recency(analyzed_at: Floats, now_s: float) -> Groups:
    """Group by the age of the analysis, the latest first; tracks that were never analysed come last."""
    edges = np.array(RECENCY_DAYS) * _DAY_S
    groups = np.searchsorted(edges, now_s - analyzed_at, side="right")
    return np.where(np.isnan(analyzed_at), len(edges) + 1, groups)


def by_agreement(disagreement: Floats) -> Groups:
    """Group by the distance between two models' predictions, the smallest first; last, tracks that one lacks."""
    groups = np.searchsorted(AGREEMENT_EDGES, disagreement, side="right")
    return np.where(np.isnan(disagreement), len(AGREEMENT_EDGES) + 1, groups)
