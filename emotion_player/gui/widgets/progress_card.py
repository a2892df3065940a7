"""The progress of background work: a thin line with a percentage, with details on a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QToolButton

from emotion_player.gui.numbers import percent_text
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import column_in, label, named, row_in

_WIDTH_PX = 320
"""The width of the details."""


class ProgressCard(QFrame):
    """Floats over the plane while something runs; a click on the percentage shows what it does, and its buttons.

    Args:
        theme: The colours.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("float")
        self._head = QToolButton()
        self._head.setObjectName("progress")
        self._head.setCheckable(True)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the icon comes last
        self._head.setIconSize(QSize(12, 12))
        self._head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._head.setAccessibleName(self.tr("Show or hide the details"))
        self._head.setToolTip(self.tr("Show or hide the details"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(3)
        self._text = label("", style="count")
        self._text.setWordWrap(True)
        self._details = named(QFrame(), self.tr("Details"))
        column = column_in(self._details, spacing=8, margins=(8, 2, 8, 6))
        column.addWidget(self._text)
        self._buttons = row_in(None, spacing=8)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        self._details.hide()
        self._head.toggled.connect(self._on_toggled)
        whole = column_in(self, spacing=2, margins=(3, 3, 3, 4))
        whole.addWidget(self._head, alignment=Qt.AlignmentFlag.AlignRight)
        whole.addWidget(self._bar)
        whole.addWidget(self._details)
        self.apply_theme(theme)
        self.hide()

    def fill(self, name: str, text_name: str, bar_name: str, buttons: Sequence[QPushButton]) -> None:
        """Name what runs, the sentence in the details and the line, and add buttons to the details."""
        for part, part_name in ((self, name), (self._text, text_name), (self._bar, bar_name)):
            part.setAccessibleName(part_name)
        for button in buttons:
            self._buttons.addWidget(button)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._head.setIcon(icon("open-list", theme.muted))

    @property
    def text(self) -> str:
        """The sentence in the details."""
        return self._text.text()

    def show_share(self, doing: str, done: int, total: int | None) -> None:
        """Show what is done in a word, and how much of it; ``total`` is None while it is not known."""
        self._bar.setRange(0, 0 if total is None else max(total, 1))
        self._bar.setValue(done)
        text = doing if total is None else f"{doing} {percent_text(100 * done // max(total, 1))}"
        self._head.setText(text)
        self._head.setAccessibleName(text)

    def show_text(self, text: str) -> None:
        """Show a sentence in the details."""
        self._text.setText(text)
        self._text.setMinimumHeight(self._text.heightForWidth(_WIDTH_PX - 32))

    def _on_toggled(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the same width for every sentence."""
        hint = super().sizeHint()
        return QSize(_WIDTH_PX if self._head.isChecked() else max(150, hint.width()), hint.height())
