"""How wide the columns of the table are: as wide as the font and the language need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QFontMetrics

from emotion_player.collection.columns import Column
from emotion_player.core.mood_words import WORDS
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.numbers import number_text
from emotion_player.gui.songs.track_cells import CHECK, model_texts

_FLUID = {Column.TITLE: (0.40, 8), Column.ARTIST: (0.25, 8), Column.ALBUM: (0.22, 8), Column.GENRE: (0.13, 8)}
"""Share of the free width, and the fewest letters to be seen, of the columns that hold words of any length."""

_LETTERS = {Column.FILE: 24, Column.FOLDER: 32}
"""Letters to be seen of names that may be long, and that are read from either end."""

_ROOM_PX = 24
"""Around the text of a cell, with some air between columns."""

_MARK_PX = 22
"""The dot before a title."""


def least_width(column: Column, metrics: QFontMetrics) -> int:
    """Compute the width that the longest usual text of a column needs, in pixels; for titles a part of it."""
    letters = _FLUID[column][1] if column in _FLUID else _LETTERS.get(column, 0)
    longest = max([letters * metrics.averageCharWidth(), *map(metrics.horizontalAdvance, _texts(column))])
    return longest + _ROOM_PX + (_MARK_PX if column is Column.TITLE else 0)


def shared_widths(least: dict[Column, int], room: int) -> dict[Column, int]:
    """Share a width among columns that are in need of a least one each; those of words of any length take the rest."""
    widths = dict(least)
    fluid = [column for column in _FLUID if column in least]
    free = room - sum(width for column, width in least.items() if column not in fluid)
    shares = sum(_FLUID[column][0] for column in fluid)
    for column in reversed(fluid):  # the title comes last and takes what is left, so that no pixel is too many
        share = free if column is fluid[0] else int(free * _FLUID[column][0] / shares)
        widths[column] = max(least[column], share)
        free -= widths[column]
        shares -= _FLUID[column][0]
    return widths


def _texts(column: Column) -> Iterable[str]:
    """The longest texts, or all there can be, of a column whose texts are alike."""
    match column:
        case Column.TRACK:
            texts: Sequence[str] = ["88"]
        case Column.YEAR:
            texts = ["8888"]
        case Column.LENGTH:
            texts = ["88:88", "8:88:88"]
        case Column.VALENCE | Column.AROUSAL | Column.DISAGREEMENT:
            texts = [number_text(-0.88)]
        case Column.MOOD:
            texts = [mood_text(word) for word in WORDS]
        case Column.MODEL:
            texts = model_texts()
        case Column.ANALYZED:
            texts = [QLocale().toString(QDate(2028, 12, 28), QLocale.FormatType.ShortFormat)]
        case Column.CORRECTED:
            texts = [CHECK]
        case _:
            texts = []
    return texts
