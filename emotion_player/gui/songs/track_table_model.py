"""The tracks as a table for Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from emotion_player.gui.icons import icon
from emotion_player.gui.plane.emotion_colors import emotion_color
from emotion_player.gui.songs.track_rows import Column, TrackRow, TrackRows
from emotion_player.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_WORDS = (Column.TITLE, Column.ARTIST, Column.ALBUM, Column.GENRE)


class TrackTableModel(QAbstractTableModel):
    """Tracks as Qt wants them; tracks are named by their id in ``TrackRows``.

    Signals:
        points_changed: Tracks came, moved or went, or others of them are shown.
    """

    points_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tracks = TrackRows()
        self._theme = theme
        self._playing: int | None = None

    def clear(self) -> None:
        """Show no track."""
        self.beginResetModel()
        self._tracks.clear()
        self._playing = None
        self.endResetModel()
        self.points_changed.emit()

    def put(self, rows: Iterable[TrackRow]) -> None:
        """Add tracks, or replace those at the same path; they fall into the order and the search in force."""
        added, replaced = self._tracks.put(rows)
        if replaced:
            self.beginResetModel()
            self._tracks.search_again()
            self.endResetModel()
        elif shown := self._tracks.matching(added):
            first = len(self._tracks.shown)
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self._tracks.shown.extend(shown)
            self.endInsertRows()
            if self._tracks.is_ordered:
                self._rearrange(self._tracks.order_again)
        self.points_changed.emit()

    def note_heard(self, path: Path, heard_by: tuple[str, ...]) -> None:
        """Another model has placed a track, too; what is shown stays as it is."""
        self._tracks.note_heard(path, heard_by)

    def look_for(self, text: str) -> None:
        """Show the tracks that fit what was typed."""
        self.beginResetModel()
        self._tracks.look_for(text)
        self.endResetModel()
        self.points_changed.emit()

    @property
    def search_faults(self) -> tuple[str, ...]:
        """What of the search was taken as plain text, and why, one sentence each."""
        return self._tracks.search_faults

    def mark_playing(self, track_id: int | None) -> None:
        """Show which track plays."""
        before, self._playing = self._playing, track_id
        for changed in (before, track_id):
            index = self.index_of(changed)
            if index.isValid():
                self.dataChanged.emit(index, index.siblingAtColumn(len(Column) - 1))

    def dress(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._tracks.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(Column) - 1))

    @property
    def total(self) -> int:
        """How many tracks there are, shown or not."""
        return len(self._tracks.rows)

    def row(self, track_id: int) -> TrackRow:
        """The track with an id."""
        return self._tracks.rows[track_id]

    def track_id(self, index: Index) -> int | None:
        """The track in the row of ``index``; None for an invalid one."""
        return self._tracks.shown[index.row()] if index.isValid() else None

    def index_of(self, track_id: int | None) -> QModelIndex:
        """Where a track is shown; invalid when it is not."""
        try:
            return self.index(self._tracks.shown.index(track_id), 0) if track_id is not None else QModelIndex()
        except ValueError:
            return QModelIndex()

    def after(self, track_id: int | None, step: int) -> int | None:
        """The track ``step`` rows below one (above it if negative), or the first; None beyond the ends."""
        index = self.index_of(track_id)
        return self.track_id(self.index(index.row() + step if index.isValid() else 0, 0))

    def points(self) -> npt.NDArray[np.float32]:
        """(tracks, 2): valence and arousal, in order of id."""
        return self._tracks.points()

    def shown_ids(self) -> npt.NDArray[np.intp]:
        """The ids that are shown, from top to bottom."""
        return np.array(self._tracks.shown, np.intp)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The tracks shown."""
        return 0 if parent.isValid() else len(self._tracks.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The columns."""
        return 0 if parent.isValid() else len(Column)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; by arrival for -1."""
        by = Column(column) if column >= 0 else None
        self._rearrange(lambda: self._tracks.order_by(by, descending=order == Qt.SortOrder.DescendingOrder))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return Column(section).name.capitalize()
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        track_id = self._tracks.shown[index.row()]
        row, column = self._tracks.rows[track_id], Column(index.column())
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = _text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = _alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                shown = _tool_tip(row, column)
            case Qt.ItemDataRole.DecorationRole if column is Column.TITLE:
                shown = self._mark(track_id, row)
            case Qt.ItemDataRole.ForegroundRole:
                shown = self._ink(track_id, column)
        return shown

    def _mark(self, track_id: int, row: TrackRow) -> QIcon:
        if track_id == self._playing:
            return icon("play", self._theme.accent)
        return _dot(emotion_color(row.emotion, dark=self._theme.dark).name())

    def _ink(self, track_id: int, column: Column) -> QColor:
        if column is not Column.TITLE:
            return QColor(self._theme.muted)
        return QColor(self._theme.accent if track_id == self._playing else self._theme.text)

    def _rearrange(self, change: Callable[[], None]) -> None:
        """Change the order of rows so that the selection stays with its tracks."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._tracks.shown[index.row()], index.column()) for index in before]
        change()
        row_of = {track_id: row for row, track_id in enumerate(self._tracks.shown)} if kept else {}
        self.changePersistentIndexList(before, [self.index(row_of[track_id], column) for track_id, column in kept])
        self.layoutChanged.emit()


def duration_text(seconds: float) -> str:
    """3:07, or 1:02:05 from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _text(row: TrackRow, column: Column) -> str:
    track = row.track
    match column:
        case Column.TITLE:
            text = track.display_title
        case Column.ARTIST:
            text = track.artist
        case Column.ALBUM:
            text = track.album
        case Column.GENRE:
            text = track.genre
        case Column.YEAR:
            text = "" if track.year is None else str(track.year)
        case Column.LENGTH:
            text = duration_text(track.duration_s)
        case Column.VALENCE:
            text = _signed(row.emotion.valence)
        case Column.AROUSAL:
            text = _signed(row.emotion.arousal)
    return text


def _tool_tip(row: TrackRow, column: Column) -> str:
    match column:
        case Column.TITLE:
            text = str(row.track.path)
        case Column.VALENCE:
            text = f"Likely between {_signed(row.low.valence)} and {_signed(row.high.valence)}"
        case Column.AROUSAL:
            text = f"Likely between {_signed(row.low.arousal)} and {_signed(row.high.arousal)}"
        case _:
            return _text(row, column)
    return f"{text}\n{row.felt}" if row.felt else text


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "\N{MINUS SIGN}")


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column in _WORDS else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


@lru_cache(maxsize=4096)
def _dot(color: str) -> QIcon:
    pixmap = QPixmap(28, 28)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(4, 4, 20, 20)
    painter.end()
    dot = QIcon(pixmap)
    dot.addPixmap(pixmap, QIcon.Mode.Selected)  # as it is: Qt would wash it out
    return dot
