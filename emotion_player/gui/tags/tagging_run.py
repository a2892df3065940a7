"""One job on tags at a time, beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from emotion_player.gui.tasks import GeneratorTask

Result = TypeVar("Result")


class TaggingRun(QObject, Generic[Result]):
    """Runs jobs that yield a result a file; a new job takes the place of one that still runs, which is stopped.

    Signals:
        came: Results, as a list.
        ended: The job is over; whether it was stopped before its end.
        refused: It could not go on: one sentence.
        crashed: It ran into a bug: the traceback.
    """

    came = Signal(list)
    ended = Signal(bool)
    refused = Signal(str)
    crashed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: GeneratorTask[Any] | None = None
        self._under_way: list[GeneratorTask[Any]] = []
        self._stopped = False

    @property
    def is_running(self) -> bool:
        """Whether a job is under way."""
        return self._task is not None

    def start(self, make: Callable[[], Iterator[Result]]) -> None:
        """Call ``make``, and iterate what it returns, on a task thread."""
        self.stop()
        self._stopped = False
        task = GeneratorTask[Result](make, "task-tags", self)
        task.yielded.connect(lambda results: self._on_yielded(task, results))
        task.finished.connect(lambda: self._on_ended(task, lambda: self.ended.emit(self._stopped)))
        task.refused.connect(lambda sentence: self._on_ended(task, lambda: self.refused.emit(sentence)))
        task.crashed.connect(lambda details: self._on_ended(task, lambda: self.crashed.emit(details)))
        self._task = task
        self._under_way.append(task)
        task.start()

    def stop(self) -> None:
        """Let the job end after the file that it is at."""
        if self._task is not None:
            self._stopped = True
            self._task.cancel()

    def stop_and_wait(self) -> None:
        """Stop, and block until it has ended; for closing the window."""
        self.stop()
        for task in self._under_way:
            task.wait()

    def _on_yielded(self, task: GeneratorTask[Any], results: list[Any]) -> None:
        if task is self._task:
            self.came.emit(results)

    def _on_ended(self, task: GeneratorTask[Any], tell: Callable[[], None]) -> None:
        self._under_way.remove(task)
        task.deleteLater()  # and with it the lambdas, which know it
        if task is self._task:
            self._task = None
            tell()
