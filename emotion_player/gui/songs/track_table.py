"""The table of tracks."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QTableView

from emotion_player.gui.songs.columns import Column
from emotion_player.gui.songs.track_table_model import TrackTableModel

_FLUID = {Column.TITLE: (0.40, 120), Column.ARTIST: (0.25, 80), Column.ALBUM: (0.22, 70), Column.GENRE: (0.13, 60)}
"""Share of the free width, and the least width in pixels, of the columns that hold words."""
_FIXED = {Column.YEAR: 54, Column.LENGTH: 70, Column.VALENCE: 74, Column.AROUSAL: 76}


class TrackTable(QTableView):
    """Shows the tracks; any number of them can be selected, copied and dragged away.

    What is selected is kept as ids, so that it outlives searches, orders and models: rows are only how it looks.

    Signals:
        selected: The user selected other tracks: their ids from top to bottom, and the current one (None for none).
        track_picked: The user wants to hear a track: its id.
        pause_toggled: The user pressed Space.
        menu_requested: The user wants a menu for the selected tracks, at a place on the screen.
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
        # Before the selection model hears of it, which would follow every selected row on its own.
        model.layoutAboutToBeChanged.connect(self._forget_rows)
        self.setModel(model)
        self.setAccessibleName("Songs")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(14, 14))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = self.horizontalHeader()
        # One of its own, and empty: it would look through all rows to find out whether a column is selected.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setAccessibleName("Columns")
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(44)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.sectionDoubleClicked.connect(self.resizeColumnToContents)
        self.setSortingEnabled(True)
        self._nothing = QLabel(self.viewport(), alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setObjectName("quiet")
        self._nothing.setAccessibleName("Why the table is empty")
        self._nothing.hide()
        self.selectionModel().selectionChanged.connect(self._on_rows_selected)
        self.selectionModel().currentRowChanged.connect(self._on_rows_selected)
        self.doubleClicked.connect(self._on_activated)
        model.modelReset.connect(self._show_rows)
        model.layoutChanged.connect(self._show_rows)
        self._widths_chosen = False
        header.sectionResized.connect(self._on_section_resized)

    def show_selected(self, ids: tuple[int, ...], current: int | None) -> None:
        """Show tracks as selected and bring the current one into sight, without a signal."""
        if self._quiet or (ids, current) == (self._ids, self._current):
            return
        self._ids, self._current = ids, current
        self._show_rows()
        self.scrollTo(self.currentIndex())

    def explain(self, why_empty: str) -> None:
        """Say why there is nothing to show; nothing for an empty text."""
        self._nothing.setText(why_empty)
        self._nothing.setVisible(bool(why_empty))

    def shown_columns(self) -> list[Column]:
        """The columns, from left to right."""
        header = self.horizontalHeader()
        columns = (Column(header.logicalIndex(place)) for place in range(header.count()))
        return [column for column in columns if not self.isColumnHidden(column)]

    def selectAll(self) -> None:
        """Select all that is shown."""
        self._quiet = True
        self.selectionModel().reset()  # Qt would compare what was selected, range by range, with what is
        self._quiet = False
        super().selectAll()

    def copy_selected(self) -> None:
        """Put the selected tracks into the clipboard: as the text of their rows, and as files."""
        if self._ids:
            QGuiApplication.clipboard().setMimeData(self._tracks.mime_of(self._ids, self.shown_columns()))

    def restore_columns(self, state: QByteArray) -> None:
        """Take the widths, places and order of columns from an earlier run."""
        self._widths_chosen = self.horizontalHeader().restoreState(state)

    def _forget_rows(self) -> None:
        self._quiet = True
        self.selectionModel().reset()

    def _show_rows(self) -> None:
        """Show what is selected in the rows in which it now lies."""
        index, flags = self._tracks.index_of(self._current), QItemSelectionModel.SelectionFlag
        self._quiet = True
        try:
            self.selectionModel().reset()  # quick, while it would compare every range with every other
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.selectionModel().select(self._tracks.rows_of(self._ids), flags.Select)
            self.viewport().update()
        finally:
            self._quiet = False

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

    def _on_section_resized(self) -> None:
        if self._quiet or QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            return
        self._widths_chosen = True

    def _offer_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Columns to show")
        for column in Column:
            if column is not Column.TITLE:
                action = menu.addAction(column.name.capitalize())
                action.setCheckable(True)
                action.setChecked(not self.isColumnHidden(column))
                action.toggled.connect(lambda shown, column=column: self._show_column(column, shown))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def _show_column(self, column: Column, shown: bool) -> None:
        self.setColumnHidden(column, not shown)
        self._share_width()

    def _share_width(self) -> None:
        """Give the free width to the columns of words, until the user has chosen widths."""
        if self._widths_chosen:
            return
        for column, width in _FIXED.items():
            self.setColumnWidth(column, width)
        fluid = {column: share for column, share in _FLUID.items() if not self.isColumnHidden(column)}
        free = self.viewport().width() - sum(
            width for column, width in _FIXED.items() if not self.isColumnHidden(column)
        )
        shares = sum(share for share, _ in fluid.values())
        for column, (share, least) in reversed(fluid.items()):
            # The title comes last and takes what is left, so that no pixel is too many.
            width = free if column is Column.TITLE else int(free * share / shares)
            self.setColumnWidth(column, max(least, width))
            free -= max(least, width)
            shares -= share

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plays, Space pauses, the rest moves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self.pause_toggled.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the pointer, or with the Menu key at the current row."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex().siblingAtColumn(Column.TITLE))
            place = row.center() if row.isValid() else self.viewport().rect().center()
        if self._ids:
            self.menu_requested.emit(self.viewport().mapToGlobal(place))

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's own name
        """Drag the selected tracks; their ids are known, where Qt would ask for each cell."""
        drag = QDrag(self)
        drag.setMimeData(self._tracks.mime_of(self._ids, self.shown_columns()))
        drag.exec(Qt.DropAction.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns and the empty table's text fitting."""
        super().resizeEvent(event)
        self._share_width()
        self._nothing.setGeometry(self.viewport().rect().adjusted(24, 24, -24, -24))
