"""The columns of the table of songs."""

from __future__ import annotations

from enum import IntEnum


class Column(IntEnum):
    """A column; new ones are added at the end, since the user's arrangement is saved by number."""

    TITLE = 0
    ARTIST = 1
    ALBUM = 2
    GENRE = 3
    YEAR = 4
    LENGTH = 5
    VALENCE = 6
    AROUSAL = 7
    MOOD = 8
    MODEL = 9
    ANALYZED = 10
    CORRECTED = 11
    FILE = 12
    FOLDER = 13
    DISAGREEMENT = 14
    TRACK = 15


SHOWN_AT_FIRST = frozenset({Column.TITLE, Column.ARTIST, Column.MOOD, Column.LENGTH})
"""The default columns; the others can be chosen in the menu."""

ORDER_AT_FIRST = (
    *(Column.TRACK, Column.TITLE, Column.ARTIST, Column.ALBUM, Column.GENRE, Column.YEAR, Column.MOOD, Column.LENGTH),
    *(Column.VALENCE, Column.AROUSAL, Column.MODEL, Column.DISAGREEMENT, Column.ANALYZED, Column.CORRECTED),
    *(Column.FILE, Column.FOLDER),
)
"""All columns from left to right, as the menu lists them, too."""

NUMBERS = frozenset(
    {
        *(Column.TRACK, Column.YEAR, Column.LENGTH, Column.VALENCE, Column.AROUSAL),
        *(Column.ANALYZED, Column.DISAGREEMENT),
    }
)
"""Aligned to the right."""
