"""The Qt item model of a list of songs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from emotion_player.core.durations import duration_text
from emotion_player.gui.songs.track_drag import are_from_here, dragged_tracks, tracks_mime
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.listing_model import LEFT, RIGHT, Index, ListingModel
from emotion_player.gui.widgets.plain_tip import plain_tip

_ROWS = "application/x-emotion-player-rows"
"""The rows that are dragged, and of which list: within it they are moved."""


class ListColumn(IntEnum):
    """The columns of the list."""

    NUMBER = 0
    TITLE = 1
    ARTIST = 2
    LENGTH = 3
    NOTE = 4


@dataclass(frozen=True, slots=True)
class TrackLine:
    """One line of the list.

    Attributes:
        track_id: The song's id; None for a song that is not in the library.
        path: Its file.
        title: The displayed title.
        artist: Empty when unknown.
        duration_s: None when unknown.
        note: A short note, for the last column.
        explanation: The meaning of the note, in a sentence.
        is_locked: Whether a lock is shown.
    """

    track_id: int | None
    path: Path
    title: str
    artist: str = ""
    duration_s: float | None = None
    note: str = ""
    explanation: str = ""
    is_locked: bool = False


class TrackListModel(ListingModel):
    """Numbered lines; those of songs that are not in the library are grey.

    Signals:
        moved: Rows, as a list, were dropped before the row that follows.
        songs_dropped: Songs of another list, as a list of ids, were dropped before a row.
    """

    moved = Signal(list, int)
    songs_dropped = Signal(list, int)

    def __init__(self, theme: Theme, note_title: str, *, takes_songs: bool) -> None:
        super().__init__()
        self._theme = theme
        self._note_title = note_title
        self._takes_songs = takes_songs
        self._lines: Sequence[TrackLine] = ()
        self._playing: int | None = None

    @property
    def lines(self) -> Sequence[TrackLine]:
        """The lines."""
        return self._lines

    def show_lines(self, lines: Sequence[TrackLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def mark_playing(self, track_id: int | None) -> None:
        """Show which song plays."""
        self._playing = track_id
        self._repaint()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self._repaint()

    def count_rows(self) -> int:
        """The songs."""
        return len(self._lines)

    def count_columns(self) -> int:
        """The columns."""
        return len(ListColumn)

    def heading(self, column: int) -> str:
        """The name of a column."""
        return ("", self.tr("Title"), self.tr("Artist"), self.tr("Length"), self._note_title)[column]

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return the alignment of a column."""
        return LEFT if column in (ListColumn.TITLE, ListColumn.ARTIST) else RIGHT

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], ListColumn(index.column())
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = _text(index.row(), line, column)
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tip("\n".join(filter(None, [str(line.path), line.explanation])))
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = self._accessible_text(index.row(), line) if column is ListColumn.TITLE else None
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = self.alignment(column)
            case Qt.ItemDataRole.DecorationRole if column is ListColumn.TITLE:
                shown = self._mark(line)
            case Qt.ItemDataRole.ForegroundRole:
                shown = self._ink(line, column)
        return shown

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Allow songs to be dragged, and dropped between others."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def supportedDragActions(self) -> Qt.DropAction:
        """Allow only copying to other programs, which must not move files of the library."""
        return Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        """Allow only copying of dropped songs, which stay in their list."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Accept songs."""
        return tracks_mime((), ()).formats()

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Encode rows for this list, songs for others, files for other programs."""
        rows = sorted({index.row() for index in indexes})
        lines = [self._lines[row] for row in rows]
        mime = tracks_mime(
            [line.track_id for line in lines if line.track_id is not None], [line.path for line in lines]
        )
        mime.setData(_ROWS, ",".join(map(str, [id(self), *rows])).encode())
        return mime

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Accept own rows, and songs if the list takes them."""
        return bool(self._rows_in(data)) or (self._takes_songs and are_from_here(data))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Emit the rows or songs dropped and their position; the end if below all rows."""
        if row < 0:
            row = parent.row() if parent.isValid() else len(self._lines)
        if rows := self._rows_in(data):
            self.moved.emit(rows, row)
            return True
        tracks = dragged_tracks(data) if self._takes_songs else ()
        if tracks:
            self.songs_dropped.emit(list(tracks), row)
        return bool(tracks)

    def _rows_in(self, data: QMimeData) -> list[int]:
        text = bytes(data.data(_ROWS).data()).decode()
        model, *rows = [int(number) for number in text.split(",")] if text else [0]
        return rows if model == id(self) else []

    def _mark(self, line: TrackLine) -> object:
        if line.track_id is not None and line.track_id == self._playing:
            return icon("play", self._theme.accent)
        return icon("lock", self._theme.muted) if line.is_locked else None

    def _ink(self, line: TrackLine, column: ListColumn) -> QColor:
        if line.track_id is not None and line.track_id == self._playing and column is ListColumn.TITLE:
            return QColor(self._theme.accent)
        known = line.track_id is not None and column is ListColumn.TITLE
        return QColor(self._theme.text if known else self._theme.muted)

    def _accessible_text(self, row: int, line: TrackLine) -> str:
        length = "" if line.duration_s is None else duration_text(line.duration_s)
        locked = self.tr("locked") if line.is_locked else ""
        return ", ".join(filter(None, [f"{row + 1}", line.title, line.artist, length, line.explanation, locked]))

    def _repaint(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(ListColumn) - 1))


def _text(row: int, line: TrackLine, column: ListColumn) -> str:
    match column:
        case ListColumn.NUMBER:
            return str(row + 1)
        case ListColumn.TITLE:
            return line.title
        case ListColumn.ARTIST:
            return line.artist
        case ListColumn.LENGTH:
            return "" if line.duration_s is None else duration_text(line.duration_s)
        case ListColumn.NOTE:
            return line.note
