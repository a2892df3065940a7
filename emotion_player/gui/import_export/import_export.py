"""Takes the library to files and brings analyses in, beside the window, one job at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from emotion_player.core.analyses import MergedAnalyses
from emotion_player.core.ports.files import ImportExport
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.song_table import WrittenLabels
from emotion_player.gui.import_export.file_choice import FileChoice, FileKind
from emotion_player.gui.numbers import percent_text
from emotion_player.gui.operation import LIBRARY, Lane, Operation
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.widgets.message_bar import Offer
from emotion_player.gui.window.frame import Frame

_ENDING = ".jsonl.gz"
_EXPORTS = Lane("exports")


class ImportExportActions(QObject):
    """Exports songs, corrections and analyses, and imports analyses; says how far it is and what came of it.

    Args:
        frame: The window.
        import_export: Does it; called on a task thread.
        preferred: The model whose predictions are exported where it has any.

    Signals:
        merged: Analyses came in, as MergedAnalyses.
        ended: Nothing is being written or read any more.
    """

    merged = Signal(object)
    ended = Signal()

    def __init__(self, frame: Frame, import_export: ImportExport, preferred: Callable[[], ModelKey | None]) -> None:
        super().__init__(frame.window)
        self._import_export = import_export
        self._ask = FileChoice(frame.window)
        self._preferred = preferred
        self._message = frame.message
        self._tasks = frame.tasks
        self._operation: Operation[Any] | None = None
        self._shown = ""
        self._last: Any = None
        self._is_running = self._is_stopping = False
        self.export_actions = [
            self._action(self.tr("Export the library…"), self.export_songs),
            self._action(self.tr("Export corrections…"), self.export_labels),
            self._action(self.tr("Export analyses…"), self.export_analyses),
        ]
        self.import_actions = [self._action(self.tr("Import analyses…"), self.import_analyses)]

    @property
    def is_running(self) -> bool:
        """Whether something is being written or read."""
        return self._is_running

    def export_songs(self) -> None:
        """Write the library as CSV or JSON."""
        kinds = [FileKind(self.tr("Table"), ".csv"), FileKind("JSON", ".json")]
        file = self._ask.new_file(self.tr("Export the library"), self.tr("library") + ".csv", kinds)
        preferred = self._preferred()
        if file is not None and preferred is not None:
            self._start(
                lambda: self._import_export.write_songs(file, preferred),
                lambda songs: self.tr("Writing the library: %n song(s)", "", songs),
                lambda songs: self.tr("%n song(s) written to {file}.", "", songs).format(file=file.name),
            )

    def export_labels(self) -> None:
        """Write the corrections as labels that the training reads."""
        kinds = [FileKind(self.tr("Labels for training"), ".csv")]
        file = self._ask.new_file(self.tr("Export corrections"), self.tr("corrections") + ".csv", kinds)
        if file is not None:
            self._start(
                lambda: self._import_export.write_labels(file),
                lambda _: self.tr("Writing the corrections"),
                lambda written: self._labels_text(written, file),
            )

    def export_analyses(self) -> None:
        """Write all analyses for another computer."""
        file = self._ask.new_file(self.tr("Export analyses"), self.tr("analyses") + _ENDING, [self._analyses()])
        if file is not None:
            self._start(
                lambda: self._import_export.write_analyses(file),
                lambda sounds: self.tr("Writing the analyses: %n sound(s)", "", sounds),
                lambda sounds: self.tr(
                    "The analyses of %n sound(s) are in {file}. On another computer, import it and scan there.",
                    "",
                    sounds,
                ).format(file=file.name),
            )

    def import_analyses(self) -> None:
        """Take what is new from a file of analyses."""
        file = self._ask.known_file(self.tr("Import analyses"), [self._analyses()])
        if file is not None:
            self._start(
                lambda: self._import_export.merge_analyses(file),
                lambda merged: self.tr("Reading the analyses: {percent}").format(
                    percent=percent_text(merged.share * 100)
                ),
                self._merged_text,
                LIBRARY,
            )

    def stop_offer(self) -> Offer | None:
        """How to stop what runs; None while nothing does."""
        return Offer(self.tr("Stop"), self._on_stop_requested) if self._is_running else None

    # Texts

    def _labels_text(self, written: WrittenLabels, file: Path) -> str:
        text = self.tr("%n corrected song(s) written to {file}.", "", written.songs).format(file=file.name)
        if written.left_out:
            text += " " + self.tr("%n song(s) left out: their files are gone or cannot be named.", "", written.left_out)
        return text

    def _merged_text(self, merged: MergedAnalyses) -> str:
        if not merged.predictions and not merged.corrections:
            return self.tr("The file contains %n sound(s), and nothing new.", "", merged.sounds)
        return " ".join(
            [
                self.tr("The file contains %n sound(s).", "", merged.sounds),
                self.tr("Imported: %n prediction(s),", "", merged.predictions),
                self.tr("%n correction(s).", "", merged.corrections),
                self.tr("Scan their folders next: these songs need no new analysis."),
            ]
        )

    def _analyses(self) -> FileKind:
        return FileKind(self.tr("Analyses"), _ENDING)

    # What is under way

    def _start(
        self,
        make: Callable[[], Iterator[Any]],
        progress: Callable[[Any], str],
        outcome: Callable[[Any], str],
        lane: Lane = _EXPORTS,
    ) -> None:
        self._set_running(running=True)
        self._shown = ""
        operation = Operation("an export or import", make, lane, is_long=True)
        operation.on_progress(lambda results: self._on_progress(results, progress))
        operation.on_success(lambda last: self._message.inform(outcome(last)))
        operation.on_cancel(lambda: self._message.inform(self.tr("Stopped.")))
        operation.on_failure(lambda error: self._message.warn(translate_error(error)))
        operation.on_end(self._on_end)
        self._operation = operation
        self._show_progress(self.tr("Starting…"))
        self._tasks.start(operation)

    def _show_progress(self, text: str) -> None:
        """Say how far it is, unless the user has closed that or something else is said by now."""
        if not self._shown or self._message.text == self._shown:
            self._message.inform(text, self.stop_offer())
            self._shown = text

    def _on_stop_requested(self) -> None:
        self._is_stopping = True
        if self._operation is not None:
            self._operation.cancel()

    def _on_progress(self, results: list[Any], progress: Callable[[Any], str]) -> None:
        self._last = results[-1]
        if not self._is_stopping:
            self._show_progress(progress(self._last))

    def _on_end(self) -> None:
        self._set_running(running=False)
        if isinstance(self._last, MergedAnalyses):
            self.merged.emit(self._last)
        self.ended.emit()

    def _set_running(self, *, running: bool) -> None:
        self._is_running, self._is_stopping = running, False
        self._last = None if running else self._last
        for action in (*self.export_actions, *self.import_actions):
            action.setEnabled(not running)

    def _action(self, text: str, run: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked: run())
        return action
