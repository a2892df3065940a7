"""The window: a frame that places the features and connects them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from emotion_player.collection.collection import TrackCollection
from emotion_player.gui.about.help_windows import HelpWindows
from emotion_player.gui.corrections.corrections import Corrections
from emotion_player.gui.corrections.learning import Learning
from emotion_player.gui.details.details import Details
from emotion_player.gui.filters.finding import Finding
from emotion_player.gui.import_export.import_export import ImportExportActions
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.plane.plane_card import BOTTOM, BOTTOM_LEFT, TOP_LEFT, TOP_RIGHT
from emotion_player.gui.player.listening import Listening
from emotion_player.gui.playlists.collecting import Collecting
from emotion_player.gui.preferences.preferences import Preferences
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.services import Services
from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.songs.track_descriptions import TrackDescriptions
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.tags.tagging import Tagging
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.theme import Look
from emotion_player.gui.undo.undo_history import UndoHistory
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.message_bar import MessageBar
from emotion_player.gui.window.chosen_settings import ChosenSettings
from emotion_player.gui.window.frame import Frame
from emotion_player.gui.window.language_change import LanguageChange
from emotion_player.gui.window.main_menus import MainMenus
from emotion_player.gui.window.main_page import MainPage
from emotion_player.gui.window.music_library import MusicLibrary
from emotion_player.gui.window.selected_songs import SelectedSongs
from emotion_player.gui.window.song_views import SongViews
from emotion_player.gui.window.toolbar import Toolbar
from emotion_player.gui.window.welcome import Welcome
from emotion_player.gui.window.window_place import keep_place, restore_place
from emotion_player.settings import Settings


class MainWindow(QMainWindow):
    """Shows the library with the predictions of one model and the user's corrections.

    Args:
        services: The services behind the window.
        settings: The user's settings.
        save_settings: Saves the settings.
        window_state: Stores the window's geometry, the splitter and the columns.
        look: The theme.

    Signals:
        rebuild_requested: Close this window and build a new one, in another language.
    """

    rebuild_requested = Signal()

    def __init__(
        self,
        services: Services,
        settings: Settings,
        *,
        save_settings: Callable[[Settings], None],
        window_state: QSettings,
        look: Look,
    ) -> None:
        super().__init__()
        library, models, theme = services.library, services.models, look.theme
        self._window_state = window_state
        self._stop_opening_files = services.files.stop
        self._look = look

        self.message = MessageBar(theme)
        self.tasks = Tasks(self)
        self.frame = Frame(self, look, window_state, self.message, UndoHistory(self.message, self), self.tasks)
        self.settings = ChosenSettings(settings, save_settings, self.message, self)
        self.selection = Selection(self)
        self.tracks = TrackTableModel(TrackCollection(models.names, mood_text), theme)
        songs = TracksAndSelection(self.tracks, self.selection)
        known = TrackDescriptions(self.tracks.collection, library.here, models.statuses)
        self.toolbar, self.welcome = Toolbar(theme), Welcome(theme)
        self.finding = Finding(self.tracks, self.toolbar, theme, self)
        self.listening = Listening(self.frame, songs, known.prediction, settings)
        self.views = SongViews(self.frame, songs, known, self.finding, self.listening, services.files.read_cover)
        self.library = MusicLibrary(self.frame, songs, library, models, services.demo_folder, self.settings)
        self.corrections = Corrections(self.frame, self.tracks, library)
        self.learning = Learning(self.frame, self.tracks, self.corrections, library, models.usable)
        self.tagging = Tagging(
            self.frame, services.files.open_tagger, self.tracks.collection, self.listening.open_files
        )
        self.import_export = ImportExportActions(self.frame, library.import_export, self.library.shown_model)
        self.collecting = Collecting(self.frame, songs, library, self.views.plane, self.listening)
        self._selected = SelectedSongs(songs, self.listening, self.collecting, self)
        self.details = Details(self.frame, songs, library.here, models, self.views.covers, self.corrections)
        self.preferences = Preferences(settings, models.statuses, models.cards, self)
        self.help = HelpWindows(models.cards, services.describe_installation, self.frame)
        busy = (self.library.scanning, self.import_export, self.tagging)
        self._language = LanguageChange(self.settings, busy, self.message, self)
        self._lay_out()
        self._build_menus()
        self._connect()
        self._restore()
        self.library.begin()

    # Building

    def _build_menus(self) -> None:
        self._menus = MainMenus(self.menuBar(), self.selection, self)
        self.menus = self._menus.menus
        adders = (self.listening, self.collecting, self.library.refinement, self.details)
        self._menus.fill_song(adders, self.corrections, self.tagging, self.library.removal)
        self._menus.fill_file(
            self.library, self.tagging, self.import_export, self.views, self.collecting, self.preferences
        )
        self._menus.fill_edit(self.frame.history, self.toolbar, self.views, self.learning)
        self._menus.fill_view(self.page, self.finding, self.views, self.collecting, self.library.refinement)
        self._menus.fill_more(self.toolbar.menu, self.library.refinement)
        self._menus.fill_help(self.help)
        self._menus.offer_on(self.views, self.listening)
        self.listening.fill(self.menus.playback)

    def _lay_out(self) -> None:
        self.setWindowTitle("Emotion Player")
        self.setWindowIcon(icon("app", self._look.theme.text))
        refinement, scanning = self.library.refinement, self.library.scanning
        self.views.card.float_widgets(TOP_LEFT, self.collecting.chip)
        self.views.card.float_widgets(TOP_RIGHT, scanning.bar, refinement.bar)
        self.views.card.float_widgets(BOTTOM_LEFT, refinement.line)
        self.views.card.float_widgets(BOTTOM, self._selected.bar)
        self.page = MainPage(
            self.frame,
            head=(self.toolbar, self.finding.bar),
            welcome=self.welcome,
            plane=self.views.card,
            lists={
                self.tr("Songs"): self.views.pane,
                self.tr("Queue"): self.listening.queue,
                self.tr("Path"): self.collecting.panel,
                self.tr("Playlists"): self.collecting.playlists.pane,
            },
            foot=self.listening.bar,
        )
        self.setCentralWidget(self.page)
        self.toolbar.fold_with(self.page.lists_shown)

    def _connect(self) -> None:
        library, listening, views = self.library, self.listening, self.views
        for wants_folder in (self.welcome, self.preferences):
            wants_folder.folder_requested.connect(library.choose_folder)
        self.preferences.rescan_requested.connect(library.rescan)
        for counter in (views.pane, self.finding.bar):
            counter.failures_requested.connect(library.scanning.show_failures)
            library.failures_counted.connect(counter.count_failures)
        self.welcome.demo_requested.connect(library.scan_demo)
        self.toolbar.search.search_ended.connect(views.table.take_focus)
        library.refinement.models.model_chosen.connect(library.choose_model)
        views.plane.details_requested.connect(self.details.open_for)
        views.plane.track_moved.connect(self.corrections.correct)
        listening.playback.state_changed.connect(
            lambda: library.scanning.note_playing(is_playing=listening.playback.is_playing)
        )
        listening.playback.position_changed.connect(lambda ms: self.details.set_position(ms / 1000))
        listening.bar.queue_requested.connect(lambda: self.page.show_list(listening.queue))
        listening.setting_chosen.connect(self.settings.note)
        self.details.play_requested.connect(listening.play)
        self.details.play_from_requested.connect(listening.play_from)
        self.details.search_requested.connect(lambda text: self.finding.look_for(text, by_nearness=True))
        self.collecting.shown.connect(self.page.show_list)
        self.page.files_dropped.connect(lambda files: library.add(self.collecting.taken_in(files)))
        library.refinement.track_picked.connect(listening.play)
        library.reading.connect(self.corrections.read)
        library.reading.connect(self.learning.read)
        library.read.connect(lambda: listening.restore_song(self._window_state))
        for shows_model in (self.toolbar, library.refinement.models):
            library.model_chosen.connect(shows_model.show_model)
        library.changed.connect(self._show_state)
        for reread in (library.scanning.ended, library.read_again):
            reread.connect(self.collecting.playlists.read_again)
        self.tracks.points_changed.connect(self._show_state)
        self.import_export.merged.connect(library.merge)
        self.tasks.failed.connect(lambda error: self.message.warn(translate_error(error)))
        self.tasks.crashed.connect(self.help.show_bug)
        self._look.changed.connect(self._apply_theme)
        for rebuilt in (self._language.ready, library.repair_requested):
            rebuilt.connect(listening.play_on)
        self._language.ready.connect(self.rebuild_requested)
        self.settings.changed.connect(self.preferences.show_settings)
        self.preferences.changed.connect(self._on_preferences_changed)

    def _restore(self) -> None:
        restore_place(self, self._window_state)
        for part in (self.page, self.views, self.finding):
            part.restore(self._window_state)
        self.listening.restore_modes(self._window_state)

    # What is to be seen

    def _show_state(self) -> None:
        """Update pages and buttons to the state of the library."""
        library, total = self.library, self.tracks.total
        self.page.show_library(shown=bool(total or library.is_scanning or library.is_reading))
        self.page.takes_files = library.can_analyze
        self._menus.allow(add=library.can_analyze, rescan=library.can_rescan)
        self.toolbar.allow(search=total > 0)
        self.welcome.allow(folder=library.can_analyze, demo=library.has_demo)

    def _apply_theme(self) -> None:
        theme = self._look.theme
        parts = (self.tracks, self.views.card, self.toolbar, self.welcome, self.message, self.finding.bar, self.details)
        features = (self.listening, self.learning, self.collecting, self.library.scanning.bar, self.library.refinement)
        for themed in (*parts, *features):
            themed.apply_theme(theme)
        self.setWindowIcon(icon("app", theme.text))

    def _on_preferences_changed(self, settings: Settings) -> None:
        """Apply changed settings."""
        model = self.settings.now.model
        self.settings.keep(settings)
        self._look.choose(settings.theme)
        self.listening.use(settings)
        if settings.model != model:
            self.library.choose_model(settings.model)
        self._language.check()

    # ---- Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop all operations, and save settings and state."""
        self.page.only_plane.setChecked(False)
        keep_place(self, self._window_state)
        self.hide()  # a song under way may take a moment to stop
        for beside in (self._menus.shortcuts, self.preferences, self.help, self.details):
            beside.close()
        self.listening.save(self._window_state)
        self._stop_opening_files()
        for feature in (self.library, self.tagging, self.learning, self.tasks):
            feature.close()
        self.settings.save()
        for part in (self.page, self.views, self.finding):
            part.keep(self._window_state)
        self._window_state.sync()
        super().closeEvent(event)
