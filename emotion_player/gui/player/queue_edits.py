"""The user's changes of the queue, each of which can be undone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject

from emotion_player.core.playing.play_queue import PlayQueue
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.undo.undo_history import Step, UndoHistory


class QueueEdits(QObject):
    """Adds, moves and removes songs to come.

    Once another list plays or the order was shuffled, earlier changes can no longer be undone: they were changes of
    other songs to come.

    Args:
        playback: The player.
        history: What the user can undo.
        parent: The owner.
    """

    def __init__(self, playback: Playback, history: UndoHistory, parent: QObject) -> None:
        super().__init__(parent)
        self._playback = playback
        self._history = history
        self._known = playback.queue
        playback.queue_changed.connect(self._on_queue_changed)

    def add(self, songs: Sequence[int]) -> None:
        """Add songs after the others that the user has added."""
        self._add(songs, self._playback.queue.with_added(songs))

    def add_next(self, songs: Sequence[int]) -> None:
        """Add songs that come next."""
        self._add(songs, self._playback.queue.with_next(songs))

    def insert(self, songs: Sequence[int], place: int) -> None:
        """Insert songs before the one that comes at a place."""
        self._add(songs, self._playback.queue.with_inserted(songs, place))

    def move(self, places: Collection[int], to: int) -> None:
        """Move songs before the one that comes at a place."""
        text = self.tr("Move %n song(s) in the queue", "", len(places))
        self._change(text, self._playback.queue.moved(places, to))

    def remove(self, places: Collection[int]) -> None:
        """Remove songs."""
        text = self.tr("Remove %n song(s) from the queue", "", len(places))
        self._change(text, self._playback.queue.removed(places))

    def clear(self) -> None:
        """Remove all songs to come."""
        self._change(self.tr("Clear the queue"), self._playback.queue.cleared())

    def _add(self, songs: Sequence[int], after: PlayQueue) -> None:
        self._change(self.tr("Add %n song(s) to the queue", "", len(songs)), after)

    def _change(self, text: str, after: PlayQueue) -> None:
        before = self._playback.queue
        if after == before:
            return
        self._become(after)
        undo, redo = (lambda: self._take_back(before, after)), (lambda: self._take_back(after, before))
        self._history.did(Step(text, undo, redo, about=self))

    def _take_back(self, before: PlayQueue, after: PlayQueue) -> None:
        self._become(self._playback.queue.undone(before, after))

    def _become(self, queue: PlayQueue) -> None:
        self._known = queue
        self._playback.change(queue)

    def _on_queue_changed(self) -> None:
        queue, known = self._playback.queue, self._known
        self._known = queue
        if queue.shuffle != known.shuffle or queue.source != known.source:
            self._history.forget(self)
