"""Which of very many points need painting, because no other covers them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.intp]

FEW = 20_000
"""So many points are painted quickly enough as they are."""


def uppermost(points: npt.NDArray[np.floating[Any]], cell: tuple[float, float]) -> Ints:
    """The rows of (n, 2) points, in order, that are the last in their cell, so wide and so high, of a grid."""
    columns, rows = np.floor(points / cell).astype(np.int64).T
    _, last = np.unique((columns * (1 << 32) + rows)[::-1], return_index=True)
    kept: Ints = np.sort(len(points) - 1 - last)
    return kept


class Thinning:
    """Remembers for each power of two of the cell which points remain, so that a steady view costs nothing.

    Cells have their place on the plane, not on the screen: while the view moves, the same points remain.
    """

    def __init__(self, points: npt.NDArray[np.floating[Any]]) -> None:
        self._points = points
        self._all: Ints = np.arange(len(points))
        self._kept: dict[tuple[int, int], Ints] = {}

    def rows(self, cell: tuple[float, float]) -> Ints:
        """The rows that remain in cells of at most this width and height; the same array for the same cells."""
        if len(self._points) <= FEW:
            return self._all
        wide, high = (math.floor(math.log2(side)) for side in cell)
        if (wide, high) not in self._kept:
            self._kept[wide, high] = uppermost(self._points, (2.0**wide, 2.0**high))
        return self._kept[wide, high]
