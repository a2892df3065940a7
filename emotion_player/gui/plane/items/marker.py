"""A ring around one point of the plane: the playing one, the current one or the one under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.core.emotion import Emotion
from emotion_player.gui.plane.pyqtgraph_parts import GraphicsObject
from emotion_player.gui.theme import Theme


class Marker(GraphicsObject):  # type: ignore[misc]
    """A ring around one point, above all others."""

    def __init__(self, theme: Theme, *, radius_px: float, filled: bool) -> None:
        super().__init__()
        self._theme = theme
        self._radius_px = radius_px
        self._filled = filled
        self._color = QColor()
        self.setFlag(self.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setVisible(False)

    def mark(self, place: Emotion, color: str) -> None:
        """Mark a point of some colour."""
        self.setPos(place.valence, place.arousal)
        self._color = QColor(color)
        self.setVisible(True)
        self.update()

    def vanish(self) -> None:
        """Hide the marker."""
        self.setVisible(False)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

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
