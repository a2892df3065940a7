"""The points of the plane, painted from arrays: 100,000 of them in a few hundredths of a second."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import cast

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
import shiboken6
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.gui.plane.emotion_colors import emotion_colors
from emotion_player.gui.theme import Theme

Points = npt.NDArray[np.float32]

_SHADES = 48
"""Colours along each axis of the sheet of painted dots; neighbours look the same."""

_OPACITY = 9
_DIMMED = 0.10


def neighbour(points: Points, here: npt.NDArray[np.float32], direction: tuple[int, int]) -> int | None:
    """The row of ``points`` (n, 2) to step to from ``here`` (2,): near, and rather straight than askew.

    Args:
        points: Where one may step.
        here: Where one is; a point at this very place is no step.
        direction: (1, 0) is right, (0, 1) is up.
    """
    ahead = (points - here) @ np.array(direction, np.float32)
    aside = np.abs((points - here) @ np.array(direction[::-1], np.float32))
    cost = np.where(ahead > 1e-6, ahead + 2.5 * aside, np.inf)
    if not np.isfinite(cost).any():
        return None
    return int(cost.argmin())


class PointCloud(pg.GraphicsObject):  # type: ignore[misc]
    """Dots of one size on screen, each in the colour of its place; what is not shown is dimmed and lies below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._points: Points = np.empty((0, 2), np.float32)
        self._order: npt.NDArray[np.intp] = np.empty(0, np.intp)
        self._dimmed = 0
        self._fragments = np.empty((0, 10))

    @property
    def points(self) -> Points:
        """(n, 2): every point, shown or dimmed."""
        return self._points

    @property
    def shown(self) -> npt.NDArray[np.intp]:
        """The rows of ``points`` that are not dimmed."""
        return self._order[self._dimmed :]

    def show_points(self, points: Points, shown: npt.NDArray[np.intp]) -> None:
        """Take (n, 2) points, of which the rows ``shown`` are not dimmed."""
        is_shown = np.zeros(len(points), bool)
        is_shown[shown] = True
        self._points = points
        self._order = np.concatenate([np.flatnonzero(~is_shown), np.flatnonzero(is_shown)])
        self._dimmed = len(points) - int(is_shown.sum())
        self.update()

    def dress(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def dot_size_px(self) -> float:
        """Fewer points and a closer look make larger dots."""
        zoom = 2 / max(1e-9, self.getViewBox().viewRect().width())
        crowd = math.log10(max(100, len(self._points) - self._dimmed) / 100)
        return min(14.0, max(4.0, 11.0 - 2.6 * crowd) + 1.6 * max(0.0, math.log2(zoom)))

    def boundingRect(self) -> QRectF:
        """The plane and a margin for dots on its edge."""
        return QRectF(-1.5, -1.5, 3, 3)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Place copies of painted dots, in whole pixels of the screen."""
        density = widget.devicePixelRatioF() if widget is not None else 1.0
        to_screen = self.deviceTransform_()
        points = self._points[self._order]
        x = (points[:, 0] * to_screen.m11() + to_screen.dx()) * density
        y = (points[:, 1] * to_screen.m22() + to_screen.dy()) * density
        seen = self.getViewBox().mapRectToDevice(self.getViewBox().rect()).adjusted(-16, -16, 16, 16)
        inside = (x > seen.left() * density) & (x < seen.right() * density)
        inside &= (y > seen.top() * density) & (y < seen.bottom() * density)
        count = int(inside.sum())
        if not count:
            return
        cell_px = 2 * math.ceil(self.dot_size_px() * density / 2) + 4
        sheet = _sheet(round(self.dot_size_px() * density), cell_px, self._theme.dark, self._theme.surface)
        shade = ((points[inside] + 1) * (_SHADES / 2)).astype(np.intp).clip(0, _SHADES - 1)
        if len(self._fragments) < count:
            self._fragments = np.empty((len(self._points), 10))
        fragments = self._fragments[:count]  # the fields of QPainter::PixmapFragment, ten doubles
        fragments[:, 0] = np.rint(x[inside])
        fragments[:, 1] = np.rint(y[inside])
        fragments[:, 2:4] = shade * cell_px
        fragments[:, 4:6] = cell_px
        fragments[:, 6:8] = 1
        fragments[:, 8] = 0
        fragments[:, _OPACITY] = np.where(np.arange(len(points)) < self._dimmed, _DIMMED, 1.0)[inside]
        painter.resetTransform()
        painter.scale(1 / density, 1 / density)
        first = shiboken6.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(cast("QPainter.PixmapFragment", first), count, sheet)


class Marker(pg.GraphicsObject):  # type: ignore[misc]
    """A ring around one point, above all others."""

    def __init__(self, theme: Theme, *, radius_px: float, filled: bool) -> None:
        super().__init__()
        self._theme = theme
        self._radius_px = radius_px
        self._filled = filled
        self._color = QColor()
        self.setFlag(self.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setVisible(False)

    def mark(self, point: Points | None) -> None:
        """Stand around a point (2,), or vanish."""
        self.setVisible(point is not None)
        if point is not None:
            self.setPos(float(point[0]), float(point[1]))
            self._color = QColor(*(int(part) for part in emotion_colors(point[None], dark=self._theme.dark)[0]))
            self.update()

    def dress(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.mark(np.array([self.pos().x(), self.pos().y()], np.float32) if self.isVisible() else None)

    def boundingRect(self) -> QRectF:
        """In pixels."""
        reach = self._radius_px + 3
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A dot in its colour, in a ring that stands out from the ground and from the dots around."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(0, 0)
        if self._filled:
            painter.setPen(QPen(QColor(self._theme.surface), 5.0))
            painter.drawEllipse(centre, self._radius_px, self._radius_px)
        painter.setPen(QPen(QColor(self._theme.text), 2.2 if self._filled else 1.4))
        painter.setBrush(self._color if self._filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, self._radius_px, self._radius_px)


@lru_cache(maxsize=16)
def _sheet(dot_px: int, cell_px: int, dark: bool, halo: str) -> QPixmap:
    """Dots in every shade, cell by cell, each with a thin halo that keeps it apart from its neighbours."""
    centres = ((np.arange(_SHADES) + 0.5) * 2 / _SHADES - 1).astype(np.float32)
    valence, arousal = np.meshgrid(centres, centres, indexing="ij")
    colors = emotion_colors(np.column_stack([valence.ravel(), arousal.ravel()]), dark=dark)
    sheet = QPixmap(_SHADES * cell_px, _SHADES * cell_px)
    sheet.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(halo)
    edge.setAlphaF(0.85)
    painter.setPen(QPen(edge, max(1.0, dot_px / 9)) if dot_px >= 6 else Qt.PenStyle.NoPen)
    for place, (red, green, blue) in enumerate(colors):
        column, row = divmod(place, _SHADES)
        painter.setBrush(QColor(int(red), int(green), int(blue), 255 if dot_px >= 6 else 200))
        painter.drawEllipse(QPointF((column + 0.5) * cell_px, (row + 0.5) * cell_px), dot_px / 2, dot_px / 2)
    painter.end()
    return sheet
