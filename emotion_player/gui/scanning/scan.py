"""One scan after another beside the window, and how far it has come."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from emotion_player.analysis.events import (
    AnalysisEvent,
    FilesFound,
    FolderShrunk,
    PauseChanged,
    TrackAnalyzed,
    TrackFailed,
    TrackUnchanged,
)
from emotion_player.analysis.options import AS_USUAL, RunOptions
from emotion_player.analysis.pacing import Pacing, Pause
from emotion_player.core.patterns import EVERYTHING, FilePatterns
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.numbers import count_text, number_text
from emotion_player.gui.tasks import SCANS, Operation, Tasks

translate = QCoreApplication.translate

_WINDOW_S = 15.0


class Analyze(Protocol):
    """Analyses folders and files; called and iterated on a task thread."""

    def __call__(
        self, roots: Sequence[Path], model_name: str, *, patterns: FilePatterns, pacing: Pacing, options: RunOptions
    ) -> Iterator[AnalysisEvent]:
        """Yield what happens."""
        ...


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """What to scan."""

    roots: tuple[Path, ...]
    model_name: str
    patterns: FilePatterns = EVERYTHING
    options: RunOptions = AS_USUAL


class ScanTally:
    """Counts the events of one run; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = 0
        self.all_found = False
        self.placed = 0
        self.unchanged = 0
        self.failed = 0
        self.shrunk: list[FolderShrunk] = []
        self._clock = clock
        self._steps: deque[tuple[float, int]] = deque([(clock(), 0)])

    @property
    def done(self) -> int:
        """Files that are through."""
        return self.placed + self.unchanged + self.failed

    def count(self, events: Sequence[AnalysisEvent]) -> None:
        """Take note of what has happened since the last time."""
        for event in events:
            match event:
                case FilesFound(total, complete):
                    self.total, self.all_found = total, complete
                case TrackAnalyzed():
                    self.placed += 1
                case TrackUnchanged():
                    self.unchanged += 1
                case TrackFailed():
                    self.failed += 1
                case FolderShrunk():
                    self.shrunk.append(event)
                case PauseChanged():
                    self._steps.clear()  # a rest says nothing about the pace
        now = self._clock()
        self._steps.append((now, self.done))
        while len(self._steps) > 2 and now - self._steps[0][0] > _WINDOW_S:
            self._steps.popleft()

    @property
    def songs_per_s(self) -> float | None:
        """The pace of the last seconds; None until it can be told."""
        (start, before), (end, after) = self._steps[0], self._steps[-1]
        return (after - before) / (end - start) if end - start >= 1 and after - before >= 2 else None

    @property
    def left_s(self) -> float | None:
        """How long the rest will take at this pace; None until it can be told."""
        pace = self.songs_per_s
        return (self.total - self.done) / pace if pace and self.all_found else None

    def place_text(self) -> str:
        """``12 of 340``."""
        return translate("ScanTally", "{done} of {total}").format(
            done=count_text(self.done), total=count_text(self.total)
        )

    def progress_text(self) -> str:
        """``Analysing 12 of 340 · 6.2 songs a second · about 50 seconds left``."""
        if not self.total:
            return translate("ScanTally", "Looking for music…")
        sentence = translate("ScanTally", "Analysing {done} of {total}")
        if not self.all_found:
            sentence = translate("ScanTally", "Analysing {done} of {total} so far")
        parts = [sentence.format(done=count_text(self.done), total=count_text(self.total))]
        if (pace := self.songs_per_s) is not None:
            shown = number_text(pace, 1 if pace < 100 else 0)
            parts.append(translate("ScanTally", "{pace} songs a second").format(pace=shown))
        if (left_s := self.left_s) is not None:
            parts.append(time_left_text(left_s))
        return "  ·  ".join(parts)

    def summary_text(self, *, cancelled: bool) -> str:
        """What came of it, in one sentence."""
        if not self.total and not cancelled:
            return translate("ScanTally", "No music was found there.")
        parts = [translate("ScanTally", "%Ln song(s) analysed", "", self.placed)]
        if self.unchanged:
            parts.append(translate("ScanTally", "%Ln unchanged", "", self.unchanged))
        if self.failed:
            parts.append(translate("ScanTally", "%Ln could not be analysed", "", self.failed))
        if cancelled and self.total > self.done:
            parts.append(translate("ScanTally", "%Ln still to do", "", self.total - self.done))
        sentence = translate("ScanTally", "Scan finished: {counts}.")
        if cancelled:
            sentence = translate("ScanTally", "Scan stopped: {counts}.")
        return sentence.format(counts=", ".join(parts))


class ScanRunner(QObject):
    """Runs scans one after another.

    Signals:
        started: A scan began.
        happened: What the run has told since the last time, as a list of AnalysisEvent.
        analyzed: Tracks were placed, as a list of PredictedTrack.
        progressed: The counts have grown: the ScanTally.
        pause_changed: It waits: the Pause; or it goes on: None.
        ended: It is over; the ScanTally, and whether it was cancelled.
        failed: It could not go on: the EmotionPlayerError.
        crashed: It ran into a bug, of which Tasks tells.
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
        self._operation: Operation[AnalysisEvent] | None = None
        self._tally = ScanTally()
        self._pause: Pause | None = None

    @property
    def is_running(self) -> bool:
        """Whether a scan runs, or the next one is about to."""
        return self._operation is not None or bool(self._waiting)

    def scan(self, request: ScanRequest) -> None:
        """Scan now, or when the scans before are done."""
        if request not in self._waiting:
            self._waiting.append(request)
        self._go_on()

    def toggle_pause(self) -> None:
        """Let the scan wait; or go on, whatever it waits for."""
        if self._pause is None:
            self._pacing.hold()
        else:
            self._pacing.urge()

    def cancel(self) -> None:
        """Stop this scan and forget those that wait; what was analysed stays."""
        self._waiting.clear()
        if self._operation is not None:
            self._operation.cancel()

    def _go_on(self) -> None:
        if self._operation is not None or not self._waiting:
            return
        request = self._waiting.popleft()
        self._tally = ScanTally()
        self._pause = None
        self._pacing.begin()
        scan = self._operation = Operation("a scan", lambda: self._events(request), SCANS)
        scan.on_progress(self._on_progress).on_success(lambda _last: self._tell_end(cancelled=False))
        scan.on_cancel(lambda: self._tell_end(cancelled=True)).on_failure(self._on_failure)
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

    def _tell_end(self, *, cancelled: bool) -> None:
        self._operation = None
        self.ended.emit(self._tally, cancelled)

    def _on_failure(self, error: EmotionPlayerError) -> None:
        self._operation = None
        self.failed.emit(error)

    def _on_end(self, scan: Operation[AnalysisEvent]) -> None:
        if self._operation is scan:  # a bug, which is told elsewhere
            self._operation = None
            self.crashed.emit()
        self._go_on()


def time_left_text(seconds: float) -> str:
    """``about 20 minutes left``."""
    if seconds < 90:
        return translate("ScanTally", "about %n second(s) left", "", max(1, round(seconds / 5)) * 5)
    if seconds < 5400:
        return translate("ScanTally", "about %n minute(s) left", "", round(seconds / 60))
    return translate("ScanTally", "about %n hour(s) left", "", round(seconds / 3600))
