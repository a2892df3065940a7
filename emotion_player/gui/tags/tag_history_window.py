"""The history of tag writing, which can be undone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QSplitter, QTreeWidget, QTreeWidgetItem, QWidget

from emotion_player.core.mood_tags import PathsInUse, TagBatch, TagsRefused, TagWrite
from emotion_player.core.ports.files import MoodTagger
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.numbers import count_text
from emotion_player.gui.operation import LIBRARY, Lane, Operation
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.tags.changes_model import Outcome, TagChangesModel
from emotion_player.gui.tags.changes_table import ChangesTable
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.widgets.parts import button_row, column_in, label, named, push_button

_BATCHES = Lane("tag history", newest_wins=True)
_FILES = Lane("files of the tag history", newest_wins=True)


class TagHistoryWindow(QDialog):
    """A modeless window: batches above, the files of the chosen one below.

    Args:
        tagger: Lists and undoes batches; called on a task thread.
        in_use: Returns the files that the player has open, which are not written; called on a task thread.
        tasks: The task threads.
        parent: The main window.

    Signals:
        undone: Undoing ended, successfully or not.
    """

    undone = Signal()

    def __init__(self, tagger: MoodTagger, in_use: PathsInUse, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._tagger = tagger
        self._in_use = in_use
        self._batches: list[TagBatch] = []
        self._undone = self._refused = 0
        self._changes = TagChangesModel(self)
        self._changes.call_columns(
            self.tr("File"), self.tr("Tag"), self.tr("Before"), self.tr("Written"), self.tr("State")
        )
        self._tasks = tasks
        self._undoing: Operation[Any] | None = None
        self.setWindowTitle(self.tr("Tag history"))
        named(self, self.tr("Tag history"))
        self.resize(820, 600)
        self._lay_out()
        self._connect()
        self._show_buttons()

    @property
    def is_writing(self) -> bool:
        """Whether files are being written."""
        return self._undoing is not None

    def read(self) -> None:
        """Read the batches and show them."""
        reading = Operation.call("reading the history of tags", self._tagger.batches, _BATCHES)
        self._tasks.start(reading.on_success(self._show_batches).on_failure(self._on_failure))

    # Building

    def _lay_out(self) -> None:
        self._list = named(QTreeWidget(), self.tr("What was written"))
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setAllColumnsShowFocus(True)
        self._list.setHeaderLabels([self.tr("When"), self.tr("Songs"), self.tr("State")])
        self._list.header().setAccessibleName(self.tr("Columns"))
        self._table = ChangesTable(self._changes, self.tr("Files and their tags"))
        self._state = label(self.tr("State"))
        self._state.setWordWrap(True)
        self._some = push_button(self.tr("Undo selected songs"), self.tr("Undo the selected songs"))
        self._all = push_button(self.tr("Undo all"), self.tr("Undo all songs of this time"), style="primary")
        self._close = push_button(self.tr("Close"), self.tr("Close"))
        card = named(QFrame(), self._table.accessibleName(), style="card")
        column_in(card, margins=(1, 6, 1, 6)).addWidget(self._table)
        parts = named(QSplitter(Qt.Orientation.Vertical), self.tr("What was written, and its files"))
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(12)
        parts.addWidget(self._list)
        parts.addWidget(card)
        parts.setSizes([200, 340])
        page = column_in(self, spacing=14, margins=(16, 16, 16, 16))
        page.addWidget(parts, 1)
        page.addLayout(button_row(self._close, self._some, self._all, before=self._state))

    def _connect(self) -> None:
        self._list.currentItemChanged.connect(self._on_batch_picked)
        self._table.selectionModel().selectionChanged.connect(self._show_buttons)
        self._all.clicked.connect(lambda: self._undo(None))
        self._some.clicked.connect(lambda: self._undo(self._changes.paths_in(self._table.selected_rows())))
        self._close.clicked.connect(self._on_close_clicked)

    # Doing

    def _batch(self) -> TagBatch | None:
        item = self._list.currentItem()
        return None if item is None else self._batches[self._list.indexOfTopLevelItem(item)]

    def _undo(self, only: Collection[Path] | None) -> None:
        batch = self._batch()
        if batch is not None:
            self._undone = self._refused = 0
            undo = partial(self._tagger.undo, batch.number, in_use=self._in_use, only=only)
            self._undoing = Operation("undoing tags", undo, LIBRARY, is_long=True)
            self._undoing.on_progress(self._on_undone).on_success(self._on_all_undone).on_cancel(self._on_all_undone)
            self._undoing.on_failure(self._on_failure).on_end(self._on_undoing_ended)
            self._show_buttons()
            self._tasks.start(self._undoing)

    def _on_close_clicked(self) -> None:
        if self._undoing is not None:
            self._undoing.cancel()
        else:
            self.close()

    def _on_undone(self, results: list[Any]) -> None:
        refused = sum(isinstance(each, TagsRefused) for each in results)
        self._refused += refused
        self._undone += len(results) - refused
        self._changes.settle(results, Outcome.UNDONE)
        self._state.setText(self.tr("Undoing: %n file(s)", "", self._undone))

    def _on_all_undone(self, _last: object = None) -> None:
        outcome = self.tr("The tags of %n file(s) were restored.", "", self._undone)
        if self._refused:
            outcome += " " + self.tr("%n file(s) could not be written; the table says why.", "", self._refused)
        self._state.setText(outcome)
        self.read()

    def _on_failure(self, error: EmotionPlayerError) -> None:
        self._state.setText(translate_error(error))

    def _on_undoing_ended(self) -> None:
        self._undoing = None
        self._show_buttons()
        self.undone.emit()

    # What is to be seen

    def _show_batches(self, batches: list[TagBatch]) -> None:
        current = self._batch()
        self._list.blockSignals(True)  # the same batch stays chosen: its files need not be read again
        self._batches = batches
        self._list.clear()
        self._list.addTopLevelItems([self._item(batch) for batch in batches])
        for column, width in ((0, 260), (1, 120)):
            self._list.setColumnWidth(column, width)
        numbers = [batch.number for batch in batches]
        row = numbers.index(current.number) if current and current.number in numbers else 0
        if (chosen := self._list.topLevelItem(row)) is not None:
            self._list.setCurrentItem(chosen)
        self._list.blockSignals(False)
        if not batches:
            self._state.setText(self.tr("No tags have been written yet."))
        if current is None or current.number not in numbers:
            self._on_batch_picked()
        self._show_buttons()

    def _item(self, batch: TagBatch) -> QTreeWidgetItem:
        at = QDateTime.fromSecsSinceEpoch(int(batch.written_at.timestamp()))
        when = QLocale().toString(at, QLocale.FormatType.ShortFormat)
        return QTreeWidgetItem([when, count_text(batch.files), self._state_text(batch)])

    def _state_text(self, batch: TagBatch) -> str:
        if batch.undone == 0:
            return self.tr("written")
        return self.tr("undone") if batch.undone == batch.files else self.tr("%n undone", "", batch.undone)

    def _on_batch_picked(self) -> None:
        self._changes.clear()
        batch = self._batch()
        if batch is not None:
            self._state.clear()
            number = batch.number
            reading = Operation("reading what was written", lambda: self._writes(number), _FILES)
            self._tasks.start(reading.on_progress(self._changes.add).on_failure(self._on_failure))
        self._show_buttons()

    def _writes(self, batch: int) -> Iterator[TagWrite]:
        yield from self._tagger.writes(batch)

    def _show_buttons(self) -> None:
        batch = self._batch()
        can = batch is not None and batch.undone < batch.files and not self.is_writing
        self._all.setEnabled(can)
        self._some.setEnabled(can and bool(self._table.selected_rows()))
        self._list.setEnabled(not self.is_writing)
        self._close.setText(self.tr("Stop") if self.is_writing else self.tr("Close"))
        self._close.setAccessibleName(self._close.text())

    # ---- Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Read the batches and show them."""
        super().showEvent(event)
        self.read()
