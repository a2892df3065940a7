"""The tagging feature: mood tags of the selected songs, with the emotions shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.mood_tags import MoodTags, PathsInUse, TagRequest
from emotion_player.core.mood_words import mood_words
from emotion_player.core.ports.files import MoodTagger
from emotion_player.gui.tags.tag_history_window import TagHistoryWindow
from emotion_player.gui.tags.write_tags_window import WriteTagsWindow
from emotion_player.gui.window.frame import Frame


class Tagging(QObject):
    """Opens the windows for writing tags and for the history, each created when first needed.

    Args:
        frame: The window.
        open_tagger: Makes what reads and writes tags on task threads; called when a window first needs it.
        songs: The songs with their shown emotions.
        in_use: Returns the files that the player has open; called on task threads.

    Signals:
        ended: Writing or undoing ended.
    """

    ended = Signal()

    def __init__(
        self, frame: Frame, open_tagger: Callable[[], MoodTagger], songs: TrackCollection, in_use: PathsInUse
    ) -> None:
        super().__init__(frame.window)
        self._open_tagger = open_tagger
        self._songs = songs
        self._in_use = in_use
        self._tasks = frame.tasks
        self._message = frame.message
        self._steps = frame.history
        self._owner = frame.window
        self._window: WriteTagsWindow | None = None
        self._history: TagHistoryWindow | None = None

    @property
    def is_running(self) -> bool:
        """Whether files are being written."""
        return any(window is not None and window.is_writing for window in (self._window, self._history))

    def stop_offer(self) -> None:
        """None: the windows offer to stop."""

    def write(self, ids: Sequence[int]) -> None:
        """Preview the tags of some songs."""
        if self._window is None:
            self._window = WriteTagsWindow(self._open_tagger(), self._in_use, self._tasks, self._steps, self._owner)
            self._window.written.connect(self._on_written)
        self._window.show_songs(self._requests(ids))

    def show_history(self) -> None:
        """Show the history."""
        if self._history is None:
            self._history = TagHistoryWindow(self._open_tagger(), self._in_use, self._tasks, self._owner)
            self._history.undone.connect(self.ended)
        self._history.show()
        self._history.raise_()
        self._history.activateWindow()

    def close(self) -> None:
        """Close the windows."""
        for window in (self._window, self._history):
            if window is not None:
                window.close()

    def _requests(self, ids: Sequence[int]) -> list[TagRequest]:
        words = mood_words(self._songs.points()[list(ids)])  # at once: the whole library may be selected
        return [
            TagRequest(self._songs.path(song), MoodTags(word, self._songs.emotion(song)))
            for song, word in zip(ids, words, strict=True)
        ]

    def _on_written(self, sentence: str) -> None:
        if self._window is not None and not self._window.isVisible():
            self._message.inform(sentence)
        if self._history is not None and self._history.isVisible():
            self._history.read()
        self.ended.emit()
