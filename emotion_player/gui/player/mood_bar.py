"""The position in the playing song, on the course of its mood."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip

from emotion_player.core.durations import duration_text
from emotion_player.core.mood_words import mood_word, moods_over_time
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.plane.colors.emotion_colors import emotion_color
from emotion_player.gui.plane.colors.palettes import KINDS
from emotion_player.gui.player.jump_slider import JumpSlider
from emotion_player.gui.theme import Theme

_NO_CURVE = EmotionCurve(1.0, ())
_INSET_PX = 5.0
"""Left above and below the lines."""
_VALENCE, _AROUSAL = 0, 1
_TINT, _TINT_TO_COME = 0.55, 0.22
_TO_COME = 0.55
"""How strong the part of the song that is still to come is drawn."""


class MoodBar(JumpSlider):
    """A slider over the valence (solid) and the arousal (dashed) of a song, on the colours of its moods.

    A click, a drag or the arrow keys seek. For a song without a curve it is a plain slider.
    """

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(name)
        self._theme = theme
        self._curve = _NO_CURVE
        self.setMouseTracking(True)
        self.setFixedHeight(48)

    def show_curve(self, curve: EmotionCurve | None) -> None:
        """Show the course of a song's mood; None, or a curve without segments, shows a plain slider."""
        self._curve = curve or _NO_CURVE
        self.setAccessibleDescription(self._description())
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

    def read_out(self, seconds: float) -> str:
        """Return the time and the mood at a position, as ``1:07  calm``."""
        emotion = self._curve.at(seconds)
        mood = mood_text(mood_word(emotion)) if emotion else ""
        return f"{duration_text(seconds)}   {mood}".rstrip()

    def _description(self) -> str:
        moods = (
            self.tr("{mood} from {time}").format(mood=mood_text(word), time=duration_text(start_s))
            for start_s, word in moods_over_time(self._curve)
        )
        return ", ".join(moods) if self._curve.points else ""

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the course of the mood and the position in it."""
        if not self._curve.points or self.maximum() <= 0:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        now = room.left() + room.width() * self.sliderPosition() / self.maximum()
        shape = QPainterPath()
        shape.addRoundedRect(room, 6, 6)
        painter.setClipPath(shape)
        for start, end, tint, strength in (
            (room.left(), now, _TINT, 1.0),
            (now, room.right(), _TINT_TO_COME, _TO_COME),
        ):
            painter.save()
            painter.setClipRect(QRectF(start, room.top(), end - start, room.height()), Qt.ClipOperation.IntersectClip)
            self._paint_tint(painter, room, tint)
            self._paint_lines(painter, room, strength)
            painter.restore()
        painter.setClipping(False)
        painter.setPen(QPen(QColor(self._theme.text), 2.0))
        painter.drawLine(QPointF(now, room.top()), QPointF(now, room.bottom()))
        painter.setPen(QPen(QColor(self._theme.accent if self.hasFocus() else self._theme.border), 1.0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _paint_tint(self, painter: QPainter, room: QRectF, strength: float) -> None:
        gradient = QLinearGradient(room.topLeft(), room.topRight())
        for centre_s, point in zip(self._curve.centres_s().tolist(), self._curve.points, strict=True):
            color = QColor(emotion_color(point.emotion, dark=self._theme.dark))
            color.setAlphaF(strength)
            gradient.setColorAt(min(1.0, max(0.0, 1000 * centre_s / self.maximum())), color)
        painter.fillRect(room, gradient)

    def _paint_lines(self, painter: QPainter, room: QRectF, strength: float) -> None:
        shares = np.concatenate([[0.0], 1000 * self._curve.centres_s() / self.maximum(), [1.0]]).clip(0, 1)
        coordinates = self._curve.coordinates()
        for axis in (_VALENCE, _AROUSAL):
            values = np.concatenate([coordinates[:1, axis], coordinates[:, axis], coordinates[-1:, axis]])
            color = QColor(KINDS[axis][self._theme.dark])
            color.setAlphaF(strength)
            style = Qt.PenStyle.SolidLine if axis == _VALENCE else Qt.PenStyle.DashLine
            pen = QPen(color, 2.0, style)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            half = room.height() / 2 - _INSET_PX
            line = [
                QPointF(room.left() + room.width() * share, room.center().y() - value * half)
                for share, value in zip(shares.tolist(), values.tolist(), strict=True)
            ]
            painter.drawPolyline(QPolygonF(line))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the time and the mood under the pointer."""
        super().mouseMoveEvent(event)
        if self.isEnabled() and self.maximum() > 0:
            seconds = self.value_at(event.position().x()) / 1000
            QToolTip.showText(event.globalPosition().toPoint(), self.read_out(seconds), self)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell it no longer."""
        super().leaveEvent(event)
        QToolTip.hideText()
