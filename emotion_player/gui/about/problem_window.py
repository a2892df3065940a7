"""The problem report, for the user to send."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from emotion_player.gui.about.log_keeper import LogKeeper
from emotion_player.gui.operation import Lane, Operation
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.widgets.parts import button_row, column_in, label, named, push_button

_LOG_LINES = 60


class ProblemWindow(QDialog):
    """Collects versions, the last error and the last lines of the log; sends nothing.

    Args:
        describe: Describes the installation as text; called on a task thread.
        tasks: The task threads.
        keeper: The log.
        parent: The main window.
    """

    def __init__(
        self, describe: Callable[[], str], tasks: Tasks, keeper: LogKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._describe = describe
        self._tasks = tasks
        self._keeper = keeper
        self.setWindowTitle(self.tr("Report a problem"))
        named(self, self.tr("Report a problem"))
        self.resize(760, 560)
        help_text = self.tr(
            "Copy this report and send it to whoever helps you, with a few words on what you did and what you "
            "expected. It names folders and files of yours: remove what you want to keep private. Nothing is "
            "sent automatically."
        )
        note = label(self.tr("Instructions"), help_text)
        note.setWordWrap(True)
        self._text = named(QPlainTextEdit(), self.tr("Report"))
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._copy = push_button(self.tr("Copy report"), self.tr("Copy report"), style="primary")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text.toPlainText()))
        close = push_button(self.tr("Close"), self.tr("Close"))
        close.clicked.connect(self.close)
        page = column_in(self, spacing=14, margins=(16, 16, 16, 16))
        page.addWidget(note)
        page.addWidget(self._text, 1)
        page.addLayout(button_row(close, self._copy, default=self._copy))

    def gather(self) -> None:
        """Collect the report again."""
        self._copy.setEnabled(False)
        self._text.setPlainText(self.tr("Checking the installation…"))
        describing = Operation.call("describing the installation", self._describe, Lane("problem", newest_wins=True))
        self._tasks.start(describing.on_success(self._on_described))

    def _on_described(self, installation: str) -> None:
        lines = [str(line) for line in self._keeper.lines[-_LOG_LINES:]]
        parts = [installation, "Last error:\n" + (self._keeper.last_error or "none"), "Log:\n" + "\n".join(lines)]
        self._text.setPlainText("\n\n".join(parts) + "\n")
        self._copy.setEnabled(True)
