"""Scans in the background, one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from emotion_player.analysis.events import AnalysisEvent, PauseChanged, TrackAnalyzed
from emotion_player.analysis.options import AS_USUAL, RunOptions
from emotion_player.analysis.pacing import Pacing, Pause
from emotion_player.analysis.run_tally import RunTally
from emotion_player.core.patterns import EVERYTHING, FilePatterns
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.operation import SCANS, Operation
from emotion_player.gui.tasks import Tasks

translate = QCoreApplication.translate

_WINDOW_S = 15.0


class Analyze(Protocol):
    """Analyses folders and files; called and iterated on a task thread."""

    def __call__(
        self, roots: Sequence[Path], model_name: str, *, patterns: FilePatterns, pacing: Pacing, options: RunOptions
    ) -> Iterator[AnalysisEvent]:
        """Yield the events of the scan."""
        ...


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """The folders and files to scan, with their options."""

    roots: tuple[Path, ...]
    model_name: str
    patterns: FilePatterns = EVERYTHING
    options: RunOptions = AS_USUAL


class ScanRunner(QObject):
    """Runs scans one after another.

    Signals:
        started: A scan started.
        happened: The events since the last emission, as a list of AnalysisEvent.
        analyzed: Tracks were analysed, as a list of PredictedTrack.
        progressed: The counts changed: the RunTally.
        pause_changed: The scan was paused (the Pause) or resumed (None).
        ended: The scan ended: the RunTally, and whether it was cancelled.
        failed: The scan failed: the EmotionPlayerError.
        crashed: The scan ran into a bug, which Tasks reports.
    """

    started = Signal()
    happened = Signal(list)
    analyzed = Signal(list)
    progressed = Signal(object)
    pause_changed = Signal(object)
    ended = Signal(object, bool)
    failed = Signal(object)
    crashed = Signal()

    def __init__(self, analyze: Analyze, pacing: Pacing, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._analyze = analyze
        self._pacing = pacing
        self._tasks = tasks
        self._waiting: deque[ScanRequest] = deque()
        self._running: ScanRequest | None = None
        self._stopped: tuple[ScanRequest, ...] = ()
        self._operation: Operation[AnalysisEvent] | None = None
        self._tally = RunTally()
        self._pause: Pause | None = None

    @property
    def is_running(self) -> bool:
        """Whether a scan runs, or the next one is about to."""
        return self._operation is not None or bool(self._waiting)

    def scan(self, request: ScanRequest) -> None:
        """Scan now, or after the scans in the queue."""
        if request not in self._waiting:
            self._waiting.append(request)
        self._start_next()

    def toggle_pause(self) -> None:
        """Pause the scan, or resume it whatever the reason of the pause."""
        if self._pause is None:
            self._pacing.hold()
        else:
            self._pacing.urge()

    def resume(self) -> None:
        """Scan what was cancelled last; what had been analysed by then is not analysed again."""
        stopped, self._stopped = self._stopped, ()
        for request in stopped:
            self.scan(request)

    def cancel(self) -> None:
        """Cancel this scan and those in the queue; predictions are kept."""
        running = () if self._running is None else (self._running,)
        self._stopped = (*running, *self._waiting)
        self._waiting.clear()
        if self._operation is not None:
            self._operation.cancel()

    def _start_next(self) -> None:
        if self._operation is not None or not self._waiting:
            return
        request = self._running = self._waiting.popleft()
        self._tally = RunTally()
        self._pause = None
        self._pacing.begin()
        scan = self._operation = Operation("a scan", lambda: self._events(request), SCANS)
        scan.on_progress(self._on_progress).on_success(lambda _last: self._report_end(cancelled=False))
        scan.on_cancel(lambda: self._report_end(cancelled=True)).on_failure(self._on_failure)
        scan.on_end(lambda: self._on_end(scan))
        self._tasks.start(scan)
        self.started.emit()
        self.progressed.emit(self._tally)

    def _events(self, request: ScanRequest) -> Iterator[AnalysisEvent]:
        return self._analyze(
            request.roots,
            request.model_name,
            patterns=request.patterns,
            pacing=self._pacing,
            options=request.options,
        )

    def _on_progress(self, events: list[AnalysisEvent]) -> None:
        self._tally.count(events)
        self.happened.emit(events)
        if placed := [event.predicted for event in events if isinstance(event, TrackAnalyzed)]:
            self.analyzed.emit(placed)
        for event in events:
            if isinstance(event, PauseChanged):
                self._pause = event.pause
                self.pause_changed.emit(event.pause)
        self.progressed.emit(self._tally)

    def _report_end(self, *, cancelled: bool) -> None:
        self._operation = None
        self.ended.emit(self._tally, cancelled)

    def _on_failure(self, error: EmotionPlayerError) -> None:
        self._operation = None
        self.failed.emit(error)

    def _on_end(self, scan: Operation[AnalysisEvent]) -> None:
        if self._operation is scan:  # a bug, which Tasks reports
            self._operation = None
            self.crashed.emit()
        self._start_next()
