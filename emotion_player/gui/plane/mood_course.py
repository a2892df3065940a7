"""The emotion of the current song over time, as a trail on the plane."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.gui.plane.plane_view import PlaneView
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.songs.selection import Selection


class MoodCourse(QObject):
    """Shows the trail of the current song, and where it is while it plays.

    Args:
        selection: The current and the playing song.
        predicted_of: Returns the prediction of the shown model for a song; None if there is none.
        playback: The player.
        plane: The plane.
        parent: The owner.
    """

    def __init__(
        self,
        selection: Selection,
        predicted_of: Callable[[int], PredictedTrack | None],
        playback: Playback,
        plane: PlaneView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._predicted_of = predicted_of
        self._playback = playback
        self._plane = plane
        selection.current_changed.connect(self.show_again)
        selection.playing_changed.connect(self._on_position_changed)
        playback.position_changed.connect(self._on_position_changed)

    def show_again(self) -> None:
        """Show the current song's trail again."""
        song = self._selection.current
        predicted = None if song is None else self._predicted_of(song)
        self._plane.show_trail(predicted.prediction.curve if predicted else None)
        self._on_position_changed()

    def _on_position_changed(self) -> None:
        is_playing = self._selection.current is not None and self._selection.current == self._selection.playing
        self._plane.show_position(self._playback.position_ms / 1000 if is_playing else None)
