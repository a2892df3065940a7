"""The mood of one song over time, under the plane."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from emotion_player.core.durations import duration_text
from emotion_player.core.mood_words import mood_word, moods_over_time
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.numbers import number_text, place_text
from emotion_player.gui.plane.colors.palettes import KINDS
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import named

_TICKS_S = (5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600)
_TICK_APART_PX = 64
_STEP_S = 5.0
_ROOM = (34.0, 22.0, 62.0, 20.0)
"""Left for the numbers, above for what is read, right for the names of the lines, below for the times."""
_VALENCE, _AROUSAL = 0, 1


class CurveView(QWidget):
    """Two lines over time and a cursor; a click, a drag or the arrow keys (five seconds) seek.

    Signals:
        sought: The user chose another position in the song, in seconds.
    """

    sought = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, self.tr("Mood over time"))
        self._theme = theme
        self._curve = EmotionCurve(1.0, ())
        self._duration_s = 0.0
        self._now_s: float | None = None
        self._pointed_s: float | None = None
        self._why_empty = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.explain(self.tr("Choose a song to see how its mood changes."))

    def show_curve(self, curve: EmotionCurve, duration_s: float) -> None:
        """Show a song's curve; ``duration_s`` is the song's duration."""
        self._curve = curve
        self._duration_s = max(duration_s, 1.0)
        self._now_s = self._pointed_s = None
        self._why_empty = "" if curve.points else self.tr("How the mood of this song changes is not known.")
        self.setCursor(Qt.CursorShape.PointingHandCursor if curve.points else Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription(self._why_empty or self._description())
        self.update()

    def explain(self, why_empty: str) -> None:
        """Show a sentence instead of a curve."""
        self._curve = EmotionCurve(1.0, ())
        self._why_empty = why_empty
        self.unsetCursor()
        self.setAccessibleDescription(why_empty)
        self.update()

    def show_position(self, seconds: float | None) -> None:
        """Show the position in the song; None while it does not play."""
        if seconds != self._now_s:
            self._now_s = seconds
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

    def read_out(self) -> str:
        """Return the text above the curve, for the position under the pointer, else for the playing one."""
        seconds = self._now_s if self._pointed_s is None else self._pointed_s
        emotion = None if seconds is None else self._curve.at(seconds)
        if seconds is None or emotion is None:
            return ""
        return f"{duration_text(seconds)}   {mood_text(mood_word(emotion))}   {place_text(emotion)}"

    def time_at(self, x: float) -> float:
        """Return the time at a pixel of the widget, clipped to the song."""
        plot = self._plot()
        return min(max(0.0, (x - plot.left()) / max(1.0, plot.width())), 1.0) * self._duration_s

    def place_at(self, seconds: float) -> float:
        """Return the distance of a time from the left edge."""
        plot = self._plot()
        return plot.left() + plot.width() * seconds / self._duration_s

    def _description(self) -> str:
        """Describe the curve in words."""
        moods = moods_over_time(self._curve)
        moods_and_times = [
            self.tr("{mood} from {time}").format(mood=mood_text(word), time=duration_text(start_s))
            for start_s, word in moods
        ]
        low, high = self._curve.coordinates().min(axis=0), self._curve.coordinates().max(axis=0)
        ranges = self.tr("valence from {v0} to {v1}, arousal from {a0} to {a1}").format(
            v0=number_text(low[0]), v1=number_text(high[0]), a0=number_text(low[1]), a1=number_text(high[1])
        )
        return f"{', '.join(moods_and_times)}; {ranges}"

    def _plot(self) -> QRectF:
        left, above, right, below = _ROOM
        return QRectF(self.rect()).adjusted(left, above, -right, -below)

    def _y(self, value: float) -> float:
        plot = self._plot()
        return plot.center().y() - value * plot.height() / 2

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the curve, or why there is none."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        if self._why_empty:
            painter.setPen(QColor(self._theme.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(12, 4, -12, -4), int(flags), self._why_empty)
        else:
            self._paint_grid(painter)
            self._paint_lines(painter)
            self._paint_cursor(painter)
        if self.hasFocus():
            painter.setPen(QColor(self._theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_grid(self, painter: QPainter) -> None:
        plot = self._plot()
        for value in (-1, 0, 1):
            y = self._y(value)
            painter.setPen(QColor(self._theme.border))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(self._theme.muted))
            box = QRectF(0, y - 8 + 5 * value, plot.left() - 6, 16)  # the lowest clear of the times
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(box, flags, number_text(value, 0))
        fits = max(1.0, plot.width() / _TICK_APART_PX)
        step_s = next((tick for tick in _TICKS_S if self._duration_s / tick <= fits), _TICKS_S[-1])
        for time_s in range(0, int(self._duration_s) + 1, step_s):
            x = self.place_at(time_s)
            painter.setPen(QColor(self._theme.border))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(
                QRectF(x - 30, plot.bottom() + 4, 60, 15), Qt.AlignmentFlag.AlignCenter, duration_text(time_s)
            )

    def _paint_lines(self, painter: QPainter) -> None:
        times_s, coordinates = self._curve.centres_s(), self._curve.coordinates()
        half_s = self._curve.segment_s / 2
        ends = np.minimum([times_s[0] - half_s, times_s[-1] + half_s], self._duration_s)  # to the ends of the segments
        times_s = np.concatenate([ends[:1], times_s, ends[1:]])
        names = {_VALENCE: self.tr("Valence"), _AROUSAL: self.tr("Arousal")}
        label_ys = self._label_ys(coordinates[-1].tolist())
        for axis, name in names.items():
            values = np.concatenate([coordinates[:1, axis], coordinates[:, axis], coordinates[-1:, axis]])
            color = QColor(KINDS[axis][self._theme.dark])
            pen = QPen(color, 2.0, Qt.PenStyle.SolidLine if axis == _VALENCE else Qt.PenStyle.DashLine)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            places = zip(times_s.tolist(), values.tolist(), strict=True)
            painter.drawPolyline(QPolygonF([QPointF(self.place_at(at_s), self._y(value)) for at_s, value in places]))
            painter.setPen(QColor(self._theme.text))
            box = QRectF(self._plot().right() + 6, label_ys[axis] - 8, _ROOM[2] - 6, 16)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)

    def _label_ys(self, last: list[float]) -> list[float]:
        """Place the names of the lines at their ends, without overlap."""
        valence, arousal = (self._y(value) for value in last)
        if abs(valence - arousal) < 15:
            middle, apart = (valence + arousal) / 2, 7.5 if valence >= arousal else -7.5
            valence, arousal = middle + apart, middle - apart
        return [valence, arousal]

    def _paint_cursor(self, painter: QPainter) -> None:
        plot = self._plot()
        for seconds, color in ((self._pointed_s, self._theme.muted), (self._now_s, self._theme.text)):
            if seconds is not None:
                x = self.place_at(seconds)
                painter.setPen(QPen(QColor(color), 1.4))
                painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(self.read_out(), Qt.TextElideMode.ElideRight, self.width() - 16)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QRectF(plot.left(), 1, self.width() - plot.left() - 8, 17), Qt.AlignmentFlag.AlignLeft, text)

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return a low height, to leave room for the plane."""
        return QSize(400, 112)

    def minimumSizeHint(self) -> QSize:
        """Room for both lines and a few times."""
        return QSize(220, 96)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Seek."""
        if event.button() == Qt.MouseButton.LeftButton and self._curve.points:
            self.sought.emit(self.time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the moment under the pointer; with the button down, seek along."""
        if self._curve.points:
            self._pointed_s = self.time_at(event.position().x())
            if event.buttons() & Qt.MouseButton.LeftButton:
                self.sought.emit(self._pointed_s)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Read out the playing position again."""
        super().leaveEvent(event)
        self._pointed_s = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Seek five seconds on or back, or to the start."""
        now_s = self._now_s or 0.0
        steps = {Qt.Key.Key_Left: now_s - _STEP_S, Qt.Key.Key_Right: now_s + _STEP_S, Qt.Key.Key_Home: 0.0}
        target_s = steps.get(Qt.Key(event.key()))
        if target_s is None or not self._curve.points:
            event.ignore()
        else:
            self.sought.emit(min(max(0.0, target_s), self._duration_s))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        self.update()
