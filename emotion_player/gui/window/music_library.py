"""The songs of the window: read from the library, found by scans, re-scored by models."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from emotion_player.analysis.options import AS_USUAL, RunOptions
from emotion_player.core.analyses import MergedAnalyses
from emotion_player.core.location import Location
from emotion_player.core.predictions.prediction import ModelKey, PredictedTrack
from emotion_player.core.track_columns import TrackColumns
from emotion_player.errors import EmotionPlayerError, LibraryDamagedError
from emotion_player.gui.operation import CHECKS, Operation
from emotion_player.gui.refinement.refinement import Refinement
from emotion_player.gui.removal.removal import Removal
from emotion_player.gui.scanning.scanning import Scanning
from emotion_player.gui.sentences import translate_error, translate_sentence
from emotion_player.gui.services import LibraryAccess, Models
from emotion_player.gui.songs.catalog_reading import CatalogReading
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.widgets.message_bar import Offer
from emotion_player.gui.window.availability import Availability
from emotion_player.gui.window.chosen_settings import ChosenSettings
from emotion_player.gui.window.frame import Frame
from emotion_player.gui.window.other_programs import OtherPrograms


class MusicLibrary(QObject):
    """Loads the songs of the window, and keeps them in step with the library.

    Args:
        frame: The window.
        songs: The songs of the window.
        library: The library.
        models: The models.
        demo_folder: The folder of the demo songs.
        settings: The user's settings.

    Attributes:
        scanning: Scans folders.
        refinement: Lets models re-score songs.
        removal: Removes songs and failed files from the library.

    Signals:
        reading: All songs are about to be read: read what belongs to them, too.
        read: All songs have been read.
        read_again: All songs have been read again, since the library changed behind the window's back.
        model_chosen: Another model is shown: its name.
        changed: An operation started or ended.
        failures_counted: The number of failed files, after an operation ended.
        repair_requested: Close the window and rebuild the damaged library, as the user chose.
    """

    reading = Signal()
    read = Signal()
    read_again = Signal()
    model_chosen = Signal(str)
    changed = Signal()
    failures_counted = Signal(int)
    repair_requested = Signal()

    def __init__(
        self,
        frame: Frame,
        songs: TracksAndSelection,
        library: LibraryAccess,
        models: Models,
        demo_folder: Path,
        settings: ChosenSettings,
    ) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._tracks, self._selection = songs.tracks, songs.selection
        self._catalog = library.here
        self._check = library.check
        self._models = models
        self._demo_folder = demo_folder
        self._settings = settings
        self.scanning = Scanning(frame, models.analyze, library.here)
        self.refinement = Refinement(frame, songs, library.here, models, self.scanning)
        self.removal = Removal(frame, songs.tracks.collection.path, library.open)
        self.removal.removed.connect(self._on_scan_ended)
        self.removal.restored.connect(self._on_restored)
        self.scanning.removal_requested.connect(self.removal.remove)
        self._reading = CatalogReading(library.here, self)
        self._reading.read.connect(self._tracks.put)
        self._reading.finished.connect(self._on_all_read)
        self._reading.failed.connect(self._on_reading_failed)
        self._others = OtherPrograms(library.here, lambda: self.is_scanning or self.is_reading, self)
        self._others.library_changed.connect(self._read_again)
        self._is_reading_again = False
        self._availability = Availability(self._tracks, lambda: settings.now.folders, frame.tasks, self)
        self.scanning.state_changed.connect(self.changed)
        self.scanning.ended.connect(self._on_scan_ended)
        self.scanning.stopped.connect(self._read_again)
        for source in (self.scanning, self.refinement):
            source.analyzed.connect(self._on_analyzed)
        settings.changed.connect(self.scanning.follow)
        self.scanning.follow(settings.now)

    @property
    def is_scanning(self) -> bool:
        """Whether a scan runs."""
        return self.scanning.is_running

    @property
    def is_reading(self) -> bool:
        """Whether songs are still being read from the library."""
        return self._reading.is_running

    @property
    def can_analyze(self) -> bool:
        """Whether there is a model to analyse songs with."""
        return bool(self._models.usable)

    @property
    def can_rescan(self) -> bool:
        """Whether there are folders or songs to rescan."""
        return self.can_analyze and bool(self._tracks.total or self._settings.now.folders)

    @property
    def has_demo(self) -> bool:
        """Whether there are demo songs to analyse."""
        return self.can_analyze and self._demo_folder.is_dir()

    def shown_model(self) -> ModelKey | None:
        """The shown model."""
        return next((key for key in self._models.usable if key.name == self._settings.now.model), None)

    def begin(self) -> None:
        """Read all songs with the predictions of every usable model; known songs keep their ids."""
        self._is_reading_again = False
        self.reading.emit()
        if self._models.usable:
            self._reading.start(self._models.usable)
        else:
            reasons = (translate_sentence(model.reason) for model in self._models.statuses if model.reason)
            self._frame.message.warn(next(reasons, self.tr("There is no model.")))
        self.choose_model(self._settings.now.model)

    def close(self) -> None:
        """Stop reading, scanning and re-scoring."""
        self._others.stop()
        self._availability.stop()
        self._reading.stop()
        self.scanning.close()
        self.refinement.close()

    def choose_model(self, name: str) -> None:
        """Show the predictions of a model, or of the first usable one."""
        usable = [key.name for key in self._models.usable]
        chosen = name if name in usable else next(iter(usable), name)
        if chosen != self._settings.now.model:
            self._settings.keep(dataclasses.replace(self._settings.now, model=chosen))
        self.scanning.use(chosen if chosen in usable else "")
        self._tracks.show_model(chosen)
        self.model_chosen.emit(chosen)

    def choose_folder(self) -> None:
        """Ask for a folder, and scan it."""
        music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        folder = QFileDialog.getExistingDirectory(self._frame.window, self.tr("Add music folder"), music)
        if folder:
            self.add([Path(folder)])

    def add(self, paths: Iterable[Path]) -> None:
        """Scan folders and files, and add the folders to the settings."""
        roots = tuple(paths)
        settings = self._settings.now
        folders = tuple(path for path in roots if path.is_dir() and path not in settings.folders)
        if folders:
            self._settings.keep(dataclasses.replace(settings, folders=settings.folders + folders))
        self.scanning.scan(roots)

    def rescan(self) -> None:
        """Scan the folders, and the songs that were added without their folder."""
        self._scan_everything(AS_USUAL)

    def reread_tags(self) -> None:
        """Rescan, and read the tags of all files, even of unchanged ones."""
        self._scan_everything(RunOptions(reread_tags=True))

    def _scan_everything(self, options: RunOptions) -> None:
        folders, songs = self._settings.now.folders, self._tracks.collection
        tops = list(map(Location.of, folders))
        known = [songs.path(song) for song in songs.present_ids()]
        parents = {Location(path.parent) for path in known}
        outside = {parent.path for parent in parents if not any(map(parent.is_in, tops))}
        apart = tuple(path for path in known if path.parent in outside)
        self.scanning.scan(folders, dataclasses.replace(options, apart=apart))

    def scan_demo(self) -> None:
        """Scan the demo songs."""
        self.scanning.scan([self._demo_folder])

    def merge(self, merged: MergedAnalyses) -> None:
        """Show imported analyses of songs in the library."""
        if merged.predictions:
            self.begin()
        else:
            self.reading.emit()

    def _read_again(self) -> None:
        """Show what another program, or a scan that was stopped, added, changed and removed."""
        self._others.note_reading()
        self._is_reading_again = True
        self.reading.emit()
        self._reading.start(self._models.usable)

    def _on_all_read(self) -> None:
        if self._is_reading_again:
            self._on_scan_ended()
            self._others.note_read()
            self.read_again.emit()
            return
        self._others.start()
        self._availability.start()
        self._settle()
        self.refinement.begin(update=self._settings.now.update_places)
        self.read.emit()
        check = Operation.call("checking the library", self._check, CHECKS)
        self._frame.tasks.start(check.on_success(self._on_checked))

    def _on_checked(self, is_sound: bool) -> None:
        if not is_sound:
            self._warn_of_damage(self.tr("The library file is damaged."))

    def _on_reading_failed(self, error: EmotionPlayerError) -> None:
        sentence = translate_error(error)
        if isinstance(error, LibraryDamagedError):
            self._warn_of_damage(sentence)
        else:
            self._frame.message.warn(sentence)
        self._settle()

    def _warn_of_damage(self, sentence: str) -> None:
        self._frame.message.warn(sentence, Offer(self.tr("Repair"), self.repair_requested.emit))

    def _on_analyzed(self, placed: list[PredictedTrack]) -> None:
        self._tracks.put(TrackColumns.of(placed))

    def _on_scan_ended(self) -> None:
        """Remove songs whose files are gone or excluded."""
        with suppress(EmotionPlayerError):  # asking for the failures says so next
            self._selection.drop(self._tracks.keep(self._catalog.track_paths()))
        self._availability.look()
        self._settle()

    def _on_restored(self, songs: list[Path]) -> None:
        self._tracks.put_back(map(str, songs))
        self._availability.look()
        self._settle()

    def _settle(self) -> None:
        self.changed.emit()
        self.failures_counted.emit(len(self.scanning.failed_files()))
