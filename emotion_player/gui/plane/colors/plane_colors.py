"""The coloring of the plane, and the filter of its legend."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from emotion_player.collection.color_groups import ColorBy
from emotion_player.collection.coloring import Coloring
from emotion_player.gui.plane.colors.colorings import color
from emotion_player.gui.plane.items.point_style import PointStyle
from emotion_player.gui.plane.plane_card import PlaneCard
from emotion_player.gui.songs.table.track_table_model import TrackTableModel


class PlaneColors(QObject):
    """Colours the songs as the user chose, updates the legend, and filters the songs by its pressed entries.

    Signals:
        changed: The coloring or the filter changed.
    """

    changed = Signal()

    def __init__(
        self,
        tracks: TrackTableModel,
        card: PlaneCard,
        now_s: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tracks = tracks
        self._card = card
        self._now_s = now_s
        self._by = ColorBy.MOOD
        card.tools.coloring_chosen.connect(self.color_by)
        card.legend.entries_chosen.connect(self._on_entries_chosen)

    @property
    def by(self) -> ColorBy:
        """The current coloring."""
        return self._by

    def color_by(self, by: ColorBy) -> None:
        """Change the coloring, and reset the filter of the legend."""
        self._by = by
        self._card.tools.show_coloring(by)
        self._card.legend.clear()
        self.changed.emit()

    def point_style(self) -> PointStyle:
        """Compute the style of every song, and update the legend."""
        coloring = self._coloring()
        self._card.legend.show_coloring(coloring)
        songs = self._tracks.collection
        return PointStyle(songs.placements.statuses(), coloring, songs.present(), songs.available())

    def _coloring(self) -> Coloring:
        songs = self._tracks.collection
        return color(songs, self._by, self._now_s()).counting(songs.present())

    def _on_entries_chosen(self, entries: frozenset[int]) -> None:
        labels = {self._coloring().entries[number].label for number in entries}

        def fits() -> npt.NDArray[np.bool_]:
            coloring = self._coloring()  # songs may have come since, and with them entries
            return coloring.chosen(frozenset(n for n, entry in enumerate(coloring.entries) if entry.label in labels))

        self._tracks.narrow("legend", fits if labels else None)
