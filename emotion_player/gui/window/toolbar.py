"""The tool bar at the top of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.refinement.model_switch import ModelSwitch
from emotion_player.gui.search.search_field import SearchField
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import named, push_button, row_in


class Toolbar(QWidget):
    """The buttons for adding music, the search field and the model switch.

    Attributes:
        search: The search field.
        switch: The model switch.

    Signals:
        folder_requested: “Add music folder…” was pressed.
        rescan_requested: “Rescan” was pressed.
        filters_toggled: Whether to show the filters.
        model_chosen: The user chose another model: its name.
    """

    folder_requested = Signal()
    rescan_requested = Signal()
    filters_toggled = Signal(bool)
    model_chosen = Signal(str)

    def __init__(self, theme: Theme, models: Sequence[ModelStatus]) -> None:
        super().__init__()
        named(self, self.tr("Tools"))
        self._add = push_button(self.tr("Add music folder…"), self.tr("Add music folder"))
        self._add.setToolTip(self.tr("Analyse the songs in a folder and all folders within it (Ctrl+O)"))
        self._rescan = push_button(self.tr("Rescan"), self.tr("Rescan"))
        self._rescan.setToolTip(self.tr("Look for new and changed songs (F5)"))
        self.search = SearchField(theme)
        self.search.setMaximumWidth(420)
        self._filters = named(QToolButton(), self.tr("Filters"), style="action")
        self._filters.setCheckable(True)
        self._filters.setIconSize(QSize(18, 18))
        self.switch = ModelSwitch(models)

        row = row_in(self, spacing=8)
        row.addWidget(self._add)
        row.addWidget(self._rescan)
        row.addStretch(1)
        row.addWidget(self.search, 4)
        row.addWidget(self._filters)
        row.addStretch(1)
        row.addWidget(self.switch)

        self._add.clicked.connect(self.folder_requested)
        self._rescan.clicked.connect(self.rescan_requested)
        self._filters.toggled.connect(self.filters_toggled)
        self.switch.model_chosen.connect(self.model_chosen)
        self.apply_theme(theme)

    def allow(self, *, add: bool, rescan: bool, search: bool) -> None:
        """Enable the tools that are usable now."""
        self._add.setEnabled(add)
        self._rescan.setEnabled(rescan)
        self.search.setEnabled(search)
        self._filters.setEnabled(search)

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
        self.search.apply_theme(theme)
        for button in (self._add, self._rescan):
            button.setIconSize(QSize(18, 18))
