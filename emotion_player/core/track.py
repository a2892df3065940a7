"""One audio file with its tags."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NewType

Fingerprint = NewType("Fingerprint", str)
"""A name for the sound in a file (hex digest), the same after renaming, moving or retagging it."""


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What the file system says of a file; while it stays the same the file is taken as unchanged."""

    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class LinkedFolder:
    """A folder elsewhere that a link in a music folder leads to.

    Attributes:
        folder: Where it is.
        place: Where the link is: its path below the music folder, names parted by slashes.
    """

    folder: Path
    place: str


@dataclass(frozen=True, slots=True)
class Track:
    """One audio file with its tags. An unknown text is empty, an unknown year is None; ``duration_s`` is in seconds."""

    file: FileStamp
    fingerprint: Fingerprint
    duration_s: float
    title: str = ""
    artist: str = ""
    album: str = ""
    genre: str = ""
    year: int | None = None

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path

    @property
    def display_title(self) -> str:
        """The title, or the file's name without its ending when there is none."""
        return self.title or self.path.stem
