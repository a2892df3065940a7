"""Where the points of the plane are dense, as lines around the densest shares of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SHARES = (0.9, 0.7, 0.5, 0.3, 0.1)
"""Each line goes around the densest places, which hold this share of the songs."""
FEWEST = 20
"""With fewer points there are no contours."""
_CELLS = 96
_BLUR_CELLS = 3.0
_EDGE = 1.2
"""How far the grid reaches from the middle, with room for the blur around the plane."""

_EDGES = ((0, 1), (1, 3), (2, 3), (0, 2))
"""The edges of a cell by its corners: lower left 0, lower right 1, upper left 2, upper right 3."""
_CASES: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((3, 0),),
    2: ((0, 1),),
    3: ((3, 1),),
    4: ((2, 3),),
    5: ((2, 0),),
    6: ((0, 1), (2, 3)),
    7: ((2, 1),),
    8: ((1, 2),),
    9: ((0, 3), (1, 2)),
    10: ((0, 2),),
    11: ((3, 2),),
    12: ((1, 3),),
    13: ((1, 0),),
    14: ((0, 3),),
}
"""Marching squares (Lorensen & Cline 1987, in two dimensions): which corners lie above the level -> the edges that its
lines run between. Bit k stands for corner k."""


@dataclass(frozen=True, slots=True, eq=False)
class Contour:
    """The line around the densest ``share`` of the points, as (n, 2, 2) pieces from point to point."""

    share: float
    pieces: Floats


def contours(points: npt.NDArray[np.floating], shares: Sequence[float] = SHARES) -> list[Contour]:
    """The contours of (n, 2) points, the widest first; none for too few points.

    100,000 points take a hundredth of a second.
    """
    if len(points) < FEWEST:
        return []
    cells = _cells(points)
    density = _density(cells)
    levels = np.quantile(density.flat[cells], 1 - np.array(shares)).tolist()
    return [Contour(share, _pieces(density, level)) for share, level in zip(shares, levels, strict=True)]


def _cells(points: npt.NDArray[np.floating]) -> npt.NDArray[np.intp]:
    """(n,): the cell of each point, row of arousal by row."""
    column, row = np.clip((points + _EDGE) / (2 * _EDGE) * _CELLS, 0, _CELLS - 1).astype(np.intp).T
    cells: npt.NDArray[np.intp] = row * _CELLS + column
    return cells


def _density(cells: npt.NDArray[np.intp]) -> Floats:
    """Counts on the grid, smoothed; [row of arousal, column of valence]."""
    counts = np.bincount(cells, minlength=_CELLS**2).reshape(_CELLS, _CELLS)
    steps = np.arange(-round(3 * _BLUR_CELLS), round(3 * _BLUR_CELLS) + 1)
    kernel = np.exp(-((steps / _BLUR_CELLS) ** 2) / 2)
    blurred: Floats = counts / kernel.sum() ** 2
    for axis in (0, 1):
        blurred = np.apply_along_axis(np.convolve, axis, blurred, kernel, mode="same")
    return blurred


def _pieces(density: Floats, level: float) -> Floats:
    """Where the density crosses a level, cell by cell."""
    corners = np.stack([density[:-1, :-1], density[:-1, 1:], density[1:, :-1], density[1:, 1:]])
    above = corners > level
    cases = (above * np.array([1, 2, 4, 8])[:, None, None]).sum(axis=0)
    pieces = []
    for case, lines in _CASES.items():
        rows, columns = np.nonzero(cases == case)
        for line in lines:
            ends = [_crossing(corners[:, rows, columns], level, edge) + np.stack([columns, rows]) for edge in line]
            pieces.append(np.stack([end.T for end in ends], axis=1))
    places: Floats = (np.concatenate(pieces) + 0.5) / _CELLS * 2 * _EDGE - _EDGE
    return places


def _crossing(corners: Floats, level: float, edge: int) -> Floats:
    """(2, n): where in each cell the level lies on an edge, its column before its row."""
    start, end = _EDGES[edge]
    share = (level - corners[start]) / (corners[end] - corners[start])
    from_place, to_place = (np.array([[corner % 2], [corner // 2]]) for corner in (start, end))
    place: Floats = from_place + share * (to_place - from_place)
    return place
