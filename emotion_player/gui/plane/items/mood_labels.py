"""The mood words on the plane; more of them are shown when zoomed in."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.core.mood_words import MOOD_WORDS
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.plane.tools.plane_tool import Drawing


class MoodLabels(Drawing):
    """Words in the colour of labels, each on a background, without overlaps."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint in pixels of the window."""
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setItalic(True)
        placed = list(self._placed(QFontMetricsF(font)))
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        chip = QColor(self.theme.surface)
        chip.setAlphaF(0.72)
        for word, box in placed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(chip)
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    def _placed(self, metrics: QFontMetricsF) -> Iterator[tuple[str, QRectF]]:
        """The visible words with their boxes in pixels; words for which there is no room are left out."""
        view = self.getViewBox()
        seen = view.mapRectToDevice(view.rect())
        taken: list[QRectF] = []
        for mood in MOOD_WORDS:
            word = mood_text(mood.word)
            size = metrics.size(0, word)
            box = QRectF(0, 0, size.width() + 10, size.height() + 4)
            box.moveCenter(self.to_pixel(mood.emotion.valence, mood.emotion.arousal))
            if seen.contains(box) and not any(box.intersects(other) for other in taken):
                taken.append(box)
                yield word, box
