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
_PLAIN_PX = 3.5
"""The radius of a dot that has no room for its number."""
_LONG_NUMBER = 3
"""Numbers of so many digits are written smaller."""
_STEPS = (100, 50, 10, 5, 1)
"""Where not all numbers have room, those that are multiples of the largest step come first."""


def numbered(songs: npt.NDArray[np.float64]) -> list[int]:
    """Which rows of (n, 2) songs, in pixels, have room for their numbers: the ends, then round ones, then others."""
    numbers = range(1, len(songs) + 1)
    wanted = sorted(numbers, key=lambda each: (each not in (1, len(songs)), [each % step > 0 for step in _STEPS]))
    rows: list[int] = []
    for row in (number - 1 for number in wanted):
        away = np.hypot(*(songs[rows] - songs[row]).T)
        if not (away < 2 * _NUMBER_PX + 1).any():
            rows.append(row)
    return sorted(rows)


class PathLine(Drawing):
    """A line with a halo; songs are dots at their own points, numbered where there is room."""

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
        """Paint the line below the corners, and the songs on top, so that their numbers can be read."""
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
        """Dots with numbers where there is room for them, which a closer look makes; of those below only dots.

        The way from song to song is drawn where it can be followed: where every song has its number.
        """
        rows = numbered(np.array([place.toTuple() for place in songs]).reshape(-1, 2))
        if len(rows) == len(songs):
            painter.setPen(QPen(QColor(self.theme.muted), 1.2, Qt.PenStyle.DotLine))
            painter.drawPolyline(QPolygonF(songs))
        rim = QPen(QColor(self.theme.surface), 1.5)
        painter.setPen(rim)
        painter.setBrush(QColor(self.theme.accent))
        for place in songs:
            painter.drawEllipse(place, _PLAIN_PX, _PLAIN_PX)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        for row in rows:
            number, place = str(row + 1), songs[row]
            box = QRectF(place.x() - _NUMBER_PX, place.y() - _NUMBER_PX, 2 * _NUMBER_PX, 2 * _NUMBER_PX)
            painter.setPen(rim)
            painter.drawEllipse(box)
            font.setPixelSize(11 if len(number) < _LONG_NUMBER else 9)
            painter.setFont(font)
            painter.setPen(QColor(self.theme.on_accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)

    def _paint_handles(self, painter: QPainter, corners: Sequence[QPointF], songs: Sequence[QPointF]) -> None:
        """Squares to drag; around a song they are larger, so that they stay visible."""
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        ground = QColor(self.theme.surface)
        for corner in corners:
            is_covered = any((corner - song).manhattanLength() < _NUMBER_PX for song in songs)
            half = _NUMBER_PX + 4 if is_covered else 4.5
            ground.setAlphaF(0.4 if is_covered else 1.0)
            painter.setBrush(ground)
            painter.drawRect(QRectF(corner.x() - half, corner.y() - half, 2 * half, 2 * half))
