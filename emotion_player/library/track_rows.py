"""How tracks lie in the table ``tracks``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.library.connection import Connection

TRACK = "path, size, mtime_ns, fingerprint, duration_s, title, artist, album, genre, year, track_number"
"""The columns, of ``tracks`` and ``sounds``, from which ``track_in`` makes a track."""

TRACK_WIDTH = 11

_COLUMNS = (
    *("path", "size", "mtime_ns", "changed_ns", "sound_id", "duration_s"),
    *("title", "artist", "album", "genre", "year", "track_number"),
)
_NAMES, _VALUES = ", ".join(_COLUMNS), ", ".join("?" * len(_COLUMNS))
# Not INSERT OR REPLACE: a track with new tags keeps its id, and with it its place in the order of arrival.
_WRITE = f"""
    INSERT INTO tracks ({_NAMES}) VALUES ({_VALUES})
    ON CONFLICT (path) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in _COLUMNS[1:])}
"""
_RESTORE = f"""
    INSERT OR IGNORE INTO tracks (id, {_NAMES})
    VALUES ((SELECT ? WHERE NOT EXISTS (SELECT 1 FROM tracks WHERE id = ?)), {_VALUES})
"""


def track_in(row: Sequence[Any]) -> Track:
    """The track in the columns ``TRACK``."""
    path, size, mtime_ns, fingerprint, *rest = row
    return Track(FileStamp(Path(os.fsdecode(path)), size, mtime_ns), Fingerprint(fingerprint), *rest)


def stamp_values(file: FileStamp) -> list[Any]:
    """The columns ``path``, ``size``, ``mtime_ns`` and ``changed_ns`` of a file."""
    return [os.fsencode(file.path), file.size, file.mtime_ns, file.changed_ns]


def write_track(connection: Connection, track: Track) -> None:
    """Put a track in place of what is known of its path; it lasts with ``commit``."""
    connection.write(_WRITE, _values(connection, track))


def restore_track(connection: Connection, number: int, track: Track) -> None:
    """Put a removed track back, unless its path is taken; it lasts with ``commit``.

    Its number places it in the order of arrival; if another has that by now, it comes last.
    """
    connection.write(_RESTORE, [number, number, *_values(connection, track)])


def _values(connection: Connection, track: Track) -> list[Any]:
    texts = [track.title, track.artist, track.album, track.genre]
    sound = connection.sound(track.fingerprint)
    return [*stamp_values(track.file), sound, track.duration_s, *texts, track.year, track.track_number]
