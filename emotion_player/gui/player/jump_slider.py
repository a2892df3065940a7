"""A slider that jumps to where it is clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle


class JumpSlider(QSlider):
    """A horizontal slider whose handle jumps to where the groove is clicked, and can be dragged from there.

    Signals:
        value_picked: The user chose a value by mouse or key; ``setValue`` does not emit it.
    """

    value_picked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.actionTriggered.connect(lambda: self.value_picked.emit(self.sliderPosition()))

    def value_at(self, x: float) -> int:
        """Return the value at a distance from the left edge, in pixels."""
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), round(x), self.width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the handle under the pointer first, so that it can be dragged."""
        if event.button() == Qt.MouseButton.LeftButton:
            value = self.value_at(event.position().x())
            self.setValue(value)
            self.value_picked.emit(value)
        super().mousePressEvent(event)
