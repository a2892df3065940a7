"""The content of the window's menus and of the plane's context menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from emotion_player.gui.about.help_windows import HelpWindows
from emotion_player.gui.about.shortcuts_window import ShortcutsWindow
from emotion_player.gui.command_palette.command_palette import CommandPalette
from emotion_player.gui.corrections.corrections import Corrections
from emotion_player.gui.corrections.learning import Learning
from emotion_player.gui.details.details import Details
from emotion_player.gui.filters.finding import Finding
from emotion_player.gui.import_export.import_export import ImportExportActions
from emotion_player.gui.player.listening import Listening
from emotion_player.gui.playlists.collecting import Collecting
from emotion_player.gui.preferences.preferences import Preferences
from emotion_player.gui.refinement.refinement import Refinement
from emotion_player.gui.removal.removal import Removal
from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.tags.tagging import Tagging
from emotion_player.gui.undo.undo_history import UndoHistory
from emotion_player.gui.widgets.late_window import LateWindow
from emotion_player.gui.widgets.parts import named
from emotion_player.gui.window.main_page import MainPage
from emotion_player.gui.window.menus import Menus
from emotion_player.gui.window.music_library import MusicLibrary
from emotion_player.gui.window.song_actions import Group, SongActions
from emotion_player.gui.window.song_views import SongViews
from emotion_player.gui.window.toolbar import Toolbar

Key = QKeySequence.StandardKey | Qt.Key | str


class MainMenus(QObject):
    """Fills the menus of a window with the actions of its features, each once, in any order.

    Args:
        bar: The menu bar.
        selection: The selected songs.
        window: The owner.

    Attributes:
        menus: The menus of the bar.
        on_songs: The actions on the selected songs.
        shortcuts: The list of all keys.
    """

    def __init__(self, bar: QMenuBar, selection: Selection, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._selection = selection
        self.menus = Menus(bar)
        self.on_songs = SongActions(selection, window)
        self.shortcuts = LateWindow(lambda: ShortcutsWindow(self.menus.all(), window))
        self._palette: CommandPalette | None = None

    def fill_file(
        self,
        library: MusicLibrary,
        tagging: Tagging,
        import_export: ImportExportActions,
        views: SongViews,
        collecting: Collecting,
        preferences: Preferences,
    ) -> None:
        """Fill the File menu: adding songs, import and export, quitting."""
        menu = self.menus.file
        self.add_folder = _do(menu, self.tr("Add music folder…"), library.choose_folder, QKeySequence.StandardKey.Open)
        self.rescan = _do(menu, self.tr("Rescan"), library.rescan, Qt.Key.Key_F5)
        _do(menu, self.tr("Files that could not be analysed"), library.scanning.show_failures)
        _do(menu, self.tr("Read all tags again"), library.reread_tags)
        _do(menu, self.tr("Refine all songs with the teacher"), library.refinement.refine_all)
        _do(menu, self.tr("Tag history…"), tagging.show_history)
        menu.addSeparator()
        menu.addActions(import_export.export_actions)
        _do(menu, self.tr("Export the plane…"), views.export.export)
        menu.addActions(import_export.import_actions)
        menu.addSeparator()
        menu.addActions(collecting.file_actions())
        menu.addSeparator()
        self._settings = _do(menu, self.tr("Settings…"), preferences.open, "Ctrl+,")
        self._settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        menu.addSeparator()
        _do(menu, self.tr("Quit"), self._window.close, QKeySequence.StandardKey.Quit)

    def fill_edit(self, history: UndoHistory, toolbar: Toolbar, views: SongViews, learning: Learning) -> None:
        """Fill the Edit menu: undo, find, select and learn."""
        menu, table = self.menus.edit, views.table
        menu.addActions(history.actions)
        menu.addSeparator()
        _do(menu, self.tr("Find"), toolbar.search.start, QKeySequence.StandardKey.Find)
        menu.addSeparator()
        for action in (
            _do(menu, self.tr("Copy"), table.copy_selected, QKeySequence.StandardKey.Copy),
            _do(menu, self.tr("Select all songs shown"), table.selectAll, QKeySequence.StandardKey.SelectAll),
        ):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # other lists have their own
            table.addAction(action)
            views.plane.addAction(action)
        menu.addSeparator()
        _do(menu, self.tr("Learn from my corrections…"), learning.show)

    def fill_view(
        self, page: MainPage, finding: Finding, views: SongViews, collecting: Collecting, refinement: Refinement
    ) -> None:
        """Fill the View menu."""
        menu = self.menus.view
        menu.addActions([page.lists_shown, page.only_plane])
        menu.addSeparator()
        models = named(menu.addMenu(self.tr("Model")), self.tr("Model"))
        models.addActions(refinement.models.actions)
        _do(menu, self.tr("Filters"), finding.toggle_filters, "Ctrl+Shift+F")
        views.table.columns.fill(named(menu.addMenu(self.tr("Columns")), self.tr("Columns")))
        views.menu.fill(menu)
        menu.addActions(collecting.view_actions())
        _do(menu, self.tr("Where the models disagree…"), refinement.show_disagreement)

    def fill_more(self, menu: QMenu, refinement: Refinement) -> None:
        """Fill the menu of the bar at the top with what is in the File menu and about models."""
        menu.addActions([self.add_folder, self.rescan])
        menu.addSection(self.tr("Model"))
        menu.addActions(refinement.models.actions)
        for reason in refinement.models.reasons():
            menu.addAction(reason).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self._settings)

    def fill_song(
        self,
        adders: Iterable[Listening | Collecting | Refinement | Details],
        corrections: Corrections,
        tagging: Tagging,
        removal: Removal,
    ) -> None:
        """Fill the Song menu with the actions of ``adders``, in their order."""
        for adder in adders:
            adder.add_actions(self.on_songs)
        self.on_songs.add(
            Group.JUDGE,
            self.tr("Remove correction"),
            corrections.remove,
            several=lambda count: self.tr("Remove corrections of %Ln song(s)", "", count),
            fits=corrections.are_any_of,
        )
        corrections.shown.connect(self.on_songs.allow)
        self.on_songs.add(
            Group.TAKE_AWAY,
            self.tr("Write mood tags…"),
            tagging.write,
            several=lambda count: self.tr("Write mood tags of %Ln song(s)…", "", count),
        )
        self.on_songs.add(
            Group.TAKE_AWAY,
            self.tr("Remove from library"),
            removal.remove_songs,
            several=lambda count: self.tr("Remove %Ln song(s) from library", "", count),
        )
        self.on_songs.fill(self.menus.song)

    def fill_help(self, windows: HelpWindows) -> None:
        """Fill the Help menu."""
        menu = self.menus.help
        _do(menu, self.tr("Find a command…"), self._open_palette, "Ctrl+K")
        _do(menu, self.tr("Keyboard shortcuts"), self._show_shortcuts, QKeySequence.StandardKey.HelpContents)
        menu.addSeparator()
        windows.fill(menu)

    def allow(self, *, add: bool, rescan: bool) -> None:
        """Enable the ways to add songs that are possible now."""
        self.add_folder.setEnabled(add)
        self.rescan.setEnabled(rescan)

    def offer_on(self, views: SongViews, listening: Listening) -> None:
        """Open context menus in the views, on songs and on empty ground of the plane."""
        views.table.menu_requested.connect(self.on_songs.show_menu)

        def show(song: int | None, place: QPoint) -> None:
            if song is None:
                self._show_place_menu(views, listening, place)
                return
            if song not in self._selection.ids:
                self._selection.choose(song)
            self.on_songs.show_menu(place)

        views.plane.menu_requested.connect(show)

    def _open_palette(self) -> None:
        """Let the user find a command; the palette is built when it is first opened."""
        if self._palette is None:
            self._palette = CommandPalette(self.menus.all(), self._window)
        self._palette.open()

    def _show_shortcuts(self) -> None:
        self.shortcuts.built().open_list()

    def _show_place_menu(self, views: SongViews, listening: Listening, place: QPoint) -> None:
        plane = views.plane
        emotion = plane.emotion_at(plane.viewport().mapFromGlobal(place))
        menu = named(QMenu(self._window), self.tr("This point"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        radio = _do(menu, self.tr("Radio from this point"), lambda: listening.radio.start_from_point(emotion))
        radio.setEnabled(listening.has_songs)
        menu.addSeparator()
        menu.addActions(self.menus.view.actions())
        menu.popup(place)


def _do(menu: QMenu, text: str, run: Callable[[], object], key: Key | None = None) -> QAction:
    """Put an action into a menu."""
    action = menu.addAction(text)
    if key is not None:
        action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda _checked: run())
    return action
