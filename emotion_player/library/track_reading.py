"""Reads the whole library in columns: every track, and what each model last said of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import numpy as np

from emotion_player.core.estimate import ModelKey
from emotion_player.core.track_columns import NO_YEAR, Floats, PlacedColumns, TrackColumns
from emotion_player.library.connection import Connection, Row

_TRACK = "path, size, mtime_ns, fingerprint, duration_s, title, artist, album, genre, year"
_TRACK_WIDTH = 10
_NUMBERS = ("valence", "arousal", "valence_low", "arousal_low", "valence_high", "arousal_high")
_PLACED = (*_NUMBERS, "analyzed_at")
_PLACED_WIDTH = len(_PLACED) + 1


class TrackReading:
    """Reads tracks of one library for models in use."""

    def __init__(self, connection: Connection, models: Sequence[ModelKey]) -> None:
        self._db = connection
        self._models = models
        self._texts: dict[str, str] = {}

    def pages(self, size: int) -> Iterator[TrackColumns]:
        """Yield all tracks that one of the models, in whatever version, has placed, ``size`` at a time.

        They come in the order in which they were found. Of several versions of a model the one in use counts, else the
        one that was added last; its answer is ``stale`` then.
        """
        for rows in self._db.pages(self._query(), size):
            yield self._columns(rows)

    def _query(self) -> str:
        joins, columns, heard = [], [], []
        for number, model in enumerate(self._models):
            ids = self._version_ids(model)
            tables = [f"e{number}_{version}" for version in range(len(ids))]
            for table, model_id in zip(tables, ids, strict=True):
                joins.append(
                    f"LEFT JOIN estimates AS {table} "
                    f"ON {table}.sound_id = tracks.sound_id AND {table}.model_id = {model_id}"
                )
            columns += [_first([f"{table}.{name}" for table in tables]) for name in _PLACED]
            columns.append(f"({tables[0]}.sound_id IS NULL)" if tables else "1")
            heard += [f"{table}.sound_id IS NOT NULL" for table in tables]
        return f"""
            SELECT {", ".join([_TRACK, *columns])} FROM tracks JOIN sounds ON sounds.id = tracks.sound_id
            {" ".join(joins)} WHERE {" OR ".join(heard) or "0"} ORDER BY tracks.id
        """

    def _version_ids(self, model: ModelKey) -> list[int]:
        """The numbers of a model's versions: that in use first, or -1 for none yet; then the others, newest first."""
        rows = self._db.rows("SELECT id, version FROM models WHERE name = ? ORDER BY id DESC", [model.name])
        used = [number for number, version in rows if version == model.version]
        return (used or [-1]) + [number for number, version in rows if version != model.version]

    def _columns(self, rows: list[Row]) -> TrackColumns:
        columns = list(zip(*rows, strict=True))
        paths, sizes, mtimes_ns, fingerprints, durations_s, titles, artists, albums, genres, years = columns[:10]
        starts = range(_TRACK_WIDTH, len(columns), _PLACED_WIDTH)
        return TrackColumns(
            list(map(os.fsdecode, paths)),
            np.array(sizes, np.int64),
            np.array(mtimes_ns, np.int64),
            fingerprints,
            np.array(durations_s, np.float64),
            titles,
            self._shared(artists),
            self._shared(albums),
            self._shared(genres),
            np.array([NO_YEAR if year is None else min(max(year, -9999), 9999) for year in years], np.int16),
            {
                model.name: _placed(columns[start : start + _PLACED_WIDTH])
                for model, start in zip(self._models, starts, strict=True)
            },
        )

    def _shared(self, texts: Sequence[str]) -> list[str]:
        """The same texts, each once in memory."""
        return [self._texts.setdefault(text, text) for text in texts]


def _first(columns: list[str]) -> str:
    return f"coalesce({', '.join(columns)})" if len(columns) > 1 else (columns or ["NULL"])[0]


def _placed(columns: Sequence[Sequence[object]]) -> PlacedColumns:
    *numbers, analyzed_at, not_current = columns
    heard = np.array([at is not None for at in analyzed_at], np.bool_)
    points, low, high = (np.array(numbers[axis : axis + 2], np.float64).T for axis in (0, 2, 4))
    return PlacedColumns(points, low, high, _seconds(analyzed_at), heard & np.array(not_current, np.bool_))


def _seconds(analyzed_at: Sequence[object]) -> Floats:
    """ISO 8601 times in UTC as seconds; numpy takes them all at once, without the zone that they all have."""
    times = ["NaT" if at is None else str(at)[:19] for at in analyzed_at]
    moments = np.array(times, "datetime64[s]")
    return np.where(np.isnat(moments), np.nan, moments.astype(np.float64))
