"""Selection of tracks by an area drawn on the plane."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

import numpy as np
import numpy.typing as npt


class SelectionMode(Enum):
    """How newly chosen tracks change the selection."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"

    def applied(self, selected: Iterable[int], chosen: Iterable[int]) -> tuple[int, ...]:
        """Return the selection after some tracks were chosen, in the order of choosing."""
        if self is SelectionMode.SUBTRACT:
            gone = frozenset(chosen)
            return tuple(track for track in selected if track not in gone)
        before = tuple(selected) if self is SelectionMode.ADD else ()
        return tuple(dict.fromkeys((*before, *chosen)))


def inside_rectangle(
    points: npt.NDArray[np.floating], one: tuple[float, float], other: tuple[float, float]
) -> npt.NDArray[np.bool_]:
    """Return which of (n, 2) points are between two opposite corners, edges included."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    between = (points >= low) & (points <= high)
    inside: npt.NDArray[np.bool_] = between[:, 0] & between[:, 1]
    return inside


def inside_polygon(points: npt.NDArray[np.floating], polygon: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
    """Return which of (n, 2) points are inside a polygon with (m, 2) corners, by the even-odd rule.

    A point is inside when a ray from it to the right crosses the line an odd number of times. Points exactly on the
    line may count either way. 100,000 points and 200 corners take a few hundredths of a second.
    """
    inside = np.zeros(len(points), np.bool_)
    if len(polygon) < 3:
        return inside
    near = np.flatnonzero(inside_rectangle(points, tuple(polygon.min(axis=0)), tuple(polygon.max(axis=0))))
    x, y = points[near].astype(np.float64).T
    crossed = np.zeros(len(near), np.bool_)
    for (x0, y0), (x1, y1) in zip(polygon, np.roll(polygon, -1, axis=0), strict=True):
        spans = np.flatnonzero((y0 > y) != (y1 > y))
        along = (y[spans] - y0) / (y1 - y0)  # in [0, 1] for these, however flat the side is
        crossed[spans] ^= x[spans] < x0 + along * (x1 - x0)
    inside[near] = crossed
    return inside
