"""Whether other programs have changed a library since this one looked last."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from weakref import WeakValueDictionary

from emotion_player.library.opening import opened_read_only


class ChangesByOthers:
    """Counts what others change in one library file, for all connections of this program; any thread may use it.

    A connection that only looks sees by ``PRAGMA data_version`` whether anybody has written. This program's own
    writers say when they begin, which is when nobody else can write, and when they have ended.
    """

    def __init__(self, library: Path) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._looker: sqlite3.Connection | None = None
        self._seen = 0
        self._count = 0
        self._is_writing = False

    def __del__(self) -> None:
        if self._looker is not None:
            self._looker.close()

    def count(self) -> int:
        """How often others were found to have changed something since this was asked first.

        Raises:
            sqlite3.Error: The file cannot be read.
        """
        with self._lock:
            if self._looker is None:
                self._looker = opened_read_only(self._library, any_thread=True)
                self._seen = self._version()
            if not self._is_writing:
                self._look()
            return self._count

    def begin(self) -> None:
        """This program holds the file's write lock from now on."""
        with self._lock:
            self._is_writing = True
            if self._looker is not None:
                self._look()

    def end(self) -> None:
        """What this program wrote is committed or rolled back."""
        with self._lock:
            self._is_writing = False
            if self._looker is not None:
                with suppress(sqlite3.Error):
                    self._seen = self._version()

    def _look(self) -> None:
        with suppress(sqlite3.Error):  # who reads next says so
            version = self._version()
            self._count += version != self._seen
            self._seen = version

    def _version(self) -> int:
        assert self._looker is not None
        (version,) = self._looker.execute("PRAGMA data_version").fetchone()
        return int(version)


_changes: WeakValueDictionary[Path, ChangesByOthers] = WeakValueDictionary()
_changes_lock = threading.Lock()


def changes_by_others(library: Path) -> ChangesByOthers:
    """The changes of one file."""
    with _changes_lock:
        file = library.resolve()
        return _changes.setdefault(file, ChangesByOthers(file))
