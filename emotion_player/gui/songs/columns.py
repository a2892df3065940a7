"""The columns of the table of songs."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QCoreApplication


class Column(IntEnum):
    """What the table can show of a song. New ones come last: the places that a user gave them are kept by number."""

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
    APART = 14


SHOWN_AT_FIRST = frozenset(
    {
        Column.TITLE,
        Column.ARTIST,
        Column.ALBUM,
        Column.GENRE,
        Column.YEAR,
        Column.LENGTH,
        Column.VALENCE,
        Column.AROUSAL,
    }
)
"""The other columns wait in the menu."""

NUMBERS = frozenset({Column.YEAR, Column.LENGTH, Column.VALENCE, Column.AROUSAL, Column.ANALYZED, Column.APART})
"""Stand on the right, digit under digit."""


def heading(column: Column) -> str:
    """What stands above a column."""
    return {
        Column.TITLE: QCoreApplication.translate("Column", "Title"),
        Column.ARTIST: QCoreApplication.translate("Column", "Artist"),
        Column.ALBUM: QCoreApplication.translate("Column", "Album"),
        Column.GENRE: QCoreApplication.translate("Column", "Genre"),
        Column.YEAR: QCoreApplication.translate("Column", "Year"),
        Column.LENGTH: QCoreApplication.translate("Column", "Length"),
        Column.VALENCE: QCoreApplication.translate("Column", "Valence"),
        Column.AROUSAL: QCoreApplication.translate("Column", "Arousal"),
        Column.MOOD: QCoreApplication.translate("Column", "Mood"),
        Column.MODEL: QCoreApplication.translate("Column", "Model"),
        Column.ANALYZED: QCoreApplication.translate("Column", "Analysed"),
        Column.CORRECTED: QCoreApplication.translate("Column", "Corrected"),
        Column.FILE: QCoreApplication.translate("Column", "File"),
        Column.FOLDER: QCoreApplication.translate("Column", "Folder"),
        Column.APART: QCoreApplication.translate("Column", "Models apart"),
    }[column]
