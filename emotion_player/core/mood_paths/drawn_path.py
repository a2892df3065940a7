"""Conversion of a hand-drawn line into a mood path: smoothed, with few corners."""

from __future__ import annotations

import numpy as np

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_paths.mood_path import MoodPath
from emotion_player.core.mood_paths.path_search import Floats

_STEP = 0.02
_SMOOTH_STEPS = 5
"""The line is smoothed over a tenth of an axis: tremor is smaller, and intended bends are larger."""
TOLERANCE = 0.025
"""The largest deviation of the simplified line."""


def drawn_path(line: Floats) -> MoodPath:
    """Convert a line through (n, 2) points of valence and arousal, which may leave the plane, to a path.

    Its ends, clipped to the plane, are kept. A line without length becomes a single point.

    Raises:
        ValueError: There is no point.
    """
    smooth = _smoothed(np.clip(line, -1.0, 1.0))
    corners = smooth[_needed(smooth)]
    return MoodPath(tuple(Emotion.clipped(float(valence), float(arousal)) for valence, arousal in corners))


def _smoothed(line: Floats) -> Floats:
    """Resample the line at equal steps and average each over its neighbours, fewer near the ends."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0.0], steps.cumsum()])
    if along[-1] == 0:
        return line[:1]
    count = max(2, round(along[-1] / _STEP) + 1)
    even = np.column_stack([np.interp(np.linspace(0, along[-1], count), along, line[:, axis]) for axis in (0, 1)])
    place = np.arange(count)
    reach = np.minimum(np.minimum(place, count - 1 - place), _SMOOTH_STEPS // 2)
    sums = np.concatenate([np.zeros((1, 2)), even.cumsum(axis=0)])
    smooth: Floats = (sums[place + reach + 1] - sums[place - reach]) / (2 * reach + 1)[:, None]
    return smooth


def _needed(line: Floats) -> list[int]:
    """Simplify the line: the indexes of the points to keep (Ramer 1972; Douglas & Peucker 1973)."""
    needed = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        start, end = spans.pop()
        away = _away(line[start : end + 1])
        farthest = int(away.argmax())
        if away[farthest] > TOLERANCE:
            needed.add(start + farthest)
            spans += [(start, start + farthest), (start + farthest, end)]
    return sorted(needed)


def _away(line: Floats) -> Floats:
    """Return the distance of each point from the straight line between the first and the last."""
    way = line[-1] - line[0]
    share = np.clip((line - line[0]) @ way / max(float(way @ way), 1e-12), 0.0, 1.0)
    away: Floats = np.hypot(*(line - line[0] - share[:, None] * way).T)
    return away
