"""What a file says of its song: title, artist, album, genre, year."""

from __future__ import annotations

import math
import re
import struct
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import mutagen
from mutagen.asf import ASFTags
from mutagen.id3 import ID3
from mutagen.mp4 import MP4Tags

_ID3 = {"title": ("TIT2",), "artist": ("TPE1", "TPE2"), "album": ("TALB",), "genre": ("TCON",)}
_MP4 = {"title": ("\xa9nam",), "artist": ("\xa9ART", "aART"), "album": ("\xa9alb",), "genre": ("\xa9gen",)}
_ASF = {
    "title": ("Title",),
    "artist": ("Author", "WM/AlbumArtist"),
    "album": ("WM/AlbumTitle",),
    "genre": ("WM/Genre",),
}
_PLAIN = {
    "title": ("title",),
    "artist": ("artist", "albumartist", "album artist"),
    "album": ("album",),
    "genre": ("genre",),
}
_ID3_YEAR = ("TDRC", "TDOR", "TYER", "TORY")
_MP4_YEAR = ("\xa9day",)
_ASF_YEAR = ("WM/Year",)
_PLAIN_YEAR = ("date", "originaldate", "year")

_LONGEST = 1_000

_Getter: TypeAlias = Callable[[str], Any]

ODD_FILE_ERRORS = (
    mutagen.MutagenError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""What mutagen raises, or lets escape, on files that are not what they seem."""


@dataclass(frozen=True, slots=True)
class Tags:
    """A file's tags and the length that its headers tell; an unknown text is empty, an unknown number None."""

    title: str = ""
    artist: str = ""
    album: str = ""
    genre: str = ""
    year: int | None = None
    duration_s: float | None = None


def read_tags(path: Path) -> Tags:
    """Read ID3, Vorbis comments, MP4, ASF or APEv2 tags, whichever the file has.

    Several artists or genres are joined by commas. Odd tags give what can be had; nothing is ever raised.
    """
    try:
        file = mutagen.File(path)
    except ODD_FILE_ERRORS:
        return Tags()
    if file is None:
        return Tags()
    texts, years = _names(file.tags)
    get = getattr(file.tags, "get", lambda _name: None)  # no tags at all are None
    duration = getattr(file.info, "length", None)
    return Tags(
        **{field: _first_text(get, names) for field, names in texts.items()},
        year=_first_year(get, years),
        duration_s=float(duration) if isinstance(duration, int | float) and 0 < duration < math.inf else None,
    )


def _names(tags: object) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    if isinstance(tags, ID3):
        return _ID3, _ID3_YEAR
    if isinstance(tags, MP4Tags):
        return _MP4, _MP4_YEAR
    if isinstance(tags, ASFTags):
        return _ASF, _ASF_YEAR
    return _PLAIN, _PLAIN_YEAR


def _first_text(get: _Getter, names: tuple[str, ...]) -> str:
    for name in names:
        values = dict.fromkeys(text for value in _values(get, name) if (text := _clean(value)))
        if values:
            return ", ".join(values)[:_LONGEST].rstrip()
    return ""


def _first_year(get: _Getter, names: tuple[str, ...]) -> int | None:
    for name in names:
        for value in _values(get, name):
            if (match := re.search(r"(?<!\d)([12]\d{3})(\d{4})?(?!\d)", _clean(value))) is not None:
                return int(match[1])
    return None


def _values(get: _Getter, name: str) -> list[object]:
    """What stands under a name, one object a value."""
    try:
        found = get(name)
        found = getattr(found, "genres", None) or getattr(found, "text", found)  # .genres: ID3v1's numbers as words
        if found is None or isinstance(found, str | bytes):
            return [] if found is None else [found]
        return list(found)
    except ODD_FILE_ERRORS:
        return []


def _clean(value: object) -> str:
    """One line of valid text: no control characters, no lone surrogates, no blanks around."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in text).split())
