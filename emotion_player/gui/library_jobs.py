"""Small changes of the library beside the window, one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from emotion_player.gui.tasks import GeneratorTask


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    refused: Callable[[str], None] | None


class LibraryJobs(QObject):
    """Does one job at a time on a task thread, in the order in which they were given.

    A job is a callable that opens a library connection of its own, as it runs on another thread; what it returns is
    handed to ``done`` on this one. A job that fails stops no other.

    Signals:
        refused: A job could not be done: one sentence.
        crashed: A job ran into a bug: the traceback.
    """

    refused = Signal(str)
    crashed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Job] = deque()
        self._task: GeneratorTask[Any] | None = None
        self._job: _Job | None = None
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether a job is being done or waits."""
        return self._job is not None or bool(self._waiting)

    def do(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        refused: Callable[[str], None] | None = None,
    ) -> None:
        """Do a job when those before it are done; ``refused`` hears instead of the signal why that cannot be."""
        self._waiting.append(_Job(work, done, refused))
        self._go_on()

    def finish(self) -> None:
        """Do all that waits and block until it is done; only for closing the window."""
        if self._task is not None and self._job is not None:
            self._task.wait()
        while self._waiting:
            self._waiting.popleft().work()
        self._job = None

    def _go_on(self) -> None:
        if self._job is not None or not self._waiting:
            return
        job = self._job = self._waiting.popleft()

        def results() -> Iterator[Any]:
            yield job.work()

        task = GeneratorTask[Any](results, "task-jobs")
        task.yielded.connect(self._on_yielded)
        task.finished.connect(self._on_ended)
        task.refused.connect(self._on_refused)
        task.crashed.connect(self._on_crashed)
        self._task = task  # the one before goes now, when none of its signals is under way any more
        task.start()

    def _on_yielded(self, results: list[Any]) -> None:
        if self._job is not None and self._job.done is not None:
            self._job.done(results[0])

    def _on_refused(self, sentence: str) -> None:
        refused = self._job.refused if self._job is not None else None
        (refused or self.refused.emit)(sentence)
        self._on_ended()

    def _on_crashed(self, details: str) -> None:
        self.crashed.emit(details)
        self._on_ended()

    def _on_ended(self) -> None:
        self._job = None
        self._next.start()
