"""What one can ask the colours of the points: mood, genre, decade, model, confidence, when, whether models agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import Enum
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.placements import PlacementStatus
from emotion_player.core.emotion import Quadrant
from emotion_player.core.search.folding import fold
from emotion_player.core.track_columns import NO_YEAR
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.plane.colors.coloring import Coloring, LegendEntry
from emotion_player.gui.plane.colors.emotion_colors import emotion_colors
from emotion_player.gui.plane.colors.palettes import KINDS, OTHER, UNKNOWN, Pair, steps
from emotion_player.gui.plane.point_card import number_text
from emotion_player.gui.words import model_name

translate = QCoreApplication.translate

_CORNERS = {Quadrant.Q1: (1, 1), Quadrant.Q2: (-1, 1), Quadrant.Q3: (-1, -1), Quadrant.Q4: (1, -1)}
_MOST_DECADES = 9
_DAY_S = 86_400.0

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]


class ColorBy(Enum):
    """What the colours say; the values are kept in settings."""

    MOOD = "mood"
    GENRE = "genre"
    DECADE = "decade"
    MODEL = "model"
    CONFIDENCE = "confidence"
    RECENCY = "recency"
    AGREEMENT = "agreement"

    @property
    def title(self) -> str:
        """For people."""
        return {
            ColorBy.MOOD: translate("Colorings", "Mood"),
            ColorBy.GENRE: translate("Colorings", "Genre"),
            ColorBy.DECADE: translate("Colorings", "Decade"),
            ColorBy.MODEL: translate("Colorings", "Model"),
            ColorBy.CONFIDENCE: translate("Colorings", "Confidence"),
            ColorBy.RECENCY: translate("Colorings", "When analysed"),
            ColorBy.AGREEMENT: translate("Colorings", "Agreement of the models"),
        }[self]


def color(songs: TrackCollection, by: ColorBy, now_s: float) -> Coloring:
    """Colour every song; ``now_s`` is the present in seconds since 1970."""
    how: dict[ColorBy, Callable[[], Coloring]] = {
        ColorBy.MOOD: lambda: by_mood(songs.points()),
        ColorBy.GENRE: lambda: by_genre(songs.genres),
        ColorBy.DECADE: lambda: by_decade(songs.years()),
        ColorBy.MODEL: lambda: by_model(songs.placements.names, songs.placements.models(), songs.placements.statuses()),
        ColorBy.CONFIDENCE: lambda: by_confidence(*songs.intervals()),
        ColorBy.RECENCY: lambda: by_recency(songs.placements.analyzed_at(), now_s),
        ColorBy.AGREEMENT: lambda: by_agreement(songs.placements.disagreement()),
    }
    return how[by]()


def by_mood(points: npt.NDArray[np.floating]) -> Coloring:
    """The colour of the place; the legend tells of the quadrants."""
    right, up = points[:, 0] >= 0, points[:, 1] >= 0
    numbers = np.where(up, np.where(right, 0, 1), np.where(right, 3, 2))
    corners = np.array(list(_CORNERS.values()), np.float32)
    light, dark = (
        [f"#{each.tobytes().hex()}" for each in emotion_colors(corners, dark=is_dark)] for is_dark in (False, True)
    )
    labels = [mood_text(quadrant.word).capitalize() for quadrant in _CORNERS]
    return _coloring(ColorBy.MOOD, labels, list(zip(light, dark, strict=True)), numbers, by_place=True)


def by_genre(genres: Sequence[str]) -> Coloring:
    """A colour for each of the commonest genres, whatever their spelling; the others share one."""
    folded = [fold(genre).strip() for genre in genres]
    spelled = dict(zip(reversed(folded), reversed(genres), strict=True))
    counts = Counter(folded)
    counts.pop("", None)
    common = sorted(counts, key=lambda genre: (-counts[genre], genre))
    named, others = common[: len(KINDS)], common[len(KINDS) :]
    place = {"": len(named) + 1, **dict.fromkeys(others, len(named)), **{genre: i for i, genre in enumerate(named)}}
    labels = [
        *(" ".join(spelled[genre].split()) for genre in named),
        translate("Colorings", "Other genres"),
        translate("Colorings", "No genre"),
    ]
    colors = [*KINDS[: len(named)], OTHER, UNKNOWN]
    return _coloring(ColorBy.GENRE, labels, colors, np.array([place[genre] for genre in folded], np.intp))


def by_decade(years: npt.NDArray[np.integer]) -> Coloring:
    """Later decades stand out; those before the last nine share a colour."""
    known = years != NO_YEAR
    decades = (years // 10 * 10).astype(np.intp)
    last = int(decades[known].max()) if known.any() else 0
    first = max(int(decades[known].min()), last - 10 * (_MOST_DECADES - 1)) if known.any() else 0
    count = (last - first) // 10 + 1
    has_older = bool((decades[known] < first).any())
    labels = [translate("Colorings", "{decade}s").format(decade=first + 10 * number) for number in range(count)]
    if has_older:
        labels[0] = translate("Colorings", "Before {year}").format(year=first + 10)
    numbers = np.where(known, np.clip((decades - first) // 10, 0, count - 1), count)
    return _coloring(ColorBy.DECADE, [*labels, translate("Colorings", "No year")], [*steps(count), UNKNOWN], numbers)


def by_model(names: Sequence[str], models: npt.NDArray[np.integer], statuses: npt.NDArray[np.integer]) -> Coloring:
    """Who says where a song stands: a model, an older version of it, the listener."""
    count = len(names)
    numbers = np.where(models < 0, 2 * count + 1, models).astype(np.intp)
    numbers[statuses == PlacementStatus.OUTDATED] += count
    numbers[statuses == PlacementStatus.CORRECTED] = 2 * count
    labels = [model_name(name) for name in names]
    older = [translate("Colorings", "{model}, an older version").format(model=label) for label in labels]
    colors = [KINDS[number % len(KINDS)] for number in range(2 * count + 1)]
    texts = [*labels, *older, translate("Colorings", "You"), translate("Colorings", "No model")]
    return _coloring(ColorBy.MODEL, texts, [*colors, UNKNOWN], numbers)


def by_confidence(low: Floats, high: Floats) -> Coloring:
    """Narrow intervals stand out; the steps hold about as many songs each."""
    half_widths = ((high - low) / 4).sum(axis=1)
    known = half_widths[~np.isnan(half_widths)]
    edges = np.unique(np.round(np.quantile(known, (0.2, 0.4, 0.6, 0.8)), 2)) if len(known) else np.empty(0)
    numbers = np.searchsorted(edges, np.nan_to_num(half_widths), side="right")
    between = [f"± {number_text(one)} … {number_text(other)}" for one, other in pairwise(edges)]
    labels = [translate("Colorings", "Any")]
    if len(edges):
        less, more = number_text(float(edges[0])), number_text(float(edges[-1]))
        labels = [
            translate("Colorings", "Less than ± {width}").format(width=less),
            *between,
            translate("Colorings", "± {width} or more").format(width=more),
        ]
    return _coloring(ColorBy.CONFIDENCE, labels, steps(len(labels))[::-1], numbers)


def by_recency(analyzed_at: Floats, now_s: float) -> Coloring:
    """What was analysed lately stands out."""
    edges = np.array([1.0, 7.0, 31.0, 366.0]) * _DAY_S
    labels = [
        translate("Colorings", "Today"),
        translate("Colorings", "This week"),
        translate("Colorings", "This month"),
        translate("Colorings", "This year"),
        translate("Colorings", "Longer ago"),
        translate("Colorings", "Not analysed"),
    ]
    numbers = np.searchsorted(edges, now_s - analyzed_at, side="right")
    numbers = np.where(np.isnan(analyzed_at), len(edges) + 1, numbers)
    return _coloring(ColorBy.RECENCY, labels, [*steps(len(edges) + 1)[::-1], UNKNOWN], numbers)


def by_agreement(apart: Floats) -> Coloring:
    """Where models differ, stands out: by how far apart they put a song; NaN where one of them has not heard it."""
    edges = (0.1, 0.25, 0.5)
    labels = [
        translate("Colorings", "Less than {apart} apart").format(apart=number_text(edges[0])),
        *(f"{number_text(one)} … {number_text(other)}" for one, other in pairwise(edges)),
        translate("Colorings", "{apart} apart or more").format(apart=number_text(edges[-1])),
        translate("Colorings", "Heard by one model"),
    ]
    numbers = np.where(np.isnan(apart), len(edges) + 1, np.searchsorted(edges, apart, side="right"))
    return _coloring(ColorBy.AGREEMENT, labels, [*steps(len(edges) + 1), UNKNOWN], numbers)


def _coloring(
    by: ColorBy, labels: Sequence[str], colors: Sequence[Pair], numbers: Ints, *, by_place: bool = False
) -> Coloring:
    """Leave out the entries that no song has, and count the others."""
    counts = np.bincount(numbers, minlength=len(labels))
    place = np.cumsum(counts > 0) - 1
    entries = tuple(
        LegendEntry(label, *pair, int(count))
        for label, pair, count in zip(labels, colors, counts, strict=True)
        if count
    )
    return Coloring(by.value, by.title, entries, place[numbers].astype(np.uint8), by_place)
