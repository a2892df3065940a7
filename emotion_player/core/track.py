"""One audio file with its tags."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import NewType

Fingerprint = NewType("Fingerprint", str)
"""A name for the sound in a file (hex digest), the same after renaming, moving or retagging it."""

_MOST_NS = 2**63 - 1


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What the file system says of a file; while it stays the same the file is taken as unchanged.

    Attributes:
        path: Where it is.
        size: In bytes.
        mtime_ns: When its content was changed last, or so programs say that keep or set that time.
        changed_ns: When anything of it was changed last, which no program can set; 0 where that is not known, as on
            Windows. No part of what makes two stamps equal, since not every stamp knows it.
    """

    path: Path
    size: int
    mtime_ns: int
    changed_ns: int = field(default=0, compare=False)

    @classmethod
    def of(cls, path: Path, status: os.stat_result) -> FileStamp:
        """The stamp of a file; a time that 64 bits cannot hold, before 1677 or after 2262, is brought to their edge."""
        changed_ns = status.st_ctime_ns if os.name == "posix" else 0  # elsewhere it is when the file was made
        return cls(path, status.st_size, _clamped(status.st_mtime_ns), _clamped(changed_ns))


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


def _clamped(time_ns: int) -> int:
    return max(-_MOST_NS, min(time_ns, _MOST_NS))
