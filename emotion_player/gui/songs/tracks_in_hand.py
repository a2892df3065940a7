"""The songs of the window and what is meant by "these"."""

from __future__ import annotations

from dataclasses import dataclass

from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.songs.track_table_model import TrackTableModel


@dataclass(frozen=True, slots=True)
class TracksInHand:
    """What nearly every feature needs.

    Attributes:
        tracks: All songs, and those of them that are shown in their order.
        selection: Which of them are selected, which is the current one and which plays.
    """

    tracks: TrackTableModel
    selection: Selection
