"""The field in which searches are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from emotion_player.core.search.query import piece_around
from emotion_player.gui.search.suggestion_list import SuggestionList
from emotion_player.gui.search.suggestions import Suggestion
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.announce import announce
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import named
from emotion_player.gui.words import search_help

_TYPING_MS = 120
"""A search starts when the user has not typed for so long."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}

Suggest = Callable[[str], Sequence[Suggestion]]


class SearchField(QLineEdit):
    """Suggests fields and values as one types: arrow keys and Enter, or a click, take one; Escape closes the list.

    Attributes:
        suggestions: The list below it.

    Signals:
        searched: The text, shortly after it changed.
        search_ended: Enter was pressed: move the focus to the result.
    """

    searched = Signal(str)
    search_ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, self.tr("Search"), tip=search_help())
        self.setAccessibleDescription(search_help())
        self.setPlaceholderText(self.tr("Search: words, moods, artist:bach, year:1990..1999"))
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the search"))
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(button.accessibleName() or self.tr("Search icon"))
        self._suggest: Suggest = lambda _typed: ()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._search_now)
        self.suggestions = SuggestionList(self)
        self.suggestions.picked.connect(self._take)
        self.textChanged.connect(self._on_text_changed)
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self._on_return_pressed)
        self.apply_theme(theme)

    def suggest_by(self, suggest: Suggest) -> None:
        """Set what is suggested for a word that is being typed."""
        self._suggest = suggest

    def start(self) -> None:
        """Take the focus, with the text selected."""
        self.setFocus()
        self.selectAll()

    def show_search(self, text: str) -> None:
        """Show a text, without a signal."""
        self.setText(text)
        self._typing.stop()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._glass.setIcon(icon("search", theme.muted))

    def _offer(self) -> None:
        """Suggest what the word before the cursor may become."""
        text, at = self.text(), self.cursorPosition()
        start, _ = piece_around(text, at)
        self.suggestions.offer(self._suggest(text[start:at]) if start < at else ())

    def _take(self, suggestion: Suggestion) -> None:
        """Put a suggestion in the place of the word that is being typed, and go on from there."""
        text = self.text()
        start, end = piece_around(text, self.cursorPosition())
        put = suggestion.text if suggestion.is_field else f"{suggestion.text} "
        self.setText(text[:start] + put + text[end:].lstrip())
        self.setCursorPosition(start + len(put))
        self.setFocus()
        self._offer()

    def _on_text_changed(self) -> None:
        self._typing.start()

    def _on_return_pressed(self) -> None:
        self._search_now()
        self.search_ended.emit()

    def _search_now(self) -> None:
        self._typing.stop()
        self.searched.emit(self.text())

    # ---- Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the suggestions and take one; Escape closes them, or clears the text."""
        suggestions, key = self.suggestions, Qt.Key(event.key())
        if key in _STEPS and suggestions.shown:
            come_to = suggestions.move_on(_STEPS[key])
            announce(self, f"{come_to.label}, {come_to.note}" if come_to else "")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and suggestions.current is not None:
            self._take(suggestions.current)
        elif key == Qt.Key.Key_Escape and suggestions.shown:
            suggestions.hide()
        elif key == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                suggestions.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the suggestions."""
        super().focusOutEvent(event)
        self.suggestions.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the suggestions, which are not inside the field."""
        super().hideEvent(event)
        self.suggestions.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close the suggestions, which would lie elsewhere."""
        super().resizeEvent(event)
        self.suggestions.hide()
