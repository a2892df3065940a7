"""The table of tracks."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from emotion_player.collection.columns import Column
from emotion_player.gui.songs.table.table_columns import TableColumns
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.widgets.parts import by_rows, centre_note, label


class TrackTable(QTableView):
    """Shows the tracks; any number of them can be selected, copied and dragged away.

    The selection is kept as ids, so that it survives searching, sorting and changes of the model.

    Attributes:
        columns: Its columns.

    Signals:
        selected: The user selected other tracks: their ids from top to bottom, and the current one (None for none).
        track_picked: Play a track: its id.
        pause_toggled: The user pressed Space.
        menu_requested: Open a menu for the selected tracks, at a position on the screen.
    """

    selected = Signal(tuple, object)
    track_picked = Signal(int)
    pause_toggled = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: TrackTableModel) -> None:
        super().__init__()
        self._tracks = model
        self._ids: tuple[int, ...] = ()
        self._current: int | None = None
        self._quiet = False
        # Before the selection model is notified, which would follow every selected row on its own.
        model.layoutAboutToBeChanged.connect(self._forget_rows)
        self.setModel(model)
        model.layoutChanged.connect(self._show_rows)
        self.setAccessibleName(self.tr("Songs"))
        self.setObjectName("songs")
        by_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setAccessibleName(self.tr("Rows"))
        header = self.horizontalHeader()
        # One of its own, and empty: it would look through all rows to find out whether a column is selected.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setAccessibleName(self.tr("Columns"))
        header.setMinimumSectionSize(44)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.columns = TableColumns(self)
        self._nothing = label(self.tr("Why the table is empty"), style="quiet")
        self._nothing.setParent(self.viewport())
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self.selectionModel().selectionChanged.connect(self._on_rows_selected)
        self.selectionModel().currentRowChanged.connect(self._on_rows_selected)
        self.doubleClicked.connect(self._on_activated)
        model.modelReset.connect(self._show_found)

    def show_selected(self, ids: tuple[int, ...], current: int | None) -> None:
        """Show tracks as selected and scroll to the current one, without a signal."""
        if self._quiet or (ids, current) == (self._ids, self._current):
            return
        self._ids, self._current = ids, current
        self._show_rows()
        self.scrollTo(self.currentIndex())

    def take_focus(self) -> None:
        """Focus the table, at the current song if it is shown, else at the first."""
        if self._tracks.rowCount() and not self._tracks.index_of(self._current).isValid():
            self.selectRow(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_order(self) -> None:
        """Sort by no column."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def explain(self, why_empty: str) -> None:
        """Show why the table is empty; an empty text shows nothing."""
        self._nothing.setText(why_empty)
        self._nothing.setVisible(bool(why_empty))
        centre_note(self._nothing, self.viewport().rect())

    def selectAll(self) -> None:
        """Select all shown tracks."""
        self._quiet = True
        self.selectionModel().reset()  # Qt would compare what was selected, range by range, with what is
        self._quiet = False
        super().selectAll()

    def copy_selected(self) -> None:
        """Copy the selected tracks to the clipboard, as the text of their rows and as files."""
        if self._ids:
            copied = self._tracks.mime_of(self._ids)
            copied.setText(self._tracks.text_of(self._ids, self.columns.shown()))
            QGuiApplication.clipboard().setMimeData(copied)

    def _forget_rows(self) -> None:
        self._quiet = True
        self.selectionModel().reset()

    def _show_rows(self) -> None:
        """Select the rows in which the selected tracks now are."""
        index, flags = self._tracks.index_of(self._current), QItemSelectionModel.SelectionFlag
        self._quiet = True
        try:
            self.selectionModel().reset()  # quick, while it would compare every range with every other
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.selectionModel().select(self._tracks.rows_of(self._ids), flags.Select)
            self.viewport().update()
        finally:
            self._quiet = False

    def _show_found(self) -> None:
        """Scroll to the current song if a search found it, else to the top."""
        self._show_rows()
        self.executeDelayedItemsLayout()  # there is another number of rows to scroll through
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        else:
            self.scrollToTop()

    def _on_rows_selected(self) -> None:
        if self._quiet:
            return
        self._ids = self._tracks.ids_in(self.selectionModel().selection())
        current = self._tracks.track_id(self.currentIndex())
        self._current = (
            current if current is not None and self.selectionModel().isSelected(self.currentIndex()) else None
        )
        self._quiet = True  # what the user does needs no showing
        try:
            self.selected.emit(self._ids, self._current)
        finally:
            self._quiet = False

    def _on_activated(self, index: QModelIndex) -> None:
        track_id = self._tracks.track_id(index)
        if track_id is not None:
            self.track_picked.emit(track_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keys; that Qt begins at the first row where no current one is shown, selects nothing."""
        was_quiet, self._quiet = self._quiet, True
        try:
            super().focusInEvent(event)
        finally:
            self._quiet = was_quiet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play with Enter, pause with Space; pass other keys on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self.pause_toggled.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request the menu at the pointer, or with the Menu key at the current row."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex().siblingAtColumn(Column.TITLE))
            place = row.center() if row.isValid() else self.viewport().rect().center()
        if self._ids:
            self.menu_requested.emit(self.viewport().mapToGlobal(place))

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's own name
        """Drag the selected tracks by their ids, where Qt would query each cell."""
        drag = QDrag(self)
        drag.setMimeData(self._tracks.mime_of(self._ids))
        drag.exec(Qt.DropAction.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the text of the empty table."""
        super().resizeEvent(event)
        centre_note(self._nothing, self.viewport().rect())
