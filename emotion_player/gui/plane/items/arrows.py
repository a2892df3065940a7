"""Arrows over the plane, from point to point."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.core.track_columns import Floats
from emotion_player.gui.plane.tools.plane_tool import Drawing
from emotion_player.gui.theme import Theme

_HEAD_PX = 8.0
_HEAD_ANGLE = 0.42


class Arrows(Drawing):
    """Thin arrows, one of which may be highlighted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._starts: Floats = np.empty((0, 2))
        self._ends: Floats = np.empty((0, 2))
        self._chosen: int | None = None

    def show_arrows(self, starts: Floats, ends: Floats, chosen: int | None) -> None:
        """Draw arrows between points, both (n, 2); highlight the one in row ``chosen``."""
        self._starts, self._ends, self._chosen = starts, ends, chosen
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint in pixels of the window, the highlighted one last."""
        ways = [
            (self.to_pixel(*start), self.to_pixel(*end))
            for start, end in zip(self._starts.tolist(), self._ends.tolist(), strict=True)
        ]
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        faint = QColor(self.theme.text)
        faint.setAlphaF(0.5 if self._chosen is None else 0.25)
        for start, end in ways:
            _paint_arrow(painter, start, end, faint, 1.3)
        if self._chosen is not None:
            start, end = ways[self._chosen]
            _paint_arrow(painter, start, end, QColor(self.theme.surface), 6.5)
            _paint_arrow(painter, start, end, QColor(self.theme.accent), 2.6)


def _paint_arrow(painter: QPainter, start: QPointF, end: QPointF, color: QColor, width: float) -> None:
    """A dot where it starts, a line, and a head where it ends."""
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawLine(start, end)
    painter.setBrush(color)
    painter.drawEllipse(start, width, width)
    back = math.atan2(start.y() - end.y(), start.x() - end.x())
    size = min(_HEAD_PX + width, math.hypot(start.x() - end.x(), start.y() - end.y()))
    sides = (back - _HEAD_ANGLE, back + _HEAD_ANGLE)
    corners = [end + QPointF(size * math.cos(side), size * math.sin(side)) for side in sides]
    painter.drawPolygon(QPolygonF([end, *corners]))
