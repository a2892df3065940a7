"""The headings of the table's columns."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emotion_player.collection.columns import Column


def heading(column: Column) -> str:
    """Return the heading of a column."""
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
        Column.TRACK: QCoreApplication.translate("Column", "Track"),
        Column.DISAGREEMENT: QCoreApplication.translate("Column", "Model difference"),
    }[column]
