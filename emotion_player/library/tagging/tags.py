"""What a file says of its song: title, artist, album, genre, year, number on its album."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from emotion_player.library.files.format_registry import format_of
from emotion_player.library.tagging.tag_blocks import OpenSound, open_sound
from emotion_player.library.tagging.tag_texts import ODD_FILE_ERRORS, Texts, texts_around

_LONGEST = 1_000
_MOST_TAGS = _MOST_VALUES = 100
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates of Unicode's bidirectional algorithm."""


@dataclass(frozen=True, slots=True)
class Tags:
    """A file's tags; an unknown text is empty, an unknown year or number None."""

    title: str = ""
    artist: str = ""
    album: str = ""
    genre: str = ""
    year: int | None = None
    track_number: int | None = None


def read_tags(path: Path) -> Tags:
    """Read the tags of a file, whatever kind of tags it has; what one kind does not tell, another may.

    Several artists or genres are joined by commas. Odd tags give what can be had; nothing is ever raised.
    """
    try:
        with path.open("rb") as file:
            found = list(islice(_all_texts(open_sound(file, path.stat().st_size)), _MOST_TAGS))
    except OSError:
        return Tags()
    texts = {field: _first_text(found, field) for field in ("title", "artist", "album", "genre")}
    return Tags(**texts, year=_first_year(found), track_number=_first_track_number(found))


def _all_texts(sound: OpenSound) -> Iterator[Texts]:
    with suppress(*ODD_FILE_ERRORS):
        yield from format_of(sound).texts(sound)
    yield from texts_around(sound)


def _first_text(found: list[Texts], field: str) -> str:
    for texts in found:
        for values in texts.get(field, ()):
            cleaned = dict.fromkeys(text for value in islice(values, _MOST_VALUES) if (text := _clean(value)))
            if cleaned:
                return ", ".join(cleaned)[:_LONGEST].rstrip()
    return ""


def _first_year(found: list[Texts]) -> int | None:
    for texts in found:
        for values in texts.get("year", ()):
            for value in islice(values, _MOST_VALUES):
                if (match := re.search(r"(?<!\d)([12]\d{3})(\d{4})?(?!\d)", _clean(value))) is not None:
                    return int(match[1])
    return None


def _first_track_number(found: list[Texts]) -> int | None:
    """Such as 3 of ``3``, ``03/12`` and ``A3``; 0 stands for no number."""
    for texts in found:
        for values in texts.get("track", ()):
            for value in islice(values, _MOST_VALUES):
                if (match := re.search(r"(?<!\d)\d{1,4}(?!\d)", _clean(value))) is not None and int(match[0]):
                    return int(match[0])
    return None


def _clean(value: object) -> str:
    """One line of valid text: no control characters, nothing that turns its direction, no blanks around."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    text = text[: 4 * _LONGEST].encode("utf-8", "replace").decode("utf-8")
    with suppress(UnicodeError):  # UTF-8 that was taken for Latin-1; no text in any language looks like it by chance
        text = text.encode("latin-1").decode("utf-8")
    text = _TURNS.sub("", text)
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in text).split())
