"""The points of the plane, painted from arrays: 100,000 of them in a few hundredths of a second."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.collection.placements import PlacementStatus
from emotion_player.core.emotion import Emotion
from emotion_player.gui.plane.items.point_sheet import Ints, PointSheet, place_palette, point_sheet, shade_numbers
from emotion_player.gui.plane.items.point_style import Points, PointStyle
from emotion_player.gui.plane.items.thinning import Thinning
from emotion_player.gui.plane.pyqtgraph_parts import GraphicsObject
from emotion_player.gui.theme import Theme

_DIMMED = 0.10
_FADED = 0.22
_UNAVAILABLE = 0.35
_COVERED = 0.7
"""The distance, as a share of a dot, below which a point is covered by a later one, or nearly so."""
_SMALLEST_PX, _LARGEST_PX = 4.0, 14.0
_USUAL_PX, _USUAL_APART_PX = 11.0, 56.0
"""The size of dots whose mean distance, if they were spread evenly over the plane, is the second number."""
_GROWTH_PX = 5.2
"""The increase of the size at ten times that distance."""
_PLAIN_FRAGMENT = np.array([0, 0, 0, 0, 0, 0, 1, 1, 0, 1], np.float64)
"""The fields of a ``QPainter::PixmapFragment``: its middle, its corner and size on the sheet, scale, turn, opacity."""
_REACH_PX = 9
"""The distance within which the pointer picks a point."""


def neighbour(
    points: Points, here: npt.NDArray[np.float32], direction: tuple[int, int], pixel: tuple[float, float] = (1.0, 1.0)
) -> int | None:
    """The row of ``points`` (n, 2) to step to from ``here`` (2,): near, and preferably straight ahead.

    Args:
        points: The points to choose from.
        here: The current point; points at the same place are skipped.
        direction: (1, 0) is right, (0, 1) is up.
        pixel: The size of a pixel along each axis, so that distances are those on the screen.
    """
    ways = (points - here) / np.array(pixel, np.float32)
    ahead = ways @ np.array(direction, np.float32)
    aside = np.abs(ways @ np.array(direction[::-1], np.float32))
    cost = np.where(ahead > 1e-6, ahead + 2.5 * aside, np.inf)
    if not np.isfinite(cost).any():
        return None
    return int(cost.argmin())


@dataclass(frozen=True, slots=True)
class _Layer:
    """Points that are adjacent in the order of painting and differ only in colour."""

    rows: slice
    status: PlacementStatus
    opacity: float


class PointCloud(GraphicsObject):  # type: ignore[misc]
    """Dots of one size on screen; what is not shown is dimmed and lies below, a selection stands out from the rest."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._selected: Ints = np.empty(0, np.intp)
        self._kept: Ints = np.empty(0, np.intp)
        self._fragments = np.empty((0, len(_PLAIN_FRAGMENT)))
        self.show_points(np.empty((0, 2), np.float32), np.empty(0, np.intp), PointStyle.plain(0))

    @property
    def points(self) -> Points:
        """(n, 2): every point, shown, dimmed or not drawn."""
        return self._points

    @property
    def shown(self) -> Ints:
        """The rows of ``points`` that are not dimmed."""
        return self._order[self._dimmed :]

    @property
    def selected(self) -> Ints:
        """The rows of ``points`` that are selected."""
        return self._selected

    def show_points(self, points: npt.NDArray[np.floating], shown: Ints, style: PointStyle) -> None:
        """Set (n, 2) points, of which the rows ``shown``, all of them present, are not dimmed."""
        self._is_shown = np.zeros(len(points), bool)
        self._is_shown[shown] = True
        self._points = points.astype(np.float32, copy=False)
        self._style = style
        self._selected = self._selected[self._selected < len(points)]
        self._arrange()

    def show_selected(self, rows: Iterable[int]) -> None:
        """Highlight some points by fading the others; none fades for no rows."""
        self._selected = np.fromiter(rows, np.intp)
        self._arrange()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

    def emotion_of(self, row: int) -> Emotion:
        """Return the emotion of a point."""
        valence, arousal = self._points[row]
        return Emotion.clipped(float(valence), float(arousal))

    def color_of(self, row: int) -> str:
        """Return the colour of a point as ``#rrggbb``."""
        coloring = self._style.coloring
        if coloring is not None and not coloring.by_place:
            return coloring.entries[int(coloring.indexes[row])].color(dark=self._theme.dark)
        return place_palette(dark=self._theme.dark)[int(shade_numbers(self._points[row : row + 1])[0])]

    def dot_size_px(self) -> float:
        """The more room each shown point has, the larger its dot: few points, a large plane, zoomed in."""
        wide, high = self.getViewBox().viewPixelSize()
        count = max(1, len(self._order) - self._dimmed)
        apart_px = math.sqrt(4 / (wide * high * count))
        return min(_LARGEST_PX, max(_SMALLEST_PX, _USUAL_PX + _GROWTH_PX * math.log10(apart_px / _USUAL_APART_PX)))

    def nearest_shown(self, place: QPointF) -> int | None:
        """The shown point nearest to a place on the plane, if the pointer there picks it."""
        shown = self.shown
        if not len(shown):
            return None
        pixel = np.array(self.getViewBox().viewPixelSize(), np.float32)
        away = (self._ordered_points[self._dimmed :] - np.array([place.x(), place.y()], np.float32)) / pixel
        distance = np.hypot(away[:, 0], away[:, 1])
        nearest = int(distance.argmin())
        return int(shown[nearest]) if distance[nearest] <= max(_REACH_PX, self.dot_size_px()) else None

    def nearest(self, row: int, count: int) -> list[int]:
        """Which shown points lie nearest to a point in the window, at most so many; in no order, and without itself."""
        pixel = np.array(self.getViewBox().viewPixelSize(), np.float32)
        others = self.shown[self.shown != row]
        away = (((self._points[others] - self._points[row]) / pixel) ** 2).sum(axis=1)
        kept: list[int] = others[np.argpartition(away, min(count, len(away)) - 1)[:count]].tolist() if len(away) else []
        return kept

    def boundingRect(self) -> QRectF:
        """The plane and a margin for dots on its edge."""
        return QRectF(-1.5, -1.5, 3, 3)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Stamp one small picture per visible point, in pixels of the device."""
        if not len(self._points):
            return
        density = painter.device().devicePixelRatioF()
        dot_px = round(self.dot_size_px() * density)
        painter.resetTransform()
        painter.scale(1 / density, 1 / density)
        palette = self._palette()
        reach_px = _COVERED * self.dot_size_px()
        pixel_wide, pixel_high = self.getViewBox().viewPixelSize()
        kept = self._thinning.rows((reach_px * pixel_wide, reach_px * pixel_high))
        if kept is not self._kept:
            self._kept = kept
            self._kept_points, self._kept_colors = self._ordered_points[kept], self._ordered_colors[kept]
        for layer in self._layers:
            rows = slice(*np.searchsorted(kept, (layer.rows.start, layer.rows.stop)))
            sheet = point_sheet(layer.status, palette, dot_px, self._theme, layer.opacity)
            self._stamp(painter, sheet, self._kept_points[rows], self._kept_colors[rows])

    def _arrange(self) -> None:
        """Put the points in the order of painting: what is dimmed below what is shown, that below what is selected."""
        height = 2 * self._is_shown.astype(np.intp)
        if self._style.available is not None:
            height[self._is_shown & ~self._style.available] = 1
        height[self._selected[self._is_shown[self._selected]]] = 3
        look: Ints = height * len(PlacementStatus) + self._style.statuses
        self._order = look.argsort(kind="stable")
        if (present := self._style.present) is not None:
            self._order = self._order[present[self._order]]
        self._dimmed = len(self._order) - int(self._is_shown.sum())
        rest = _FADED if len(self._selected) else 1.0
        self._layers = list(_layers(look[self._order], (_DIMMED, min(_UNAVAILABLE, rest), rest, 1.0)))
        coloring = self._style.coloring
        if coloring is None or coloring.by_place:
            colors = shade_numbers(self._points)
        else:
            colors = coloring.indexes.astype(np.intp)
        self._ordered_points = self._points[self._order]
        self._ordered_colors = colors[self._order]
        self._thinning = Thinning(self._ordered_points)
        self._kept = np.empty(0, np.intp)
        self.update()

    def _palette(self) -> tuple[str, ...]:
        coloring, dark = self._style.coloring, self._theme.dark
        if coloring is None or coloring.by_place:
            return place_palette(dark=dark)
        return tuple(entry.color(dark=dark) for entry in coloring.entries)

    def _stamp(self, painter: QPainter, sheet: PointSheet, points: Points, colors: Ints) -> None:
        density = painter.device().devicePixelRatioF()
        view = self.getViewBox()
        to_screen = self.deviceTransform_()
        x = (points[:, 0] * to_screen.m11() + to_screen.dx()) * density
        y = (points[:, 1] * to_screen.m22() + to_screen.dy()) * density
        seen = view.mapRectToDevice(view.rect()).adjusted(-16, -16, 16, 16)
        inside = (x > seen.left() * density) & (x < seen.right() * density)
        inside &= (y > seen.top() * density) & (y < seen.bottom() * density)
        count = int(inside.sum())
        if not count:
            return
        if len(self._fragments) < count:
            self._fragments = np.tile(_PLAIN_FRAGMENT, (len(self._kept), 1))
        fragments = self._fragments[:count]
        fragments[:, 0] = np.rint(x[inside])
        fragments[:, 1] = np.rint(y[inside])
        fragments[:, 2], fragments[:, 3] = sheet.corners(colors[inside])
        fragments[:, 4:6] = sheet.cell_px
        first = shiboken6.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(cast("QPainter.PixmapFragment", first), count, sheet.picture)


def _layers(looks: Ints, opacities: Sequence[float]) -> Iterator[_Layer]:
    """Runs of points that look the same; ``opacities`` from the lowest to the highest points."""
    edges = [*np.flatnonzero(np.diff(looks, prepend=-1)).tolist(), len(looks)]
    for start, end in pairwise(edges):
        height, status = divmod(int(looks[start]), len(PlacementStatus))
        yield _Layer(slice(start, end), PlacementStatus(status), opacities[height])
