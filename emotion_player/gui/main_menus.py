"""What the menus of the window offer, and the menus that the plane shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from emotion_player.gui.parts import named
from emotion_player.gui.song_actions import Group

if TYPE_CHECKING:
    from emotion_player.gui.main_window import MainWindow

Key = QKeySequence.StandardKey | Qt.Key | str


class MainMenus(QObject):
    """Fills the menus of a window with what its parts can do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._fill_song_menu()
        self._fill_file_menu()
        self._fill_edit_menu()
        self._fill_view_menu()
        self._fill_help_menu()
        window.listening.fill(window.menus.playback)

    def show_menu_of_plane(self, song: int | None, place: QPoint) -> None:
        """Offer what can be done with a song, or at a place of the plane where none lies."""
        window = self._window
        if song is None:
            self._show_place_menu(place)
            return
        if song not in window.selection.ids:
            window.selection.choose(song)
        window.actions_on_songs.show_menu(place)

    def _show_place_menu(self, place: QPoint) -> None:
        window = self._window
        emotion = window.plane.emotion_at(window.plane.viewport().mapFromGlobal(place))
        menu = named(QMenu(window), self.tr("This place"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        radio = _do(menu, self.tr("Radio from this place"), lambda: window.listening.radio.start_from_point(emotion))
        radio.setEnabled(window.tracks.total > 0)
        menu.addSeparator()
        menu.addActions(window.menus.view.actions())
        menu.popup(place)

    def _fill_file_menu(self) -> None:
        window, menu = self._window, self._window.menus.file
        _do(menu, self.tr("Add music folder…"), window.choose_folder, QKeySequence.StandardKey.Open)
        _do(menu, self.tr("Rescan"), window.rescan, Qt.Key.Key_F5)
        _do(menu, self.tr("Files that could not be analysed"), window.scanning.show_failures)
        _do(menu, self.tr("Refine all songs with the teacher"), window.hearing.refine_all)
        _do(menu, self.tr("Tag history…"), window.tagging.show_history)
        menu.addSeparator()
        menu.addActions(window.exchanging.export_actions)
        _do(menu, self.tr("Export the plane…"), window.plane_export.export)
        menu.addActions(window.exchanging.import_actions)
        menu.addSeparator()
        menu.addActions(window.collecting.file_actions())
        menu.addSeparator()
        settings = _do(menu, self.tr("Settings…"), window.preferences.open, "Ctrl+,")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        menu.addSeparator()
        _do(menu, self.tr("Quit"), window.close, QKeySequence.StandardKey.Quit)

    def _fill_edit_menu(self) -> None:
        window, menu = self._window, self._window.menus.edit
        menu.addActions(window.corrections.undo_actions())
        menu.addSeparator()
        _do(menu, self.tr("Find"), window.toolbar.start_search, QKeySequence.StandardKey.Find)
        menu.addSeparator()
        for action in (
            _do(menu, self.tr("Copy"), window.table.copy_selected, QKeySequence.StandardKey.Copy),
            _do(menu, self.tr("Select all songs shown"), window.table.selectAll, QKeySequence.StandardKey.SelectAll),
        ):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # other lists have their own
            window.table.addAction(action)
            window.plane.addAction(action)
        menu.addSeparator()
        _do(menu, self.tr("Learn from my corrections…"), window.learning.show)

    def _fill_view_menu(self) -> None:
        window, menu = self._window, self._window.menus.view
        _do(menu, self.tr("Filters"), window.finding.toggle_filters, "Ctrl+Shift+F")
        window.table.columns.fill(named(menu.addMenu(self.tr("Columns")), self.tr("Columns")))
        window.plane_menu.fill(menu)
        menu.addActions(window.collecting.view_actions())
        _do(menu, self.tr("Where the models disagree…"), window.hearing.show_disagreement)

    def _fill_song_menu(self) -> None:
        window, actions = self._window, self._window.actions_on_songs
        window.listening.add_actions(actions)
        window.collecting.add_actions(actions)
        window.hearing.add_actions(actions)
        window.details.add_actions(actions)
        actions.add(Group.JUDGE, self.tr("Take back the correction"), window.corrections.take_back)
        actions.add(Group.TAKE_AWAY, self.tr("Write mood tags…"), window.tagging.write)
        actions.fill(window.menus.song)

    def _fill_help_menu(self) -> None:
        window, menu = self._window, self._window.menus.help
        _do(menu, self.tr("Keyboard shortcuts"), window.shortcuts.open_list, QKeySequence.StandardKey.HelpContents)
        menu.addSeparator()
        window.help.fill(menu)


def _do(menu: QMenu, text: str, run: Callable[[], object], key: Key | None = None) -> QAction:
    """Put an action into a menu."""
    action = menu.addAction(text)
    if key is not None:
        action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda _checked: run())
    return action
