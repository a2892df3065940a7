"""The songs of the window and the selection among them."""

from __future__ import annotations

from dataclasses import dataclass

from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.songs.table.track_table_model import TrackTableModel


@dataclass(frozen=True, slots=True)
class TracksAndSelection:
    """The table of tracks and the selection, which nearly every feature needs.

    Attributes:
        tracks: All songs, and those shown, in order.
        selection: The selected songs, the current one and the playing one.
    """

    tracks: TrackTableModel
    selection: Selection
