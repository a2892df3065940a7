"""Which files of playlists are there, as far as was looked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from emotion_player.analysis.availability import Presence, presences
from emotion_player.gui.operation import Lane, Operation
from emotion_player.gui.tasks import Tasks

_LOOKING = Lane("files of playlists", newest_wins=True, threads=("availability",))


class FilePresence(QObject):
    """Looks for files on a thread of its own: access to a network drive that is gone may block.

    Args:
        tasks: Runs what looks.
        parent: The owner.

    Signals:
        changed: A file is gone, or is there again.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._gone: dict[Path, Presence] = {}

    def of(self, file: Path) -> Presence:
        """Return what the last look at a file found; it counts as there until then."""
        return self._gone.get(file, Presence.THERE)

    def look(self, files: Iterable[Path]) -> None:
        """Look again, in place of an earlier look that has not ended."""
        looking = partial(presences, tuple(files))
        self._tasks.start(Operation.call("looking for songs", looking, _LOOKING).on_success(self._note))

    def _note(self, found: dict[Path, Presence]) -> None:
        before = {file: self.of(file) for file in found}
        self._gone |= found
        if found != before:
            self.changed.emit()
