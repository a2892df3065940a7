"""The emotion of the current song over time, as a curve below the plane and a trail on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.gui.plane.curve_view import CurveView
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.player.listening import Listening
from emotion_player.gui.songs.selection import Selection


class MoodCourse(QObject):
    """Shows the curve of the current song, and seeks to a click in it.

    Args:
        selection: The current and the playing song.
        predicted_of: Returns the prediction of the shown model for a song; None if there is none.
        listening: The player.
        plane: The plane, for the trail.
        curve: The curve view.
    """

    def __init__(
        self,
        selection: Selection,
        predicted_of: Callable[[int], PredictedTrack | None],
        listening: Listening,
        plane: EmotionPlane,
        curve: CurveView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._predicted_of = predicted_of
        self._listening = listening
        self._plane = plane
        self._curve = curve
        selection.current_changed.connect(self.show_again)
        selection.playing_changed.connect(self._on_position_changed)
        listening.playback.position_changed.connect(self._on_position_changed)
        curve.sought.connect(self._on_sought)

    def show_again(self) -> None:
        """Show the current song's curve again."""
        song = self._selection.current
        predicted = None if song is None else self._predicted_of(song)
        if predicted is None:
            self._plane.show_trail(None)
            self._curve.explain(self.tr("Choose a song to see how its mood changes."))
            return
        self._plane.show_trail(predicted.prediction.curve)
        self._curve.show_curve(predicted.prediction.curve, predicted.track.duration_s)
        self._on_position_changed()

    def _on_position_changed(self) -> None:
        is_playing = self._selection.current is not None and self._selection.current == self._selection.playing
        seconds = self._listening.playback.position_ms / 1000 if is_playing else None
        self._plane.show_position(seconds)
        self._curve.show_position(seconds)

    def _on_sought(self, seconds: float) -> None:
        song = self._selection.current
        if song is None:
            return
        if song != self._selection.playing:
            self._listening.play(song)
        self._listening.playback.seek(round(seconds * 1000))
