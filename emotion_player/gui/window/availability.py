"""Marks the songs whose drive is not connected, until it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from emotion_player.analysis.availability import missing_folders
from emotion_player.gui.operation import Lane, Operation
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.tasks import Tasks

_LOOK_EVERY_MS = 10_000
_AVAILABILITY = Lane("availability", newest_wins=True, threads=("availability",))
"""On its own thread: access to a network drive that is gone may block."""


class Availability(QObject):
    """Looks now and then which folders of songs are there.

    Args:
        tracks: The songs, which are marked.
        folders: Returns the folders of music in the settings.
        tasks: Runs what looks.
        parent: The owner.
    """

    def __init__(
        self, tracks: TrackTableModel, folders: Callable[[], Sequence[Path]], tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tracks = tracks
        self._folders = folders
        self._tasks = tasks
        self._missing: tuple[str, ...] = ()
        self._is_looking = False
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and from now on."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look once, unless that is under way."""
        if self._is_looking:
            return
        self._is_looking = True
        songs = self._tracks.collection
        paths = songs.present_paths()
        looking = partial(missing_folders, paths, [str(folder) for folder in self._folders()])
        look = Operation.call("looking for drives", looking, _AVAILABILITY)
        self._tasks.start(look.on_success(self._show).on_end(self._on_end))

    def _show(self, missing: tuple[str, ...]) -> None:
        if missing != self._missing:
            self._missing = missing
            self._tracks.mark_missing(missing)

    def _on_end(self) -> None:
        self._is_looking = False
