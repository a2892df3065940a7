"""Scans as the window runs them: what is to be scanned, how far it is, what failed."""

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
from emotion_player.core.ports import TrackCatalog
from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.frame import Frame
from emotion_player.gui.message_bar import Offer
from emotion_player.gui.scanning.failures import FailuresWindow
from emotion_player.gui.scanning.scan import Analyze, ScanRequest, ScanRunner
from emotion_player.gui.scanning.scan_bar import ScanBar
from emotion_player.gui.scanning.scan_texts import summary_text
from emotion_player.gui.sentences import translate_error
from emotion_player.settings import Settings


class Scanning(QObject):
    """Runs scans and tells of them in the message bar.

    Args:
        frame: The window.
        analyze: Analyses files; runs on a task thread.
        catalog: The library, read on this thread.

    Attributes:
        bar: Shows how far a scan is.
        failures: Lists what failed.
        pacing: How hard scans, and whatever listens beside them, may work.

    Signals:
        analyzed: Tracks were placed, as a list of PredictedTrack.
        state_changed: A scan has begun or ended.
        ended: A scan has ended, in whatever way.
    """

    analyzed = Signal(list)
    state_changed = Signal()
    ended = Signal()

    def __init__(self, frame: Frame, analyze: Analyze, catalog: TrackCatalog) -> None:
        super().__init__(frame.window)
        self._catalog = catalog
        self._message = frame.message
        self.bar = ScanBar()
        self.bar.hide()
        self.failures = FailuresWindow(frame.window)
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
        self.failures.retry_requested.connect(self._on_retry_requested)

    @property
    def is_running(self) -> bool:
        """Whether a scan runs."""
        return self._runner.is_running

    def stop_offer(self) -> None:
        """How to stop: the bar offers that itself."""

    def use(self, model: str) -> None:
        """Scan with this model from now on; with an empty name, not at all."""
        self._model = model

    def follow(self, settings: Settings) -> None:
        """Take the pace and the patterns that the user has chosen; a scan that runs takes the new pace at once."""
        self.pacing.chosen_workers, self.pacing.gentle = settings.workers, settings.gentle
        self.pacing.pauses_on_battery = settings.pause_on_battery
        self.pacing.pauses_while_playing = settings.pause_while_playing
        self._patterns = FilePatterns(settings.include, settings.exclude)

    def note_playing(self, *, is_playing: bool) -> None:
        """Know whether a song plays, which some wish not to be disturbed."""
        self.pacing.is_playing = is_playing

    def scan(self, roots: Iterable[Path], options: RunOptions = AS_USUAL, *, model: str = "") -> None:
        """Scan now, or when the scans before are done; with another model than usual if it is named."""
        options = dataclasses.replace(options, forget_named=True)
        request = ScanRequest(tuple(roots), model or self._model, self._patterns, options)
        if request.model_name and (request.roots or options.apart):
            self._runner.scan(request)

    def close(self) -> None:
        """Close the window beside."""
        self.failures.close()

    def failed_files(self) -> Sequence[FailedFile]:
        """What could not be analysed."""
        try:
            return list(self._catalog.failed_files())
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
            return []

    def show_failures(self) -> None:
        """List what could not be analysed."""
        self.failures.show_files(self.failed_files())
        self.failures.show()
        self.failures.raise_()

    def _on_retry_requested(self) -> None:
        self.failures.close()
        self.scan([failed.file.path for failed in self.failed_files()], RunOptions(retry_failed=True))

    def _on_started(self) -> None:
        self._message.hide()
        self.bar.begin()
        self.state_changed.emit()

    def _on_ended(self, tally: RunTally, cancelled: bool) -> None:
        offer = Offer(self.tr("Show reasons"), self.show_failures) if tally.failures else None
        if tally.shrunk:
            self._ask_about_missing(tally.shrunk)
        else:
            self._message.inform(summary_text(tally, cancelled=cancelled), offer)
        self._end()

    def _ask_about_missing(self, shrunk: Sequence[FolderShrunk]) -> None:
        """Most of a folder is gone: it may have been cleared, or a drive is not there."""
        gone, folders = sum(each.gone for each in shrunk), [each.folder for each in shrunk]
        sentence = self.tr("%Ln song(s) are missing from {folder}, and kept: a drive may not be connected.", "", gone)
        offer = Offer(self.tr("Remove them"), lambda: self.scan(folders, RunOptions(forget_missing=True)))
        self._message.warn(sentence.format(folder=folders[0]), offer)

    def _on_failed(self, error: EmotionPlayerError) -> None:
        self._message.warn(translate_error(error))
        self._end()

    def _end(self) -> None:
        self.bar.hide()
        self.ended.emit()
        self.state_changed.emit()
