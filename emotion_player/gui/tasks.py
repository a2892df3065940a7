"""Long work beside the window: one generator on one thread, its results handed over in batches.

The only place where the window starts threads, and the only one that may catch every exception.
"""

from __future__ import annotations

import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from emotion_player.errors import EmotionPlayerError

Item = TypeVar("Item")

BATCH_MS = 150
"""How often results are handed over; one by one, a fast generator would leave the window no time to paint."""


class GeneratorTask(QObject, Generic[Item]):
    """Runs a generator on a thread. Create, connect, start: in that order.

    Exactly one of ``finished``, ``refused`` and ``crashed`` comes at the end, after the last ``yielded``.

    Signals:
        yielded: What came since the last time, as a list.
        finished: The generator ended, or was cancelled and has cleaned up.
        refused: An EmotionPlayerError: its one sentence for the user.
        crashed: A bug: its traceback.
    """

    yielded = Signal(list)
    finished = Signal()
    refused = Signal(str)
    crashed = Signal(str)
    _stopped = Signal()

    def __init__(self, make: Callable[[], Iterator[Item]], thread_name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._came: deque[Item] = deque()
        self._cancelled = threading.Event()
        self._refusal = ""
        self._bug = ""
        self._thread = threading.Thread(target=self._run, name=thread_name)
        self._timer = QTimer(self, interval=BATCH_MS)
        self._timer.timeout.connect(self._hand_over)
        self._stopped.connect(self._on_stopped, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Call ``make`` and iterate what it returns, both on the thread."""
        self._timer.start()
        self._thread.start()

    def cancel(self) -> None:
        """Ask the generator to stop at its next yield, where it is closed."""
        self._cancelled.set()

    def wait(self) -> None:
        """Block until the thread has ended; for closing the window."""
        self._thread.join()
        self._timer.stop()

    def _run(self) -> None:
        try:
            self._iterate(self._make())
        except EmotionPlayerError as error:
            self._refusal = str(error)
        except Exception:  # noqa: BLE001 - shown as a bug
            self._bug = traceback.format_exc()
        self._stopped.emit()

    def _iterate(self, items: Iterator[Item]) -> None:
        try:
            for item in items:
                self._came.append(item)
                if self._cancelled.is_set():
                    break
        finally:
            if isinstance(items, Generator):
                items.close()

    def _hand_over(self) -> None:
        if batch := [self._came.popleft() for _ in range(len(self._came))]:
            self.yielded.emit(batch)

    def _on_stopped(self) -> None:
        self.wait()  # no longer than the emit takes to return; only then may this object go
        self._hand_over()
        if self._bug:
            self.crashed.emit(self._bug)
        elif self._refusal:
            self.refused.emit(self._refusal)
        else:
            self.finished.emit()
