"""The tool that corrects a song by moving its point."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.collection.placements import PlacementStatus
from emotion_player.core.emotion import Emotion
from emotion_player.gui.numbers import place_text
from emotion_player.gui.plane.colors.emotion_colors import emotion_color
from emotion_player.gui.plane.items.point_sheet import paint_dot
from emotion_player.gui.plane.tools.plane_tool import Canvas, Drawing, PlaneEvent, PlaneTool
from emotion_player.gui.theme import Theme

_STEP = 0.05
_FINE_STEP = 0.01
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class CorrectTool(PlaneTool):
    """Drags a point, or moves the current one by arrow keys (finely with Shift) until Enter; Esc cancels.

    Signals:
        track_moved: A song's id, and its corrected valence and arousal.
        preview_moved: The new emotion in words, for screen readers.
    """

    track_moved = Signal(int, float, float)
    preview_moved = Signal(str)

    cursor = Qt.CursorShape.OpenHandCursor

    def __init__(self, theme: Theme, canvas: Canvas) -> None:
        super().__init__()
        self.drawing: CorrectionPreview = CorrectionPreview(theme)
        self._canvas = canvas
        self._moving: int | None = None
        self._place = Emotion(0.0, 0.0)

    def press(self, event: PlaneEvent) -> bool:
        """Start to move a point; on empty ground, pan."""
        self.cancel()
        self._moving = event.track_id
        return event.track_id is not None

    def drag(self, event: PlaneEvent) -> None:
        """Let the preview follow the pointer."""
        if self._moving is not None:
            self._move_preview(Emotion.clipped(event.place.x(), event.place.y()))

    def release(self, event: PlaneEvent, *, clicked: bool) -> bool:
        """Correct the song to this point."""
        is_cancelled = self._moving is None
        if not (is_cancelled or clicked):
            self._confirm()
        self.cancel()
        return is_cancelled or not clicked

    def key(self, event: QKeyEvent) -> bool:
        """Move the current point, confirm or cancel."""
        key = Qt.Key(event.key())
        current = self._canvas.current()
        if key in _DIRECTIONS and current is not None:
            if self._moving != current:
                self._moving, self._place = current, self._canvas.emotion_of(current)
            step = _FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            right, up = _DIRECTIONS[key]
            self._move_preview(Emotion.clipped(self._place.valence + right * step, self._place.arousal + up * step))
            return True
        if self._moving is None or key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            return False
        if key != Qt.Key.Key_Escape:
            self._confirm()
        self.cancel()
        return True

    def cancel(self) -> None:
        """Cancel the correction."""
        self._moving = None
        self.drawing.vanish()

    def _confirm(self) -> None:
        if self._moving is not None:
            self.track_moved.emit(self._moving, self._place.valence, self._place.arousal)

    def _move_preview(self, place: Emotion) -> None:
        self._place = place
        if self._moving is not None:
            self.drawing.move(self._canvas.emotion_of(self._moving), place)
            self.preview_moved.emit(place_text(place))


class CorrectionPreview(Drawing):
    """The new point, a line from the present one, and the numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._start = self._end = Emotion(0.0, 0.0)
        self.setVisible(False)

    def move(self, start: Emotion, end: Emotion) -> None:
        """Show a new point."""
        self._start, self._end = start, end
        self.setVisible(True)
        self.update()

    def vanish(self) -> None:
        """Hide the preview."""
        self.setVisible(False)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint a dotted line to a diamond, the form of corrected points, and the numbers next to it."""
        start = self.to_pixel(self._start.valence, self._start.arousal)
        end = self.to_pixel(self._end.valence, self._end.arousal)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, width, style in (
            (self.theme.surface, 4.0, Qt.PenStyle.SolidLine),
            (self.theme.text, 1.8, Qt.PenStyle.DotLine),
        ):
            painter.setPen(QPen(QColor(color), width, style))
            painter.drawLine(start, end)
        painter.save()
        painter.translate(end)
        color = emotion_color(self._end, dark=self.theme.dark).name()
        paint_dot(painter, PlacementStatus.CORRECTED, color, 14, self.theme)
        painter.restore()
        self._paint_numbers(painter, end)

    def _paint_numbers(self, painter: QPainter, end: QPointF) -> None:
        font = QFont(painter.font())
        font.setPixelSize(13)
        painter.setFont(font)
        text = place_text(self._end)
        box = QRectF(QFontMetrics(font).boundingRect(text)).adjusted(-7, -4, 7, 4)
        seen = self.getViewBox().mapRectToDevice(self.getViewBox().rect())
        box.moveCenter(QPointF(end.x(), end.y() - 26 if end.y() - 46 > seen.top() else end.y() + 26))
        box.moveLeft(min(max(box.left(), seen.left()), seen.right() - box.width()))
        painter.setPen(QColor(self.theme.border))
        painter.setBrush(QColor(self.theme.raised))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
