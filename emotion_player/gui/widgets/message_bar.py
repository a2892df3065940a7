"""One sentence for the user that blocks nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame

from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import icon_button, label, named, push_button, row_in

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Offer:
    """A button beside a message."""

    label: str
    accept: Callable[[], None]


class MessageBar(QFrame):
    """Shows one message at a time until it is closed or another takes its place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, self.tr("Message"), style="message")
        self._theme = theme
        self._bad = False
        self._offer: Offer | None = None
        self._icon = label(self.tr("Kind of message"))
        self._text = label(self.tr("Message"))
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = push_button("", self.tr("What can be done"))
        self._button.clicked.connect(self._on_button_clicked)
        self._close = icon_button(self.tr("Close the message"))
        self._close.clicked.connect(self.hide)
        row = row_in(self, spacing=12, margins=(14, 7, 8, 7))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The text that is shown; empty when none is."""
        return "" if self.isHidden() else self._text.text()

    def inform(self, text: str, offer: Offer | None = None) -> None:
        """Show a note."""
        self._show(text, offer, bad=False)

    def warn(self, text: str, offer: Offer | None = None) -> None:
        """Show that something went wrong."""
        self._show(text, offer, bad=True)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        name, color = ("warning", theme.danger) if self._bad else ("info", theme.accent)
        self._icon.setPixmap(icon(name, color).pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme.muted))

    def _show(self, text: str, offer: Offer | None, *, bad: bool) -> None:
        logger.log(logging.WARNING if bad else logging.INFO, "%s", text)
        self._bad = bad
        self._offer = offer
        self._text.setText(text)
        self._button.setVisible(offer is not None)
        if offer is not None:
            self._button.setText(offer.label)
            self._button.setAccessibleName(offer.label)
        self.setProperty("bad", bad)
        self.style().polish(self)
        self.apply_theme(self._theme)
        self.show()

    def _on_button_clicked(self) -> None:
        self.hide()
        if self._offer is not None:
            self._offer.accept()
