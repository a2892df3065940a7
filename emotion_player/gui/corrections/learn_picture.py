"""A small picture of the plane: a model's predictions for corrected songs, before and after calibration."""

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
"""The most lines; more would hide each other."""

_MARGIN = 14.0


class LearnPicture(QWidget):
    """Draws a line from each prediction to the calibrated one, and a ring at the correction."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._examples: tuple[CalibrationExample, ...] = ()
        self._calibration: Calibration | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 220)

    def show_learning(self, examples: Sequence[CalibrationExample], calibration: Calibration | None) -> None:
        """Draw these songs; without a calibration their predictions stay the same."""
        self._examples = tuple(examples[:: max(1, -(-len(examples) // _MOST))])
        self._calibration = calibration
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
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
        for example in self._examples:
            self._draw(painter, example)

    def _draw(self, painter: QPainter, example: CalibrationExample) -> None:
        predicted = self._place(example.prediction)
        learned = self._calibration.emotion(example.prediction) if self._calibration else example.prediction
        there = self._place(learned)
        painter.setPen(QPen(QColor(self._theme.muted), 1.2))
        painter.drawLine(predicted, there)
        painter.setPen(QPen(QColor(self._theme.muted), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self._place(example.correction), 4.5, 4.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(emotion_color(learned, dark=self._theme.dark))
        painter.drawEllipse(there, 3.5, 3.5)
