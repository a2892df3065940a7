"""The Qt item model of the songs on which two models disagree most."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.predictions.agreement import Agreement, distances
from emotion_player.core.track_columns import Floats
from emotion_player.gui.numbers import number_text
from emotion_player.gui.songs.track_mark import track_mark
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.listing_model import LEFT, RIGHT, Index, ListingModel
from emotion_player.gui.widgets.plain_tip import plain_tip
from emotion_player.gui.words import model_name


class DisagreementColumn(IntEnum):
    """The columns of the table."""

    TITLE = 0
    ARTIST = 1
    ONE = 2
    OTHER = 3
    DISTANCE = 4


class DisagreementTableModel(ListingModel):
    """A row for each song that both models have analysed, the largest disagreement first.

    Attributes:
        models: The names of the two models.
        ids: The songs, in the order of the rows.
        one: (rows, 2): the predictions of the first model, without calibration and correction.
        other: (rows, 2): those of the second model.
        agreement: The agreement over all of them.
    """

    def __init__(self, songs: TrackCollection, models: tuple[str, str], theme: Theme) -> None:
        super().__init__()
        self._songs = songs
        self._theme = theme
        self.models = models
        self.ids: npt.NDArray[np.intp] = np.empty(0, np.intp)
        self.one: Floats = np.empty((0, 2))
        self.other: Floats = np.empty((0, 2))
        self._apart: Floats = np.empty(0)
        self.agreement = Agreement.of(self.one, self.other)

    def read(self) -> None:
        """Read the present predictions of the models."""
        self.beginResetModel()
        placements = self._songs.placements
        one, other = placements.predictions(self.models[0]), placements.predictions(self.models[1])
        analyzed = placements.has_prediction(self.models[0]) & placements.has_prediction(self.models[1])
        both = np.flatnonzero(analyzed & self._songs.present())
        apart = distances(one[both], other[both])
        order = (-apart).argsort(kind="stable")
        self.ids, self._apart = both[order], apart[order]
        self.one, self.other = one[self.ids], other[self.ids]
        self.agreement = Agreement.of(self.one, self.other)
        self.endResetModel()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme

    def row_of(self, song: int | None) -> int | None:
        """Return the row of a song; None if it is not listed."""
        rows = [] if song is None else np.flatnonzero(self.ids == song).tolist()
        return next(iter(rows), None)

    def count_rows(self) -> int:
        """The songs."""
        return len(self.ids)

    def count_columns(self) -> int:
        """The columns."""
        return len(DisagreementColumn)

    def heading(self, column: int) -> str:
        """The name of a column."""
        return self._heading(DisagreementColumn(column))

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return the alignment of a column."""
        return LEFT if column in (DisagreementColumn.TITLE, DisagreementColumn.ARTIST) else RIGHT

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        row, column = index.row(), DisagreementColumn(index.column())
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = self.alignment(column)
            case Qt.ItemDataRole.ToolTipRole if column is DisagreementColumn.TITLE:
                shown = plain_tip(self._songs.paths[self.ids[row]])
            case Qt.ItemDataRole.ToolTipRole if column in (DisagreementColumn.ONE, DisagreementColumn.OTHER):
                shown = self.tr("Valence and arousal")
            case Qt.ItemDataRole.DecorationRole if column is DisagreementColumn.TITLE:
                shown = track_mark(self._songs, int(self.ids[row]), dark=self._theme.dark)
        return shown

    def _heading(self, column: DisagreementColumn) -> str:
        headings: dict[DisagreementColumn, Callable[[], str]] = {
            DisagreementColumn.TITLE: lambda: self.tr("Title"),
            DisagreementColumn.ARTIST: lambda: self.tr("Artist"),
            DisagreementColumn.ONE: lambda: self.tr("{model} (V, A)").format(model=model_name(self.models[0])),
            DisagreementColumn.OTHER: lambda: self.tr("{model} (V, A)").format(model=model_name(self.models[1])),
            DisagreementColumn.DISTANCE: lambda: self.tr("Difference"),
        }
        return headings[column]()

    def _text(self, row: int, column: DisagreementColumn) -> str:
        song = int(self.ids[row])
        match column:
            case DisagreementColumn.TITLE:
                return self._songs.titles[song] or self._songs.path(song).stem
            case DisagreementColumn.ARTIST:
                return self._songs.artists[song]
            case DisagreementColumn.ONE | DisagreementColumn.OTHER:
                place = (self.one if column is DisagreementColumn.ONE else self.other)[row]
                return ",  ".join(map(number_text, place.tolist()))
            case DisagreementColumn.DISTANCE:
                return number_text(float(self._apart[row]))
