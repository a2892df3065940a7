"""A list of songs that can be reordered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from emotion_player.gui.songs.track_list_model import ListColumn, TrackLine, TrackListModel
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import by_rows, centre_note, label, named

_TITLE_SHARE = 0.6
"""Of the room that title and artist have together."""


class TrackList(QTableView):
    """Enter plays, Delete removes, dragging or Alt and an arrow moves; all of it is in the context menu, too.

    Args:
        name: The accessible name.
        note_title: The heading of the column of notes.
        note_px: Its width; 0 to hide it while no line has a note.
        takes_songs: Whether songs of other lists may be dropped.
        theme: The colours.

    Signals:
        picked: Play from a row.
        moved: Move rows, as a list, before the row that follows.
        removed: Remove a list of rows.
        songs_dropped: Songs of another list, as a list of ids, were dropped before a row.
        rows_chosen: The selected rows changed.
        pause_toggled: Space was pressed.
    """

    picked = Signal(int)
    moved = Signal(list, int)
    removed = Signal(list)
    songs_dropped = Signal(list, int)
    rows_chosen = Signal()
    pause_toggled = Signal()

    def __init__(self, theme: Theme, *, name: str, note_title: str, note_px: int, takes_songs: bool) -> None:
        super().__init__()
        self._song_model = TrackListModel(theme, note_title, takes_songs=takes_songs)
        self._note_px = note_px
        self.setModel(self._song_model)
        named(self, name)
        by_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(header.ResizeMode.Fixed)
        self._nothing = label(self.tr("Why the list is empty"), style="quiet")
        self._nothing.setParent(self.viewport())
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self.add_action(self.tr("Play from here"), self._pick, "Return", "Enter")
        self.add_action(self.tr("Move up"), lambda: self._move_by(-1), "Alt+Up")
        self.add_action(self.tr("Move down"), lambda: self._move_by(1), "Alt+Down")
        self.add_action(self.tr("Remove"), lambda: self._emit_rows(self.removed.emit), "Del")
        self._song_model.moved.connect(self._move)
        self._song_model.songs_dropped.connect(self.songs_dropped)
        self.selectionModel().selectionChanged.connect(self.rows_chosen)
        self.doubleClicked.connect(self._pick)

    @property
    def lines(self) -> Sequence[TrackLine]:
        """The lines, from top to bottom."""
        return self._song_model.lines

    def rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def show_lines(self, lines: Sequence[TrackLine]) -> None:
        """Show other lines; selected rows stay selected if they still exist."""
        rows, current, place = self.rows(), self.currentIndex().row(), self.verticalScrollBar().value()
        self._song_model.show_lines(lines)
        self.setColumnHidden(ListColumn.NOTE, not self._note_px and not any(line.note for line in lines))
        self._share_width()
        if current >= 0:
            self._select((row for row in rows if row < len(lines)), min(current, len(lines) - 1))
        self.verticalScrollBar().setValue(place)

    def select_rows(self, rows: Iterable[int]) -> None:
        """Select rows and scroll to the first of them."""
        chosen = sorted(rows)
        if chosen:
            self._select(chosen, chosen[0])
            self.scrollTo(self.currentIndex())

    def add_action(self, text: str, run: Callable[[], object], *keys: str) -> QAction:
        """Add an action to the context menu, with shortcuts for while the list has the focus."""
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked: run())
        self.addAction(action)
        return action

    def explain(self, why_empty: str) -> None:
        """Show why the list is empty; an empty text shows nothing."""
        self._nothing.setText(why_empty)
        self._nothing.setVisible(bool(why_empty))
        centre_note(self._nothing, self.viewport().rect())

    def mark_playing(self, track_id: int | None) -> None:
        """Show which song plays."""
        self._song_model.mark_playing(track_id)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._song_model.apply_theme(theme)

    def _select(self, rows: Iterable[int], current: int) -> None:
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().clearSelection()
        for row in rows:
            self.selectionModel().select(self._song_model.index(row, 0), flag.Select | flag.Rows)
        self.selectionModel().setCurrentIndex(self._song_model.index(current, ListColumn.TITLE), flag.NoUpdate)

    def _pick(self) -> None:
        if self.currentIndex().isValid():
            self.picked.emit(self.currentIndex().row())

    def _emit_rows(self, emit: Callable[[list[int]], object]) -> None:
        if rows := self.rows():
            emit(rows)

    def _move_by(self, step: int) -> None:
        rows = self.rows()
        to = rows[0] - 1 if rows and step < 0 else rows[-1] + 2 if rows else -1
        if 0 <= to <= len(self.lines):
            self._move(rows, to)

    def _move(self, rows: list[int], to: int) -> None:
        self.moved.emit(rows, to)
        first = to - sum(row < to for row in rows)
        self.select_rows(range(first, first + len(rows)))

    def _share_width(self) -> None:
        """Share the remaining width between title and artist."""
        digits = max(2, len(str(len(self.lines))))
        widths = {
            ListColumn.NUMBER: self.fontMetrics().horizontalAdvance("0") * digits + 26,
            ListColumn.LENGTH: 72,
            ListColumn.NOTE: 0 if self.isColumnHidden(ListColumn.NOTE) else self._note_px or 130,
        }
        free = max(0, self.viewport().width() - sum(widths.values()))
        widths[ListColumn.TITLE] = round(free * _TITLE_SHARE)
        widths[ListColumn.ARTIST] = free - widths[ListColumn.TITLE]
        for column, width in widths.items():
            if width:
                self.setColumnWidth(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pause with Space; pass other keys on."""
        if event.key() == Qt.Key.Key_Space:
            self.pause_toggled.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns and the text of an empty list."""
        super().resizeEvent(event)
        self._share_width()
        centre_note(self._nothing, self.viewport().rect())
