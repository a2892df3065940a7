"""The bar at the top of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from emotion_player.gui.search.search_field import SearchField
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import named, row_in
from emotion_player.gui.words import model_name


class Toolbar(QWidget):
    """The search field, the button of the filters, and a menu for adding music and choosing the model.

    Attributes:
        search: The search field.
        menu: The menu, to be filled.

    Signals:
        filters_toggled: Whether to show the filters.
    """

    filters_toggled = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, self.tr("Tools"))
        self.search = SearchField(theme)
        self._filters = _button(self.tr("Filters"))
        self._filters.setCheckable(True)
        self.menu = named(QMenu(self), self.tr("Music and model"))
        self._more = _button(self.tr("Menu"))
        self._more.setToolTip(self.tr("Add music, and choose the model that analyses it"))
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self.menu)
        self._lists = _button(self.tr("Side panel"))
        row = row_in(self, spacing=8)
        row.addWidget(self.search, 1)
        for button in (self._filters, self._more, self._lists):
            row.addWidget(button)
        self._filters.toggled.connect(self.filters_toggled)
        self.apply_theme(theme)

    def allow(self, *, search: bool) -> None:
        """Enable the search and the side panel while there is something to find."""
        self.search.setEnabled(search)
        self._filters.setEnabled(search)
        self._lists.setEnabled(search)

    def fold_with(self, lists_shown: QAction) -> None:
        """Let the last button show and fold the side panel."""
        self._lists.setCheckable(True)
        self._lists.setChecked(lists_shown.isChecked())
        self._lists.setToolTip(self.tr("Show or hide the side panel (F9)"))
        self._lists.toggled.connect(lists_shown.setChecked)
        lists_shown.toggled.connect(self._lists.setChecked)

    def show_model(self, name: str) -> None:
        """Show the name of the model that is shown."""
        self._more.setText(model_name(name))

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
        self.search.apply_theme(theme)
        self._filters.setIcon(icon("filter", theme.text, theme.disabled))
        self._more.setIcon(icon("more", theme.text))
        self._lists.setIcon(icon("panel", theme.text, theme.disabled))


def _button(name: str) -> QToolButton:
    button = named(QToolButton(), name, style="action")
    button.setIconSize(QSize(18, 18))
    return button
