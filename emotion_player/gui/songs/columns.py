"""The columns of the table of songs, from left to right."""

from __future__ import annotations

from enum import IntEnum


class Column(IntEnum):
    """What the table can show of a song."""

    TITLE = 0
    ARTIST = 1
    ALBUM = 2
    GENRE = 3
    YEAR = 4
    LENGTH = 5
    VALENCE = 6
    AROUSAL = 7
