"""The selected, the current and the playing track."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TrackSelection:
    """The ids of the selected, the current and the playing track.

    Attributes:
        ids: The selected tracks, in the order in which they were chosen or shown.
        current: The track to which keys and details refer.
        playing: The track that plays or is paused.
    """

    ids: tuple[int, ...] = ()
    current: int | None = None
    playing: int | None = None

    def with_selected(self, ids: Iterable[int], current: int | None = None) -> TrackSelection:
        """Select other tracks; the current one is ``current``, else stays if selected, else is the first."""
        selected = tuple(dict.fromkeys(ids))
        if current is None:
            current = self.current if self.current in selected else next(iter(selected), None)
        return replace(self, ids=selected, current=current)

    def without(self, tracks: Collection[int]) -> TrackSelection:
        """Deselect some tracks."""
        removed = set(tracks)
        if removed.isdisjoint({*self.ids, self.current}):
            return self
        return self.with_selected([track_id for track_id in self.ids if track_id not in removed])

    def with_playing(self, track_id: int | None) -> TrackSelection:
        """Set the playing track."""
        return replace(self, playing=track_id)
