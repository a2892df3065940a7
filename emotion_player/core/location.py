"""Where a file or folder is, whatever the file system thinks of letters."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Location:
    """The one place of a file or folder.

    Names are kept as the bytes that the file system knows, which need not be text. Some file systems (those of macOS
    and Windows, exFAT) take names for the same that differ in case or in how an accent is encoded; the spelling that
    they list is the one that counts.

    Attributes:
        path: Absolute.
    """

    path: Path

    @classmethod
    def of(cls, path: Path) -> Location:
        """Where a path leads: links are followed, and names are spelt as they are listed, as far as they are there."""
        try:
            return cls(_as_listed(path.resolve()))
        except (OSError, RuntimeError, ValueError):  # links in a circle, a NUL in the name
            return cls(path.absolute())

    @classmethod
    def from_key(cls, key: bytes) -> Location:
        """The location that ``key`` gave."""
        return cls(Path(os.fsdecode(key)))

    @property
    def key(self) -> bytes:
        """What it is stored and compared by: the file system's own bytes."""
        return os.fsencode(self.path)

    @property
    def is_text(self) -> bool:
        """Whether its name is text, so that every program can be told of it."""
        return not any("\ud800" <= character <= "\udfff" for character in str(self.path))

    @property
    def uri(self) -> str:
        """As a ``file:`` URI, whose escapes stand for bytes: it also names what is no text."""
        return self.path.as_uri()

    def lies_in(self, folder: Location) -> bool:
        """Whether it is a folder, or anything in it."""
        return self.path.is_relative_to(folder.path)

    def place_in(self, folder: Location) -> str:
        """How to get to it from a folder that it lies in: names parted by slashes; empty for the folder itself."""
        place = self.path.relative_to(folder.path).as_posix()
        return "" if place == "." else place

    def is_old_spelling_of(self, other: Location) -> bool:
        """Whether the same file is called ``other`` by now, and by this name only because case does not matter."""
        if self == other or _folded(str(self.path)) != _folded(str(other.path)):
            return False
        try:
            return self.path.samefile(other.path) and _as_listed(self.path) != self.path
        except OSError:
            return False


def _as_listed(path: Path) -> Path:
    """A path that is there, each name spelt as its folder lists it; as it is where that cannot be told."""
    listed = Path(path.anchor)
    for name in path.parts[1:]:
        listed /= _listed_name(listed, name)
    return listed


def _listed_name(folder: Path, name: str) -> str:
    other = name.swapcase()
    if other == name or not os.path.lexists(folder / other):  # case matters here
        return name
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError:
        return name
    return name if name in names else next((each for each in names if _folded(each) == _folded(name)), name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
