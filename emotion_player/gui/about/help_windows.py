"""The windows of the Help menu."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu

from emotion_player.core.models.model_card import ModelCard
from emotion_player.gui.about.about_window import AboutWindow
from emotion_player.gui.about.log_keeper import LogKeeper
from emotion_player.gui.about.log_window import LogWindow
from emotion_player.gui.about.problem_window import ProblemWindow
from emotion_player.gui.widgets.message_bar import Offer
from emotion_player.gui.window.frame import Frame

logger = logging.getLogger(__name__)


class HelpWindows(QObject):
    """Builds each window when it is first opened, and keeps the log from the start.

    Args:
        cards: The cards of the installed models.
        describe: Describes the installation as text; called on a task thread.
        frame: The main window.
    """

    def __init__(self, cards: Sequence[ModelCard], describe: Callable[[], str], frame: Frame) -> None:
        super().__init__(frame.window)
        self._cards = cards
        self._describe = describe
        self._tasks = frame.tasks
        self._message = frame.message
        self._window = frame.window
        self._keeper = LogKeeper(self)
        self._opened: dict[str, QDialog] = {}

    def fill(self, menu: QMenu) -> None:
        """Add the windows to the Help menu."""
        for text, show in (
            (self.tr("Log"), self.show_log),
            (self.tr("Report a problem…"), self.report_problem),
            (self.tr("About Emotion Player"), self.show_about),
        ):
            action = menu.addAction(text)
            action.triggered.connect(show)

    def show_about(self) -> None:
        """Show the About window."""
        self._show("about", lambda: AboutWindow(self._cards, self._window))

    def show_log(self) -> None:
        """Show the log."""
        self._show("log", lambda: LogWindow(self._keeper, self._window))

    def report_problem(self) -> None:
        """Show a fresh problem report."""
        problem = self._show("problem", lambda: ProblemWindow(self._describe, self._tasks, self._keeper, self._window))
        if isinstance(problem, ProblemWindow):
            problem.gather()

    def show_bug(self, details: str) -> None:
        """Report a bug of the program, with its details on request."""
        self._message.warn(
            self.tr("Emotion Player has run into an internal error. Your music is not the cause."),
            Offer(self.tr("Report the problem…"), self.report_problem),
        )
        logger.error("A bug:\n%s", details.rstrip())

    def close(self) -> None:
        """Close all windows, before the main window closes."""
        for each in self._opened.values():
            each.close()
        self._keeper.stop()

    def _show(self, name: str, build: Callable[[], QDialog]) -> QDialog:
        if name not in self._opened:
            self._opened[name] = build()
        shown = self._opened[name]
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown
