"""The Qt item model of the tracks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionRange,
    QMimeData,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.coloring import Coloring
from emotion_player.collection.columns import NUMBERS, Column
from emotion_player.core.emotion import Emotion
from emotion_player.core.track import Fingerprint
from emotion_player.core.track_columns import TrackColumns
from emotion_player.gui.songs.table.column_headings import heading
from emotion_player.gui.songs.track_cells import TrackCells
from emotion_player.gui.songs.track_drag import tracks_mime
from emotion_player.gui.songs.track_mark import track_mark
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.listing_model import LEFT, RIGHT, Index, ListingModel
from emotion_player.gui.widgets.plain_tip import plain_tip

_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class TrackTableModel(ListingModel):
    """The tracks as rows for Qt, identified by their id in ``TrackCollection``.

    All changes of ``collection`` go through this model, so that views are notified.

    Signals:
        points_changed: Tracks were added, moved or removed, or others of them are shown.
    """

    points_changed = Signal()

    def __init__(self, collection: TrackCollection, theme: Theme) -> None:
        super().__init__()
        self.collection = collection
        self.cells = TrackCells(collection)
        self._theme = theme
        self._playing: int | None = None
        self._coloring: Coloring | None = None

    def put(self, columns: TrackColumns) -> None:
        """Add tracks, or replace those at the same path; the current order and search apply to them."""
        added, replaced = self.collection.put(columns)
        if self.collection.search.near is not None:
            self._show_again()
        elif replaced:
            self._show_changed()
        elif shown := self.collection.matching(added):
            first = len(self.collection.shown)
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self.collection.shown.extend(shown)
            self.endInsertRows()
            if self.collection.is_ordered:
                self._rearrange(self.collection.order_again)
        self.points_changed.emit()

    def keep(self, paths: Collection[str]) -> list[int]:
        """Keep only the tracks at these paths; return those that were removed."""
        lost = self.collection.keep(paths)
        if lost:
            self._show_again()
            self.points_changed.emit()
        return lost

    def put_back(self, paths: Iterable[str]) -> None:
        """Take removed tracks in again, as they were."""
        self.collection.put_back(paths)
        self._show_changed()
        self.points_changed.emit()

    def show_model(self, name: str) -> None:
        """Show the predictions of another model."""
        self.collection.placements.shown = name
        self.placements_changed()

    def correct(self, corrections: Mapping[Fingerprint, Emotion | None]) -> None:
        """Correct sounds; None removes a correction."""
        if corrections:
            self.collection.correct(corrections)
            self.placements_changed()

    def placements_changed(self) -> None:
        """Search and sort again after the points of tracks have changed."""
        self.collection.placements_changed()
        self._show_again()
        self.points_changed.emit()

    def look_for(self, text: str) -> None:
        """Show the tracks that match a typed search."""
        self.beginResetModel()
        self.collection.look_for(text)
        self.endResetModel()
        self.points_changed.emit()

    def narrow(self, by: str, fits: Callable[[], npt.NDArray[np.bool_]] | None) -> None:
        """Restrict the search to some tracks, (tracks,) bool, for ``by``; None removes the restriction."""
        self.beginResetModel()
        self.collection.narrow(by, fits)
        self.endResetModel()
        self.points_changed.emit()

    def mark_missing(self, folders: Sequence[str]) -> None:
        """Mark the tracks under some folders as not available; all others are."""
        self.collection.mark_missing(folders)
        self._show_changed()
        self.points_changed.emit()

    def mark_playing(self, track_id: int | None) -> None:
        """Show which track plays."""
        before, self._playing = self._playing, track_id
        for changed in (before, track_id):
            index = self.index_of(changed)
            if index.isValid():
                self.dataChanged.emit(index, index.siblingAtColumn(len(Column) - 1))

    def show_coloring(self, coloring: Coloring) -> None:
        """Give the dots before the titles the colours of a coloring."""
        is_other = self._coloring is None or not (self._coloring.by_place and coloring.by_place)
        self._coloring = coloring
        if is_other and self.collection.shown:
            self.dataChanged.emit(self.index(0, Column.TITLE), self.index(self.rowCount() - 1, Column.TITLE))

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        if self.collection.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(Column) - 1))

    @property
    def total(self) -> int:
        """The number of tracks, shown or not."""
        return self.collection.total

    def track_id(self, index: Index) -> int | None:
        """Return the track in the row of ``index``; None for an invalid one."""
        return self.collection.shown[index.row()] if index.isValid() else None

    def index_of(self, track_id: int | None) -> QModelIndex:
        """Return the index of a track; an invalid one if it is not shown."""
        try:
            return self.index(self.collection.shown.index(track_id), 0) if track_id is not None else QModelIndex()
        except ValueError:
            return QModelIndex()

    def rows_of(self, ids: Sequence[int]) -> QItemSelection:
        """Return the rows of tracks as ranges, without those not shown."""
        rows = QItemSelection()
        edges = np.flatnonzero(np.diff(self._are_among(ids), prepend=False, append=False)).tolist()
        last = len(Column) - 1
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            rows.append(QItemSelectionRange(self.index(start, 0), self.index(end - 1, last)))
        return rows

    def count_shown(self, ids: Sequence[int]) -> int:
        """Count how many of some tracks are shown."""
        return int(np.count_nonzero(self._are_among(ids)))

    def _are_among(self, ids: Sequence[int]) -> npt.NDArray[np.bool_]:
        """(rows,): whether the track in each row is one of ``ids``."""
        wanted = np.zeros(len(self.collection), np.bool_)
        wanted[np.asarray(ids, np.intp)] = True
        among: npt.NDArray[np.bool_] = wanted[self.shown_ids()]
        return among

    def ids_in(self, rows: QItemSelection) -> tuple[int, ...]:
        """Return the tracks in selected rows, from top to bottom."""
        each = (rows.at(number) for number in range(rows.count()))
        ranges = sorted((one.top(), one.bottom() + 1) for one in each)
        return tuple(track_id for top, end in ranges for track_id in self.collection.shown[top:end])

    def mime_of(self, ids: Sequence[int]) -> QMimeData:
        """Encode tracks for dragging or copying, as ids and as files."""
        return tracks_mime(ids, [self.collection.paths[track_id] for track_id in ids])

    def text_of(self, ids: Sequence[int], columns: Sequence[Column]) -> str:
        """Format tracks as tab-separated lines, with a line of headings."""
        cells = [self.cells.texts(ids, column) for column in columns]
        lines = ("\t".join(" ".join(cell.split()) for cell in line) for line in zip(*cells, strict=True))
        return "\n".join(["\t".join(map(heading, columns)), *lines]) + "\n"

    def after(self, track_id: int | None, step: int) -> int | None:
        """Return the track ``step`` rows below one (above it if negative), or the first; None beyond the ends."""
        index = self.index_of(track_id)
        return self.track_id(self.index(index.row() + step if index.isValid() else 0, 0))

    def points(self) -> npt.NDArray[np.float32]:
        """(tracks, 2): valence and arousal, in order of id."""
        return self.collection.points().astype(np.float32)

    def shown_ids(self) -> npt.NDArray[np.intp]:
        """Return the shown ids, from top to bottom."""
        return np.array(self.collection.shown, np.intp)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Allow rows to be selected and dragged."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or by arrival for -1."""
        by = Column(column) if column >= 0 else None
        self._rearrange(lambda: self.collection.order_by(by, descending=order == Qt.SortOrder.DescendingOrder))

    def count_rows(self) -> int:
        """The tracks shown."""
        return len(self.collection.shown)

    def count_columns(self) -> int:
        """The columns."""
        return len(Column)

    def heading(self, column: int) -> str:
        """The name of a column."""
        return heading(Column(column))

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return the alignment of a column."""
        return RIGHT if Column(column) in NUMBERS else LEFT

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        track_id = self.collection.shown[index.row()]
        column = Column(index.column())
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = self.cells.text(track_id, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = self.alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tip(self.cells.tool_tip(track_id, column))
            case Qt.ItemDataRole.DecorationRole if column is Column.TITLE:
                shown = self._mark(track_id)
            case Qt.ItemDataRole.AccessibleTextRole if column is Column.TITLE:
                shown = self.cells.accessible_text(track_id)
                if not self.collection.is_available(track_id):
                    shown += ", " + self.tr("not available")
            case Qt.ItemDataRole.ForegroundRole:
                shown = self._ink(track_id, column)
        return shown

    def _mark(self, track_id: int) -> QIcon:
        if track_id == self._playing:
            return icon("play", self._theme.accent)
        return track_mark(self.collection, track_id, dark=self._theme.dark, coloring=self._coloring)

    def _ink(self, track_id: int, column: Column) -> QColor:
        if not self.collection.is_available(track_id):
            return QColor(self._theme.disabled)
        if column is not Column.TITLE:
            return QColor(self._theme.muted)
        return QColor(self._theme.accent if track_id == self._playing else self._theme.text)

    def _show_again(self) -> None:
        self.beginResetModel()
        self.collection.search_again()
        self.endResetModel()

    def _show_changed(self) -> None:
        """Update rows after known tracks have changed; rows that can stay do, so that nothing jumps."""
        found, shown = self.collection.found(), self.collection.shown
        if found == shown and shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(Column) - 1))
        elif sorted(found) == sorted(shown):
            self._rearrange(self.collection.search_again)
        else:
            self._show_again()

    def _rearrange(self, change: Callable[[], None]) -> None:
        """Change the order of rows, keeping the selection on its tracks."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self.collection.shown[index.row()], index.column()) for index in before]
        change()
        row_of = {track_id: row for row, track_id in enumerate(self.collection.shown)} if kept else {}
        self.changePersistentIndexList(before, [self.index(row_of[track_id], column) for track_id, column in kept])
        self.layoutChanged.emit()
