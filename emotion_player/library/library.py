"""The persisted collection: tracks, what models say of them, and which files failed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, PredictedTrack, Prediction
from emotion_player.core.search.query import folded_texts, parse_search
from emotion_player.core.search.search_terms import NEAREST, TextField
from emotion_player.core.search.selection import TrackQuery, fold
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.core.track_columns import TrackColumns
from emotion_player.library.analyses import Analyses
from emotion_player.library.calibrations import Calibrations, calibration_in
from emotion_player.library.connection import Connection, Row
from emotion_player.library.corrections import Corrections
from emotion_player.library.playlists import Playlists
from emotion_player.library.prediction_rows import ESTIMATE, ESTIMATE_WIDTH, prediction_in, write_prediction
from emotion_player.library.search_sql import SHOWN, condition, quadrant_condition
from emotion_player.library.tag_journal import TagJournal
from emotion_player.library.track_reading import TrackReading

_PAGE = 1_000

_TRACK = "path, size, mtime_ns, fingerprint, duration_s, title, artist, album, genre, year"
_TRACK_WIDTH = 10
_PLACED = f"""
    SELECT {_TRACK}, {ESTIMATE}, models.name, models.version, analyzed_at, (
        SELECT json_group_array(hearing.name) FROM estimates AS heard JOIN models AS hearing
        ON hearing.id = heard.model_id WHERE heard.sound_id = tracks.sound_id
    ), calibration, corrections.valence, corrections.arousal, corrected_at, {SHOWN}
    FROM tracks
    JOIN sounds ON sounds.id = tracks.sound_id
    JOIN estimates ON estimates.sound_id = tracks.sound_id
    JOIN models ON models.id = estimates.model_id
    LEFT JOIN calibrations ON calibrations.model_id = models.id
    LEFT JOIN corrections ON corrections.sound_id = tracks.sound_id
"""
_BY_NAME = "WHERE models.name = ?"
_BY_VERSION = f"{_BY_NAME} AND models.version = ?"
_PREFERRED = "ORDER BY models.name = ? DESC, models.version = ? DESC, models.id DESC LIMIT 1"
_BY_PREFERRED = f"""
    WHERE estimates.model_id = (
        SELECT models.id FROM estimates AS heard JOIN models ON models.id = heard.model_id
        WHERE heard.sound_id = tracks.sound_id {_PREFERRED}
    )
"""
_TRACK_COLUMNS = (
    *("path", "size", "mtime_ns", "sound_id", "duration_s", "title", "artist", "album", "genre", "year"),
    *(f"folded_{field.value}" for field in TextField),
    "sort_text",
)
# Not INSERT OR REPLACE: the row it removes would stay in the index of texts, since no trigger tells of it.
_ADD_TRACK = f"""
    INSERT INTO tracks ({", ".join(_TRACK_COLUMNS)}) VALUES ({", ".join("?" * len(_TRACK_COLUMNS))})
    ON CONFLICT (path) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in _TRACK_COLUMNS[1:])}
"""


class Library:
    """One connection to a library file; implements ``ports.TrackStore`` and ``ports.TrackCatalog``.

    Cheap to open: every thread opens its own. What is written becomes visible to others, and lasts, with ``commit``;
    until then it holds the file's one write lock, which others wait for up to 30 seconds. Reading never waits.

    A song that has moved: once its sound is added under a new path, its old path is forgotten if no file is there any
    more. Estimates belong to the sound and are never deleted.

    Every method raises ``LibraryError`` when the file cannot be read or written; what was not committed is lost then.

    Attributes:
        path: The library file. It, and the folders above it, are made when they are missing.
        playlists: The playlists kept in it.
        corrections: What the listener corrected.
        calibrations: What was learned from that.
        tag_journal: What was written into the tags of files.
        analyses: All that is known of sounds, for another computer.

    Raises:
        LibraryError: The file cannot be opened, is not a library, or was made by a newer program.
    """

    def __init__(self, path: Path) -> None:
        self._db = Connection(path)
        self.path = self._db.path
        self.playlists = Playlists(self._db)
        self.corrections = Corrections(self._db)
        self.calibrations = Calibrations(self._db)
        self.tag_journal = TagJournal(self._db)
        self.analyses = Analyses(self._db)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; what was not committed is lost."""
        self._db.close()

    # ---- ports.TrackStore

    def is_done(self, file: FileStamp, model: ModelKey) -> bool:
        """Whether the unchanged file already has its track and the prediction of ``model``."""
        sql = """
            SELECT 1 FROM tracks
            JOIN estimates ON estimates.sound_id = tracks.sound_id
            JOIN models ON models.id = estimates.model_id
            WHERE path = ? AND size = ? AND mtime_ns = ? AND models.name = ? AND models.version = ?
        """
        return self._db.row(sql, [*_stamp(file), model.name, model.version]) is not None

    def known_failure(self, file: FileStamp, decoder: str) -> str | None:
        """The reason why the unchanged file failed with the same decoder, if it did."""
        sql = "SELECT reason FROM failures WHERE path = ? AND size = ? AND mtime_ns = ? AND decoder = ?"
        row = self._db.row(sql, [*_stamp(file), decoder])
        return str(row[0]) if row else None

    def known_track(self, file: FileStamp) -> Track | None:
        """The track in the unchanged file, if it was read before."""
        sql = f"""
            SELECT {_TRACK} FROM tracks JOIN sounds ON sounds.id = tracks.sound_id
            WHERE path = ? AND size = ? AND mtime_ns = ?
        """
        row = self._db.row(sql, _stamp(file))
        return _track(row) if row else None

    def known_prediction(self, fingerprint: Fingerprint, model: ModelKey) -> Prediction | None:
        """What ``model`` said of this sound, whatever file it was in."""
        sql = f"""
            SELECT {ESTIMATE} FROM estimates
            JOIN sounds ON sounds.id = estimates.sound_id
            JOIN models ON models.id = estimates.model_id
            WHERE fingerprint = ? AND models.name = ? AND models.version = ?
        """
        row = self._db.row(sql, [fingerprint, model.name, model.version])
        return prediction_in(row) if row else None

    def add_track(self, track: Track) -> None:
        """Remember a track, in place of what was known of its path; an earlier failure is forgotten."""
        path = os.fsencode(track.path)
        sound = self._db.sound(track.fingerprint)
        values = [*_stamp(track.file), sound, track.duration_s, track.title, track.artist, track.album, track.genre]
        self._db.write(_ADD_TRACK, [*values, track.year, *folded_texts(track), _sort_text(track)])
        self._db.write("DELETE FROM failures WHERE path = ?", [path])
        for (other,) in self._db.rows("SELECT path FROM tracks WHERE sound_id = ? AND path <> ?", [sound, path]):
            if not os.path.lexists(other):
                self.forget(Path(os.fsdecode(other)))

    def add_prediction(self, fingerprint: Fingerprint, model: ModelKey, prediction: Prediction) -> None:
        """Remember what ``model`` says of a sound, in place of what it said before."""
        write_prediction(self._db, fingerprint, model, prediction, datetime.now(UTC))

    def add_failure(self, failed: FailedFile, decoder: str) -> None:
        """Remember why a file failed; a track that an earlier state of the file held is forgotten."""
        stamp = _stamp(failed.file)
        self._db.write("DELETE FROM tracks WHERE path = ? AND NOT (size = ? AND mtime_ns = ?)", stamp)
        sql = """
            INSERT OR REPLACE INTO failures (path, size, mtime_ns, reason, decoder, failed_at)
            VALUES (?, ?, ?, ?, ?, ?)
        """
        self._db.write(sql, [*stamp, failed.reason, decoder, datetime.now(UTC).isoformat()])

    def predicted_track(self, path: Path, model: ModelKey) -> PredictedTrack | None:
        """The track at ``path`` as ``model`` placed it."""
        row = self._db.row(f"{_PLACED} {_BY_VERSION} AND path = ?", [model.name, model.version, os.fsencode(path)])
        return _placed(row) if row else None

    def known_paths(self, root: Path) -> Iterator[Path]:
        """Yield ``root`` and every path under it that has a track or a failure; they may be forgotten meanwhile."""
        top = os.fsencode(root)
        separator = os.sep.encode()
        first = top.rstrip(separator) + separator
        last = first[:-1] + bytes([separator[0] + 1])
        sql = """
            SELECT path FROM tracks WHERE (path = :top OR path > :first AND path < :last) AND path > :after
            UNION
            SELECT path FROM failures WHERE (path = :top OR path > :first AND path < :last) AND path > :after
            ORDER BY path LIMIT :page
        """
        after = b""
        while page := self._db.rows(sql, {"top": top, "first": first, "last": last, "after": after, "page": _PAGE}):
            yield from (Path(os.fsdecode(path)) for (path,) in page)
            after = page[-1][0]

    def forget(self, path: Path) -> None:
        """Forget the track and the failure at ``path``, but not what is known of the sound."""
        self._db.write("DELETE FROM tracks WHERE path = ?", [os.fsencode(path)])
        self._db.write("DELETE FROM failures WHERE path = ?", [os.fsencode(path)])

    def commit(self) -> None:
        """Make everything so far last."""
        self._db.commit()

    # ---- ports.TrackCatalog

    def predicted_tracks(self, model: ModelKey, query: TrackQuery) -> Iterator[PredictedTrack]:
        """Yield the tracks that ``model`` has placed and that fit the query, by artist, album and title or by nearness.

        Tracks without an artist come last. Where a track lies is where the listener has put it, else where ``model``
        does, as far as it has learned from the listener's corrections.
        """
        search = parse_search(query.search)
        fits, bound = condition(search)
        sql = f"{_PLACED} {_BY_VERSION} AND {fits}"
        values: list[object] = [model.name, model.version, *bound]
        if query.quadrant is not None:
            sql += f" AND {quadrant_condition(query.quadrant)}"
        order, near = "sort_text, path", query.near or search.near
        if near is not None:
            order = "(shown_valence - ?) * (shown_valence - ?) + (shown_arousal - ?) * (shown_arousal - ?), path"
            values += [near.valence, near.valence, near.arousal, near.arousal]
        limits = [limit for limit in (query.limit, NEAREST if search.near else None) if limit is not None]
        for row in self._db.each_row(f"{sql} ORDER BY {order} LIMIT ?", [*values, min(limits, default=-1)]):
            yield _placed(row)

    def track_pages(self, models: Sequence[ModelKey], size: int) -> Iterator[TrackColumns]:
        """Yield every track that one of the models has placed, in order of arrival, ``size`` at a time."""
        return TrackReading(self._db, models).pages(size)

    def track_paths(self) -> set[str]:
        """Where all tracks lie, as text (``os.fsdecode``)."""
        return {os.fsdecode(path) for (path,) in self._db.rows("SELECT path FROM tracks")}

    def heard_track(self, path: Path, model: ModelKey) -> PredictedTrack | None:
        """The track at ``path`` as ``model`` placed it, or the newest other version of it, with its curve."""
        sql = f"{_PLACED} {_BY_NAME} AND path = ? ORDER BY models.version = ? DESC, models.id DESC LIMIT 1"
        row = self._db.row(sql, [model.name, os.fsencode(path), model.version])
        return _placed(row) if row else None

    def heard_tracks(self, preferred: ModelKey, *, corrected: bool = False) -> Iterator[PredictedTrack]:
        """Yield every track that any model has placed, or those corrected, by artist, album and title.

        Each as ``preferred`` placed it, else as its newest other version, else as another model.
        """
        only = "AND corrections.sound_id IS NOT NULL" if corrected else ""
        sql = f"{_PLACED} {_BY_PREFERRED} {only} ORDER BY sort_text, path"
        return map(_placed, self._db.each_row(sql, [preferred.name, preferred.version]))

    def failed_files(self) -> Iterator[FailedFile]:
        """Yield every file that failed, in order of path."""
        sql = "SELECT path, size, mtime_ns, reason FROM failures ORDER BY path"
        for path, size, mtime_ns, reason in self._db.each_row(sql):
            yield FailedFile(FileStamp(Path(os.fsdecode(path)), size, mtime_ns), reason)

    def song_counts(self) -> dict[ModelKey, int]:
        """How many songs each model, in each of its versions, has placed."""
        sql = """
            SELECT name, version, count(*) FROM tracks
            JOIN estimates ON estimates.sound_id = tracks.sound_id
            JOIN models ON models.id = estimates.model_id
            GROUP BY models.id ORDER BY models.id
        """
        return {ModelKey(name, version): count for name, version, count in self._db.rows(sql)}


def _sort_text(track: Track) -> str:
    return fold("\n".join([track.artist or chr(0x10FFFF), track.album, track.title]))


def _stamp(file: FileStamp) -> list[Any]:
    return [os.fsencode(file.path), file.size, file.mtime_ns]


def _track(row: Sequence[Any]) -> Track:
    path, size, mtime_ns, fingerprint, *rest = row
    return Track(FileStamp(Path(os.fsdecode(path)), size, mtime_ns), Fingerprint(fingerprint), *rest)


def _placed(row: Row) -> PredictedTrack:
    said, rest = row[_TRACK_WIDTH:], row[_TRACK_WIDTH + ESTIMATE_WIDTH :]
    name, version, analyzed_at, heard_by, learned, valence, arousal, corrected_at, *_ = rest
    return PredictedTrack(
        _track(row[:_TRACK_WIDTH]),
        prediction_in(said),
        ModelKey(name, version),
        datetime.fromisoformat(analyzed_at),
        _names(heard_by),
        calibration_in(learned) if learned else None,
        Correction(Emotion(valence, arousal), datetime.fromisoformat(corrected_at)) if corrected_at else None,
    )


@lru_cache(maxsize=64)  # the same few for all tracks: one value in memory
def _names(array: str) -> tuple[str, ...]:
    return tuple(sorted(set(json.loads(array))))
