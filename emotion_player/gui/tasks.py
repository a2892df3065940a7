"""Operations in the background, and the one executor that runs them on threads.

The only place where the window starts threads, and the only one that may catch every exception.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from emotion_player.errors import EmotionPlayerError

logger = logging.getLogger(__name__)

Item = TypeVar("Item")

BATCH_MS = 150
"""How often results are handed over; one by one, a fast generator would leave the window no time to paint."""

CLOSING_S = 30.0
"""No longer than this does closing wait for what cannot be stopped, as on a network folder that has gone away."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Operations in one lane run one after another, in the order in which they were started.

    Attributes:
        name: The name of the lane.
        newest_wins: Whether starting an operation drops the earlier ones.
        is_promised: Whether waiting operations are run even when the window closes, as the user takes them for done.
        threads: The threads that may run it; two lanes share either all of them or none.
    """

    name: str
    newest_wins: bool = False
    is_promised: bool = False
    threads: tuple[str, ...] = ("task-1", "task-2")


LIBRARY = Lane("library", is_promised=True)
"""All that writes to the library, but scans."""

CHECKS = Lane("checks")
"""What only looks whether all is well."""

SCANS = Lane("scans", threads=("scan",))
"""Whatever listens to songs: it uses all processors, so nothing is won by two at once."""


class Operation(Generic[Item]):
    """Work for a task thread, with callbacks on the window's thread.

    After the last progress comes exactly one of success, failure, cancel and (for a bug) ``Tasks.crashed``; then the
    end. A dropped operation calls nothing any more; if it runs into a bug, that is still reported.

    Args:
        label: A description for the log: "saving a playlist".
        work: Called on the thread, and what it returns is iterated there; a generator is closed there as well. It
            opens a library connection of its own and touches no widget.
        lane: The lane, whose operations run one at a time.
        is_long: It may take more than a few seconds. Only one of these runs at once, so that what is short always
            finds a free thread, and closing the window cancels it.

    Attributes:
        job: The part that the task thread uses.
    """

    def __init__(self, label: str, work: Callable[[], Iterator[Item]], lane: Lane, *, is_long: bool = False) -> None:
        self.label = label
        self.lane = lane
        self.is_long = is_long
        self.job = Job(work)
        self._progress: Callable[[list[Item]], object] | None = None
        self._success: Callable[[Any], object] | None = None
        self._failure: Callable[[EmotionPlayerError], object] | None = None
        self._cancel: Callable[[], object] | None = None
        self._end: Callable[[], object] | None = None
        self._is_dropped = False

    @classmethod
    def call(cls, label: str, function: Callable[[], Item], lane: Lane) -> Self:
        """Create an operation that consists of one call."""

        def work() -> Iterator[Item]:
            yield function()

        return cls(label, work, lane)

    def on_progress(self, callback: Callable[[list[Item]], object]) -> Self:
        """Set the callback for progress: called with the values yielded since the last call."""
        self._progress = callback
        return self

    def on_success(self, callback: Callable[[Any], object]) -> Self:
        """Set the callback for success: called with the last yielded value, or None."""
        self._success = callback
        return self

    def on_failure(self, callback: Callable[[EmotionPlayerError], object]) -> Self:
        """Set the callback for failure: called with the error, in place of ``Tasks.failed``."""
        self._failure = callback
        return self

    def on_cancel(self, callback: Callable[[], object]) -> Self:
        """Set the callback for cancellation."""
        self._cancel = callback
        return self

    def on_end(self, callback: Callable[[], object]) -> Self:
        """Set the callback for the end, however it came."""
        self._end = callback
        return self

    def cancel(self) -> None:
        """Stop at the next yield, or before the start; values yielded until then are still delivered."""
        self.job.cancelled.set()

    def drop(self) -> None:
        """Cancel, and call nothing any more."""
        self._is_dropped = True
        self.cancel()

    @property
    def is_promised(self) -> bool:
        """Whether it is run even if the window closes."""
        return self.lane.is_promised and not self.is_long

    def report_progress(self) -> None:
        """Deliver the progress so far; for ``Tasks``."""
        batch = self.job.take()
        if batch and self._progress is not None and not self._is_dropped:
            self._progress(batch)

    def report_end(self, *, on_failure: Callable[[EmotionPlayerError], object]) -> None:
        """Deliver the result; for ``Tasks``, which reports failures without a callback."""
        if self._is_dropped:
            return
        try:
            if (error := self.job.error) is not None:
                (self._failure or on_failure)(error)
            elif self.job.was_cut_short and self._cancel is not None:
                self._cancel()
            elif self._success is not None and not self.job.was_cut_short and not self.job.bug:
                self._success(self.job.last)
        finally:
            if self._end is not None:
                self._end()


class Job:
    """The part of an operation that the task thread uses, without anything of the window."""

    def __init__(self, work: Callable[[], Iterator[Any]]) -> None:
        self.last: Any = None
        self.cancelled = threading.Event()
        self.was_cut_short = False
        self.error: EmotionPlayerError | None = None
        self.bug = ""
        self.is_over = False
        self._work = work
        self._came: deque[Any] = deque()

    def run(self) -> None:
        """Iterate the work to its end, on the task thread."""
        try:
            if self.cancelled.is_set():
                self.was_cut_short = True
            else:
                self._iterate(self._work())
        except EmotionPlayerError as error:
            self.error = error
        except Exception:  # noqa: BLE001 - shown as a bug
            self.bug = traceback.format_exc()
        self.is_over = True

    def take(self) -> list[Any]:
        """Return the values yielded since the last call."""
        return [self._came.popleft() for _ in range(len(self._came))]

    def _iterate(self, items: Iterator[Any]) -> None:
        try:
            for item in items:
                self.last = item
                self._came.append(item)
                if self.cancelled.is_set():
                    self.was_cut_short = True
                    break
        finally:
            if isinstance(items, Generator):
                items.close()


class Tasks(QObject):
    """Runs operations; one that fails stops no other, nor does it stop the window from closing.

    Signals:
        failed: An operation without a callback for it has failed: the EmotionPlayerError.
        crashed: An operation ran into a bug: the traceback.
    """

    failed = Signal(object)
    crashed = Signal(str)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations: list[Operation[Any]] = []
        self._is_closed = False
        self._timer = QTimer(self, interval=BATCH_MS)
        self._timer.timeout.connect(self._hand_over)
        self._woken.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._lock = threading.Lock()  # guards what follows
        self._waiting: list[Operation[Any]] = []
        self._running: dict[str, Operation[Any]] = {}
        self._threads: list[threading.Thread] = []

    @property
    def is_busy(self) -> bool:
        """Whether anything runs or waits."""
        return bool(self._operations)

    def start(self, operation: Operation[Any]) -> None:
        """Run an operation as soon as its lane and a thread are free."""
        if operation.lane.newest_wins:
            for earlier in self._operations:
                if earlier.lane == operation.lane:
                    earlier.drop()
        self._operations.append(operation)
        self._timer.start()
        with self._lock:
            self._waiting.append(operation)
            self._schedule()

    def close(self) -> None:
        """Finish promised operations, cancel the rest, and wait with a time limit, before the window closes."""
        self._timer.stop()
        with self._lock:
            self._is_closed = True
            self._waiting = [each for each in self._waiting if each.is_promised]
            for operation in self._running.values():
                if not operation.is_promised:
                    operation.cancel()
        last_chance = time.monotonic() + CLOSING_S
        while (thread := self._any_thread()) is not None and (left_s := last_chance - time.monotonic()) > 0:
            thread.join(left_s)
        for each in self._operations:
            if each.job.error or each.job.bug:
                logger.warning("While the window closed, %s failed: %s", each.label, each.job.error or each.job.bug)
        if unfinished := [each.label for each in (*self._running.values(), *self._waiting)]:
            logger.warning("The window did not wait any longer for %s", ", ".join(unfinished))

    # On any thread

    def _schedule(self) -> None:
        """Start the operations that may run now; the caller holds the lock."""
        busy_lanes = {operation.lane for operation in self._running.values()}
        long_runs = any(operation.is_long for operation in self._running.values())
        for operation in [*self._waiting]:
            free = [name for name in operation.lane.threads if name not in self._running]
            if free and operation.lane not in busy_lanes and not (long_runs and operation.is_long):
                self._waiting.remove(operation)
                self._run(operation, free[0])
                long_runs = long_runs or operation.is_long
            busy_lanes.add(operation.lane)

    def _run(self, operation: Operation[Any], name: str) -> None:
        # The thread knows the job alone: the last to let go of what belongs to the window is never a thread.
        thread = threading.Thread(target=self._work, args=(operation.job, name), name=name, daemon=True)
        self._running[name] = operation
        self._threads.append(thread)
        thread.start()

    def _work(self, job: Job, name: str) -> None:
        job.run()
        with self._lock:
            del self._running[name]
            self._threads.remove(threading.current_thread())
            self._schedule()
            if not self._is_closed:
                self._woken.emit()

    def _any_thread(self) -> threading.Thread | None:
        with self._lock:
            return next(iter(self._threads), None)

    # On the thread of the window

    def _hand_over(self) -> None:
        for operation in [*self._operations]:
            self._report(operation)
        if not self._operations:
            self._timer.stop()

    def _report(self, operation: Operation[Any]) -> None:
        if self._is_closed:
            return
        is_over = operation.job.is_over  # before taking what it left
        operation.report_progress()
        if is_over and operation in self._operations:
            self._operations.remove(operation)
            if operation.job.bug:
                self.crashed.emit(operation.job.bug)
            operation.report_end(on_failure=self.failed.emit)
