"""The window: the plane, the table and the player, and how they speak to each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow

from emotion_player.core.estimate import FailedFile, ModelKey, ModelStatus, PlacedTrack
from emotion_player.core.play_queue import PlayQueue
from emotion_player.core.ports import TrackCatalog
from emotion_player.core.selection import TrackQuery
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.icons import icon
from emotion_player.gui.main_page import MainPage
from emotion_player.gui.message_bar import MessageBar, Offer
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.player.outputs import Outputs
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.player.player_actions import PlayerActions
from emotion_player.gui.player.player_bar import PlayerBar
from emotion_player.gui.scanning.failures import FailuresWindow
from emotion_player.gui.scanning.scan import Analyze, ScanRequest, ScanRunner, ScanTally
from emotion_player.gui.scanning.scan_bar import ScanBar
from emotion_player.gui.songs.catalog_reading import CatalogReading
from emotion_player.gui.songs.songs_pane import SongsPane
from emotion_player.gui.songs.track_rows import TrackRow
from emotion_player.gui.songs.track_table import TrackTable
from emotion_player.gui.songs.track_table_model import TrackTableModel
from emotion_player.gui.theme import Look
from emotion_player.gui.toolbar import Toolbar
from emotion_player.gui.welcome import Welcome
from emotion_player.settings import Settings


class MainWindow(QMainWindow):
    """Shows the library of one model and keeps it growing.

    Args:
        catalog: The library, read on this thread.
        models: Student and teacher, in the order of the switch.
        analyze: Analyses files; runs on a task thread.
        demo_folder: The demo songs.
        settings: What the user chose before.
        save_settings: Keeps what the user chooses.
        window_state: Keeps the window's place, the splitter and the columns.
        look: The colours.
    """

    def __init__(
        self,
        *,
        catalog: TrackCatalog,
        models: Sequence[ModelStatus],
        analyze: Analyze,
        demo_folder: Path,
        settings: Settings,
        save_settings: Callable[[Settings], None],
        window_state: QSettings,
        look: Look,
    ) -> None:
        super().__init__()
        self._catalog = catalog
        self._models = {model.name: model for model in models}
        self._demo_folder = demo_folder
        self._settings = settings
        self._save_settings = save_settings
        self._window_state = window_state
        self._look = look
        self._playing: int | None = None
        self._selected: int | None = None
        self._known: dict[Path, None] = {}

        theme = look.theme
        self.tracks = TrackTableModel(theme)
        self.table = TrackTable(self.tracks)
        self.songs = SongsPane(self.table)
        self.plane = EmotionPlane(theme, self._describe)
        self.toolbar = Toolbar(theme, models)
        self.welcome = Welcome(theme)
        self.message = MessageBar(theme)
        self.scan_bar = ScanBar()
        self.outputs = Outputs(settings.output_device, self)
        self.playback = Playback(lambda track_id: self.tracks.row(track_id).track, self.outputs, self)
        self.playback.set_volume(settings.volume)
        self.player_actions = PlayerActions(self.playback, self, theme)
        self.player = PlayerBar(theme, self.playback, self.player_actions, self.outputs)
        self.failures = FailuresWindow(self)
        self._scans = ScanRunner(analyze, self)
        self._reading = CatalogReading(catalog, self)
        self._lay_out()
        self._connect()
        self._restore()
        self._choose_model(settings.model)

    def add(self, paths: Iterable[Path]) -> None:
        """Scan folders and files, and remember the folders for the next rescan."""
        roots = tuple(paths)
        folders = tuple(path for path in roots if path.is_dir() and path not in self._settings.folders)
        if folders:
            self._keep(dataclasses.replace(self._settings, folders=self._settings.folders + folders))
        self._scan(roots)

    def show_bug(self, details: str) -> None:
        """Say that the program is at fault, and give its details to who asks."""
        self.message.warn(
            "Something went wrong inside Emotion Player. This is a fault of the program, not of your music.",
            Offer("Copy details", lambda: QGuiApplication.clipboard().setText(details)),
        )

    @property
    def is_scanning(self) -> bool:
        """Whether a scan runs."""
        return self._scans.is_running

    @property
    def is_loading(self) -> bool:
        """Whether tracks are still being read from the library."""
        return self._reading.is_running

    # Models and tracks

    @property
    def _model(self) -> ModelKey | None:
        status = self._models.get(self._settings.model)
        return status.key if status else None

    def _choose_model(self, name: str) -> None:
        """Show the tracks of a model, or of the first usable one."""
        usable = [model.name for model in self._models.values() if model.key]
        chosen = name if name in usable else next(iter(usable), name)
        if chosen != self._settings.model:
            self._keep(dataclasses.replace(self._settings, model=chosen))
        self.toolbar.switch.show_model(chosen)
        self._select(None)
        self.playback.stop()
        self.playback.show(PlayQueue())
        self.tracks.clear()
        if self._model is None:
            self.message.warn(
                next((model.reason for model in self._models.values() if model.reason), "There is no model.")
            )
        else:
            self._reading.start(self._model)
        self._show_state()

    def _on_rows_read(self, rows: list[TrackRow]) -> None:
        self._known.update((row.track.path, None) for row in rows)
        self.tracks.put(rows)
        self._show_state()

    def _on_reading_finished(self) -> None:
        if not self.is_scanning and (len(self._known) > self.tracks.total or self._is_known_elsewhere()):
            name = self._settings.model
            self.message.tell(
                f"The {name} has not listened to all of your songs yet.",
                Offer(f"Analyse with the {name}", self._rescan),
            )
        self._show_outcome()

    def _is_known_elsewhere(self) -> bool:
        """Whether another model has placed tracks while this one has none."""
        others = (model.key for model in self._models.values() if model.key and model.key != self._model)
        one = TrackQuery(limit=1)
        try:
            return self.tracks.total == 0 and any(next(self._catalog.placed_tracks(key, one), None) for key in others)
        except EmotionPlayerError as error:
            self.message.warn(str(error))
            return False

    def _names(self, track_id: int) -> list[str]:
        """The title and, if it is known, the artist, each as one line."""
        track = self.tracks.row(track_id).track
        return [" ".join(name.split()) for name in (track.display_title, track.artist) if name]

    def _describe(self, track_id: int) -> list[str]:
        felt = self.tracks.row(track_id).felt
        return [*self._names(track_id), *([felt] if felt else ())]

    def _on_points_changed(self) -> None:
        self.plane.show_points(self.tracks.points(), self.tracks.shown_ids())
        self.plane.select(self._selected)
        self.plane.mark_playing(self._playing)

    def _on_searched(self, text: str) -> None:
        self.tracks.look_for(text)
        self._show_state()

    # Choosing and playing

    def _select(self, track_id: int | None) -> None:
        self._selected = track_id
        self.table.select(track_id)
        self.plane.select(track_id)

    def _play(self, track_id: int) -> None:
        """Play a song now; then the queue, then the songs that are shown below it."""
        shown = self.tracks.shown_ids().tolist()
        self.playback.go(self.playback.queue.started(shown, shown.index(track_id)))

    def _on_song_changed(self, track_id: int | None) -> None:
        self._playing = track_id
        self._select(track_id)
        self.tracks.mark_playing(track_id)
        self.plane.mark_playing(track_id)
        names = [] if track_id is None else self._names(track_id)
        self.setWindowTitle(" \N{EN DASH} ".join([*names, "Emotion Player"]))

    def _on_play_requested(self) -> None:
        chosen = self._selected if self._selected is not None else self.tracks.after(None, 0)
        if chosen is not None:
            self._play(chosen)

    def _on_volume_changed(self) -> None:
        self._settings = dataclasses.replace(self._settings, volume=self.playback.volume)  # kept at the end

    def _on_output_chosen(self, device: str) -> None:
        self._keep(dataclasses.replace(self._settings, output_device=device))

    # Scanning

    def _scan(self, roots: Sequence[Path], *, retry_failed: bool = False) -> None:
        if self._model is not None and roots:
            self._scans.scan(ScanRequest(tuple(roots), self._settings.model, retry_failed))

    def _rescan(self) -> None:
        """Scan the folders, and the songs that were added without their folder."""
        folders = self._settings.folders
        apart = {parent for parent in {path.parent for path in self._known} if not _lies_in(parent, folders)}
        self._scan([*folders, *(path for path in self._known if path.parent in apart)])

    def _retry(self) -> None:
        self.failures.close()
        self._scan([failed.file.path for failed in self._failed_files()], retry_failed=True)

    def _on_scan_started(self) -> None:
        self.message.hide()
        self.scan_bar.begin()
        self._show_state()

    def _on_analyzed(self, placed: list[PlacedTrack]) -> None:
        rows = [TrackRow.of(each) for each in placed if each.model == self._model]
        for each in placed:
            if each.model != self._model:
                self.tracks.note_heard(each.track.path, each.heard_by)
        if rows:
            self._on_rows_read(rows)

    def _on_scan_ended(self, tally: ScanTally, cancelled: bool) -> None:
        offer = Offer("Show reasons", self._show_failures) if tally.failed else None
        self.message.tell(tally.summary_text(cancelled=cancelled), offer)
        self._show_outcome()

    def _on_scan_refused(self, sentence: str) -> None:
        self.message.warn(sentence)
        self._show_outcome()

    def _on_scan_crashed(self, details: str) -> None:
        self.show_bug(details)
        self._show_outcome()

    def _failed_files(self) -> list[FailedFile]:
        try:
            return list(self._catalog.failed_files())
        except EmotionPlayerError as error:
            self.message.warn(str(error))
            return []

    def _show_failures(self) -> None:
        self.failures.show_files(self._failed_files())
        self.failures.show()
        self.failures.raise_()

    # What is to be seen

    def _show_state(self) -> None:
        """Bring texts, pages and buttons in line with what there is."""
        total, shown, busy = self.tracks.total, self.tracks.rowCount(), self.is_scanning or self.is_loading
        self.scan_bar.setVisible(self.is_scanning)
        self._page.show_library(shown=bool(total or busy or self._known))
        usable = self._model is not None
        self.toolbar.allow(add=usable, rescan=usable and bool(self._known or self._settings.folders), search=total > 0)
        self.welcome.allow(folder=usable, demo=usable and self._demo_folder.is_dir())
        self.songs.count_songs(shown, total)
        why = ""
        if not total:
            why = "Points appear here as songs are analysed." if busy else "Not analysed with this model yet."
        self.plane.explain(why)
        self.table.explain(
            "\n".join(["No song fits this search.", *self.tracks.search_faults]) if total and not shown else ""
        )

    def _show_outcome(self) -> None:
        """Something long has ended: show what there is now, failures as well."""
        self._show_state()
        self.songs.count_failures(len(self._failed_files()))

    def _dress(self) -> None:
        for part in (
            self.tracks,
            self.plane,
            self.toolbar,
            self.welcome,
            self.message,
            self.player_actions,
            self.player,
        ):
            part.dress(self._look.theme)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Add music folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda folder: self.add([Path(folder)]))
        dialog.open()

    def _lay_out(self) -> None:
        self.setWindowTitle("Emotion Player")
        self.setWindowIcon(icon("app", self._look.theme.text))
        self.setAcceptDrops(True)
        self.resize(1280, 820)
        self.setMinimumSize(760, 520)
        self._page = MainPage(
            head=(self.toolbar, self.message),
            welcome=self.welcome,
            plane=self.plane,
            songs=self.songs,
            foot=(self.scan_bar, self.player),
        )
        self.setCentralWidget(self._page)

    def _connect(self) -> None:
        self.toolbar.folder_requested.connect(self._choose_folder)
        self.toolbar.rescan_requested.connect(self._rescan)
        self.toolbar.searched.connect(self._on_searched)
        self.toolbar.model_chosen.connect(self._choose_model)
        self.welcome.folder_requested.connect(self._choose_folder)
        self.welcome.demo_requested.connect(lambda: self._scan([self._demo_folder]))
        for view in (self.table, self.plane):
            view.track_selected.connect(self._select)
            view.track_picked.connect(self._play)
            view.pause_toggled.connect(self.playback.toggle)
        self.playback.song_changed.connect(self._on_song_changed)
        self.playback.play_requested.connect(self._on_play_requested)
        self.playback.volume_changed.connect(self._on_volume_changed)
        self.player.output_chosen.connect(self._on_output_chosen)
        self.addActions(self.player_actions.menu_actions())
        self.tracks.points_changed.connect(self._on_points_changed)
        self._reading.rows_read.connect(self._on_rows_read)
        self._reading.finished.connect(self._on_reading_finished)
        self._reading.refused.connect(self._on_scan_refused)
        self._scans.started.connect(self._on_scan_started)
        self._scans.analyzed.connect(self._on_analyzed)
        self._scans.progressed.connect(self.scan_bar.show_progress)
        self._scans.ended.connect(self._on_scan_ended)
        self._scans.refused.connect(self._on_scan_refused)
        self._scans.crashed.connect(self._on_scan_crashed)
        self.scan_bar.cancel_requested.connect(self._scans.cancel)
        self.songs.failures_requested.connect(self._show_failures)
        self.failures.retry_requested.connect(self._retry)
        self._look.changed.connect(self._dress)

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        try:
            self._save_settings(settings)
        except EmotionPlayerError as error:
            self.message.warn(str(error))

    def _restore(self) -> None:
        self.restoreGeometry(_bytes(self._window_state.value("geometry")))
        self._page.splitter.restoreState(_bytes(self._window_state.value("splitter")))
        self.table.restore_columns(_bytes(self._window_state.value("columns")))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, keep what was chosen."""
        self.hide()  # a song under way may take a moment to stop
        self.failures.close()
        self.playback.stop()
        self._reading.stop()
        self._scans.cancel_and_wait()
        self._keep(self._settings)
        self._window_state.setValue("geometry", self.saveGeometry())
        self._window_state.setValue("splitter", self._page.splitter.saveState())
        self._window_state.setValue("columns", self.table.horizontalHeader().saveState())
        self._window_state.sync()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome."""
        if self._model is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.add(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()


def _lies_in(folder: Path, others: Iterable[Path]) -> bool:
    return any(folder.is_relative_to(other) for other in others)


def _bytes(value: object) -> QByteArray:
    return value if isinstance(value, QByteArray) else QByteArray()
