"""Removal of songs and failed files from the library, undoable until the window closes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from emotion_player.core.ports import OpenLibrary
from emotion_player.core.removed_files import RemovedFiles
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.tasks import LIBRARY, Operation
from emotion_player.gui.widgets.message_bar import Offer
from emotion_player.gui.window.frame import Frame


class Removal(QObject):
    """Removes from the library, never from the disk.

    Args:
        frame: The window.
        path_of: Returns the path of a song.
        open_library: Opens the library for a task thread.

    Attributes:
        bring_back: The menu action that restores what was removed last.

    Signals:
        removed: Files were removed from the library.
        restored: Files were restored.
    """

    removed = Signal()
    restored = Signal()

    def __init__(self, frame: Frame, path_of: Callable[[int], Path], open_library: OpenLibrary) -> None:
        super().__init__(frame.window)
        self._path_of = path_of
        self._open_library = open_library
        self._tasks = frame.tasks
        self._message = frame.message
        self._removed: list[RemovedFiles] = []
        self.bring_back = QAction(self.tr("Bring back removed songs"), self)
        self.bring_back.setEnabled(False)
        self.bring_back.triggered.connect(self.undo)

    def remove_songs(self, songs: Sequence[int]) -> None:
        """Remove songs."""
        self.remove([self._path_of(song) for song in songs])

    def remove(self, paths: Sequence[Path]) -> None:
        """Remove the tracks and failures of files."""
        operation = Operation.call("removing songs", partial(_remove, self._open_library, paths), LIBRARY)
        self._tasks.start(operation.on_success(self._on_removed).on_failure(self._on_failed))

    def undo(self) -> None:
        """Restore what was removed last."""
        if not self._removed:
            return
        last = self._removed.pop()
        operation = Operation.call("bringing songs back", partial(_restore, self._open_library, last), LIBRARY)
        operation.on_success(lambda _: self._on_restored(last)).on_failure(self._on_failed)
        self._tasks.start(operation)
        self.bring_back.setEnabled(bool(self._removed))

    def _on_removed(self, removed: RemovedFiles) -> None:
        self.removed.emit()
        if removed:
            self._removed.append(removed)
            self.bring_back.setEnabled(True)
            sentence = self.tr("%Ln song(s) removed from the library; nothing was deleted.", "", len(removed))
            self._message.inform(sentence, Offer(self.tr("Undo"), self.undo))

    def _on_restored(self, removed: RemovedFiles) -> None:
        self.restored.emit()
        self._message.inform(self.tr("%Ln song(s) brought back.", "", len(removed)))

    def _on_failed(self, error: EmotionPlayerError) -> None:
        self._message.warn(translate_error(error))


def _remove(open_library: OpenLibrary, paths: Sequence[Path]) -> RemovedFiles:
    with open_library() as library:
        return library.removals.remove(paths)


def _restore(open_library: OpenLibrary, removed: RemovedFiles) -> None:
    with open_library() as library:
        library.removals.put_back(removed)
