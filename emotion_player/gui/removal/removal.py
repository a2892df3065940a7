"""Removal of songs and failed files from the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from emotion_player.core.ports.library import OpenLibrary
from emotion_player.core.removed_files import RemovedFiles
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.operation import LIBRARY, Operation
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.undo.undo_history import Step
from emotion_player.gui.window.frame import Frame

Result = TypeVar("Result")


class Removal(QObject):
    """Removes from the library, never from the disk.

    Args:
        frame: The window.
        path_of: Returns the path of a song.
        open_library: Opens the library for a task thread.

    Signals:
        removed: Files were removed from the library.
        restored: Files were restored: the paths of the songs among them.
    """

    removed = Signal()
    restored = Signal(list)

    def __init__(self, frame: Frame, path_of: Callable[[int], Path], open_library: OpenLibrary) -> None:
        super().__init__(frame.window)
        self._path_of = path_of
        self._open_library = open_library
        self._tasks = frame.tasks
        self._message = frame.message
        self._history = frame.history

    def remove_songs(self, songs: Sequence[int]) -> None:
        """Remove songs."""
        self.remove([self._path_of(song) for song in songs])

    def remove(self, paths: Sequence[Path]) -> None:
        """Remove the tracks and failures of files."""
        self._start("removing songs", partial(_remove, self._open_library, paths), self._on_removed)

    def _on_removed(self, removed: RemovedFiles) -> None:
        self.removed.emit()
        if removed:
            step = Step(
                self.tr("Remove %Ln song(s) from the library", "", len(removed)),
                undo=lambda: self._restore(removed),
                redo=lambda: self._remove_again(removed),
            )
            sentence = self.tr("%Ln song(s) removed from the library; no file was deleted.", "", len(removed))
            self._message.inform(sentence, self._history.did(step))

    def _restore(self, removed: RemovedFiles) -> None:
        songs = [track.path for _, track in removed.tracks]
        self._start(
            "restoring songs", partial(_restore, self._open_library, removed), lambda _: self.restored.emit(songs)
        )

    def _remove_again(self, removed: RemovedFiles) -> None:
        paths = [*(track.path for _, track in removed.tracks), *(failed.file.path for failed in removed.failures)]
        self._start("removing songs", partial(_remove, self._open_library, paths), lambda _: self.removed.emit())

    def _start(self, label: str, work: Callable[[], Result], on_success: Callable[[Result], None]) -> None:
        self._tasks.start(Operation.call(label, work, LIBRARY).on_success(on_success).on_failure(self._on_failed))

    def _on_failed(self, error: EmotionPlayerError) -> None:
        self._message.warn(translate_error(error))


def _remove(open_library: OpenLibrary, paths: Sequence[Path]) -> RemovedFiles:
    with open_library() as library:
        return library.removals.remove(paths)


def _restore(open_library: OpenLibrary, removed: RemovedFiles) -> None:
    with open_library() as library:
        library.removals.restore(removed)
