"""Which songs are selected, which one is in hand, and which one plays: the same for every view."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """Songs are named by their ids.

    Signals:
        changed: Other songs are selected.
        current_changed: Another song is in hand: the one that keys and the details go by.
        playing_changed: Another song plays.
    """

    changed = Signal()
    current_changed = Signal()
    playing_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[int, ...] = ()
        self._current: int | None = None
        self._playing: int | None = None

    @property
    def ids(self) -> tuple[int, ...]:
        """The selected songs, in the order in which they were chosen or shown."""
        return self._ids

    @property
    def current(self) -> int | None:
        """The song in hand."""
        return self._current

    @property
    def playing(self) -> int | None:
        """The song that plays or is paused."""
        return self._playing

    def choose(self, song: int | None) -> None:
        """Take one song in hand and select it alone; None selects nothing."""
        self.select(() if song is None else (song,), current=song)

    def select(self, ids: Iterable[int], *, current: int | None = None) -> None:
        """Select songs; the one in hand is ``current``, else stays if it is among them, else is the first."""
        selected = tuple(dict.fromkeys(ids))
        if current is None:
            current = self._current if self._current in selected else next(iter(selected), None)
        was_selected, was_current = self._ids, self._current
        self._ids, self._current = selected, current
        if selected != was_selected:
            self.changed.emit()
        if current != was_current:
            self.current_changed.emit()

    def drop(self, songs: Collection[int]) -> None:
        """Select some songs no longer."""
        gone = set(songs)
        if not gone.isdisjoint({*self._ids, self._current}):
            self.select([song for song in self._ids if song not in gone])

    def play(self, song: int | None) -> None:
        """Take note of which song plays."""
        if song != self._playing:
            self._playing = song
            self.playing_changed.emit()
