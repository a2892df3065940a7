"""The trail of one song over the plane while it plays."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.gui.plane.colors.emotion_colors import emotion_color
from emotion_player.gui.plane.tools.plane_tool import Drawing
from emotion_player.gui.theme import Theme

_FADES_IN_S = 30.0
_FAINTEST = 0.35


class Trail(Drawing):
    """A line from segment to segment that fades behind the song, and a dot at its current position."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._curve: EmotionCurve | None = None
        self._now_s: float | None = None
        self.setVisible(False)

    def show_curve(self, curve: EmotionCurve | None) -> None:
        """Draw the trail of a song, or none, without a position."""
        self._curve = curve
        self._now_s = None
        self.setVisible(curve is not None and bool(curve.points))
        self.update()

    def show_position(self, seconds: float | None) -> None:
        """Show the position in the song; None while it does not play."""
        if seconds != self._now_s:
            self._now_s = seconds
            self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the older pieces below the newer ones."""
        curve = self._curve
        if curve is None:
            return
        places = [self.to_pixel(point.emotion.valence, point.emotion.arousal) for point in curve.points]
        now = None if self._now_s is None else curve.at(self._now_s)
        head = None if now is None else self.to_pixel(now.valence, now.arousal)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, halo = QColor(self.theme.text), QColor(self.theme.surface)
        for number, (time_s, start, end) in enumerate(zip(curve.centres_s(), places, places[1:], strict=False)):
            strength = self._strength(float(time_s), number / len(places))
            for ink, width in ((halo, 5.5), (color, 2.0)):
                ink.setAlphaF(strength)
                pen = QPen(ink, width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawLine(start, end)
        if now is not None and head is not None:
            painter.setPen(QPen(QColor(self.theme.surface), 5))
            painter.drawEllipse(head, 6.5, 6.5)
            painter.setPen(QPen(QColor(self.theme.text), 2.2))
            painter.setBrush(emotion_color(now, dark=self.theme.dark))
            painter.drawEllipse(head, 6.5, 6.5)

    def _strength(self, time_s: float, share: float) -> float:
        """Return the opacity of a segment: highest for the one just played, low for those to come."""
        if self._now_s is None:
            return _FAINTEST + (1 - _FAINTEST) * 0.7 * share
        age_s = self._now_s - time_s
        return _FAINTEST if age_s < 0 else _FAINTEST + (0.9 - _FAINTEST) * math.exp(-age_s / _FADES_IN_S)
