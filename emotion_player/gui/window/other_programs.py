"""Notices what other programs do to the library while the window shows it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from emotion_player.core.ports.library import OpenedLibrary
from emotion_player.errors import EmotionPlayerError

_LOOK_EVERY_MS = 2_000
_REST = 20
"""So many times as long as reading the library took, it is not read again, however much others change."""


class OtherPrograms(QObject):
    """Looks now and then whether another program has changed the library.

    Args:
        library: The library, read on this thread.
        is_busy: Whether the library cannot be read again now.
        parent: The owner.

    Signals:
        library_changed: Another program has changed the library since it was read.
    """

    library_changed = Signal()

    def __init__(self, library: OpenedLibrary, is_busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._is_busy = is_busy
        self._known = 0
        self._began_at = time.monotonic()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to look; what is there now is known."""
        with suppress(EmotionPlayerError):  # whoever reads the library next reports that
            self._known = self._library.changes_by_others()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def note_reading(self) -> None:
        """The library is about to be read again."""
        self._began_at = time.monotonic()

    def note_read(self) -> None:
        """The library has been read again."""
        took_ms = 1_000 * (time.monotonic() - self._began_at)
        self._timer.setInterval(max(_LOOK_EVERY_MS, round(_REST * took_ms)))

    def _look(self) -> None:
        if self._is_busy():
            return
        with suppress(EmotionPlayerError):
            changes = self._library.changes_by_others()
            if changes != self._known:
                self._known = changes
                self.library_changed.emit()
