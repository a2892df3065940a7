"""Patterns that include or exclude files of a music folder: ``*.wav``, ``Podcasts``, ``Live/20??/**``."""

from __future__ import annotations

import re
import unicodedata
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


@lru_cache(maxsize=512)
def _effective(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the patterns that are not empty."""
    return tuple(pattern for pattern in patterns if pattern.strip(" /"))


def _fits(patterns: tuple[str, ...], path: str) -> bool:
    if not (effective := _effective(patterns)):
        return False
    folded = _folded(path)
    return any(_compiled(pattern).fullmatch(folded) for pattern in effective)


def _folded(text: str) -> str:
    """Fold case, and compose accents, which some file systems store decomposed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    text = _folded(pattern.strip())
    inner = text.strip("/")
    anywhere = "" if "/" in text.rstrip("/") else "(?:.*/)?"
    below = "/.*" if text.endswith("/") else "(?:/.*)?"
    return re.compile(f"{anywhere}{''.join(map(_expression, _PART.findall(inner)))}{below}", re.DOTALL)


_PART = re.compile(r"/\*\*(?=/)|\A\*\*/|\*+|\?|[^*?/]+|/")


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
