"""The tool bar at the top of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.refinement.model_switch import ModelSwitch
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import named, push_button, row_in
from emotion_player.gui.words import search_help

_TYPING_MS = 120
"""A search starts when the user has not typed for so long."""


class Toolbar(QWidget):
    """The buttons for adding music, the search field and the model switch.

    Signals:
        folder_requested: “Add music folder…” was pressed.
        rescan_requested: “Rescan” was pressed.
        searched: The text of the search field, shortly after it changed.
        search_ended: Enter was pressed in the search field: move the focus to the result.
        filters_toggled: Whether to show the filters.
        model_chosen: The user chose another model: its name.
    """

    folder_requested = Signal()
    rescan_requested = Signal()
    searched = Signal(str)
    search_ended = Signal()
    filters_toggled = Signal(bool)
    model_chosen = Signal(str)

    def __init__(self, theme: Theme, models: Sequence[ModelStatus]) -> None:
        super().__init__()
        named(self, self.tr("Tools"))
        self._add = push_button(self.tr("Add music folder…"), self.tr("Add music folder"))
        self._add.setToolTip(self.tr("Analyse the songs in a folder and all folders within it (Ctrl+O)"))
        self._rescan = push_button(self.tr("Rescan"), self.tr("Rescan"))
        self._rescan.setToolTip(self.tr("Look for new and changed songs (F5)"))
        self._search = named(_SearchField(), self.tr("Search"))
        self._search.setPlaceholderText(self.tr("Search, e.g. artist:bach year:1990..1999 valence:>.3"))
        self._search.setToolTip(search_help())
        self._search.setAccessibleDescription(search_help())
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(420)
        for button in self._search.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the search"))
        self._glass = QAction(self._search)
        self._search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        for button in self._search.findChildren(QToolButton):
            button.setAccessibleName(button.accessibleName() or self.tr("Search icon"))
        self._filters = named(QToolButton(), self.tr("Filters"), style="action")
        self._filters.setCheckable(True)
        self._filters.setIconSize(QSize(18, 18))
        self.switch = ModelSwitch(models)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)

        row = row_in(self, spacing=8)
        row.addWidget(self._add)
        row.addWidget(self._rescan)
        row.addStretch(1)
        row.addWidget(self._search, 4)
        row.addWidget(self._filters)
        row.addStretch(1)
        row.addWidget(self.switch)

        self._add.clicked.connect(self.folder_requested)
        self._rescan.clicked.connect(self.rescan_requested)
        self._search.textChanged.connect(self._on_text_changed)
        self._search.returnPressed.connect(self._on_return_pressed)
        self._filters.toggled.connect(self.filters_toggled)
        self._typing.timeout.connect(self._search_now)
        self.switch.model_chosen.connect(self.model_chosen)
        self.apply_theme(theme)

    def allow(self, *, add: bool, rescan: bool, search: bool) -> None:
        """Enable the tools that are usable now."""
        self._add.setEnabled(add)
        self._rescan.setEnabled(rescan)
        self._search.setEnabled(search)
        self._filters.setEnabled(search)

    def start_search(self) -> None:
        """Focus the search field."""
        self._search.setFocus()
        self._search.selectAll()

    def show_search(self, text: str) -> None:
        """Show a text in the search field, without a signal."""
        self._search.setText(text)
        self._typing.stop()

    @property
    def filters_shown(self) -> bool:
        """Whether the button of the filters is pressed."""
        return self._filters.isChecked()

    def show_filters(self, *, shown: bool, count: int) -> None:
        """Show whether the filters are shown, and how many are active."""
        self._filters.setChecked(shown)
        self._filters.setText(str(count) if count else "")
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if count else Qt.ToolButtonStyle.ToolButtonIconOnly
        self._filters.setToolButtonStyle(style)  # beside no text, there would be room for one
        hint = self.tr("%n active filter(s)", "", count) if count else self.tr("Filter the songs")
        self._filters.setToolTip(f"{hint} (Ctrl+Shift+F)")
        self._filters.setAccessibleDescription(hint)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._add.setIcon(icon("add-folder", theme.text, theme.disabled))
        self._rescan.setIcon(icon("rescan", theme.text, theme.disabled))
        self._filters.setIcon(icon("filter", theme.text, theme.disabled))
        self._glass.setIcon(icon("search", theme.muted))
        for button in (self._add, self._rescan):
            button.setIconSize(QSize(18, 18))

    def _on_text_changed(self) -> None:
        self._typing.start()

    def _on_return_pressed(self) -> None:
        self._search_now()
        self.search_ended.emit()

    def _search_now(self) -> None:
        self._typing.stop()
        self.searched.emit(self._search.text())


class _SearchField(QLineEdit):
    """A line edit that Escape clears."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the line on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
