"""The drawing of a mood path: its line, its corners, and the songs along it in their order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.core.emotion import Emotion
from emotion_player.gui.plane.tools.plane_tool import Drawing
from emotion_player.gui.theme import Theme

_NUMBER_PX = 9.5
"""The radius of a numbered dot."""


class PathLine(Drawing):
    """A line with a halo; songs are numbered dots, and lie where they lie."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._line: list[Emotion] = []
        self._handles = False
        self._loose_end = False
        self._songs: npt.NDArray[np.float32] = np.empty((0, 2), np.float32)

    def show_line(self, line: list[Emotion], *, handles: bool, loose_end: bool = False) -> None:
        """Draw another line; ``handles`` at its corners, but for an end that is not placed yet."""
        self._line, self._handles, self._loose_end = line, handles, loose_end
        self.update()

    def show_songs(self, songs: npt.NDArray[np.float32]) -> None:
        """Draw (n, 2) songs, in their order."""
        self._songs = songs
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the line below the corners, and the songs above all: their numbers are to be read."""
        line = [self.to_pixel(corner.valence, corner.arousal) for corner in self._line]
        songs = [self.to_pixel(float(valence), float(arousal)) for valence, arousal in self._songs]
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter, line)
        if self._handles:
            self._paint_handles(painter, line[: len(line) - self._loose_end], songs)
        self._paint_songs(painter, songs)

    def _paint_line(self, painter: QPainter, line: Sequence[QPointF]) -> None:
        for color, width in ((self.theme.surface, 6.0), (self.theme.accent, 2.6)):
            pen = QPen(QColor(color), width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(line))

    def _paint_songs(self, painter: QPainter, songs: Sequence[QPointF]) -> None:
        """The last below the first, so that of two at one place the earlier is read; later ones there are plain."""
        painter.setPen(QPen(QColor(self.theme.muted), 1.2, Qt.PenStyle.DotLine))
        painter.drawPolyline(QPolygonF(songs))
        font = QFont(painter.font())
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        for number, place in reversed(list(enumerate(songs, 1))):
            box = QRectF(place.x() - _NUMBER_PX, place.y() - _NUMBER_PX, 2 * _NUMBER_PX, 2 * _NUMBER_PX)
            painter.setPen(QPen(QColor(self.theme.surface), 1.5))
            painter.setBrush(QColor(self.theme.accent))
            painter.drawEllipse(box)
            painter.setPen(QColor(self.theme.on_accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_handles(self, painter: QPainter, corners: Sequence[QPointF], songs: Sequence[QPointF]) -> None:
        """Squares to be grasped; around a song they are so large that they can be seen."""
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        ground = QColor(self.theme.surface)
        for corner in corners:
            is_covered = any((corner - song).manhattanLength() < _NUMBER_PX for song in songs)
            half = _NUMBER_PX + 4 if is_covered else 4.5
            ground.setAlphaF(0.4 if is_covered else 1.0)
            painter.setBrush(ground)
            painter.drawRect(QRectF(corner.x() - half, corner.y() - half, 2 * half, 2 * half))
