"""Sentences for the user that block nothing and move nothing."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.announce import announce
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import column_in, icon_button, label, named, push_button, row_in
from emotion_player.gui.widgets.tab_order import tab_within

logger = logging.getLogger(__name__)

_READING_MS, _READING_MS_PER_LETTER = 4000, 60
"""The time for which a note stays: to be seen, and to be read."""
_DECIDING_MS = 8000
"""The further time for which a note with an offer stays."""
_WIDEST_PX = 640
_MOST = 3
"""The most messages at a time; the oldest leaves for another."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A button beside a message."""

    label: str
    accept: Callable[[], None]


class Toast(QFrame):
    """One message. A note leaves by itself, unless the pointer or the keys are on it; an error stays until closed.

    Args:
        theme: The colours.
        text: The message.
        offer: A button beside it.
        is_error: Whether something went wrong.

    Attributes:
        buttons: From left to right.

    Signals:
        done: It may leave.
    """

    done = Signal()

    def __init__(self, theme: Theme, text: str, offer: Offer | None, *, is_error: bool) -> None:
        super().__init__()
        named(self, self.tr("Note or error"), style="message")
        self.is_error = is_error
        self.text = text
        self.setProperty("bad", is_error)
        self._icon = label(self.tr("Kind of message"))
        self._text = label(self.tr("Message"), _from_the_left(text))
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # a policy of one's own forgets that words are wrapped
        self._text.setSizePolicy(policy)
        self._close = icon_button(self.tr("Close the message"))
        self._close.clicked.connect(self.done)
        row = self._row = row_in(self, spacing=12, margins=(14, 3, 8, 3))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.buttons: list[QAbstractButton] = [self._close]
        if offer is not None:
            button = push_button(offer.label, offer.label)
            button.clicked.connect(lambda: self._accept(offer))
            self.buttons.insert(0, button)
        for each in self.buttons:
            row.addWidget(each)
        time_ms = _READING_MS + _READING_MS_PER_LETTER * len(text) + (_DECIDING_MS if offer else 0)
        self._leaving = QTimer(self, singleShot=True, interval=time_ms)
        self._leaving.timeout.connect(self._on_time_over)
        self.apply_theme(theme)
        if not is_error:
            self._leaving.start()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        name, color = ("warning", theme.danger) if self.is_error else ("info", theme.accent)
        self._icon.setPixmap(icon(name, color).pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme.muted))

    def _accept(self, offer: Offer) -> None:
        self.done.emit()
        offer.accept()

    def _on_time_over(self) -> None:
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._leaving.start()
        else:
            self.done.emit()

    def sizeHint(self) -> QSize:
        """As wide as its words on one line, up to a limit."""
        self.ensurePolished()
        around = super().sizeHint().width() - self._text.sizeHint().width()
        width = min(_WIDEST_PX, around + self._text.fontMetrics().horizontalAdvance(self.text) + 4)
        return QSize(width, self._row.totalHeightForWidth(width))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        super().enterEvent(event)
        self._leaving.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Leave some time after the pointer has left it."""
        super().leaveEvent(event)
        if not self.is_error:
            self._leaving.start()


def _from_the_left(text: str) -> str:
    """A sentence that runs from left to right, even if it begins with an Arabic or Hebrew title."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    first = next((each for each in directions if each in ("L", "R", "AL")), "L")
    return text if first == "L" else f"\N{LEFT-TO-RIGHT MARK}{text}"


class MessageBar(QWidget):
    """Shows messages one above the other, the newest at the foot; hidden while there is none.

    A message that says what another on the screen says takes its place; a note takes the place of the last note.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, self.tr("Messages"))
        self._theme = theme
        self._toasts: list[Toast] = []
        self._column = column_in(self, spacing=8)
        self.hide()

    @property
    def text(self) -> str:
        """The newest message; empty when there is none."""
        return self._toasts[-1].text if self._toasts else ""

    def inform(self, text: str, offer: Offer | None = None) -> None:
        """Show a note."""
        self.drop_notes()
        self._show(text, offer, is_error=False)

    def warn(self, text: str, offer: Offer | None = None) -> None:
        """Show that something went wrong."""
        self._show(text, offer, is_error=True)

    def drop_notes(self) -> None:
        """Let notes leave, since what they tell is past."""
        for toast in [each for each in self._toasts if not each.is_error]:
            self._drop(toast)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        for toast in self._toasts:
            toast.apply_theme(theme)

    def _show(self, text: str, offer: Offer | None, *, is_error: bool) -> None:
        logger.log(logging.WARNING if is_error else logging.INFO, "%s", text)
        for toast in [each for each in self._toasts if each.text == text]:
            self._drop(toast)
        for toast in self._toasts[: max(0, len(self._toasts) + 1 - _MOST)]:
            self._drop(toast)
        toast = Toast(self._theme, text, offer, is_error=is_error)
        toast.done.connect(lambda: self._drop(toast))
        self._toasts.append(toast)
        self._column.addWidget(toast, alignment=Qt.AlignmentFlag.AlignHCenter)
        tab_within(self, toast.buttons)
        self.show()
        self.updateGeometry()
        announce(self, text)

    def _drop(self, toast: Toast) -> None:
        self._toasts.remove(toast)
        self._column.removeWidget(toast)
        toast.setParent(None)
        toast.deleteLater()
        self.setVisible(bool(self._toasts))
        self.updateGeometry()
