"""The tracks of a library as a scan uses them: what is known of files and sounds, and what has become of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from emotion_player.core.location import Location
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, PredictedTrack, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import Sentence
from emotion_player.library.connection import Connection, Row
from emotion_player.library.failure_reasons import reason_in
from emotion_player.library.listening_claims import listening_claims
from emotion_player.library.prediction_rows import ESTIMATE, ESTIMATE_WIDTH, prediction_in, write_prediction
from emotion_player.library.track_rows import TRACK, TRACK_WIDTH, stamp_values, track_in, write_track

_PAGE = 1_000

PREDICTED = f"""
    SELECT {TRACK}, {ESTIMATE}, models.name, models.version, analyzed_at
    FROM tracks
    JOIN sounds ON sounds.id = tracks.sound_id
    JOIN estimates ON estimates.sound_id = tracks.sound_id
    JOIN models ON models.id = estimates.model_id
"""
"""Of tracks with their predictions, the rows from which ``predicted_in`` makes one."""

_AT_ONCE = 150
"""So many files fit one question: SQLite may take no more than 999 values."""

_UNCHANGED = """
    path = found_path AND size = found_size AND mtime_ns = found_mtime_ns
    AND (changed_ns = 0 OR found_changed_ns = 0 OR changed_ns = found_changed_ns)
"""
"""A time of change that is not known, on either side, says nothing."""


class StoredTracks:
    """One connection to a library file; implements ``ports.TrackStore``.

    Cheap to open: every thread opens its own. What is written becomes visible to others, and lasts, with ``commit``;
    until then it holds the file's one write lock, which others wait for up to 30 seconds. Reading never waits.

    A song that has moved: once its sound is added under a new path, its old path is forgotten if no file is there any
    more. Estimates belong to the sound and are never deleted.

    Every method raises ``LibraryError`` when the file cannot be read or written; what was not committed is lost then.

    Attributes:
        path: The library file. It, and the folders above it, are made when they are missing.

    Raises:
        LibraryError: The file cannot be opened, is not a library, or was made by a newer program.
    """

    def __init__(self, path: Path) -> None:
        self._db = Connection(path)
        self.path = self._db.path
        self._claims = listening_claims(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; what was not committed is lost."""
        self._db.close()

    def is_done(self, file: FileStamp, model: ModelKey) -> bool:
        """Whether the unchanged file already has its track and the prediction of ``model``."""
        return self.are_done([file], model)[0]

    def are_done(self, files: Sequence[FileStamp], model: ModelKey) -> list[bool]:
        """Whether each of some files is unchanged and already has its track and the prediction of ``model``."""
        done = [False] * len(files)
        for start in range(0, len(files), _AT_ONCE):
            found, values = _found(files[start : start + _AT_ONCE])
            sql = f"""
                {found} SELECT found_number FROM found CROSS JOIN tracks ON {_UNCHANGED}
                JOIN estimates ON estimates.sound_id = tracks.sound_id
                JOIN models ON models.id = estimates.model_id
                WHERE models.name = ? AND models.version = ?
            """
            for (number,) in self._db.rows(sql, [*values, model.name, model.version]):
                done[start + number] = True
        return done

    def note_change_time(self, file: FileStamp) -> bool:
        """Remember when an unchanged file was changed last, if that is not known; whether anything was written.

        Libraries of former versions do not know it of any file.
        """
        if not file.changed_ns or not self._lacks_change_times:
            return False
        path = os.fsencode(file.path)
        if self._db.row("SELECT 1 FROM tracks WHERE path = ? AND changed_ns = 0", [path]) is None:
            return False
        self._db.write("UPDATE tracks SET changed_ns = ? WHERE path = ?", [file.changed_ns, path])
        return True

    @cached_property
    def _lacks_change_times(self) -> bool:
        return self._db.row("SELECT 1 FROM tracks WHERE changed_ns = 0 LIMIT 1") is not None

    def known_failure(self, file: FileStamp, decoder: str) -> Sentence | None:
        """The reason why the unchanged file failed with the same decoder, if it did."""
        found, values = _found([file])
        sql = f"{found} SELECT reason FROM found CROSS JOIN failures ON {_UNCHANGED} WHERE decoder = ?"
        row = self._db.row(sql, [*values, decoder])
        return reason_in(row[0]) if row else None

    def known_track(self, file: FileStamp) -> Track | None:
        """The track in the unchanged file, if it was read before."""
        found, values = _found([file])
        sql = f"""
            {found} SELECT {TRACK} FROM found CROSS JOIN tracks ON {_UNCHANGED}
            JOIN sounds ON sounds.id = tracks.sound_id
        """
        row = self._db.row(sql, values)
        return replace(track_in(row), file=file) if row else None

    def known_prediction(self, fingerprint: Fingerprint, model: ModelKey) -> Prediction | None:
        """The prediction of ``model`` for this sound, whatever file it was in."""
        sql = f"""
            SELECT {ESTIMATE} FROM estimates
            JOIN sounds ON sounds.id = estimates.sound_id
            JOIN models ON models.id = estimates.model_id
            WHERE fingerprint = ? AND models.name = ? AND models.version = ?
        """
        row = self._db.row(sql, [fingerprint, model.name, model.version])
        return prediction_in(row) if row else None

    def claim(self, sound: Fingerprint, model: ModelKey) -> bool:
        """Take a sound to listen to; False while another program with this library listens to it."""
        return self._claims.take(sound, model)

    def release(self, sound: Fingerprint, model: ModelKey) -> None:
        """Let others listen to a sound; what is known of it by then is to be committed before."""
        self._claims.give_back(sound, model)

    def add_track(self, track: Track) -> None:
        """Remember a track, in place of what was known of its path; an earlier failure is forgotten."""
        path = os.fsencode(track.path)
        write_track(self._db, track)
        self._db.write("DELETE FROM failures WHERE path = ?", [path])
        for (other,) in self._db.rows(
            "SELECT path FROM tracks WHERE sound_id = ? AND path <> ?", [self._db.sound(track.fingerprint), path]
        ):
            self._forget_if_moved(Path(os.fsdecode(other)), track.path)

    def _forget_if_moved(self, old: Path, new: Path) -> None:
        if not os.path.lexists(old) or Location(old).is_old_spelling_of(Location(new)):
            self.forget(old)

    def add_prediction(self, fingerprint: Fingerprint, model: ModelKey, prediction: Prediction) -> None:
        """Remember a prediction, in place of an earlier one by the same version of the model."""
        write_prediction(self._db, fingerprint, model, prediction, datetime.now(UTC))

    def add_failure(self, failed: FailedFile, decoder: str) -> None:
        """Remember why a file failed; a track that an earlier state of the file held is forgotten."""
        stamp = stamp_values(failed.file)
        self._db.write("DELETE FROM tracks WHERE path = ? AND NOT (size = ? AND mtime_ns = ?)", stamp[:3])
        sql = """
            INSERT OR REPLACE INTO failures (path, size, mtime_ns, changed_ns, reason, decoder, failed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
        """
        self._db.write(sql, [*stamp, failed.reason.to_text(), decoder, datetime.now(UTC).isoformat()])
        same = "SELECT path FROM failures WHERE size = ? AND mtime_ns = ? AND path <> ?"
        for (other,) in self._db.rows(same, [*stamp[1:3], stamp[0]]):
            self._forget_if_moved(Path(os.fsdecode(other)), failed.file.path)

    def predicted_track(self, path: Path, model: ModelKey) -> PredictedTrack | None:
        """The track at ``path`` with the prediction of ``model``."""
        sql = f"{PREDICTED} WHERE models.name = ? AND models.version = ? AND path = ?"
        row = self._db.row(sql, [model.name, model.version, os.fsencode(path)])
        return predicted_in(row) if row else None

    def known_paths(self, root: Path) -> Iterator[str]:
        """Yield ``root`` and every path under it that has a track or a failure; they may be forgotten meanwhile.

        As text (``os.fsdecode``), which is made and compared in a fraction of the time.
        """
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
            yield from (os.fsdecode(path) for (path,) in page)
            after = page[-1][0]

    def forget(self, path: Path) -> None:
        """Forget the track and the failure at ``path``, but not what is known of the sound."""
        self._db.write("DELETE FROM tracks WHERE path = ?", [os.fsencode(path)])
        self._db.write("DELETE FROM failures WHERE path = ?", [os.fsencode(path)])

    def commit(self) -> None:
        """Make everything so far last."""
        self._db.commit()


def predicted_in(row: Row) -> PredictedTrack:
    """The track and its prediction in a row of ``PREDICTED``."""
    name, version, analyzed_at = row[TRACK_WIDTH + ESTIMATE_WIDTH :]
    return PredictedTrack(
        track_in(row[:TRACK_WIDTH]),
        prediction_in(row[TRACK_WIDTH:]),
        ModelKey(name, version),
        datetime.fromisoformat(analyzed_at),
    )


def _found(files: Sequence[FileStamp]) -> tuple[str, list[Any]]:
    """What begins a query about files that were found, compared by ``_UNCHANGED``, and its values.

    ``CROSS JOIN`` lets SQLite look for each of them, instead of for each file that it knows.
    """
    rows = ", ".join(["(?, ?, ?, ?, ?)"] * len(files))
    names = "found_number, found_path, found_size, found_mtime_ns, found_changed_ns"
    values = [value for number, file in enumerate(files) for value in (number, *stamp_values(file))]
    return f"WITH found ({names}) AS (VALUES {rows})", values
