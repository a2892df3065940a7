"""Finds the songs of an imported playlist, even if they were moved."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePath

from emotion_player.core.jobs import DoJob, do_here
from emotion_player.core.playlists.playlist import PlaylistEntry
from emotion_player.library.files.untrusted_files import is_file_here, sound_in
from emotion_player.library.playlists.playlists import Playlists

_SAME_LENGTH_S = 2.0
"""Playlists round to seconds, and programs disagree on the length of an MP3 by about one."""


@dataclass(frozen=True, slots=True)
class FoundSongs:
    """What was found of a playlist, in its order.

    Attributes:
        entries: The songs that were found.
        moved: How many of them lie elsewhere.
        missing: Those that were not found.
        soundless: Files that are there, but no sound was found in them.
    """

    entries: tuple[PlaylistEntry, ...]
    moved: int
    missing: tuple[PlaylistEntry, ...]
    soundless: tuple[PlaylistEntry, ...]


class SongFinder:
    """Finds files in a library by what a playlist says of them.

    Args:
        songs: The library.
        do: Runs the job that parses a file that the library does not know.
    """

    def __init__(self, songs: Playlists, do: DoJob = do_here) -> None:
        self._songs = songs
        self._do = do

    def find_all(self, entries: Iterable[PlaylistEntry]) -> FoundSongs:
        """Find what can be found; what is named more than once is looked for once."""
        songs: dict[PlaylistEntry, PlaylistEntry | None] = {}
        found: list[PlaylistEntry] = []
        missing: list[PlaylistEntry] = []
        soundless: list[PlaylistEntry] = []
        moved = 0
        for entry in entries:
            if entry not in songs:
                songs[entry] = self.find(entry)
            song = songs[entry]
            if song is None:
                (soundless if is_file_here(entry.path) else missing).append(entry)
            else:
                found.append(song)
                moved += song.path != entry.path
        return FoundSongs(tuple(found), moved, tuple(missing), tuple(soundless))

    def find(self, entry: PlaylistEntry) -> PlaylistEntry | None:
        """The song that an entry means, as the library knows it; None when it cannot be found.

        It is the song at the entry's path; else one with the sound that the entry, or the file at its path, has; else
        that file itself, even though the library does not know it; else one with the same file name and length, and
        of those one in a folder of the same name. An entry without a length is found by a name that no other song has.
        What is no sound is never found, whatever an entry says, and nothing is opened but plain files of this computer.
        """
        paths = (entry.path, *entry.other_paths)
        for path in paths:
            if isinstance(path, Path) and (song := self._songs.song_at(path)):
                return song
        for path in paths:
            there = sound_in(path, self._do)
            for sound in (entry.fingerprint, there):
                if sound and (songs := self._songs.songs_with(sound)):
                    return songs[0]
            if there:
                return replace(entry, path=path, fingerprint=there)
        return next((song for path in paths if (song := self._by_name(replace(entry, path=path)))), None)

    def _by_name(self, entry: PlaylistEntry) -> PlaylistEntry | None:
        songs = self._by_file_name.get(_folded(entry.path.name), [])
        length_s = entry.duration_s
        if length_s is None:
            return songs[0] if len(songs) == 1 else None
        fitting = [song for song in songs if abs((song.duration_s or 0.0) - length_s) <= _SAME_LENGTH_S]
        return max(fitting, key=lambda song: _same_folders(song.path, entry.path), default=None)

    @cached_property
    def _by_file_name(self) -> defaultdict[str, list[PlaylistEntry]]:
        songs = defaultdict(list)
        for song in self._songs.every_song():
            songs[_folded(song.path.name)].append(song)
        return songs


def _folded(name: str) -> str:
    """A file name as systems compare it that mind neither case nor how an accent is encoded."""
    return unicodedata.normalize("NFC", name).casefold()


def _same_folders(one: PurePath, other: PurePath) -> int:
    """How many folders, from the file upwards, have the same names."""
    count = 0
    for here, there in zip(reversed(one.parts[:-1]), reversed(other.parts[:-1]), strict=False):
        if _folded(here) != _folded(there):
            break
        count += 1
    return count
