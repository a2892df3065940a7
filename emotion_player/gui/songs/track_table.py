"""The table of tracks."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QTableView

from emotion_player.gui.songs.columns import Column
from emotion_player.gui.songs.track_table_model import TrackTableModel

_FLUID = {Column.TITLE: (0.40, 120), Column.ARTIST: (0.25, 80), Column.ALBUM: (0.22, 70), Column.GENRE: (0.13, 60)}
"""Share of the free width, and the least width in pixels, of the columns that hold words."""
_FIXED = {Column.YEAR: 54, Column.LENGTH: 70, Column.VALENCE: 74, Column.AROUSAL: 76}


class TrackTable(QTableView):
    """Shows the tracks; one is selected at a time.

    Signals:
        track_selected: The user moved to a track: its id.
        track_picked: The user wants to hear a track: its id.
        pause_toggled: The user pressed Space.
    """

    track_selected = Signal(int)
    track_picked = Signal(int)
    pause_toggled = Signal()

    def __init__(self, model: TrackTableModel) -> None:
        super().__init__()
        self._tracks = model
        self._selected: int | None = None
        self._quiet = False
        self.setModel(model)
        self.setAccessibleName("Songs")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.doubleClicked.connect(self._on_activated)
        model.modelReset.connect(self._on_model_reset)
        self._widths_chosen = False
        header.sectionResized.connect(self._on_section_resized)

    def select(self, track_id: int | None) -> None:
        """Show a track as selected and bring it into sight, without a signal."""
        self._selected = track_id
        index = self._tracks.index_of(track_id)
        self._quiet = True
        try:
            if index.isValid():
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.scrollTo(index)
            else:
                self.selectionModel().clear()
        finally:
            self._quiet = False

    def explain(self, why_empty: str) -> None:
        """Say why there is nothing to show; nothing for an empty text."""
        self._nothing.setText(why_empty)
        self._nothing.setVisible(bool(why_empty))

    def restore_columns(self, state: QByteArray) -> None:
        """Take the widths, places and order of columns from an earlier run."""
        self._widths_chosen = self.horizontalHeader().restoreState(state)

    def _on_current_row_changed(self, current: QModelIndex) -> None:
        track_id = self._tracks.track_id(current)
        if not self._quiet and track_id is not None:
            self._selected = track_id
            self.track_selected.emit(track_id)

    def _on_activated(self, index: QModelIndex) -> None:
        track_id = self._tracks.track_id(index)
        if track_id is not None:
            self.track_picked.emit(track_id)

    def _on_model_reset(self) -> None:
        self.select(self._selected)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns and the empty table's text fitting."""
        super().resizeEvent(event)
        self._share_width()
        self._nothing.setGeometry(self.viewport().rect().adjusted(24, 24, -24, -24))
