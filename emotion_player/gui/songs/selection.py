"""The selected, the current and the playing tracks, shared by all views."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject, Signal

from emotion_player.collection.selection import TrackSelection


class Selection(QObject):
    """Emits changes of one ``TrackSelection`` to every view.

    Signals:
        changed: The selected tracks changed.
        current_changed: The current track changed.
        playing_changed: The playing track changed.
    """

    changed = Signal()
    current_changed = Signal()
    playing_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = TrackSelection()

    @property
    def ids(self) -> tuple[int, ...]:
        """The selected tracks, in the order in which they were chosen or shown."""
        return self._state.ids

    @property
    def current(self) -> int | None:
        """The current track, to which keys and details refer."""
        return self._state.current

    @property
    def playing(self) -> int | None:
        """The track that plays or is paused."""
        return self._state.playing

    def choose(self, track_id: int | None) -> None:
        """Make one track current and select it alone; None selects nothing."""
        self.select(() if track_id is None else (track_id,), current=track_id)

    def select(self, ids: Iterable[int], *, current: int | None = None) -> None:
        """Select tracks; the current one is ``current``, else stays if it is among them, else is the first."""
        self._change(self._state.with_selected(ids, current))

    def drop(self, tracks: Collection[int]) -> None:
        """Deselect some tracks."""
        self._change(self._state.without(tracks))

    def play(self, track_id: int | None) -> None:
        """Set the playing track."""
        self._change(self._state.with_playing(track_id))

    def _change(self, state: TrackSelection) -> None:
        before, self._state = self._state, state
        if state.ids != before.ids:
            self.changed.emit()
        if state.current != before.current:
            self.current_changed.emit()
        if state.playing != before.playing:
            self.playing_changed.emit()
