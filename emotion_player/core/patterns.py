"""Patterns that say which files under a music folder are meant: ``*.wav``, ``Podcasts``, ``Live/20??/**``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class FilePatterns:
    """Which files a scan takes and which files and folders it leaves out.

    Patterns are compared with the path below the music folder, names parted by ``/``:

    * ``*`` stands for any part of a name, ``?`` for one character, ``**`` for any number of folders; every other
      character for itself, whatever its case.
    * Without a ``/`` it is compared with each name alone: ``Podcasts`` is any file or folder of that name. With one it
      is compared with the whole path from the music folder on: ``Live/*.wav``, ``/Podcasts``.
    * A folder that fits stands for all that is in it. With a ``/`` at its end a pattern fits folders alone.

    Attributes:
        include: A file is taken if one of these fits; every file, if there is none.
        exclude: What fits one of these is left out, whatever ``include`` says.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, path: str) -> bool:
        """Whether the file at a path below its music folder is meant."""
        return (not any(_said(self.include)) or _fits(self.include, path)) and not _fits(self.exclude, path)

    def leaves_out(self, folder: str) -> bool:
        """Whether nothing that is in the folder at a path below its music folder can be meant."""
        return _fits(self.exclude, f"{folder}/")


EVERYTHING = FilePatterns()
"""No patterns."""


def _said(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Those that say something."""
    return tuple(pattern for pattern in patterns if pattern.strip(" /"))


def _fits(patterns: tuple[str, ...], path: str) -> bool:
    folded = _folded(path)
    return any(_compiled(pattern).fullmatch(folded) for pattern in _said(patterns))


def _folded(text: str) -> str:
    """Without case, and an accent written as one character, however the file system keeps it."""
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
    """What one part of a pattern is in a regular expression."""
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
