"""The colours of tracks, in words and colours: by mood, genre, decade, model, confidence, age or agreement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from emotion_player.collection import color_groups
from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.color_groups import AGREEMENT_EDGES, ColorBy, Floats, Groups
from emotion_player.collection.coloring import Coloring, LegendEntry
from emotion_player.core.emotion import Quadrant
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.numbers import number_text
from emotion_player.gui.plane.colors.emotion_colors import emotion_colors
from emotion_player.gui.plane.colors.palettes import KINDS, OTHER, UNKNOWN, Pair, steps
from emotion_player.gui.words import model_name

translate = QCoreApplication.translate

_CORNERS = {Quadrant.Q1: (1, 1), Quadrant.Q2: (-1, 1), Quadrant.Q3: (-1, -1), Quadrant.Q4: (1, -1)}
_MOST_DECADES = 9


def title_of(by: ColorBy) -> str:
    """Return the title of a coloring."""
    return {
        ColorBy.MOOD: translate("Colorings", "Mood"),
        ColorBy.GENRE: translate("Colorings", "Genre"),
        ColorBy.DECADE: translate("Colorings", "Decade"),
        ColorBy.MODEL: translate("Colorings", "Model"),
        ColorBy.CONFIDENCE: translate("Colorings", "Confidence"),
        ColorBy.RECENCY: translate("Colorings", "When analysed"),
        ColorBy.AGREEMENT: translate("Colorings", "Agreement of the models"),
    }[by]


def color(tracks: TrackCollection, by: ColorBy, now_s: float) -> Coloring:
    """Colour every track; ``now_s`` is the present in seconds since 1970."""
    placements = tracks.placements
    how: dict[ColorBy, Callable[[], Coloring]] = {
        ColorBy.MOOD: lambda: by_mood(tracks.points()),
        ColorBy.GENRE: lambda: by_genre(tracks.genres),
        ColorBy.DECADE: lambda: by_decade(tracks.years()),
        ColorBy.MODEL: lambda: by_model(placements.names, placements.models(), placements.statuses()),
        ColorBy.CONFIDENCE: lambda: by_confidence(*tracks.intervals()),
        ColorBy.RECENCY: lambda: by_recency(placements.analyzed_at(), now_s),
        ColorBy.AGREEMENT: lambda: by_agreement(placements.disagreement()),
    }
    return how[by]()


def by_mood(points: npt.NDArray[np.floating]) -> Coloring:
    """The colour of the point; the legend lists the quadrants."""
    labels = [mood_text(quadrant.word).capitalize() for quadrant in _CORNERS]
    return _coloring(ColorBy.MOOD, labels, _corner_colors(), color_groups.by_quadrant(points), by_place=True)


@cache
def _corner_colors() -> list[tuple[str, str]]:
    """The colours of the corners of the plane, each for the light and for the dark."""
    corners = np.array(list(_CORNERS.values()), np.float32)
    light, dark = (
        [f"#{each.tobytes().hex()}" for each in emotion_colors(corners, dark=is_dark)] for is_dark in (False, True)
    )
    return list(zip(light, dark, strict=True))


def by_genre(genres: Sequence[str]) -> Coloring:
    """A colour for each of the commonest genres; the others share one."""
    found = color_groups.by_genre(genres, len(KINDS))
    labels = [*found.names, translate("Colorings", "Other genres"), translate("Colorings", "No genre")]
    return _coloring(ColorBy.GENRE, labels, [*KINDS[: len(found.names)], OTHER, UNKNOWN], found.groups)


def by_decade(years: npt.NDArray[np.integer]) -> Coloring:
    """Later decades stand out; those before the last nine share a colour."""
    found = color_groups.by_decade(years, _MOST_DECADES)
    labels = [translate("Colorings", "{decade}s").format(decade=decade) for decade in found.decades]
    if found.has_earlier:
        labels[0] = translate("Colorings", "Before {year}").format(year=found.decades[0] + 10)
    colors = [*steps(len(labels)), UNKNOWN]
    return _coloring(ColorBy.DECADE, [*labels, translate("Colorings", "No year")], colors, found.groups)


def by_model(names: Sequence[str], models: npt.NDArray[np.integer], statuses: npt.NDArray[np.integer]) -> Coloring:
    """What each point comes from: a model, an older version of it, a correction."""
    labels = [model_name(name) for name in names]
    older = [translate("Colorings", "{model}, an older version").format(model=label) for label in labels]
    colors = [KINDS[number % len(KINDS)] for number in range(2 * len(names) + 1)]
    texts = [*labels, *older, translate("Colorings", "Corrected by you"), translate("Colorings", "No model")]
    return _coloring(ColorBy.MODEL, texts, [*colors, UNKNOWN], color_groups.by_model(len(names), models, statuses))


def by_confidence(low: Floats, high: Floats) -> Coloring:
    """Narrow intervals stand out."""
    found = color_groups.by_confidence(low, high)
    labels = [translate("Colorings", "Any")]
    if found.edges:
        labels = [
            translate("Colorings", "Less than ± {width}").format(width=number_text(found.edges[0])),
            *(f"± {number_text(one)} … {number_text(other)}" for one, other in pairwise(found.edges)),
            translate("Colorings", "± {width} or more").format(width=number_text(found.edges[-1])),
        ]
    return _coloring(ColorBy.CONFIDENCE, labels, steps(len(labels))[::-1], found.groups)


def by_recency(analyzed_at: Floats, now_s: float) -> Coloring:
    """Recently analysed songs stand out."""
    labels = [
        translate("Colorings", "Today"),
        translate("Colorings", "This week"),
        translate("Colorings", "This month"),
        translate("Colorings", "This year"),
        translate("Colorings", "Earlier"),
        translate("Colorings", "Not analysed"),
    ]
    colors = [*steps(len(labels) - 1)[::-1], UNKNOWN]
    return _coloring(ColorBy.RECENCY, labels, colors, color_groups.by_recency(analyzed_at, now_s))


def by_agreement(disagreement: Floats) -> Coloring:
    """Large differences stand out; NaN where one of them has no prediction."""
    first, *_, last = AGREEMENT_EDGES
    labels = [
        translate("Colorings", "Less than {apart} apart").format(apart=number_text(first)),
        *(f"{number_text(one)} … {number_text(other)}" for one, other in pairwise(AGREEMENT_EDGES)),
        translate("Colorings", "{apart} apart or more").format(apart=number_text(last)),
        translate("Colorings", "Analysed by one model"),
    ]
    colors = [*steps(len(labels) - 1), UNKNOWN]
    return _coloring(ColorBy.AGREEMENT, labels, colors, color_groups.by_agreement(disagreement))


def _coloring(
    by: ColorBy, labels: Sequence[str], colors: Sequence[Pair], groups: Groups, *, by_place: bool = False
) -> Coloring:
    """Leave out the entries that no track has, and count the others."""
    counts = np.bincount(groups, minlength=len(labels))
    place = np.cumsum(counts > 0) - 1
    entries = tuple(
        LegendEntry(label, *pair, int(count))
        for label, pair, count in zip(labels, colors, counts, strict=True)
        if count
    )
    return Coloring(by.value, title_of(by), entries, place[groups].astype(np.uint8), by_place)
