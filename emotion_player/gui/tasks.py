"""Runs operations on threads; the only place where the window starts any."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from emotion_player.gui.operation import Job, Operation

logger = logging.getLogger(__name__)

BATCH_MS = 150
"""How often results are handed over; one by one, a fast generator would leave the window no time to paint."""

CLOSING_S = 30.0
"""The longest that closing waits for what cannot be stopped, such as access to a network folder that is gone."""


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
        # The thread holds only the job: the last reference to a widget is never dropped on a thread.
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
