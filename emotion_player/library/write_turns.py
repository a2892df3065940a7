"""Who writes a library file next: in the order of asking.

SQLite itself is unfair: of those who wait for its one write lock, whoever asks at the right moment gets it, and a
writer that takes the lock again at once keeps all others waiting (https://sqlite.org/c3ref/busy_handler.html).
"""

from __future__ import annotations

import threading
from collections import deque
from pathlib import Path
from weakref import WeakValueDictionary


class WriteTurns:
    """The turns of the connections of this process to one library file; any thread may use it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queue: deque[threading.Event] = deque()  # the first one writes

    def take(self, timeout_s: float) -> threading.Event | None:
        """Wait for one's turn; what to give it back with, or None when it does not come in time."""
        turn = threading.Event()
        with self._lock:
            self._queue.append(turn)
            if self._queue[0] is turn:
                return turn
        if turn.wait(timeout_s):
            return turn
        with self._lock:
            if self._queue[0] is turn:  # it came just now
                return turn
            self._queue.remove(turn)
        return None

    def give_back(self, turn: threading.Event) -> None:
        """Let the next one write."""
        with self._lock:
            assert self._queue[0] is turn, "only the one whose turn it is gives it back"
            self._queue.popleft()
            if self._queue:
                self._queue[0].set()


_turns: WeakValueDictionary[Path, WriteTurns] = WeakValueDictionary()
_turns_lock = threading.Lock()


def write_turns(library: Path) -> WriteTurns:
    """The turns at one file, the same for all connections of this process; they last as long as one of them."""
    with _turns_lock:
        return _turns.setdefault(library.resolve(), WriteTurns())
