"""Songs in an order that somebody chose."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import PurePath

from emotion_player.core.track import Fingerprint, Track
from emotion_player.errors import Sentence

_NO_TEXT = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode's categories of controls, lone surrogates, and separators of lines and paragraphs."""


@dataclass(frozen=True, slots=True)
class PlaylistEntry:
    """One song of a playlist, with as much of it as is known without its file.

    Attributes:
        path: Where the file lies: absolute, and of another system's kind where a playlist came from there.
        title: Empty when unknown.
        artist: Empty when unknown.
        duration_s: None when unknown.
        fingerprint: Names the sound, by which a song that has moved is found again; None when unknown.
        other_paths: Where else it may lie, since a playlist does not say in which encoding it is written.
    """

    path: PurePath
    title: str = ""
    artist: str = ""
    duration_s: float | None = None
    fingerprint: Fingerprint | None = None
    other_paths: tuple[PurePath, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, track: Track) -> PlaylistEntry:
        """The entry for a track."""
        return cls(track.path, track.title, track.artist, track.duration_s, track.fingerprint)

    @property
    def display_title(self) -> str:
        """The title, or the file's name without its ending when there is none."""
        return self.title or self.path.stem


@dataclass(frozen=True, slots=True)
class Playlist:
    """Songs in an order that somebody chose, under a name.

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
        """How long its songs are together, as far as that is known."""
        return sum(entry.duration_s or 0.0 for entry in self.entries)

    def with_inserted(self, entries: Iterable[PlaylistEntry], place: int) -> Playlist:
        """With songs more, before the one at a place."""
        return replace(self, entries=(*self.entries[:place], *entries, *self.entries[place:]))

    def without(self, places: Collection[int]) -> Playlist:
        """Without the songs at some places."""
        return replace(self, entries=tuple(entry for place, entry in enumerate(self.entries) if place not in places))

    def with_moved(self, places: Collection[int], to: int) -> Playlist:
        """With the songs at some places standing before what is at ``to`` now, in their order."""
        moving = [self.entries[place] for place in sorted(places)]
        return self.without(places).with_inserted(moving, to - sum(place < to for place in places))


@dataclass(frozen=True, slots=True)
class PlaylistSummary:
    """What a list of playlists shows of one: how many songs it has, how long they are, and when it was saved (UTC)."""

    name: str
    songs: int
    duration_s: float
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class AbsolutePathKept:
    """A file that a playlist names absolutely although relative names were wished for, and why: ``reason``."""

    path: PurePath
    reason: Sentence


ON_ANOTHER_DRIVE = Sentence("it is on another drive")
"""Why a path cannot be relative."""


@dataclass(frozen=True, slots=True)
class PlaylistText:
    """A playlist as the text of a file, and the songs in it that could not be named relative to that file."""

    text: str
    stayed_absolute: tuple[AbsolutePathKept, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPlaylist:
    """What a playlist file says.

    Attributes:
        name: What it calls itself; empty when it does not.
        entries: Its songs.
        skipped: What it names that is no file, such as streams.
    """

    name: str
    entries: tuple[PlaylistEntry, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedPlaylist:
    """What came of a playlist file that was taken into the library.

    Attributes:
        playlist: As it was saved: the songs that were found.
        moved: How many of them lie elsewhere than the file says.
        missing: The songs that were not found.
        skipped: What the file names that is no file, such as streams.
    """

    playlist: Playlist
    moved: int
    missing: tuple[PlaylistEntry, ...]
    skipped: tuple[str, ...]


def plain(text: str) -> str:
    """Text as a line of a file can hold it: line breaks, controls and what is no character become spaces."""
    kept = (c if unicodedata.category(c) not in _NO_TEXT and c not in "\ufffe\uffff" else " " for c in text)
    return "".join(kept).strip()
