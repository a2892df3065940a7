"""The playlists that a library keeps, and the songs it knows as entries of playlists."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from emotion_player.core.playlists.playlist import Playlist, PlaylistEntry, PlaylistSummary
from emotion_player.core.track import Fingerprint
from emotion_player.library.connection import Connection, Row

_SONGS = """
    SELECT path, title, artist, duration_s, fingerprint FROM tracks JOIN sounds ON sounds.id = tracks.sound_id
"""


class Playlists:
    """The playlists of one library; implements ``ports.PlaylistStore`` on the library's own connection.

    An entry knows its file's path and its sound. A song that has moved since the playlist was saved is found by its
    sound, as soon as a scan has seen it at its new place; what the playlist says of it is what its tags say now.
    Every method raises ``LibraryError`` when the file cannot be read or written.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # ---- ports.PlaylistStore

    def summaries(self) -> list[PlaylistSummary]:
        """Every playlist, in order of name."""
        sql = """
            SELECT name, count(position), total(duration_s), saved_at
            FROM playlists LEFT JOIN playlist_entries ON playlist_id = id
            GROUP BY id ORDER BY name COLLATE NOCASE, name
        """
        return [
            PlaylistSummary(name, songs, duration_s, datetime.fromisoformat(saved_at))
            for name, songs, duration_s, saved_at in self._db.rows(sql)
        ]

    def playlist(self, name: str) -> Playlist | None:
        """The playlist with this name, its songs where they lie now."""
        found = self._db.row("SELECT id FROM playlists WHERE name = ?", [name])
        if found is None:
            return None
        sql = """
            SELECT path, title, artist, duration_s, fingerprint
            FROM playlist_entries LEFT JOIN sounds ON sounds.id = sound_id
            WHERE playlist_id = ? ORDER BY position
        """
        return Playlist(name, tuple(self._now(_entry(row)) for row in self._db.rows(sql, found)))

    def save(self, playlist: Playlist) -> None:
        """Keep a playlist, in place of one with the same name; it lasts."""
        self._db.write("DELETE FROM playlists WHERE name = ?", [playlist.name])
        now = datetime.now(UTC).isoformat()
        self._db.write("INSERT INTO playlists (name, saved_at) VALUES (?, ?)", [playlist.name, now])
        ((number,),) = self._db.rows("SELECT id FROM playlists WHERE name = ?", [playlist.name])
        sql = """
            INSERT INTO playlist_entries (playlist_id, position, path, sound_id, title, artist, duration_s)
            VALUES (?, ?, ?, ?, ?, ?, ?)
        """
        for position, entry in enumerate(playlist.entries):
            sound = None if entry.fingerprint is None else self._db.sound(entry.fingerprint)
            place = [number, position, os.fsencode(entry.path), sound]
            self._db.write(sql, [*place, entry.title, entry.artist, entry.duration_s])
        self._db.commit()

    def delete(self, name: str) -> bool:
        """Forget a playlist, for good; whether there was one."""
        known = self._db.row("SELECT 1 FROM playlists WHERE name = ?", [name]) is not None
        self._db.write("DELETE FROM playlists WHERE name = ?", [name])
        self._db.commit()
        return known

    # ---- songs as entries, for finding those that have moved

    def song_at(self, path: Path) -> PlaylistEntry | None:
        """The song that the library knows at a path."""
        row = self._db.row(f"{_SONGS} WHERE path = ?", [os.fsencode(path)])
        return _entry(row) if row else None

    def songs_with(self, sound: Fingerprint) -> list[PlaylistEntry]:
        """The songs that hold a sound, in order of path."""
        return [_entry(row) for row in self._db.rows(f"{_SONGS} WHERE fingerprint = ? ORDER BY path", [sound])]

    def every_song(self) -> Iterator[PlaylistEntry]:
        """Yield each song that the library knows, in order of path."""
        return map(_entry, self._db.each_row(f"{_SONGS} ORDER BY path"))

    # ---- plumbing

    def _now(self, saved: PlaylistEntry) -> PlaylistEntry:
        """An entry as the library knows it now: at its place, else wherever its sound is, else as it was saved."""
        there = self.song_at(Path(saved.path))
        songs = self.songs_with(saved.fingerprint) if saved.fingerprint else []
        songs.sort(key=lambda song: song.path != saved.path)
        if there and there not in songs:
            songs.append(there)  # its file holds another sound by now
        return next((song for song in songs if os.path.lexists(song.path)), (songs or [saved])[0])


def _entry(row: Row) -> PlaylistEntry:
    path, title, artist, duration_s, fingerprint = row
    sound = None if fingerprint is None else Fingerprint(fingerprint)
    return PlaylistEntry(Path(os.fsdecode(path)), title, artist, duration_s, sound)
