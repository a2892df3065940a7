"""The location of a file or folder, independent of case and accents where the file system ignores them."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Location:
    """The resolved path of a file or folder.

    Names are the bytes that the file system stores, which need not be valid text. Some file systems (those of macOS
    and Windows, exFAT) ignore case and how an accent is encoded; a location uses the spelling that they list.

    Attributes:
        path: Absolute.
    """

    path: Path

    @classmethod
    def of(cls, path: Path) -> Location:
        """Resolve a path: follow links, and spell existing names as the file system lists them."""
        try:
            return cls(_as_listed(path.resolve()))
        except (OSError, RuntimeError, ValueError):  # links in a circle, a NUL in the name
            return cls(path.absolute())

    @classmethod
    def from_key(cls, key: bytes) -> Location:
        """Return the location with this ``key``."""
        return cls(Path(os.fsdecode(key)))

    @property
    def key(self) -> bytes:
        """The bytes of the path, by which it is stored and compared."""
        return os.fsencode(self.path)

    @property
    def is_text(self) -> bool:
        """Whether the path is valid text, so that every program can open it."""
        return not any("\ud800" <= character <= "\udfff" for character in str(self.path))

    @property
    def uri(self) -> str:
        """The ``file:`` URI, which escapes bytes and so can also name paths that are not text."""
        return self.path.as_uri()

    def is_in(self, folder: Location) -> bool:
        """Whether this is the folder itself or anything below it."""
        return self.path.is_relative_to(folder.path)

    def place_in(self, folder: Location) -> str:
        """Return the path relative to a folder that contains it, with slashes; empty for the folder itself."""
        place = self.path.relative_to(folder.path).as_posix()
        return "" if place == "." else place

    def is_old_spelling_of(self, other: Location) -> bool:
        """Whether the same file is now listed as ``other``, and this spelling works only because case is ignored."""
        if self == other or _folded(str(self.path)) != _folded(str(other.path)):
            return False
        try:
            return self.path.samefile(other.path) and _as_listed(self.path) != self.path
        except OSError:
            return False


def _as_listed(path: Path) -> Path:
    """Spell each name of a path as its folder lists it, or unchanged where the folder cannot be listed."""
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
