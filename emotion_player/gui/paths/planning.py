"""Choosing songs beside the window: of several wishes the newest counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from emotion_player.core.mood_paths.path_draft import PathDraft
from emotion_player.gui.tasks import GeneratorTask

Choose = Callable[[], PathDraft | None]


class Planning(QObject):
    """Works on one wish at a time, on a task thread; one that comes meanwhile takes the place of those before it.

    Signals:
        planned: What came of the newest wish: a PathDraft, or None.
        crashed: A wish ran into a bug: the traceback.
    """

    planned = Signal(object)
    crashed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: GeneratorTask[PathDraft | None] | None = None
        self._wish: Choose | None = None
        self._is_busy = False
        self._is_wanted = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    def plan(self, choose: Choose) -> None:
        """Work on a wish; ``choose`` is called on the task thread and reads nothing that changes."""
        self.drop()
        self._wish = choose
        self._go_on()

    def drop(self) -> None:
        """Nothing is wished for any more."""
        self._wish = None
        self._is_wanted = False

    def finish(self) -> None:
        """Drop what is wished for and block until the thread has ended; for closing the window."""
        self.drop()
        if self._task is not None and self._is_busy:
            self._task.wait()

    def _go_on(self) -> None:
        if self._is_busy or self._wish is None:
            return
        choose, self._wish = self._wish, None

        def answers() -> Iterator[PathDraft | None]:
            yield choose()

        task = GeneratorTask[PathDraft | None](answers, "task-path")
        task.yielded.connect(self._on_yielded)
        task.finished.connect(self._on_ended)
        task.crashed.connect(self._on_crashed)
        self._task = task  # the one before goes now, when none of its signals is under way any more
        self._is_busy = self._is_wanted = True
        task.start()

    def _on_yielded(self, answers: list[PathDraft | None]) -> None:
        if self._is_wanted:
            self.planned.emit(answers[0])

    def _on_ended(self) -> None:
        self._is_busy = False
        self._next.start()

    def _on_crashed(self, details: str) -> None:
        self.crashed.emit(details)
        self._on_ended()
