"""The panel of the play queue."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from emotion_player.collection.collection import TrackCollection
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.player.queue_edits import QueueEdits
from emotion_player.gui.player.queue_model import QueueColumn, QueueModel, total_text
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import by_rows, centre_note, column_in, label, named, push_button, row_in


class QueuePanel(QFrame):
    """Shows the queue, in which songs can be reordered and removed, and saves it as a playlist.

    Args:
        playback: The player.
        edits: Changes the queue.
        songs: All songs, by their ids.
        theme: The colours.

    Signals:
        save_requested: Save the queue as a playlist: the ids of the current song and of those to come.
    """

    save_requested = Signal(list)

    def __init__(self, playback: Playback, edits: QueueEdits, songs: TrackCollection, theme: Theme) -> None:
        super().__init__()
        named(self, self.tr("Queue"), style="card")
        self._playback = playback
        self._songs = songs
        self._model = QueueModel(playback, edits, songs, theme)
        self._view = QueueView(playback, edits, self._model)
        self._count = label(self.tr("Upcoming songs"), style="count")
        self._clear = push_button(self.tr("Clear"), self.tr("Clear the queue"))
        self._save = push_button(self.tr("Save as playlist…"), self.tr("Save the queue as a playlist"))
        foot = named(QFrame(), self.tr("Queue actions"), style="foot")
        row = row_in(foot, spacing=8, margins=(12, 6, 12, 6))
        row.addWidget(self._count, 1)
        for button in (self._clear, self._save):
            row.addWidget(button)
        column = column_in(self, margins=(1, 4, 1, 1))
        column.addWidget(self._view)
        column.addWidget(foot)
        self._clear.clicked.connect(edits.clear)
        self._save.clicked.connect(self._on_save)
        playback.queue_changed.connect(self._show_state)
        self._show_state()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._model.apply_theme(theme)

    def _show_state(self) -> None:
        coming = self._playback.queue.coming
        if coming:
            lasting = total_text(float(self._songs.durations_s()[list(coming)].sum()))
            self._count.setText(self.tr("%n song(s), {lasting}", "", len(coming)).format(lasting=lasting))
        else:
            self._count.setText("")
        self._clear.setEnabled(bool(coming))
        self._save.setEnabled(self._model.rowCount() > 0)

    def _on_save(self) -> None:
        queue = self._playback.queue
        self.save_requested.emit([*([] if queue.current is None else [queue.current]), *queue.coming])


class QueueView(QTableView):
    """The songs of the queue: Enter plays, Delete removes, dragging or Alt and an arrow moves them."""

    def __init__(self, playback: Playback, edits: QueueEdits, model: QueueModel) -> None:
        super().__init__()
        self._playback = playback
        self._edits = edits
        self._queue_model = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Songs of the queue"))
        by_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setSectionsClickable(False)
        for column in (QueueColumn.TITLE, QueueColumn.ARTIST):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(QueueColumn.LENGTH, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(QueueColumn.LENGTH, 78)
        self._nothing = label(self.tr("Why the queue is empty"), style="quiet")
        self._nothing.setParent(self.viewport())
        self._nothing.setWordWrap(True)
        self._nothing.setText(
            self.tr("The queue is empty.\nDrag songs here, or choose “Add to queue” in the menu of a song.")
        )
        self._actions = {
            self.tr("Play"): (self._play, ("Return", "Enter")),
            self.tr("Remove"): (self._remove, ("Del",)),
            self.tr("Move up"): (lambda: self._move_by(-1), ("Alt+Up",)),
            self.tr("Move down"): (lambda: self._move_by(1), ("Alt+Down",)),
            self.tr("Play next"): (lambda: self._move_to(0), ("Alt+Home",)),
        }
        for text, (do, keys) in self._actions.items():
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(do)
            self.addAction(action)
        self.doubleClicked.connect(self._play)
        for changed in (model.rowsInserted, model.rowsRemoved):
            changed.connect(self._on_rows_changed)
        self._on_rows_changed()

    def _places(self) -> list[int]:
        """Return the selected places in ``coming``, from top to bottom."""
        places = (self._queue_model.place(index) for index in self.selectionModel().selectedRows())
        return sorted(place for place in places if place is not None)

    def _play(self) -> None:
        place = self._queue_model.place(self.currentIndex())
        if place is not None:
            self._playback.go(self._playback.queue.jumped(place))

    def _remove(self) -> None:
        places = self._places()
        if places:
            self._edits.remove(places)
            self._select(min(places[0], len(self._playback.queue.coming) - 1), 1)

    def _move_by(self, step: int) -> None:
        places = self._places()
        if places:
            self._move_to(places[0] - 1 if step < 0 else places[-1] + 2)

    def _move_to(self, place: int) -> None:
        places = self._places()
        place = max(0, min(place, len(self._playback.queue.coming)))
        if places:
            self._edits.move(places, place)
            self._select(place - sum(each < place for each in places), len(places))

    def _select(self, place: int, count: int) -> None:
        """Select some adjacent songs."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().clearSelection()
        for row in range(place + self._queue_model.first, place + self._queue_model.first + count):
            index = self._queue_model.index(row, 0)
            self.selectionModel().select(index, flag.Select | flag.Rows)
        first = self._queue_model.index(place + self._queue_model.first, 0)
        self.selectionModel().setCurrentIndex(first, flag.NoUpdate)
        self.scrollTo(first)

    def _on_rows_changed(self) -> None:
        self._nothing.setVisible(self._queue_model.rowCount() == self._queue_model.first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pause with Space; pass other keys on."""
        if event.key() == Qt.Key.Key_Space:
            self._playback.toggle()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text of an empty queue."""
        super().resizeEvent(event)
        centre_note(self._nothing, self.viewport().rect().adjusted(0, 60, 0, 0))
