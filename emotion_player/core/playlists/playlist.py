"""Playlists and their entries."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import PurePath

from emotion_player.core.track import Fingerprint, Track
from emotion_player.errors import Sentence

_NO_TEXT = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""The Unicode categories of controls, lone surrogates, and line and paragraph separators."""

MOST_SONGS = 250_000
"""A file of more is no playlist; so many take 20 seconds and 200 MB."""


@dataclass(frozen=True, slots=True)
class PlaylistEntry:
    """One song of a playlist, with what is known of it without its file.

    Attributes:
        path: The absolute path of the file; a path of another system if the playlist came from there.
        title: Empty when unknown.
        artist: Empty when unknown.
        duration_s: None when unknown.
        fingerprint: Identifies the sound, by which a moved song is found again; None when unknown.
        other_paths: Other possible paths, since the encoding of a playlist file is not certain.
    """

    path: PurePath
    title: str = ""
    artist: str = ""
    duration_s: float | None = None
    fingerprint: Fingerprint | None = None
    other_paths: tuple[PurePath, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, track: Track) -> PlaylistEntry:
        """Return the entry for a track."""
        return cls(track.path, track.title, track.artist, track.duration_s, track.fingerprint)

    @property
    def display_title(self) -> str:
        """The title, or the file's name without its extension if there is no title."""
        return self.title or self.path.stem


@dataclass(frozen=True, slots=True)
class Playlist:
    """A named list of songs in order.

    Raises:
        ValueError: The name is blank or is not one line.
    """

    name: str
    entries: tuple[PlaylistEntry, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip() or self.name.splitlines() != [self.name]:
            raise ValueError("the name of a playlist is one line with something in it")

    @property
    def duration_s(self) -> float:
        """The total duration of its songs, as far as it is known."""
        return sum(entry.duration_s or 0.0 for entry in self.entries)

    def with_inserted(self, entries: Iterable[PlaylistEntry], place: int) -> Playlist:
        """Insert entries before the one at a place."""
        return replace(self, entries=(*self.entries[:place], *entries, *self.entries[place:]))

    def without(self, places: Collection[int]) -> Playlist:
        """Remove the entries at some places."""
        return replace(self, entries=tuple(entry for place, entry in enumerate(self.entries) if place not in places))

    def with_moved(self, places: Collection[int], to: int) -> Playlist:
        """Move the entries at some places, in their order, before the one now at ``to``."""
        moving = [self.entries[place] for place in sorted(places)]
        return self.without(places).with_inserted(moving, to - sum(place < to for place in places))


@dataclass(frozen=True, slots=True)
class PlaylistSummary:
    """A playlist in a list of playlists: its number of songs, their duration, and when it was saved (UTC)."""

    name: str
    songs: int
    duration_s: float
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class AbsolutePathKept:
    """A file for which a playlist has an absolute path although relative ones were requested, and why: ``reason``."""

    path: PurePath
    reason: Sentence


ON_ANOTHER_DRIVE = Sentence("it is on another drive")
"""The reason why a path cannot be relative."""


@dataclass(frozen=True, slots=True)
class PlaylistText:
    """A playlist as the text of a file, and the songs whose paths could not be relative to that file."""

    text: str
    stayed_absolute: tuple[AbsolutePathKept, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPlaylist:
    """The content of a playlist file.

    Attributes:
        name: The name in the file; empty if there is none.
        entries: Its songs.
        skipped: Its entries that are not files, such as streams.
    """

    name: str
    entries: tuple[PlaylistEntry, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedPlaylist:
    """The result of importing a playlist file into the library.

    Attributes:
        playlist: The saved playlist: the songs that were found.
        moved: How many of them are no longer at the path in the file.
        missing: The songs that were not found.
        soundless: Its entries that are files in which no sound was found, such as pictures.
        skipped: Its entries that are not files, such as streams.
    """

    playlist: Playlist
    moved: int
    missing: tuple[PlaylistEntry, ...]
    soundless: tuple[PlaylistEntry, ...]
    skipped: tuple[str, ...]


def plain(text: str) -> str:
    """Replace line breaks, control characters and noncharacters by spaces, so that text fits on a line of a file."""
    kept = (c if unicodedata.category(c) not in _NO_TEXT and c not in "\ufffe\uffff" else " " for c in text)
    return "".join(kept).strip()
