"""A line of text that may be longer than its place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from emotion_player.gui.widgets.parts import named
from emotion_player.gui.widgets.plain_tip import plain_tip
from emotion_player.gui.widgets.text_label import TextLabel


class ElidedLabel(TextLabel):
    """One line of text that ends in … where it does not fit; all of it is in the tooltip."""

    def __init__(self, style: str, name: str) -> None:
        super().__init__()
        named(self, name, style=style)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another text, as one line."""
        self.setText(" ".join(text.split()))
        self.setToolTip(plain_tip(text))

    def sizeHint(self) -> QSize:
        """As high for every script, so that nothing moves when another title comes."""
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Likewise."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
