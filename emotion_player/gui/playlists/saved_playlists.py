"""The saved playlists, including changes that the library has not stored yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from emotion_player.core.playlists.playlist import Playlist, PlaylistSummary
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.operation import LIBRARY, Operation
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.services import LibraryAccess
from emotion_player.gui.undo.undo_history import Step
from emotion_player.gui.widgets.message_bar import Offer
from emotion_player.gui.window.frame import Frame

PlaylistChanges = Mapping[str, Playlist | None]
"""Playlists by name; None for one that is not there."""


class SavedPlaylists(QObject):
    """Reads playlists on this thread, and writes changes on a task thread, one after another.

    Args:
        library: The library, read on this thread, changed on a task thread.
        frame: The window.

    Signals:
        changed: Playlists changed.
        brought_back: A change was undone or made again: the name of a playlist that it left.
        failed: They cannot be read or changed: one sentence.
    """

    changed = Signal()
    brought_back = Signal(str)
    failed = Signal(str)

    def __init__(self, library: LibraryAccess, frame: Frame) -> None:
        super().__init__(frame.window)
        self._store = library.here.playlists
        self._open_library = library.open
        self._tasks = frame.tasks
        self._history = frame.history
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

    def change(self, text: str, changes: PlaylistChanges) -> Offer:
        """Change playlists in one step that can be undone.

        Args:
            text: What the user does: ``Delete “Evening”``.
            changes: By name, the playlists after the change; None deletes one.

        Returns:
            The offer to undo it.
        """
        before = {name: self.playlist(name) for name in changes}
        self._apply(changes)
        return self.note(text, before, changes)

    def note(self, text: str, before: PlaylistChanges, after: PlaylistChanges) -> Offer:
        """Let the user undo a change that is in the library already; return the offer to undo it."""
        return self._history.did(Step(text, undo=lambda: self._become(before), redo=lambda: self._become(after)))

    def _become(self, changes: PlaylistChanges) -> None:
        self._apply(changes)
        if left := next((name for name, playlist in changes.items() if playlist is not None), ""):
            self.brought_back.emit(left)

    def _apply(self, changes: PlaylistChanges) -> None:
        """Show changes at once and store them: those that are kept first, so that nothing is lost on the way."""

        def work() -> None:
            with self._open_library() as library:
                for playlist in filter(None, changes.values()):
                    library.playlists.save(playlist)
                for name in (name for name, playlist in changes.items() if playlist is None):
                    library.playlists.delete(name)

        def settled() -> None:
            for name, playlist in changes.items():
                if self._under_way.get(name, playlist) is playlist:  # and not changed once more meanwhile
                    self._under_way.pop(name, None)
            self.read_again()

        self._under_way |= changes
        changing = Operation.call("changing a playlist", work, LIBRARY)
        self._tasks.start(changing.on_failure(lambda error: self.failed.emit(translate_error(error))).on_end(settled))
        self.changed.emit()
