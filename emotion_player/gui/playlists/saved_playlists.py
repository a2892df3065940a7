"""The saved playlists, including changes that the library has not stored yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from emotion_player.core.playlists.playlist import Playlist, PlaylistSummary
from emotion_player.core.ports import PlaylistStore
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.services import LibraryAccess
from emotion_player.gui.tasks import LIBRARY, Operation, Tasks


class SavedPlaylists(QObject):
    """Reads playlists on this thread, and writes changes on a task thread, one after another.

    Args:
        library: The library, read on this thread, changed on a task thread.
        tasks: Runs the changes.
        parent: The owner.

    Signals:
        changed: The playlists or their songs changed.
        failed: They cannot be read or changed: one sentence.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, library: LibraryAccess, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._store = library.here.playlists
        self._open_library = library.open
        self._tasks = tasks
        self._saved: Sequence[PlaylistSummary] = ()
        self._under_way: dict[str, Playlist | None] = {}

    @property
    def names(self) -> list[str]:
        """The playlists, in order."""
        return [summary.name for summary in self.summaries()]

    def summaries(self) -> list[PlaylistSummary]:
        """Combine the playlists in the library with pending changes, in order of name."""
        saved = [each for each in self._saved if each.name not in self._under_way]
        now = datetime.now(UTC)
        coming = (
            PlaylistSummary(name, len(playlist.entries), playlist.duration_s, now)
            for name, playlist in self._under_way.items()
            if playlist is not None
        )
        return sorted([*saved, *coming], key=lambda each: (each.name.lower(), each.name))

    def playlist(self, name: str) -> Playlist | None:
        """Return a playlist, including pending changes."""
        if name in self._under_way:
            return self._under_way[name]
        try:
            return self._store.playlist(name)
        except EmotionPlayerError as error:
            self.failed.emit(translate_error(error))
            return None

    def free_name(self, name: str) -> str:
        """Return the name, or the name with the first number from 2 on that makes it unique."""
        names = {*self.names}
        numbered = (name if number == 1 else f"{name} {number}" for number in range(1, len(names) + 2))
        return next(each for each in numbered if each not in names)

    def read_again(self) -> None:
        """Read the library again, which other processes may have changed, and in which songs may have moved."""
        try:
            self._saved = self._store.summaries()
        except EmotionPlayerError as error:
            self.failed.emit(translate_error(error))
        self.changed.emit()

    def save(self, playlist: Playlist) -> None:
        """Save a playlist, replacing one with the same name."""
        self._change({playlist.name: playlist}, lambda store: store.save(playlist))

    def rename(self, playlist: Playlist, new: str) -> None:
        """Rename a playlist to an unused name."""
        old = playlist.name
        changes = {old: None, new: dataclasses.replace(playlist, name=new)}
        self._change(changes, lambda store: store.rename(old, new))

    def delete(self, name: str) -> None:
        """Delete a playlist."""
        self._change({name: None}, lambda store: store.delete(name))

    def _change(self, changes: dict[str, Playlist | None], change: Callable[[PlaylistStore], object]) -> None:
        def work() -> None:
            with self._open_library() as library:
                change(library.playlists)

        def settled() -> None:
            for name, playlist in changes.items():
                if self._under_way.get(name, playlist) is playlist:  # and not changed once more meanwhile
                    self._under_way.pop(name, None)
            self.read_again()

        self._under_way |= changes
        changing = Operation.call("changing a playlist", work, LIBRARY)
        self._tasks.start(changing.on_failure(lambda error: self.failed.emit(translate_error(error))).on_end(settled))
        self.changed.emit()
