"""Descriptions of one track: its names, its card and its full prediction."""

from __future__ import annotations

from collections.abc import Sequence

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.ports.library import TrackCatalog
from emotion_player.core.predictions.prediction import ModelStatus, PredictedTrack
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.songs.gems_text import gems_text


class TrackDescriptions:
    """Describes tracks, reading from the library what the collection in memory lacks, one track at a time."""

    def __init__(self, tracks: TrackCollection, catalog: TrackCatalog, models: Sequence[ModelStatus]) -> None:
        self._tracks = tracks
        self._catalog = catalog
        self._keys = {model.name: model.key for model in models}

    def names(self, track_id: int) -> list[str]:
        """Return the title and the artist, if known, each as one line."""
        track = self._tracks.track(track_id)
        return [" ".join(name.split()) for name in (track.display_title, track.artist) if name]

    def card(self, track_id: int) -> PointCard:
        """Return the card of a track."""
        predicted = self.prediction(track_id)
        return PointCard.of(
            self._tracks.shown_track(track_id), gems_text(predicted.prediction.gems if predicted else ())
        )

    def prediction(self, track_id: int) -> PredictedTrack | None:
        """Return the shown model's prediction for a track; None if there is none or the library cannot be read."""
        key = self._keys.get(self._tracks.placements.model_of(track_id))
        try:
            return self._catalog.latest_prediction(self._tracks.path(track_id), key) if key else None
        except EmotionPlayerError:  # not shown in a tool tip; the next action reports it
            return None
