"""The background of the plane: its tint, edge and axes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.gui.plane.colors.emotion_colors import plane_tint
from emotion_player.gui.plane.pyqtgraph_parts import GraphicsObject
from emotion_player.gui.theme import Theme


class Ground(GraphicsObject):  # type: ignore[misc]
    """The background under the points: tint, edge and axes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self._tint = plane_tint(96, strength=0.17 if theme.dark else 0.15, dark=theme.dark)
        self.update()

    def boundingRect(self) -> QRectF:
        """The plane."""
        return QRectF(-1, -1, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint in pixels of the window, so that lines stay crisp at every zoom."""
        to_screen = self.deviceTransform_()
        plane = to_screen.mapRect(QRectF(-1, -1, 2, 2))
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(plane, self._tint)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawRect(plane)
        centre = plane.center()
        painter.drawLine(QPointF(plane.left(), centre.y()), QPointF(plane.right(), centre.y()))
        painter.drawLine(QPointF(centre.x(), plane.top()), QPointF(centre.x(), plane.bottom()))
