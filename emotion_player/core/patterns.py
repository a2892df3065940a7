"""Patterns that include or exclude files of a music folder: ``*.wav``, ``Podcasts``, ``Live/20??/**``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class FilePatterns:
    """The files that a scan includes, and the files and folders that it excludes.

    Patterns are matched against the path relative to the music folder, with ``/`` between names:

    * ``*`` matches any part of a name, ``?`` one character, ``**`` any number of folders; every other character
      matches itself, ignoring case.
    * Without a ``/`` a pattern is matched against each name: ``Podcasts`` is any file or folder of that name. With
      one it is matched against the whole path from the music folder on: ``Live/*.wav``, ``/Podcasts``.
    * A folder that matches includes everything in it. A pattern that ends with ``/`` matches only folders.

    Attributes:
        include: A file is included if one of these matches it; every file, if there are none.
        exclude: A file or folder that matches one of these is excluded, even if ``include`` matches it.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, path: str) -> bool:
        """Whether the file at a path relative to its music folder is included."""
        return (not _effective(self.include) or _fits(self.include, path)) and not _fits(self.exclude, path)

    def excludes_folder(self, folder: str) -> bool:
        """Whether the folder at a path relative to its music folder is excluded with everything in it."""
        return _fits(self.exclude, f"{folder}/")


EVERYTHING = FilePatterns()
"""No patterns."""


@dataclass(frozen=True, slots=True)
class UnmatchedPattern:
    """A pattern that matched nothing in some music folders; it may be mistyped.

    Attributes:
        pattern: As the user wrote it.
        is_include: Whether it includes files; else it excludes files and folders.
    """

    pattern: str
    is_include: bool


class PatternUse:
    """Which patterns have matched something so far."""

    def __init__(self, patterns: FilePatterns) -> None:
        self._include, self._exclude = _effective(patterns.include), _effective(patterns.exclude)
        self._has_songs = self._has_folders = False

    def note_song(self, path: str) -> None:
        """There is a song at a path relative to its music folder, taken or not."""
        self._has_songs = True
        self._include = _without_fitting(self._include, path)
        self._exclude = _without_fitting(self._exclude, path)

    def note_folder(self, folder: str) -> None:
        """There is a folder at a path relative to its music folder."""
        self._has_folders = True
        self._exclude = _without_fitting(self._exclude, f"{folder}/")

    def unmatched(self) -> Iterator[UnmatchedPattern]:
        """Yield the patterns that matched nothing, where there was something that they could match."""
        if self._has_songs:
            yield from (UnmatchedPattern(pattern, is_include=True) for pattern in self._include)
        if self._has_songs or self._has_folders:
            yield from (UnmatchedPattern(pattern, is_include=False) for pattern in self._exclude)


@lru_cache(maxsize=512)
def _effective(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the patterns that are not empty."""
    return tuple(pattern for pattern in patterns if pattern.strip(" /"))


def _fits(patterns: tuple[str, ...], path: str) -> bool:
    if not (effective := _effective(patterns)):
        return False
    folded = _folded(path)
    return any(_compiled(pattern).fullmatch(folded) for pattern in effective)


def _without_fitting(patterns: tuple[str, ...], path: str) -> tuple[str, ...]:
    return tuple(pattern for pattern in patterns if not _fits((pattern,), path))


def _folded(text: str) -> str:
    """Fold case, and compose accents, which some file systems store decomposed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    text = _folded(pattern.strip())
    inner = _SAME_FOLDERS.sub("**/", text.strip("/"))
    anywhere = "" if "/" in text.rstrip("/") else "(?:.*/)?"
    below = "/.*" if text.endswith("/") else "(?:/.*)?"
    return re.compile(f"{anywhere}{_expressions(_PART.findall(inner))}{below}", re.DOTALL)


_SAME_FOLDERS = re.compile(r"(?<![^/])(?:\*\*/)+")
_PART = re.compile(r"/\*\*(?=/)|\A\*\*/|\*+|\?|[^*?/]+|/")


def _expressions(parts: list[str]) -> str:
    """Translate a pattern's parts; a path is matched in no time, however many stars there are.

    What is between two stars need not be looked for again behind the first place where it is found, as the second takes
    whatever the first would, unless that goes for folders too, and the second does not.
    """
    expressions, begin = "", 0
    while begin < len(parts):
        end = begin + 1
        while end < len(parts) and not _stars(parts[end]) and "/" not in parts[end]:
            end += 1
        translated = [_expression(part) for part in parts[begin:end]]
        if 0 < _stars(parts[begin]) <= (_stars(parts[end]) if end < len(parts) else 0):
            expressions += f"(?>{translated[0]}?{''.join(translated[1:])})"
        else:
            expressions += "".join(translated)
        begin = end
    return expressions


def _stars(part: str) -> int:
    """1 for a star, 2 for more, 0 for anything else."""
    return 0 if part.strip("*") else min(len(part), 2)


def _expression(part: str) -> str:
    """Translate one part of a pattern into a regular expression."""
    match part:
        case "/**":
            return "(?:/.*)?"
        case "**/":
            return "(?:.*/)?"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
        case _ if part.startswith("**"):
            return ".*"
        case _:
            return re.escape(part)
