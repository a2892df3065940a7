"""Describes one track in words: its names, its card on the plane, its prediction in full."""

from __future__ import annotations

from collections.abc import Sequence

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.ports import TrackCatalog
from emotion_player.core.predictions.prediction import ModelStatus, PredictedTrack
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.songs.gems_text import gems_text


class TrackDescriptions:
    """Knows more than the collection in memory: it asks the library, one track at a time."""

    def __init__(self, tracks: TrackCollection, catalog: TrackCatalog, models: Sequence[ModelStatus]) -> None:
        self._tracks = tracks
        self._catalog = catalog
        self._keys = {model.name: model.key for model in models}

    def names(self, track_id: int) -> list[str]:
        """The title and, if it is known, the artist, each as one line."""
        track = self._tracks.track(track_id)
        return [" ".join(name.split()) for name in (track.display_title, track.artist) if name]

    def card(self, track_id: int) -> PointCard:
        """What the plane shows of a track."""
        predicted = self.prediction(track_id)
        return PointCard.of(
            self._tracks.shown_track(track_id), gems_text(predicted.prediction.gems if predicted else ())
        )

    def prediction(self, track_id: int) -> PredictedTrack | None:
        """The prediction of the model that is shown for a track; None as well where the library cannot be read."""
        key = self._keys.get(self._tracks.placements.model_of(track_id))
        try:
            return self._catalog.latest_prediction(self._tracks.path(track_id), key) if key else None
        except EmotionPlayerError:  # a hint is no place for it: whatever is done next will say so
            return None
