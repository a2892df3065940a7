"""A label whose text screen readers read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
"""Also for an Arabic or Hebrew title, which Qt would otherwise align with the right edge of the window."""


class TextLabel(QLabel):
    """A plain text, never taken for HTML, whatever a tag holds.

    Qt tells a screen reader the accessible name of a label in place of its text, so the text is its description.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(_LEFT)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setAccessibleDescription("" if text == self.accessibleName() else text)

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")
