"""Work for a task thread, and the lanes in which it waits.

The only place in the window that may catch every exception.
"""

from __future__ import annotations

import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from emotion_player.errors import EmotionPlayerError

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Lane:
    """Operations in one lane run one after another, in the order in which they were started.

    Attributes:
        name: The name of the lane.
        newest_wins: Whether starting an operation drops the earlier ones.
        is_promised: Whether waiting operations are run even when the window closes, as the user takes them for done.
        threads: The threads that may run it; two lanes share either all of them or none.
    """

    name: str
    newest_wins: bool = False
    is_promised: bool = False
    threads: tuple[str, ...] = ("task-1", "task-2")


LIBRARY = Lane("library", is_promised=True)
"""Everything that writes to the library, except scans."""

CHECKS = Lane("checks")
"""Checks of the library."""

SCANS = Lane("scans", threads=("scan",))
"""Analyses of songs: each uses all processors, so two at once gain nothing."""


class Operation(Generic[Item]):
    """Work for a task thread, with callbacks on the window's thread.

    After the last progress comes exactly one of success, failure, cancel and (for a bug) ``Tasks.crashed``; then the
    end. A dropped operation calls nothing any more; if it runs into a bug, that is still reported.

    Args:
        label: A description for the log: "saving a playlist".
        work: Called on the thread, and what it returns is iterated there; a generator is closed there as well. It
            opens a library connection of its own and touches no widget.
        lane: The lane, whose operations run one at a time.
        is_long: It may take more than a few seconds. Only one of these runs at once, so that what is short always
            finds a free thread, and closing the window cancels it.

    Attributes:
        job: The part that the task thread uses.
    """

    def __init__(self, label: str, work: Callable[[], Iterator[Item]], lane: Lane, *, is_long: bool = False) -> None:
        self.label = label
        self.lane = lane
        self.is_long = is_long
        self.job = Job(work)
        self._progress: Callable[[list[Item]], object] | None = None
        self._success: Callable[[Any], object] | None = None
        self._failure: Callable[[EmotionPlayerError], object] | None = None
        self._cancel: Callable[[], object] | None = None
        self._end: Callable[[], object] | None = None
        self._is_dropped = False

    @classmethod
    def call(cls, label: str, function: Callable[[], Item], lane: Lane) -> Self:
        """Create an operation that consists of one call."""

        def work() -> Iterator[Item]:
            yield function()

        return cls(label, work, lane)

    def on_progress(self, callback: Callable[[list[Item]], object]) -> Self:
        """Set the callback for progress: called with the values yielded since the last call."""
        self._progress = callback
        return self

    def on_success(self, callback: Callable[[Any], object]) -> Self:
        """Set the callback for success: called with the last yielded value, or None."""
        self._success = callback
        return self

    def on_failure(self, callback: Callable[[EmotionPlayerError], object]) -> Self:
        """Set the callback for failure: called with the error, in place of ``Tasks.failed``."""
        self._failure = callback
        return self

    def on_cancel(self, callback: Callable[[], object]) -> Self:
        """Set the callback for cancellation."""
        self._cancel = callback
        return self

    def on_end(self, callback: Callable[[], object]) -> Self:
        """Set the callback for the end, however it came."""
        self._end = callback
        return self

    def cancel(self) -> None:
        """Stop at the next yield, or before the start; values yielded until then are still delivered."""
        self.job.cancelled.set()

    def drop(self) -> None:
        """Cancel, and call nothing any more."""
        self._is_dropped = True
        self.cancel()

    @property
    def is_promised(self) -> bool:
        """Whether it is run even if the window closes."""
        return self.lane.is_promised and not self.is_long

    def report_progress(self) -> None:
        """Deliver the progress so far; for ``Tasks``."""
        batch = self.job.take()
        if batch and self._progress is not None and not self._is_dropped:
            self._progress(batch)

    def report_end(self, *, on_failure: Callable[[EmotionPlayerError], object]) -> None:
        """Deliver the result; for ``Tasks``, which reports failures without a callback."""
        if self._is_dropped:
            return
        try:
            if (error := self.job.error) is not None:
                (self._failure or on_failure)(error)
            elif self.job.was_cut_short and self._cancel is not None:
                self._cancel()
            elif self._success is not None and not self.job.was_cut_short and not self.job.bug:
                self._success(self.job.last)
        finally:
            if self._end is not None:
                self._end()


class Job:
    """The part of an operation that the task thread uses, without anything of the window."""

    def __init__(self, work: Callable[[], Iterator[Any]]) -> None:
        self.last: Any = None
        self.cancelled = threading.Event()
        self.was_cut_short = False
        self.error: EmotionPlayerError | None = None
        self.bug = ""
        self.is_over = False
        self._work = work
        self._came: deque[Any] = deque()

    def run(self) -> None:
        """Iterate the work to its end, on the task thread."""
        try:
            if self.cancelled.is_set():
                self.was_cut_short = True
            else:
                self._iterate(self._work())
        except EmotionPlayerError as error:
            self.error = error
        except Exception:  # noqa: BLE001 - shown as a bug
            self.bug = traceback.format_exc()
        self.is_over = True

    def take(self) -> list[Any]:
        """Return the values yielded since the last call."""
        return [self._came.popleft() for _ in range(len(self._came))]

    def _iterate(self, items: Iterator[Any]) -> None:
        try:
            for item in items:
                self.last = item
                self._came.append(item)
                if self.cancelled.is_set():
                    self.was_cut_short = True
                    break
        finally:
            if isinstance(items, Generator):
                items.close()
