"""The window that previews, writes and undoes mood tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QProgressBar, QWidget

from emotion_player.core.mood_tags import MoodField, PathsInUse, TagRequest, TagsRefused, TagsSaved
from emotion_player.core.ports.files import MoodTagger
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.numbers import count_text
from emotion_player.gui.operation import LIBRARY, Lane, Operation
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.tags.changes_model import Outcome, TagChangesModel
from emotion_player.gui.tags.changes_table import ChangesTable
from emotion_player.gui.tags.write_tags_texts import counts_text, outcome_text
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.undo.undo_history import Step, UndoHistory
from emotion_player.gui.widgets.parts import button_row, column_in, label, named, push_button, row_in


class _Stage(Enum):
    READING = auto()
    READY = auto()
    WRITING = auto()
    WRITTEN = auto()
    UNDOING = auto()
    UNDONE = auto()


@dataclass(slots=True)
class _Written:
    """Files that were written together; written again, they are another batch."""

    requests: list[TagRequest]
    fields: list[MoodField]
    keep_times: bool
    batch: int = 0
    files: int = 0
    step: Step | None = None


_PREVIEWS = Lane("tag preview", newest_wins=True)
_BUSY = {_Stage.READING, _Stage.WRITING, _Stage.UNDOING}


class WriteTagsWindow(QDialog):
    """A modeless window; writing continues if it is closed.

    Args:
        tagger: Reads and writes the tags; called on a task thread.
        in_use: Returns the files that the player has open, which are not written; called on a task thread.
        tasks: The task threads.
        history: What the user can undo.
        parent: The main window.

    Signals:
        written: Tags were written or undone: the result, in one sentence.
    """

    written = Signal(str)

    def __init__(
        self, tagger: MoodTagger, in_use: PathsInUse, tasks: Tasks, history: UndoHistory, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._tagger = tagger
        self._in_use = in_use
        self._stage = _Stage.READY
        self._requests: dict[Path, TagRequest] = {}
        self._total = self._done = self._refused = 0
        self._written: _Written | None = None
        self._changes = TagChangesModel(self)
        self._tasks = tasks
        self._history = history
        self._operation: Operation[Any] | None = None
        self._was_stopped = False
        self._failure = ""
        self.setWindowTitle(self.tr("Write mood tags"))
        named(self, self.tr("Write mood tags"))
        self.resize(860, 560)
        self._lay_out()

    @property
    def is_writing(self) -> bool:
        """Whether files are being written."""
        return self._stage in {_Stage.WRITING, _Stage.UNDOING}

    def show_songs(self, requests: Sequence[TagRequest]) -> None:
        """Preview these files, unless others are being written."""
        self.show()
        self.raise_()
        self.activateWindow()
        if self.is_writing:
            return
        self._requests = {request.path: request for request in requests}
        self._written = None
        self._changes.clear()
        self._head.setText(self.tr("The moods of %n song(s), as tags in their files", "", len(self._requests)))
        chosen = list(self._requests.values())
        self._begin(_Stage.READING, len(chosen), lambda: self._tagger.preview(chosen))

    # Building

    def _lay_out(self) -> None:
        self._head = label(self.tr("What is to be written"), style="title")
        self._fields = {
            MoodField.WORD: self._check_box(self.tr("Mood, a word"), self.tr("Tag MOOD"), checked=True),
            MoodField.VALENCE: self._check_box(self.tr("Valence"), self.tr("Tag MOOD_VALENCE"), checked=True),
            MoodField.AROUSAL: self._check_box(self.tr("Arousal"), self.tr("Tag MOOD_AROUSAL"), checked=True),
        }
        self._same = self._check_box(
            self.tr("Show unchanged tags"), self.tr("Also list tags that need no change"), checked=False
        )
        self._times = QCheckBox(self.tr("Keep modification times"))
        named(self._times, self._times.text(), tip=self.tr("Files keep the time of their last change"))
        self._table = ChangesTable(self._changes, self.tr("Changes of tags"))
        self._progress = named(QProgressBar(), self.tr("Progress"))
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._state = label(self.tr("State"))
        self._state.setWordWrap(True)
        self._undo = push_button(self.tr("Undo"), self.tr("Undo what was written"))
        self._undo.clicked.connect(self._on_undo_clicked)
        self._leave = push_button(self.tr("Cancel"), self.tr("Cancel"))
        self._leave.clicked.connect(self._on_leave_clicked)
        self._write = push_button(self.tr("Write"), self.tr("Write the tags into the files"), style="primary")
        self._write.clicked.connect(self._on_write_clicked)
        card = named(QFrame(), self._table.accessibleName(), style="card")
        column_in(card, margins=(1, 6, 1, 6)).addWidget(self._table)
        page = column_in(self, spacing=12, margins=(16, 16, 16, 16))
        page.addWidget(self._head)
        page.addLayout(self._options_row())
        page.addWidget(card, 1)
        page.addWidget(self._progress)
        page.addLayout(button_row(self._undo, self._leave, self._write, before=self._state, default=self._write))

    def _options_row(self) -> QHBoxLayout:
        options = row_in(None, spacing=18)
        for box in (*self._fields.values(), self._times):
            options.addWidget(box)
        options.addStretch(1)
        options.addWidget(self._same)
        return options

    def _check_box(self, text: str, tip: str, *, checked: bool) -> QCheckBox:
        box = named(QCheckBox(text), text, tip=tip)
        box.setChecked(checked)
        box.toggled.connect(self._on_choice_changed)
        return box

    # Doing

    def _chosen_fields(self) -> list[MoodField]:
        return [field for field, box in self._fields.items() if box.isChecked()]

    def _begin(self, stage: _Stage, total: int, work: Callable[[], Iterator[Any]]) -> None:
        self._stage, self._total, self._done, self._refused = stage, total, 0, 0
        self._was_stopped, self._failure = True, ""
        label, lane = ("reading tags", _PREVIEWS) if stage is _Stage.READING else ("writing tags", LIBRARY)
        self._operation = Operation(label, work, lane, is_long=True)
        self._operation.on_progress(self._on_progress).on_success(self._on_success)
        self._operation.on_failure(self._on_failure).on_end(self._on_end)
        self._show_stage()
        self._history.hold(held=self.is_writing)
        self._tasks.start(self._operation)

    def _on_choice_changed(self) -> None:
        self._changes.show_fields(self._chosen_fields(), same=self._same.isChecked())
        self._show_stage()

    def _on_write_clicked(self) -> None:
        requests = [self._requests[path] for path in self._changes.paths_to_write()]
        self._start_writing(_Written(requests, self._chosen_fields(), self._times.isChecked()))

    def _start_writing(self, written: _Written) -> None:
        self._written, written.batch = written, 0
        write = partial(self._tagger.write, written.requests, written.fields, keep_times=written.keep_times)
        self._begin(_Stage.WRITING, len(written.requests), lambda: write(in_use=self._in_use))

    def _on_undo_clicked(self) -> None:
        if self._written is not None and self._written.step is not None:
            self._history.undo_step(self._written.step)

    def _note_step(self, written: _Written) -> None:
        """Let the user undo what was written, here or from the menu; either is shown here."""
        written.files = self._done - self._refused
        if written.step is None and written.batch:
            text = self.tr("Write tags into %n file(s)", "", written.files)
            undo, redo = (lambda: self._undo_written(written)), (lambda: self._write_again(written))
            written.step = Step(text, undo, redo)
            self._history.did(written.step)

    def _undo_written(self, written: _Written) -> None:
        self._show_written(written)
        undo = partial(self._tagger.undo, written.batch, in_use=self._in_use)
        self._begin(_Stage.UNDOING, written.files, undo)

    def _write_again(self, written: _Written) -> None:
        self._show_written(written)
        self._start_writing(written)

    def _show_written(self, written: _Written) -> None:
        """Show the window; a preview of other files goes."""
        if written is not self._written:
            self._changes.clear()
            self._written = written
        self.show()
        self.raise_()

    def _on_leave_clicked(self) -> None:
        if self.is_writing and self._operation is not None:
            self._operation.cancel()
            self._leave.setEnabled(False)
        else:
            self.close()

    def _on_progress(self, results: list[Any]) -> None:
        self._done += len(results)
        if self._stage is _Stage.READING:
            self._changes.add(results)
        else:
            self._refused += sum(isinstance(each, TagsRefused) for each in results)
            if self._written is not None and self._stage is _Stage.WRITING:
                batches = (each.batch for each in results if isinstance(each, TagsSaved))
                self._written.batch = max([self._written.batch, *batches])
            self._changes.settle(results, Outcome.WRITTEN if self._stage is _Stage.WRITING else Outcome.UNDONE)
        self._show_stage()

    def _on_success(self, _last: object) -> None:
        self._was_stopped = False

    def _on_failure(self, error: EmotionPlayerError) -> None:
        self._failure = translate_error(error)

    def _on_end(self) -> None:
        after = {_Stage.READING: _Stage.READY, _Stage.WRITING: _Stage.WRITTEN, _Stage.UNDOING: _Stage.UNDONE}
        self._stage = after[self._stage]
        self._history.hold(held=False)
        if self._stage is _Stage.WRITTEN and self._written is not None:
            self._note_step(self._written)
        self._show_stage()
        (self._write if self._write.isEnabled() and not self._write.isHidden() else self._leave).setFocus()
        if self._stage in {_Stage.WRITTEN, _Stage.UNDONE}:
            self._state.setText(self._outcome_text())
            self.written.emit(self._state.text())
        if self._failure:
            self._state.setText(self._failure)

    # What is to be seen

    def _show_stage(self) -> None:
        stage = self._stage
        counts = self._changes.counts() if stage is _Stage.READY else None  # while busy it would take too long
        self._progress.setVisible(stage in _BUSY)
        self._progress.setRange(0, max(1, self._total))
        self._progress.setValue(self._done)
        for box in (*self._fields.values(), self._times):
            box.setEnabled(stage in {_Stage.READING, _Stage.READY})
        self._write.setVisible(stage in {_Stage.READING, _Stage.READY})
        self._write.setEnabled(counts is not None and counts.changing > 0)
        self._undo.setVisible(stage is _Stage.WRITTEN and self._written is not None and self._written.batch > 0)
        self._leave.setEnabled(True)
        self._leave.setText(self._leave_text())
        self._leave.setAccessibleName(self._leave.text())
        if stage in _BUSY:
            self._state.setText(self._progress_text())
        elif counts is not None:
            self._state.setText(counts_text(counts))

    def _leave_text(self) -> str:
        if self.is_writing:
            return self.tr("Stop")
        return self.tr("Cancel") if self._stage in {_Stage.READING, _Stage.READY} else self.tr("Close")

    def _progress_text(self) -> str:
        text = {
            _Stage.READING: self.tr("Reading the tags: {done} of {total}"),
            _Stage.WRITING: self.tr("Writing: {done} of {total}"),
            _Stage.UNDOING: self.tr("Undoing: {done} of {total}"),
        }[self._stage]
        return text.format(done=count_text(self._done), total=count_text(self._total))

    def _outcome_text(self) -> str:
        return outcome_text(
            undone=self._stage is _Stage.UNDONE,
            saved=self._done - self._refused,
            refused=self._refused,
            left=self._total - self._done if self._was_stopped else 0,
        )
