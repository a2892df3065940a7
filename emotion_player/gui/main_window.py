"""The window: it puts the parts together and lets them speak to each other."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.analyses import MergedAnalyses
from emotion_player.core.ports import (
    ReadCover,
)
from emotion_player.core.predictions.prediction import ModelKey, PredictedTrack
from emotion_player.core.track_columns import TrackColumns
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.about.help_windows import HelpWindows
from emotion_player.gui.corrections.corrections import Corrections
from emotion_player.gui.corrections.learning import Learning
from emotion_player.gui.details.details import Details
from emotion_player.gui.exchange.exchanging import Exchanging
from emotion_player.gui.exchange.file_choice import FileChoice
from emotion_player.gui.file_urls import path_of
from emotion_player.gui.filters.finding import Finding
from emotion_player.gui.help.shortcuts_window import ShortcutsWindow
from emotion_player.gui.icons import icon
from emotion_player.gui.main_menus import MainMenus
from emotion_player.gui.main_page import MainPage
from emotion_player.gui.menus import Menus
from emotion_player.gui.message_bar import MessageBar, Offer
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.plane.colors.plane_colors import PlaneColors
from emotion_player.gui.plane.covers import Covers
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.mood_course import MoodCourse
from emotion_player.gui.plane.plane_card import PlaneCard
from emotion_player.gui.plane.plane_export import PlaneExport
from emotion_player.gui.plane.plane_menu import PlaneMenu
from emotion_player.gui.player.listening import Listening
from emotion_player.gui.playlists.collecting import Collecting
from emotion_player.gui.preferences.preferences import Preferences
from emotion_player.gui.refinement.refinement import Refinement
from emotion_player.gui.scanning.failures import FailuresWindow
from emotion_player.gui.scanning.scan_bar import ScanBar
from emotion_player.gui.scanning.scanning import Scanning
from emotion_player.gui.sentences import translate_error, translate_sentence
from emotion_player.gui.services import Services
from emotion_player.gui.song_actions import SongActions
from emotion_player.gui.songs.browsing import Browsing
from emotion_player.gui.songs.catalog_reading import CatalogReading
from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.songs.track_descriptions import TrackDescriptions
from emotion_player.gui.songs.track_drag import are_from_here
from emotion_player.gui.songs.track_table import TrackTable
from emotion_player.gui.songs.track_table_model import TrackTableModel
from emotion_player.gui.songs.tracks_pane import TracksPane
from emotion_player.gui.tags.tagging import Tagging
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.theme import Look
from emotion_player.gui.toolbar import Toolbar
from emotion_player.gui.welcome import Welcome
from emotion_player.settings import Settings

logger = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """Shows the library, as one model or the listener places it, and keeps it growing.

    Args:
        services: What lies behind the window.
        settings: What the user chose before.
        save_settings: Keeps what the user chooses.
        window_state: Keeps the window's place, the splitter and the columns.
        look: The colours.

    Signals:
        rebuild_requested: Another language was chosen: close this window and build it anew.
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
        self._catalog = services.catalog
        self._models = {model.name: model for model in services.models}
        self._demo_folder = services.demo_folder
        self._stop_reading = services.stop_reading
        self._settings = settings
        self._save_settings = save_settings
        self._window_state = window_state
        self._look = look
        self._speaks = settings.language

        theme = look.theme
        self.selection = Selection(self)
        self.tracks = TrackTableModel(TrackCollection([model.name for model in services.models], mood_text), theme)
        self._descriptions = TrackDescriptions(self.tracks.collection, services.catalog, services.models)
        self.table = TrackTable(self.tracks)
        self.songs = TracksPane(self.table)
        self.plane = EmotionPlane(theme, self._descriptions.card)
        self.plane_card = PlaneCard(theme, self.plane)
        self.toolbar = Toolbar(theme, services.models)
        self.finding = Finding(self.tracks, self.toolbar, theme, self)
        self.welcome = Welcome(theme)
        self.message = MessageBar(theme)
        self.listening = Listening(
            self.tracks, self.selection, self._descriptions.prediction, self.message, settings, theme, self
        )
        self.playback, self.player = self.listening.playback, self.listening.bar
        self.menus = Menus(self.menuBar())
        self.shortcuts = ShortcutsWindow(self.menus.all(), self)
        self.actions_on_songs = SongActions(self.selection, self)
        self.tasks = Tasks(self)
        self.scan_bar = ScanBar()
        self.scan_bar.hide()
        self.failures = FailuresWindow(self)
        self.scanning = Scanning(
            services.analyze, services.catalog, self.scan_bar, self.failures, self.message, self.tasks, self
        )
        self.hearing = Refinement(
            services.analyze,
            services.catalog,
            services.models,
            self.tracks,
            self.selection,
            self.scanning,
            self.message,
            self.tasks,
            window_state,
            theme,
            self,
        )
        self.tagging = Tagging(
            services.tagger, self.tracks.collection, lambda: self.playback.open_files, self.tasks, self.message, self
        )
        self.corrections = Corrections(
            self.tracks, services.listener.corrections, services.open_listener, self.tasks, self.message, self
        )
        self.learning = Learning(
            self._usable_models(),
            self.tracks,
            self.corrections,
            services.listener.calibrations,
            services.open_listener,
            self.tasks,
            self.message,
            theme,
            self,
        )
        self.help = HelpWindows(services.cards, services.describe_installation, self.tasks, self)
        self.preferences = Preferences(settings, services.models, services.cards, self)
        files = FileChoice(self)
        self.exchanging = Exchanging(services.exchange, files, self._shown_model, self.message, self.tasks, self)
        self._dress_plane(files, services.read_cover)
        self.collecting = Collecting(
            services.playlists,
            services.playlist_writer,
            self.tasks,
            files,
            self.tracks,
            self.selection,
            self.plane,
            self.listening,
            self.message,
            theme,
            self,
        )
        self.details = Details(
            self.tracks,
            self.selection,
            services.catalog,
            self._models,
            self._covers,
            self.corrections,
            self.listening,
            self.finding,
            self.message,
            theme,
            self,
        )
        self._reading = CatalogReading(services.catalog, self)
        self._lay_out()
        self._main_menus = MainMenus(self)
        self._connect()
        self._restore()
        self._read_library()

    def _dress_plane(self, files: FileChoice, read_cover: ReadCover) -> None:
        """Build what colours the plane, ties it to the table, and tells of its songs."""
        self.plane_colors = PlaneColors(self.tracks, self.plane_card, parent=self)
        self._browsing = Browsing(self.tracks, self.selection, self.table, self.plane, self.plane_colors, self)
        self.plane_export = PlaneExport(
            self.tracks, self.plane_colors, self._look, self.tasks, self.message, files, self
        )
        self._covers = Covers(self.plane, self.tracks.collection.path, read_cover, self.tasks, self)
        self.plane_menu = PlaneMenu(self.plane_card, self.plane_colors, self)
        self._course = MoodCourse(
            self.selection, self._descriptions.prediction, self.listening, self.plane, self.plane_card.curve, self
        )

    def add(self, paths: Iterable[Path]) -> None:
        """Scan folders and files, and remember the folders for the next rescan."""
        roots = tuple(paths)
        folders = tuple(path for path in roots if path.is_dir() and path not in self._settings.folders)
        if folders:
            self._keep(dataclasses.replace(self._settings, folders=self._settings.folders + folders))
        self.scanning.scan(roots)

    def show_bug(self, details: str) -> None:
        """Say that the program is at fault, and give its details to who asks."""
        self.message.warn(
            self.tr("Something went wrong inside Emotion Player. This is a fault of the program, not of your music."),
            Offer(self.tr("Report the problem…"), self.help.report_problem),
        )
        logger.error("A bug:\n%s", details.rstrip())

    @property
    def is_scanning(self) -> bool:
        """Whether a scan runs."""
        return self.scanning.is_running

    @property
    def is_loading(self) -> bool:
        """Whether songs are still being read from the library."""
        return self._reading.is_running

    # Models and songs

    def _usable_models(self) -> list[ModelKey]:
        return [model.key for model in self._models.values() if model.key]

    def _shown_model(self) -> ModelKey | None:
        """The model whose answers are shown where it has any."""
        return next((key for key in self._usable_models() if key.name == self._settings.model), None)

    def _read_library(self) -> None:
        """Read all songs, with what every usable model says of them; those that are known already keep their ids."""
        self.corrections.read()
        self.learning.read()
        usable = self._usable_models()
        if usable:
            self._reading.start(usable)
        else:
            reasons = (translate_sentence(model.reason) for model in self._models.values() if model.reason)
            self.message.warn(next(reasons, self.tr("There is no model.")))
        self._choose_model(self._settings.model)

    def _choose_model(self, name: str) -> None:
        """Show where a model, or the first usable one, places the songs."""
        usable = [model.name for model in self._usable_models()]
        chosen = name if name in usable else next(iter(usable), name)
        if chosen != self._settings.model:
            self._keep(dataclasses.replace(self._settings, model=chosen))
        self.toolbar.switch.show_model(chosen)
        self.scanning.use(chosen if chosen in usable else "")
        self.tracks.show_model(chosen)

    def _on_all_read(self) -> None:
        self._show_outcome()
        self.hearing.begin(update=self._settings.update_places)

    def _on_analyzed(self, placed: list[PredictedTrack]) -> None:
        self.tracks.put(TrackColumns.of(placed))

    # Scanning

    def _on_playing_changed(self) -> None:
        self.scanning.note_playing(is_playing=self.playback.is_playing)

    def rescan(self) -> None:
        """Scan the folders, and the songs that were added without their folder."""
        folders = self._settings.folders
        known = [self.tracks.collection.path(song) for song in self.tracks.collection.present_ids()]
        apart = {parent for parent in {path.parent for path in known} if not _lies_in(parent, folders)}
        self.scanning.scan([*folders, *(path for path in known if path.parent in apart)])

    def _on_merged(self, merged: MergedAnalyses) -> None:
        """Analyses of another computer came in: they may tell of songs that are here, too."""
        if merged.answers:
            self._read_library()
        else:
            self.corrections.read()

    # What is to be seen

    def _on_song_changed(self, song: int | None) -> None:
        names = [] if song is None else self._descriptions.names(song)
        self.setWindowTitle(" \N{EN DASH} ".join([*names, "Emotion Player"]))
        self.listening.show_cover(None)
        if song is not None:
            self._covers.want(song, lambda: self.playback.queue.current == song, self.listening.show_cover)

    def _show_state(self) -> None:
        """Bring texts, pages and buttons in line with what there is."""
        total, shown, busy = self.tracks.total, self.tracks.rowCount(), self.is_scanning or self.is_loading
        self._page.show_library(shown=bool(total or busy))
        usable = bool(self._usable_models())
        self.toolbar.allow(add=usable, rescan=usable and bool(total or self._settings.folders), search=total > 0)
        self.welcome.allow(folder=usable, demo=usable and self._demo_folder.is_dir())
        self.songs.count_songs(shown, total)
        self._show_selected()
        self.plane.explain("" if total else self.tr("Points appear here as songs are analysed."))
        self.table.explain(self.finding.why_nothing() if total and not shown else "")

    def _show_selected(self) -> None:
        ids = self.selection.ids
        self.songs.count_selected(len(ids), self.tracks.count_shown(ids))

    def _show_outcome(self) -> None:
        """Something long has ended: show what there is now, failures as well."""
        self._show_state()
        failed = len(self.scanning.failed_files())
        self.songs.count_failures(failed)
        self.finding.bar.count_failures(failed)

    def _on_scan_ended(self) -> None:
        """Let go of songs that lie nowhere any more, or are left out, and show what there is now."""
        with suppress(EmotionPlayerError):  # asking for the failures says so next
            self.selection.drop(self.tracks.keep(self._catalog.track_paths()))
        self._show_outcome()

    def _on_reading_refused(self, sentence: str) -> None:
        self.message.warn(sentence)
        self._show_outcome()

    def _apply_theme(self) -> None:
        """Take other colours."""
        theme = self._look.theme
        parts = (self.tracks, self.plane_card, self.toolbar, self.welcome, self.message, self.listening)
        for part in (*parts, self.learning, self.hearing, self.collecting, self.finding.bar, self.details):
            part.apply_theme(theme)
        self.setWindowIcon(icon("app", theme.text))

    def choose_folder(self) -> None:
        """Let the user choose a folder, and scan it."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Add music folder"))
        if folder:
            self.add([Path(folder)])

    # Building

    def _lay_out(self) -> None:
        self.setWindowTitle("Emotion Player")
        self.setWindowIcon(icon("app", self._look.theme.text))
        self.setAcceptDrops(True)
        self.resize(1280, 820)
        self.setMinimumSize(760, 520)
        self.plane_card.add_line(self.hearing.line)
        self._page = MainPage(
            head=(self.toolbar, self.finding.bar, self.message),
            welcome=self.welcome,
            plane=self.plane_card,
            songs=self.songs,
            foot=(self.hearing.bar, self.scan_bar, self.player),
        )
        self._page.tabs.addTab(self.listening.queue, self.tr("Queue"))
        self._page.tabs.addTab(self.collecting.panel, self.tr("Mood path"))
        self._page.tabs.addTab(self.collecting.playlists.pane, self.tr("Playlists"))
        self.setCentralWidget(self._page)

    def _connect(self) -> None:
        self.toolbar.folder_requested.connect(self.choose_folder)
        self.toolbar.rescan_requested.connect(self.rescan)
        self.toolbar.search_ended.connect(self.table.take_focus)
        self.finding.order_dropped.connect(self.table.drop_order)
        self.plane.details_requested.connect(self.details.open_for)
        self.finding.bar.failures_requested.connect(self.scanning.show_failures)
        self.toolbar.model_chosen.connect(self._choose_model)
        self.toolbar.model_chosen.connect(self.hearing.tell_unheard)
        self.welcome.folder_requested.connect(self.choose_folder)
        self.welcome.demo_requested.connect(lambda: self.scanning.scan([self._demo_folder]))
        for view in (self.table, self.plane):
            view.track_picked.connect(self.listening.play)
            view.pause_toggled.connect(self.playback.toggle)
        self.table.menu_requested.connect(self.actions_on_songs.show_menu)
        self.plane.menu_requested.connect(self._main_menus.show_menu_of_plane)
        self.plane.pointed_at.connect(self.listening.preview.point_at)
        self.playback.song_changed.connect(self._on_song_changed)
        self.playback.state_changed.connect(self._on_playing_changed)
        self.player.queue_requested.connect(lambda: self._page.show_tab(self.listening.queue))
        self.listening.setting_chosen.connect(self._on_setting_chosen)
        self._reading.read.connect(self.tracks.put)
        self.tracks.points_changed.connect(self._show_state)
        self.selection.changed.connect(self._show_selected)
        self._reading.finished.connect(self._on_all_read)
        self._reading.finished.connect(lambda: self.listening.restore_song(self._window_state))
        self._reading.refused.connect(self._on_reading_refused)
        self.scanning.analyzed.connect(self._on_analyzed)
        self.scanning.state_changed.connect(self._show_state)
        self.scanning.ended.connect(self._on_scan_ended)
        for work in (self.scanning, self.exchanging, self.tagging):
            work.ended.connect(self._speak)
        self.plane.track_moved.connect(self.corrections.correct)
        self.exchanging.merged.connect(self._on_merged)
        self.collecting.shown.connect(self._page.show_tab)
        self.scanning.ended.connect(self.collecting.playlists.read_again)
        self.hearing.analyzed.connect(self._on_analyzed)
        self.hearing.track_picked.connect(self.listening.play)
        self.tasks.failed.connect(lambda error: self.message.warn(translate_error(error)))
        self.tasks.crashed.connect(self.show_bug)
        self.songs.failures_requested.connect(self.scanning.show_failures)
        self._look.changed.connect(self._apply_theme)
        self.preferences.changed.connect(self._on_preferences_changed)
        self.preferences.folder_requested.connect(self.choose_folder)
        self.preferences.rescan_requested.connect(self.rescan)

    def _on_preferences_changed(self, settings: Settings) -> None:
        """Let what was chosen hold at once."""
        model = self._settings.model
        self._keep(settings)
        self._look.choose(settings.theme)
        self.listening.use(settings)
        if settings.model != model:
            self._choose_model(settings.model)
        self._speak()

    def _speak(self) -> None:
        """Take another language, which takes another window; what that would cut short comes first."""
        if self._settings.language == self._speaks:
            return
        if self.is_scanning or self.exchanging.is_running or self.tagging.is_writing:
            sentence = self.tr("The language changes when what is under way has ended.")
            self.message.tell(sentence, self.exchanging.stop_offer())
        else:
            self.rebuild_requested.emit()

    def _on_setting_chosen(self, name: str, value: object) -> None:
        changed: dict[str, Any] = {name: value}
        self._settings = dataclasses.replace(self._settings, **changed)  # kept when the window closes
        self.preferences.show_settings(self._settings)

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        self.scanning.follow(settings)
        self.preferences.show_settings(settings)
        try:
            self._save_settings(settings)
        except EmotionPlayerError as error:
            self.message.warn(translate_error(error))

    def _restore(self) -> None:
        self.scanning.follow(self._settings)
        self.restoreGeometry(_bytes(self._window_state.value("geometry")))
        self.plane_menu.restore(self._window_state)
        self._page.splitter.restoreState(_bytes(self._window_state.value("splitter")))
        self.table.columns.restore(self._window_state)
        self.finding.restore(self._window_state)
        self.listening.restore_modes(self._window_state)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, keep what was chosen."""
        self.hide()  # a song under way may take a moment to stop
        for beside in (self.failures, self.shortcuts, self.preferences, self.help, self.details):
            beside.close()
        self.listening.keep(self._window_state)
        self._reading.stop()
        self.hearing.close()
        self.tagging.close()
        self.learning.close()
        self._stop_reading()
        self.tasks.close()
        self._keep(self._settings)
        self._window_state.setValue("geometry", self.saveGeometry())
        self.plane_menu.keep(self._window_state)
        self._window_state.setValue("splitter", self._page.splitter.saveState())
        self.table.columns.keep(self._window_state)
        self.finding.keep(self._window_state)
        self._window_state.sync()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome, if they come from elsewhere."""
        mime = event.mimeData()
        if self._usable_models() and not are_from_here(mime) and any(url.isLocalFile() for url in mime.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped, playlists to the playlists."""
        dropped = [path for url in event.mimeData().urls() if (path := path_of(url)) is not None]
        if others := self.collecting.taken_in(dropped):
            self.add(others)
        event.acceptProposedAction()


def _lies_in(folder: Path, others: Iterable[Path]) -> bool:
    return any(folder.is_relative_to(other) for other in others)


def _bytes(value: object) -> QByteArray:
    return value if isinstance(value, QByteArray) else QByteArray()
