"""How far a run is, and how fast: the counts of its events."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable

from emotion_player.analysis.events import (
    AnalysisEvent,
    DeviceChosen,
    FilesFound,
    FolderShrunk,
    PatternsUnmatched,
    PauseChanged,
    TrackAnalyzed,
    TrackFailed,
    TrackUnchanged,
)
from emotion_player.core.models.device import DeviceUse
from emotion_player.core.patterns import UnmatchedPattern
from emotion_player.core.predictions.prediction import FailedFile

_WINDOW_S = 15.0
"""The pace is that of the last seconds: a run is fast where nothing has changed, and slow where songs are new."""

_STEP_S = 0.1
"""Where events come faster, not each of them is remembered."""


class RunTally:
    """Counts the events of one run.

    Args:
        clock: Gives seconds.

    Attributes:
        found: Files that were found so far.
        all_found: Whether there will be no more.
        new: Files that were analysed.
        remembered: Files whose sound was known already: moved, renamed, retagged or copied.
        unchanged: Files that are as they were in the run before.
        failed: Files that could not be analysed.
        failed_before: Files that could not be analysed in an earlier run and have not changed.
        shrunk: Folders of which most is missing.
        unmatched: Patterns that matched nothing.
        device: What the model runs on.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.found = 0
        self.all_found = False
        self.new = 0
        self.remembered = 0
        self.unchanged = 0
        self.failed: list[FailedFile] = []
        self.failed_before = 0
        self.shrunk: list[FolderShrunk] = []
        self.unmatched: tuple[UnmatchedPattern, ...] = ()
        self.device = DeviceUse()
        self._clock = clock
        self._started_at = clock()
        self._steps: deque[tuple[float, int]] = deque([(self._started_at, 0)])

    def count(self, events: Iterable[AnalysisEvent]) -> None:
        """Count what has happened since the last time."""
        for event in events:
            self._count_one(event)
        now = self._clock()
        if len(self._steps) > 1 and now - self._steps[-2][0] < _STEP_S:
            self._steps.pop()
        self._steps.append((now, self.done))
        while len(self._steps) > 2 and now - self._steps[0][0] > _WINDOW_S:
            self._steps.popleft()

    @property
    def analyzed(self) -> int:
        """Files that have a prediction now, new or remembered."""
        return self.new + self.remembered

    @property
    def failures(self) -> int:
        """Files that could not be analysed, now or before."""
        return len(self.failed) + self.failed_before

    @property
    def done(self) -> int:
        """Files that are through."""
        return self.analyzed + self.unchanged + self.failures

    @property
    def elapsed_s(self) -> float:
        """Seconds since the start."""
        return self._clock() - self._started_at

    @property
    def songs_per_s(self) -> float | None:
        """The pace of the last seconds; None until it is known."""
        (start, before), (end, after) = self._steps[0], self._steps[-1]
        return (after - before) / (end - start) if end - start >= 1 and after - before >= 2 else None

    @property
    def left_s(self) -> float | None:
        """How long the rest will take at this pace; None until it is known."""
        pace = self.songs_per_s
        return (self.found - self.done) / pace if pace and self.all_found else None

    def _count_one(self, event: AnalysisEvent) -> None:
        match event:
            case FilesFound(total, complete):
                self.found, self.all_found = total, complete
            case TrackAnalyzed(from_cache=True):
                self.remembered += 1
            case TrackAnalyzed():
                self.new += 1
            case TrackUnchanged():
                self.unchanged += 1
            case TrackFailed(again=True):
                self.failed_before += 1
            case TrackFailed(failed):
                self.failed.append(failed)
            case DeviceChosen():
                self.device = event.use
            case FolderShrunk():
                self.shrunk.append(event)
            case PatternsUnmatched(patterns):
                self.unmatched = patterns
            case PauseChanged():
                self._steps.clear()  # a rest says nothing about the pace
