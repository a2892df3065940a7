"""The headings of the table's columns."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from emotion_player.collection.columns import Column

_HEADINGS = {
    Column.TITLE: QT_TRANSLATE_NOOP("Column", "Title"),
    Column.ARTIST: QT_TRANSLATE_NOOP("Column", "Artist"),
    Column.ALBUM: QT_TRANSLATE_NOOP("Column", "Album"),
    Column.GENRE: QT_TRANSLATE_NOOP("Column", "Genre"),
    Column.YEAR: QT_TRANSLATE_NOOP("Column", "Year"),
    Column.LENGTH: QT_TRANSLATE_NOOP("Column", "Length"),
    Column.VALENCE: QT_TRANSLATE_NOOP("Column", "Valence"),
    Column.AROUSAL: QT_TRANSLATE_NOOP("Column", "Arousal"),
    Column.MOOD: QT_TRANSLATE_NOOP("Column", "Mood"),
    Column.MODEL: QT_TRANSLATE_NOOP("Column", "Model"),
    Column.ANALYZED: QT_TRANSLATE_NOOP("Column", "Analysed"),
    Column.CORRECTED: QT_TRANSLATE_NOOP("Column", "Corrected"),
    Column.FILE: QT_TRANSLATE_NOOP("Column", "File"),
    Column.FOLDER: QT_TRANSLATE_NOOP("Column", "Folder"),
    Column.TRACK: QT_TRANSLATE_NOOP("Column", "Track"),
    Column.DISAGREEMENT: QT_TRANSLATE_NOOP("Column", "Model difference"),
}


def heading(column: Column) -> str:
    """Return the heading of a column; a table asks a thousand times while it is built."""
    return QCoreApplication.translate("Column", str(_HEADINGS[column]))
