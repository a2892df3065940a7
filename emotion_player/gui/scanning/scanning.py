"""Scanning in the window: requests, progress and failures."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from emotion_player.analysis.events import FolderShrunk
from emotion_player.analysis.options import AS_USUAL, RunOptions
from emotion_player.analysis.pacing import Pacing
from emotion_player.analysis.run_tally import RunTally
from emotion_player.core.patterns import EVERYTHING, FilePatterns
from emotion_player.core.ports.library import TrackCatalog
from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.details.folder_view import show_in_folder
from emotion_player.gui.scanning.failures import FailuresWindow
from emotion_player.gui.scanning.scan import Analyze, ScanRequest, ScanRunner
from emotion_player.gui.scanning.scan_bar import ScanBar
from emotion_player.gui.scanning.scan_texts import summary_text
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.widgets.late_window import LateWindow
from emotion_player.gui.widgets.message_bar import Offer
from emotion_player.gui.window.frame import Frame
from emotion_player.settings import Settings


class Scanning(QObject):
    """Runs scans and reports their results in the message bar.

    Args:
        frame: The window.
        analyze: Analyses files; runs on a task thread.
        catalog: The library, read on this thread.

    Attributes:
        bar: Shows the progress of a scan.
        pacing: The pace of scans and re-scoring.

    Signals:
        analyzed: Tracks were analysed, as a list of PredictedTrack.
        state_changed: A scan has started or ended.
        ended: A scan has ended, failed or was cancelled.
        stopped: A scan was cancelled. What was finished while it came to its end is stored, and was not told.
        removal_requested: Remove files from the list of those that failed: their paths.
    """

    analyzed = Signal(list)
    state_changed = Signal()
    ended = Signal()
    stopped = Signal()
    removal_requested = Signal(list)

    def __init__(self, frame: Frame, analyze: Analyze, catalog: TrackCatalog) -> None:
        super().__init__(frame.window)
        self._catalog = catalog
        self._message = frame.message
        self.bar = ScanBar(frame.theme)
        self._window = frame.window
        self._failures = LateWindow(self._build_failures)
        self._model = ""
        self._patterns = EVERYTHING
        self.pacing = Pacing()
        self._runner = ScanRunner(analyze, self.pacing, frame.tasks, self)
        self._runner.started.connect(self._on_started)
        self._runner.analyzed.connect(self.analyzed)
        self._runner.progressed.connect(self.bar.show_progress)
        self._runner.pause_changed.connect(self.bar.show_pause)
        self._runner.ended.connect(self._on_ended)
        self._runner.failed.connect(self._on_failed)
        self._runner.crashed.connect(self._end)
        self.bar.pause_toggled.connect(self._runner.toggle_pause)
        self.bar.cancel_requested.connect(self._runner.cancel)

    @property
    def is_running(self) -> bool:
        """Whether a scan runs."""
        return self._runner.is_running

    @property
    def failures(self) -> FailuresWindow:
        """The list of the files that failed, shown or not."""
        return self._failures.built()

    def stop_offer(self) -> None:
        """How to stop: the bar offers that itself."""

    def use(self, model: str) -> None:
        """Set the model for scans; an empty name disables scanning."""
        self._model = model

    def follow(self, settings: Settings) -> None:
        """Apply the pace and the patterns of the settings; the pace also to a running scan."""
        self.pacing.chosen_workers, self.pacing.gentle = settings.workers, settings.gentle
        self.pacing.device = settings.device
        self.pacing.pauses_on_battery = settings.pause_on_battery
        self.pacing.pauses_while_playing = settings.pause_while_playing
        self._patterns = FilePatterns(settings.include, settings.exclude)

    def note_playing(self, *, is_playing: bool) -> None:
        """Set whether a song plays, during which the user may want scans to pause."""
        self.pacing.is_playing = is_playing

    def scan(self, roots: Iterable[Path], options: RunOptions = AS_USUAL, *, model: str = "") -> None:
        """Scan now, or after the scans in the queue; with another model than usual if one is named."""
        options = dataclasses.replace(options, forget_named=True)
        request = ScanRequest(tuple(roots), model or self._model, self._patterns, options)
        if request.model_name and (request.roots or options.apart):
            self._runner.scan(request)

    def close(self) -> None:
        """Close the window of the failed files."""
        self._failures.close()

    def failed_files(self) -> Sequence[FailedFile]:
        """Read the files that could not be analysed."""
        try:
            return list(self._catalog.failed_files())
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
            return []

    def show_failures(self) -> None:
        """Show the files that could not be analysed."""
        self.failures.show_files(self.failed_files())
        self._failures.open()

    def _build_failures(self) -> FailuresWindow:
        window = FailuresWindow(self._window)
        window.retry_requested.connect(self._on_retry_requested)
        window.removal_requested.connect(self.removal_requested)
        window.folder_requested.connect(self._on_folder_requested)
        return window

    def _on_retry_requested(self, paths: list[Path]) -> None:
        self._failures.close()
        self.scan(paths, RunOptions(retry_failed=True))

    def _on_folder_requested(self, path: Path) -> None:
        if not show_in_folder(path):
            self._message.warn(self.tr("The folder {folder} cannot be opened.").format(folder=path.parent))

    def _on_started(self) -> None:
        self._message.drop_notes()
        self.bar.begin()
        self.state_changed.emit()

    def _on_ended(self, tally: RunTally, cancelled: bool) -> None:
        offer = Offer(self.tr("Show reasons"), self.show_failures) if tally.failures else None
        if cancelled:
            offer = Offer(self.tr("Resume"), self._runner.resume)
        if tally.shrunk:
            self._ask_about_missing(tally.shrunk)
        else:
            self._message.inform(summary_text(tally, cancelled=cancelled), offer)
        self._end()
        if cancelled:
            self.stopped.emit()

    def _ask_about_missing(self, shrunk: Sequence[FolderShrunk]) -> None:
        """Most of a folder is gone: it may have been cleared, or a drive is not there."""
        gone, folders = sum(each.gone for each in shrunk), [each.folder for each in shrunk]
        sentence = self.tr("%Ln song(s) are missing from {folder} but kept: a drive may not be connected.", "", gone)
        offer = Offer(self.tr("Remove them"), lambda: self.scan(folders, RunOptions(forget_missing=True)))
        self._message.warn(sentence.format(folder=folders[0]), offer)

    def _on_failed(self, error: EmotionPlayerError) -> None:
        self._message.warn(translate_error(error))
        self._end()

    def _end(self) -> None:
        self.bar.hide()
        self.ended.emit()
        self.state_changed.emit()
