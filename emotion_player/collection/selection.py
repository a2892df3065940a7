"""Which tracks are selected, which one is current, and which one plays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TrackSelection:
    """Tracks are named by their ids.

    Attributes:
        ids: The selected tracks, in the order in which they were chosen or shown.
        current: The one that keys and the details go by.
        playing: The one that plays or is paused.
    """

    ids: tuple[int, ...] = ()
    current: int | None = None
    playing: int | None = None

    def with_selected(self, ids: Iterable[int], current: int | None = None) -> TrackSelection:
        """Select other tracks; the current one is ``current``, else stays if it is among them, else is the first."""
        selected = tuple(dict.fromkeys(ids))
        if current is None:
            current = self.current if self.current in selected else next(iter(selected), None)
        return replace(self, ids=selected, current=current)

    def without(self, tracks: Collection[int]) -> TrackSelection:
        """Select some tracks no longer."""
        removed = set(tracks)
        if removed.isdisjoint({*self.ids, self.current}):
            return self
        return self.with_selected([track_id for track_id in self.ids if track_id not in removed])

    def with_playing(self, track_id: int | None) -> TrackSelection:
        """Another track plays."""
        return replace(self, playing=track_id)
