"""What can be done at once with the selected songs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from emotion_player.gui.player.listening import Listening
from emotion_player.gui.playlists.collecting import Collecting
from emotion_player.gui.songs.selection_bar import SelectionBar
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection

_SELECTION = "selection"


class SelectedSongs(QObject):
    """Connects the bar of the selected songs with the player, the paths and the playlists.

    Attributes:
        bar: The bar.
    """

    def __init__(
        self, songs: TracksAndSelection, listening: Listening, collecting: Collecting, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tracks, self._selection = songs.tracks, songs.selection
        self._only: tuple[int, ...] | None = None
        self.bar = SelectionBar()
        self.bar.play_requested.connect(lambda: listening.play_all(self._selection.ids))
        self.bar.queue_requested.connect(lambda: collecting.queue(self._selection.ids))
        self.bar.path_requested.connect(lambda: collecting.paths.through(self._selection.ids))
        self.bar.save_requested.connect(lambda: collecting.playlists.name_and_keep(self._selection.ids))
        self.bar.only_requested.connect(lambda: self._narrow_to(self._selection.ids))
        self.bar.all_requested.connect(lambda: self._narrow_to(None))
        self._selection.changed.connect(self._show)

    def _narrow_to(self, songs: tuple[int, ...] | None) -> None:
        self._only = songs
        self._tracks.narrow(_SELECTION, self._fits if songs else None)
        self._show()

    def _fits(self) -> npt.NDArray[np.bool_]:
        """(tracks,): whether the window is narrowed to them."""
        fits = np.zeros(len(self._tracks.collection), np.bool_)
        fits[list(self._only or ())] = True
        return fits

    def _show(self) -> None:
        ids = self._selection.ids
        duration_s = float(self._tracks.collection.durations_s()[list(ids)].sum())
        self.bar.show_songs(len(ids), duration_s, narrowed_to=None if self._only is None else len(self._only))
