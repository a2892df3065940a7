"""Reads the library into the window page by page, so that 100,000 tracks do not freeze it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from emotion_player.core.ports.library import TrackCatalog
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.track_columns import TrackColumns
from emotion_player.errors import EmotionPlayerError

_PAGE = 100_000
"""Two thirds of a second; smaller pages cost a painting of the plane each, and the window would be whole later."""

_PAINTED_MS = 20
"""A window that opens is painted by then, if empty: the screen asks for it a moment after it is shown."""


class CatalogReading(QObject):
    """Reads all tracks, on the thread it lives in.

    Signals:
        read: Some tracks, as TrackColumns.
        finished: All tracks have been read.
        failed: The library cannot be read: the EmotionPlayerError.
    """

    read = Signal(object)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, catalog: TrackCatalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._pages: Iterator[TrackColumns] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_running(self) -> bool:
        """Whether there are more pages."""
        return self._pages is not None

    def start(self, models: Sequence[ModelKey]) -> None:
        """Read the tracks with the predictions of ``models`` from the start, cancelling an earlier read."""
        self._pages = self._read(models)
        self._timer.start(_PAINTED_MS)

    def stop(self) -> None:
        """Stop reading."""
        self._timer.stop()
        self._pages = None

    def _read(self, models: Sequence[ModelKey]) -> Iterator[TrackColumns]:
        yield from self._catalog.track_pages(models, _PAGE)  # opened in its first turn, where errors are expected

    def _on_turn(self) -> None:
        """Read one page, then return to the event loop."""
        self._timer.setInterval(0)
        try:
            page = next(self._pages, None) if self._pages is not None else None
        except EmotionPlayerError as error:
            self.stop()
            self.failed.emit(error)
            return
        if page is None:
            self.stop()
            self.finished.emit()
        else:
            self.read.emit(page)
