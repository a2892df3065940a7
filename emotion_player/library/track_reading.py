"""Reads the whole library in columns: every track, and the latest prediction of each model.

Both tables are read once from end to end and put together here: looking up two predictions for each of 100,000
tracks takes SQLite longer than reading all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import methodcaller

import numpy as np
import numpy.typing as npt

from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.track_columns import NO_NUMBER, NO_YEAR, Floats, PredictionColumns, TrackColumns
from emotion_player.library.connection import Connection, Row

_TRACKS = f"""
    SELECT sound_id, path, size, mtime_ns, fingerprint, duration_s, title, artist, album, genre,
        coalesce(max(-9999, min(9999, year)), {NO_YEAR}),
        coalesce(max(0, min(9999, track_number)), {NO_NUMBER})
    FROM tracks JOIN sounds ON sounds.id = tracks.sound_id ORDER BY tracks.id
"""
_PREDICTIONS = """
    SELECT model_id, sound_id, valence, arousal, valence_low, arousal_low, valence_high, arousal_high,
        (julianday(analyzed_at) - 2440587.5) * 86400
    FROM estimates
"""
_PREDICTION_WIDTH = 9
_DECODE = methodcaller("decode", sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
"""``os.fsdecode`` for bytes, without a function of Python's for each of 100,000."""
_AT_ONCE = 2_500
"""So many rows fit the processor's cache until they are columns; as rows they take up four times as much memory."""


class TrackReading:
    """Reads tracks of one library for models in use."""

    def __init__(self, connection: Connection, models: Sequence[ModelKey]) -> None:
        self._db = connection
        self._models = models
        self._texts: dict[str, str] = {}

    def pages(self, size: int) -> Iterator[TrackColumns]:
        """Yield all tracks that one of the models, in whatever version, has analysed, at most ``size`` at a time.

        They come in the order in which they were found. Of several versions of a model the one in use counts, else the
        one that was added last; its prediction is ``outdated`` then.
        """
        at_once = min(size, _AT_ONCE)
        parts: list[TrackColumns] = []
        for part in self._parts(at_once):
            parts.append(part)
            if sum(map(len, parts)) > size - at_once:
                yield TrackColumns.joined(parts)
                parts = []
        if parts:
            yield TrackColumns.joined(parts)

    def _parts(self, size: int) -> Iterator[TrackColumns]:
        predictions: Mapping[str, _ModelPredictions] = {}
        for rows in self._db.pages(_TRACKS, size) if self._models else ():
            # After the first tracks: while more are to come, SQLite reads as of the moment when it gave those.
            predictions = predictions or self._predictions()
            columns = self._columns(rows, predictions)
            known = np.logical_or.reduce([each.known() for each in columns.predictions.values()])
            if known.all():
                yield columns
            elif known.any():
                yield columns.taken(np.flatnonzero(known))

    def _predictions(self) -> Mapping[str, _ModelPredictions]:
        """What each model predicts for every sound."""
        rows = chain.from_iterable(self._db.pages(_PREDICTIONS, _AT_ONCE))
        values = np.fromiter(chain.from_iterable(rows), np.float64).reshape(-1, _PREDICTION_WIDTH)
        version, sound = values[:, 0].astype(np.intp), values[:, 1].astype(np.intp)
        (sounds,) = self._db.row("SELECT coalesce(max(id), 0) FROM sounds") or (0,)
        predictions = {}
        for model in self._models:
            numbers = np.full((sounds + 1, _PREDICTION_WIDTH - 2), np.nan)
            outdated = np.zeros(sounds + 1, np.bool_)
            for number, is_used in self._versions(model):
                here = version == number
                numbers[sound[here]] = values[here, 2:]
                outdated[sound[here]] = not is_used
            predictions[model.name] = _ModelPredictions(numbers, outdated)
        return predictions

    def _versions(self, model: ModelKey) -> list[tuple[int, bool]]:
        """The numbers of a model's versions, each with whether it is in use: the one that counts most comes last."""
        rows = self._db.rows("SELECT id, version FROM models WHERE name = ? ORDER BY id", [model.name])
        return sorted(((number, version == model.version) for number, version in rows), key=lambda each: each[1])

    def _columns(self, rows: list[Row], predictions: Mapping[str, _ModelPredictions]) -> TrackColumns:
        sounds, paths, sizes, mtimes_ns, fingerprints, durations_s, *texts, years, numbers = zip(*rows, strict=True)
        titles, artists, albums, genres = texts
        of_tracks = np.array(sounds, np.intp)
        return TrackColumns(
            list(map(_DECODE, paths)),
            np.array(sizes, np.int64),
            np.array(mtimes_ns, np.int64),
            fingerprints,
            np.array(durations_s, np.float64),
            titles,
            self._shared(artists),
            self._shared(albums),
            self._shared(genres),
            np.array(years, np.int16),
            np.array(numbers, np.int16),
            {name: each.of(of_tracks) for name, each in predictions.items()},
        )

    def _shared(self, texts: Sequence[str]) -> list[str]:
        """The same texts, each once in memory."""
        return list(map(self._texts.setdefault, texts, texts))


@dataclass(frozen=True, slots=True)
class _ModelPredictions:
    """What one model predicts, by the number of the sound; NaN where it has not analysed it.

    Attributes:
        numbers: (sounds, 7): valence and arousal, their lower and their upper ends, the time.
        outdated: (sounds,): whether the prediction is by an older version.
    """

    numbers: Floats
    outdated: npt.NDArray[np.bool_]

    def of(self, sounds: npt.NDArray[np.intp]) -> PredictionColumns:
        numbers = self.numbers[sounds]
        return PredictionColumns(
            numbers[:, 0:2], numbers[:, 2:4], numbers[:, 4:6], numbers[:, 6], self.outdated[sounds]
        )
