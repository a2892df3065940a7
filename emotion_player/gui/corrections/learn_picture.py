"""A small picture of the plane: what a model says of corrected songs, and what it would say after learning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.calibration import Calibration, CalibrationExample
from emotion_player.gui.plane.colors.emotion_colors import emotion_color
from emotion_player.gui.theme import Theme

_MOST = 150
"""More lines would hide each other."""

_MARGIN = 14.0


class LearnPicture(QWidget):
    """Draws a line from where a model puts each corrected song to where it would put it; a ring where you put it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lessons: tuple[CalibrationExample, ...] = ()
        self._calibration: Calibration | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 220)

    def show_learning(self, lessons: Sequence[CalibrationExample], calibration: Calibration | None) -> None:
        """Draw these songs; without a calibration they stay."""
        self._lessons = tuple(lessons[:: max(1, -(-len(lessons) // _MOST))])
        self._calibration = calibration
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def _place(self, emotion: Emotion) -> QPointF:
        side = min(self.width(), self.height()) - 2 * _MARGIN
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        return QPointF(left + (emotion.valence + 1) / 2 * side, top + (1 - emotion.arousal) / 2 * side)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(300, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plane's edge and cross, then the songs."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self._place(Emotion(-1, 1)), self._place(Emotion(1, -1)))
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.setBrush(QColor(self._theme.surface))
        painter.drawRoundedRect(edge, 6, 6)
        painter.drawLine(self._place(Emotion(-1, 0)), self._place(Emotion(1, 0)))
        painter.drawLine(self._place(Emotion(0, -1)), self._place(Emotion(0, 1)))
        for lesson in self._lessons:
            self._draw(painter, lesson)

    def _draw(self, painter: QPainter, lesson: CalibrationExample) -> None:
        predicted = self._place(lesson.prediction)
        learned = self._calibration.emotion(lesson.prediction) if self._calibration else lesson.prediction
        there = self._place(learned)
        painter.setPen(QPen(QColor(self._theme.muted), 1.2))
        painter.drawLine(predicted, there)
        painter.setPen(QPen(QColor(self._theme.muted), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self._place(lesson.correction), 4.5, 4.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(emotion_color(learned, dark=self._theme.dark))
        painter.drawEllipse(there, 3.5, 3.5)
