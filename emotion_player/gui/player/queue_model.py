"""The Qt item model of the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QMimeData, QModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.durations import duration_text
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.player.queue_edits import QueueEdits
from emotion_player.gui.songs.track_drag import are_from_here, dragged_tracks, tracks_mime
from emotion_player.gui.songs.track_mark import track_mark
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.listing_model import LEFT, RIGHT, Index, ListingModel
from emotion_player.gui.widgets.plain_tip import plain_tip

_PLACES = "application/x-emotion-player-queue-places"
"""The MIME type of songs dragged within the queue."""


class QueueColumn(IntEnum):
    """The columns of the queue."""

    TITLE = 0
    ARTIST = 1
    LENGTH = 2


class QueueModel(ListingModel):
    """The current song, if any, followed by the songs to come, which can be reordered by dragging.

    Rows appear and vanish one by one as the queue changes, so that a view keeps its selection and its place.
    """

    def __init__(self, playback: Playback, edits: QueueEdits, songs: TrackCollection, theme: Theme) -> None:
        super().__init__()
        self._playback = playback
        self._edits = edits
        self._songs = songs
        self._theme = theme
        self._rows: tuple[int, ...] = ()
        self._first = 0
        playback.queue_changed.connect(self._on_queue_changed)
        self._on_queue_changed()

    @property
    def first(self) -> int:
        """The row of the first song to come: 1 below a current song, else 0."""
        return self._first

    def place(self, index: Index) -> int | None:
        """Return the place in ``coming`` of the song in a row; None for the current song and an invalid index."""
        place = index.row() - self._first
        return place if index.isValid() and place >= 0 else None

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self._repaint()

    def count_rows(self) -> int:
        """The songs."""
        return len(self._rows)

    def count_columns(self) -> int:
        """The columns."""
        return len(QueueColumn)

    def heading(self, column: int) -> str:
        """The name of a column."""
        return (self.tr("Title"), self.tr("Artist"), self.tr("Length"))[column]

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return the alignment of a column."""
        return RIGHT if column == QueueColumn.LENGTH else LEFT

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        song, column = self._rows[index.row()], QueueColumn(index.column())
        plays = index.row() < self._first
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = self._text(song, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = self._description(index, song, column)
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tip(self._description(index, song, column))
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = self.alignment(column)
            case Qt.ItemDataRole.DecorationRole if column is QueueColumn.TITLE:
                dark, accent = self._theme.dark, self._theme.accent
                shown = icon("play", accent) if plays else track_mark(self._songs, song, dark=dark)
            case Qt.ItemDataRole.ForegroundRole:
                shown = self._ink(index, column)
            case Qt.ItemDataRole.FontRole if plays:
                shown = QFont()
                shown.setBold(True)
        return shown

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Allow songs to come to be dragged, and songs to be dropped between them."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        base = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return base if self.place(index) is None else base | flag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Allow moving for songs of the queue, and copying for others."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Accept songs."""
        return tracks_mime((), ()).formats()

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Encode songs for the queue itself, for other lists and for other programs."""
        rows = sorted({index.row() for index in indexes})
        songs = [self._rows[row] for row in rows]
        mime = tracks_mime(songs, [self._songs.path(song) for song in songs])
        mime.setData(_PLACES, ",".join(str(row - self._first) for row in rows).encode())
        return mime

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Accept songs but not files, which the window adds to the library."""
        return are_from_here(data)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Insert or move songs to where they were dropped, or to the end of the queue below all rows."""
        songs = dragged_tracks(data)
        if not songs:
            return False
        if row < 0:
            row = parent.row() if parent.isValid() else len(self._rows)
        place = max(0, row - self._first)
        if data.hasFormat(_PLACES):
            places = [int(text) for text in bytes(data.data(_PLACES).data()).decode().split(",")]
            self._edits.move(places, place)
        else:
            self._edits.insert(songs, place)
        return True

    def _text(self, song: int, column: QueueColumn) -> str:
        match column:
            case QueueColumn.TITLE:
                return self._songs.titles[song] or self._songs.path(song).stem
            case QueueColumn.ARTIST:
                return self._songs.artists[song]
            case _:
                return duration_text(float(self._songs.durations_s()[song]))

    def _description(self, index: Index, song: int, column: QueueColumn) -> str:
        text = self._text(song, column)
        if column is not QueueColumn.TITLE:
            return text
        place = self.place(index)
        if place is None:
            return self.tr("{title}, plays now").format(title=text)
        if place < self._playback.queue.by_hand:
            return self.tr("{title}, chosen by you").format(title=text)
        return text

    def _ink(self, index: Index, column: QueueColumn) -> QColor:
        place = self.place(index)
        if place is None:
            return QColor(self._theme.accent)
        chosen = place < self._playback.queue.by_hand and column is QueueColumn.TITLE
        return QColor(self._theme.text if chosen else self._theme.muted)

    def _on_queue_changed(self) -> None:
        queue = self._playback.queue
        current = () if queue.current is None else (queue.current,)
        self._first = len(current)
        self._show(current + queue.coming)
        self._repaint()

    def _show(self, rows: tuple[int, ...]) -> None:
        """Replace only the rows between the common beginning and the common end."""
        before, end = self._rows, min(len(self._rows), len(rows))
        below = _same(zip(reversed(before), reversed(rows), strict=False))
        above = min(_same(zip(before, rows, strict=False)), end - min(below, end))
        below = min(below, end - above)
        gone, come = len(before) - above - below, len(rows) - above - below
        if gone:
            self.beginRemoveRows(QModelIndex(), above, above + gone - 1)
            self._rows = before[:above] + before[above + gone :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), above, above + come - 1)
            self._rows = rows
            self.endInsertRows()

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(QueueColumn) - 1))


def total_text(seconds: float) -> str:
    """Format a total duration in minutes or in hours and minutes."""
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours:
        return QCoreApplication.translate("QueueModel", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return QCoreApplication.translate("QueueModel", "{minutes} min").format(minutes=minutes)


def _same(pairs: Iterable[tuple[int, int]]) -> int:
    """Count the leading pairs of equal songs."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count
