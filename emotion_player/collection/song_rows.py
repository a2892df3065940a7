"""Tracks as rows of a table for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.ports.library import TrackCatalog
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
    """Build a table of tracks, with a column ``gems_<emotion>`` for each of ``gems``.

    Args:
        catalog: Knows what is not in memory: the version of the model, and what listeners feel.
        tracks: The tracks.
        models: Those of ``tracks``.
        ids: Which tracks, in order.
        gems: The emotions that listeners may feel and that have a column.
    """
    return SongTable(song_columns(gems), _rows(catalog, tracks, models, ids, gems))


def song_columns(gems: Sequence[str] = ()) -> list[str]:
    """Return the columns of a table of songs."""
    return [*_COLUMNS, *(f"gems_{name}" for name in gems)]


def _rows(
    catalog: TrackCatalog, tracks: TrackCollection, models: Sequence[ModelKey], ids: Iterable[int], gems: Sequence[str]
) -> Iterator[Row]:
    keys = {model.name: model for model in models}
    shown, corrected = tracks.placements.models(), tracks.placements.corrected()
    points, (low, high) = tracks.points(), tracks.intervals()
    for track_id in ids:
        predicted = catalog.latest_prediction(tracks.path(track_id), keys[tracks.placements.names[shown[track_id]]])
        if predicted is not None:  # else another program has just removed it
            ends = None if corrected[track_id] else (low[track_id].tolist(), high[track_id].tolist())
            yield _row(predicted, points[track_id].tolist(), ends, gems)


def _row(
    predicted: PredictedTrack, point: list[float], ends: tuple[list[float], list[float]] | None, gems: Sequence[str]
) -> Row:
    """Build the row of a track: its emotion with interval, the prediction of its model, and its GEMS shares.

    A corrected track has no interval. ``gems_<emotion>`` is the share of listeners who feel it, None where the model
    did not tell.
    """
    track, prediction = predicted.track, predicted.prediction.emotion
    low, high = ends or ((None, None), (None, None))
    shares = {each.name: round(each.share, 4) for each in predicted.prediction.gems}
    return {
        "path": str(track.path),
        "title": track.title,
        "artist": track.artist,
        "album": track.album,
        "genre": track.genre,
        "year": track.year,
        "duration_s": round(track.duration_s, 3),
        "valence": _rounded(point[0]),
        "arousal": _rounded(point[1]),
        "valence_low": _rounded(low[0]),
        "valence_high": _rounded(high[0]),
        "arousal_low": _rounded(low[1]),
        "arousal_high": _rounded(high[1]),
        "corrected": ends is None,
        "model_valence": _rounded(prediction.valence),
        "model_arousal": _rounded(prediction.arousal),
        "model": str(predicted.model),
        "analyzed_at": predicted.analyzed_at.isoformat(timespec="seconds"),
        **{f"gems_{name}": shares.get(name) for name in gems},
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
