"""What stands around the points of the plane: its axes, its tinted square, the words of its quadrants."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.plane.colors.emotion_colors import emotion_color, plane_tint
from emotion_player.gui.theme import Theme

_CORNERS = {Quadrant.Q1: (1, 1), Quadrant.Q2: (-1, 1), Quadrant.Q3: (-1, -1), Quadrant.Q4: (1, -1)}


class QuietAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis that names itself and counts from -1 to 1 only."""

    def __init__(self, side: str, name: str) -> None:
        super().__init__(side, maxTickLength=4)
        self._name = name
        self.setStyle(tickTextOffset=6, hideOverlappingLabels=True)
        self.enableAutoSIPrefix(False)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.setPen(QColor(theme.surface))  # the plane has an edge of its own
        self.setTickPen(QColor(theme.border))
        self.setTextPen(QColor(theme.muted))
        self.setLabel(self._name, color=theme.muted)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N803
        """The ticks on the plane, the coarsest level only."""
        for spacing, values in super().tickValues(minVal, maxVal, size):
            on_plane = [value for value in values if -1.0 - 1e-9 <= value <= 1.0 + 1e-9]
            if len(on_plane) > 1:
                return [(spacing, on_plane)]
        return []

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Numbers with a true minus."""
        return [f"{round(value, 6):g}".replace("-", "\N{MINUS SIGN}") for value in values]


class Ground(pg.GraphicsObject):  # type: ignore[misc]
    """What lies under the points: the tinted square and its cross."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
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


class QuadrantWords(pg.GraphicsObject):  # type: ignore[misc]
    """The word of each quadrant: beside the plane's corner, or on a chip in the view's when that is out of sight."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def boundingRect(self) -> QRectF:
        """The plane and what is around it."""
        return QRectF(-1.5, -1.5, 3, 3)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint in pixels of the window."""
        to_screen = self.deviceTransform_()
        seen = self.getViewBox().mapRectToDevice(self.getViewBox().rect())
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(painter.font())
        font.setPixelSize(14)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        for quadrant, (right, up) in _CORNERS.items():
            whole = to_screen.mapRect(QRectF(min(0, right), min(0, up), 1, 1))
            quarter = whole & seen
            if quarter.width() < 60 or quarter.height() < 40:
                continue
            word = mood_text(quadrant.word).capitalize()
            size = QFontMetrics(font).size(0, word)
            box = QRectF(0, 0, size.width() + 4, size.height() + 4)
            outer, beyond = (whole.top(), -box.height() - 4) if up > 0 else (whole.bottom(), 4)
            box.moveTop(outer + beyond)
            box.moveLeft(quarter.right() - box.width() if right > 0 else quarter.left())
            if not seen.contains(box):
                box.adjust(-5, 0, 5, 0)
                box.moveTop(quarter.top() + 8 if up > 0 else quarter.bottom() - 8 - box.height())
                box.moveLeft(quarter.right() - 8 - box.width() if right > 0 else quarter.left() + 8)
                chip = QColor(self._theme.surface)
                chip.setAlphaF(0.85)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(chip)
                painter.drawRoundedRect(box, 6, 6)
            color = emotion_color(Emotion(0.9 * right, 0.9 * up), dark=self._theme.dark)
            painter.setPen(color.lighter(115) if self._theme.dark else color.darker(135))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
