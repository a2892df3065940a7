"""The Qt item model of the saved playlists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from emotion_player.core.durations import duration_text
from emotion_player.core.playlists.playlist import PlaylistSummary, plain
from emotion_player.gui.numbers import count_text
from emotion_player.gui.songs.track_drag import dragged_tracks, tracks_mime
from emotion_player.gui.songs.track_list_model import TrackLine
from emotion_player.gui.widgets.listing_model import LEFT, RIGHT, Index, ListingModel
from emotion_player.gui.widgets.plain_tip import plain_tip


class PlaylistColumn(IntEnum):
    """The columns of the table."""

    NAME = 0
    SONGS = 1
    LENGTH = 2


class PlaylistsModel(ListingModel):
    """One row per playlist; its name can be edited, songs can be dropped on it, and it can be dragged.

    Args:
        lines_of: Returns the songs of a playlist, for dragging.

    Signals:
        rename_requested: Rename a playlist: its name and the new one.
        songs_dropped: A playlist's name, and the ids of the songs that were dropped on it.
    """

    rename_requested = Signal(str, str)
    songs_dropped = Signal(str, list)

    def __init__(self, lines_of: Callable[[str], Sequence[TrackLine]], parent: QObject) -> None:
        super().__init__(parent)
        self._lines_of = lines_of
        self._playlists: Sequence[PlaylistSummary] = ()

    def show_playlists(self, playlists: Sequence[PlaylistSummary]) -> None:
        """Show other playlists."""
        self.beginResetModel()
        self._playlists = playlists
        self.endResetModel()

    def name(self, index: Index) -> str | None:
        """Return the playlist in a row."""
        return self._playlists[index.row()].name if index.isValid() else None

    def index_of(self, name: str | None) -> QModelIndex:
        """Return the index of a playlist; an invalid one if it is not shown."""
        names = [each.name for each in self._playlists]
        return self.index(names.index(name), 0) if name in names else QModelIndex()

    def count_rows(self) -> int:
        """The playlists."""
        return len(self._playlists)

    def count_columns(self) -> int:
        """The columns."""
        return len(PlaylistColumn)

    def heading(self, column: int) -> str:
        """The name of a column."""
        return (self.tr("Playlist"), self.tr("Songs"), self.tr("Length"))[column]

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return the alignment of a column."""
        return LEFT if column == PlaylistColumn.NAME else RIGHT

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        playlist = self._playlists[index.row()]
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                length = duration_text(playlist.duration_s)
                shown = (playlist.name, count_text(playlist.songs), length)[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tip(playlist.name)
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == PlaylistColumn.NAME:
                songs = self.tr("%n song(s)", "", playlist.songs)
                shown = f"{playlist.name}, {songs}, {duration_text(playlist.duration_s)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = self.alignment(index.column())
        return shown

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Request another name, which is shown once the library has it."""
        old, new = self.name(index), plain(str(value))
        if old is not None and new and new != old:
            self.rename_requested.emit(old, new)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Allow names to be edited, playlists to be dragged, and songs to be dropped on them."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        base = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        drags = flag.ItemIsDragEnabled | flag.ItemIsDropEnabled
        return base | drags | (flag.ItemIsEditable if index.column() == PlaylistColumn.NAME else flag.NoItemFlags)

    def supportedDragActions(self) -> Qt.DropAction:
        """Allow only copying."""
        return Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        """Allow only copying of dropped songs, which stay in their list."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Accept songs."""
        return tracks_mime((), ()).formats()

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Encode the songs of a playlist."""
        names = [name for row in sorted({index.row() for index in indexes}) if (name := self.name(self.index(row, 0)))]
        lines = [line for name in names for line in self._lines_of(name)]
        return tracks_mime(
            [line.track_id for line in lines if line.track_id is not None], [line.path for line in lines]
        )

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Accept songs on a playlist."""
        return parent.isValid() and bool(dragged_tracks(data))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Emit the songs dropped on a playlist."""
        name, songs = self.name(parent), dragged_tracks(data)
        if name is not None and songs:
            self.songs_dropped.emit(name, list(songs))
        return bool(songs)
