"""Reads the library into the window piece by piece, so that 100,000 tracks do not freeze it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from emotion_player.core.estimate import ModelKey
from emotion_player.core.ports import TrackCatalog
from emotion_player.core.selection import TrackQuery
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.songs.track_rows import TrackRow

_TURN_S = 0.02
_BATCH_S = 0.15
_BATCH_ROWS = 4000
"""Taking over more at once would be felt."""


class CatalogReading(QObject):
    """Reads the tracks of one model at a time, on the thread it lives in.

    Signals:
        rows_read: Some tracks, as a list of TrackRow.
        finished: All tracks have been read.
        refused: The library cannot be read: one sentence.
    """

    rows_read = Signal(list)
    finished = Signal()
    refused = Signal(str)

    def __init__(self, catalog: TrackCatalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._rows: Iterator[TrackRow] | None = None
        self._read: list[TrackRow] = []
        self._handed_over = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_running(self) -> bool:
        """Whether there is more to come."""
        return self._rows is not None

    def start(self, model: ModelKey) -> None:
        """Read the tracks of ``model`` from the beginning, instead of what was being read."""
        self.stop()
        self._rows = self._read_rows(model)
        self._handed_over = time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()
        self._rows = None
        self._read = []

    def _read_rows(self, model: ModelKey) -> Iterator[TrackRow]:
        for placed in self._catalog.placed_tracks(model, TrackQuery()):
            yield TrackRow.of(placed)

    def _on_turn(self) -> None:
        """Read for a moment, then let the window live."""
        end = time.monotonic() + _TURN_S
        try:
            while time.monotonic() < end and len(self._read) < _BATCH_ROWS:
                row = next(self._rows, None) if self._rows is not None else None
                if row is None:
                    self._finish()
                    return
                self._read.append(row)
        except EmotionPlayerError as error:
            self.stop()
            self.refused.emit(str(error))
            return
        if len(self._read) >= _BATCH_ROWS or time.monotonic() - self._handed_over > _BATCH_S:
            self._hand_over()

    def _hand_over(self) -> None:
        read, self._read = self._read, []
        self.rows_read.emit(read)
        self._handed_over = time.monotonic()

    def _finish(self) -> None:
        self._hand_over()
        self.stop()
        self.finished.emit()
