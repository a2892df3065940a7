"""One audio file with its tags."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import NewType

Fingerprint = NewType("Fingerprint", str)
"""Identifies the sound in a file (hex digest), the same after renaming, moving or retagging it."""

_MOST_NS = 2**63 - 1


@dataclass(frozen=True, slots=True)
class FileStamp:
    """The size and times of a file in the file system; while they stay the same, the file counts as unchanged.

    Attributes:
        path: Where it is.
        size: In bytes.
        mtime_ns: The modification time, which programs can set.
        changed_ns: The change time of the file's metadata, which programs cannot set; 0 where it is unknown, as on
            Windows. Not compared, since not every stamp has it.
    """

    path: Path
    size: int
    mtime_ns: int
    changed_ns: int = field(default=0, compare=False)

    @classmethod
    def of(cls, path: Path, status: os.stat_result) -> FileStamp:
        """Return the stamp of a file; times before 1677 or after 2262, which do not fit 64 bits, are clamped."""
        changed_ns = status.st_ctime_ns if os.name == "posix" else 0  # elsewhere it is when the file was made
        return cls(path, status.st_size, _clamped(status.st_mtime_ns), _clamped(changed_ns))


@dataclass(frozen=True, slots=True)
class LinkedFolder:
    """A folder elsewhere to which a link in a music folder points.

    Attributes:
        folder: Its path.
        place: The path of the link relative to the music folder, with slashes.
    """

    folder: Path
    place: str


@dataclass(frozen=True, slots=True)
class Track:
    """One audio file with its tags. An unknown text is empty, an unknown year or number None.

    Attributes:
        file: Where it is, and its state.
        fingerprint: Identifies the sound.
        duration_s: In seconds.
        track_number: The place of the song on its album, from 1.
    """

    file: FileStamp
    fingerprint: Fingerprint
    duration_s: float
    title: str = ""
    artist: str = ""
    album: str = ""
    genre: str = ""
    year: int | None = None
    track_number: int | None = None

    @property
    def path(self) -> Path:
        """The path of the file."""
        return self.file.path

    @property
    def display_title(self) -> str:
        """The title, or the file's name without its extension if there is no title."""
        return self.title or self.path.stem


def _clamped(time_ns: int) -> int:
    return time_ns if -_MOST_NS <= time_ns <= _MOST_NS else max(-_MOST_NS, min(time_ns, _MOST_NS))
