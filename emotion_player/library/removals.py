"""Removes songs and failures from the library, without opening their files, and restores them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.removed_files import RemovedFiles
from emotion_player.core.track import FileStamp, Track
from emotion_player.errors import Sentence
from emotion_player.library.connection import Connection
from emotion_player.library.track_rows import TRACK, restore_track, stamp_values, track_in

_TRACK = f"SELECT tracks.id, {TRACK} FROM tracks JOIN sounds ON sounds.id = sound_id WHERE path = ?"
_FAILURE = "SELECT path, size, mtime_ns, reason FROM failures WHERE path = ?"
_ADD_FAILURE = """
    INSERT OR IGNORE INTO failures (path, size, mtime_ns, changed_ns, reason, decoder, failed_at)
    VALUES (?, ?, ?, ?, ?, '', '')
"""
_AT_ONCE = 500
"""The most files that change in one transaction, for which other writers wait."""


class Removals:
    """Removal from one library, over the library's own connection; implements ``ports.RemovalStore``.

    Predictions and corrections belong to the sounds and stay; a scan of their folder finds the files again. Every
    method raises ``LibraryError`` when the file cannot be read or written.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def remove(self, paths: Iterable[Path]) -> RemovedFiles:
        """Remove the tracks and failures at some paths, and commit; return what is needed to restore them."""
        tracks: list[tuple[int, Track]] = []
        failures: list[FailedFile] = []
        for count, path in enumerate(paths, start=1):
            key = os.fsencode(path)
            tracks += [(number, track_in(row)) for number, *row in self._db.rows(_TRACK, [key])]
            for _, size, mtime_ns, reason in self._db.rows(_FAILURE, [key]):
                failures.append(FailedFile(FileStamp(path, size, mtime_ns), Sentence.from_text(reason)))
            self._db.write("DELETE FROM tracks WHERE path = ?", [key])
            self._db.write("DELETE FROM failures WHERE path = ?", [key])
            if count % _AT_ONCE == 0:
                self._db.commit()
        self._db.commit()
        return RemovedFiles(tuple(tracks), tuple(failures))

    def restore(self, removed: RemovedFiles) -> None:
        """Restore what was removed, and commit; a newer track or failure at the same path stays.

        A failure is tried again by the next scan.
        """
        for count, (number, track) in enumerate(removed.tracks, start=1):
            restore_track(self._db, number, track)
            if count % _AT_ONCE == 0:
                self._db.commit()
        for failed in removed.failures:
            self._db.write(_ADD_FAILURE, [*stamp_values(failed.file), failed.reason.to_text()])
        self._db.commit()
