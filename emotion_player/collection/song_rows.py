"""Tracks as rows of a table for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.placements import PlacementStatus
from emotion_player.collection.track_arrays import ShownTrack
from emotion_player.core.emotion import Emotion
from emotion_player.core.ports import TrackCatalog
from emotion_player.core.predictions.prediction import ModelKey, PredictedTrack
from emotion_player.core.song_table import Row, SongTable

_COLUMNS = (
    *("path", "title", "artist", "album", "genre", "year", "duration_s", "valence", "arousal"),
    *("valence_low", "valence_high", "arousal_low", "arousal_high", "corrected", "model_valence", "model_arousal"),
    *("model", "analyzed_at"),
)


def song_table(
    catalog: TrackCatalog, tracks: TrackCollection, models: Sequence[ModelKey], ids: Iterable[int], gems: Sequence[str]
) -> SongTable:
    """Some tracks as a table, with a column ``gems_<emotion>`` for each of ``gems``.

    Args:
        catalog: Knows what is not in memory: the version of the model, and what listeners feel.
        tracks: The tracks.
        models: Those of ``tracks``.
        ids: Which tracks, in order.
        gems: The emotions that listeners may feel and that have a column.
    """
    return SongTable(song_columns(gems), _rows(catalog, tracks, models, ids, gems))


def song_columns(gems: Sequence[str] = ()) -> list[str]:
    """The columns of a table of songs."""
    return [*_COLUMNS, *(f"gems_{name}" for name in gems)]


def _rows(
    catalog: TrackCatalog, tracks: TrackCollection, models: Sequence[ModelKey], ids: Iterable[int], gems: Sequence[str]
) -> Iterator[Row]:
    keys = {model.name: model for model in models}
    for track_id in ids:
        shown = tracks.shown_track(track_id)
        predicted = catalog.latest_prediction(shown.track.path, keys[shown.model])
        if predicted is not None:  # else another program has just removed it
            yield _row(shown, predicted, gems)


def _row(shown: ShownTrack, predicted: PredictedTrack, gems: Sequence[str]) -> Row:
    """A track as a row: where it stands, and between which ends; what its model itself predicts; what listeners feel.

    A corrected track has no interval. ``gems_<emotion>`` is the share of listeners who feel it, None where the model
    did not tell.
    """
    track, prediction = shown.track, predicted.prediction.emotion
    is_corrected = shown.status is PlacementStatus.CORRECTED
    low, high = (None, None) if is_corrected else (shown.low, shown.high)
    shares = {each.name: round(each.share, 4) for each in predicted.prediction.gems}
    return {
        "path": str(track.path),
        "title": track.title,
        "artist": track.artist,
        "album": track.album,
        "genre": track.genre,
        "year": track.year,
        "duration_s": round(track.duration_s, 3),
        "valence": _valence(shown.emotion),
        "arousal": _arousal(shown.emotion),
        "valence_low": _valence(low),
        "valence_high": _valence(high),
        "arousal_low": _arousal(low),
        "arousal_high": _arousal(high),
        "corrected": is_corrected,
        "model_valence": _valence(prediction),
        "model_arousal": _arousal(prediction),
        "model": str(predicted.model),
        "analyzed_at": predicted.analyzed_at.isoformat(timespec="seconds"),
        **{f"gems_{name}": shares.get(name) for name in gems},
    }


def _valence(emotion: Emotion | None) -> float | None:
    return None if emotion is None else round(emotion.valence, 4)


def _arousal(emotion: Emotion | None) -> float | None:
    return None if emotion is None else round(emotion.arousal, 4)
