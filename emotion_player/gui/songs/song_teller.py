"""Says what is known of a song, in words and in full."""

from __future__ import annotations

from collections.abc import Sequence

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.ports import TrackCatalog
from emotion_player.core.predictions.prediction import ModelStatus, PredictedTrack
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.songs.gems_text import gems_text


class SongTeller:
    """Knows more than the songs in memory: it asks the library, one song at a time."""

    def __init__(self, songs: TrackCollection, catalog: TrackCatalog, models: Sequence[ModelStatus]) -> None:
        self._songs = songs
        self._catalog = catalog
        self._keys = {model.name: model.key for model in models}

    def names(self, song: int) -> list[str]:
        """The title and, if it is known, the artist, each as one line."""
        track = self._songs.track(song)
        return [" ".join(name.split()) for name in (track.display_title, track.artist) if name]

    def card(self, song: int) -> PointCard:
        """What the plane tells of a song."""
        heard = self.heard(song)
        return PointCard.of(self._songs.shown_track(song), gems_text(heard.prediction.gems if heard else ()))

    def heard(self, song: int) -> PredictedTrack | None:
        """What the model that is shown for a song said of it; None as well where the library cannot be read."""
        key = self._keys.get(self._songs.placements.model_of(song))
        try:
            return self._catalog.latest_prediction(self._songs.path(song), key) if key else None
        except EmotionPlayerError:  # a hint is no place for it: whatever is done next will say so
            return None
