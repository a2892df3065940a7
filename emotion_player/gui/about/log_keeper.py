"""The last lines of the log, kept in memory for display."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class LogLine:
    """One log record, with its traceback if it has one; ``level`` is one of ``logging``."""

    at: datetime
    level: int
    source: str
    text: str

    def __str__(self) -> str:
        return f"{self.at:%H:%M:%S} {logging.getLevelName(self.level)} {self.source}: {self.text}"


class LogKeeper(QObject):
    """Keeps the latest log lines of the application, from any thread.

    Signals:
        logged: A new LogLine, emitted on the thread of the window.
    """

    logged = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: deque[LogLine] = deque(maxlen=_KEPT)
        self._handler = _Handler(self._keep)
        self._logger = logging.getLogger("emotion_player")
        self._level = self._logger.level
        self._logger.setLevel(logging.INFO)
        self._logger.addHandler(self._handler)

    @property
    def lines(self) -> tuple[LogLine, ...]:
        """The lines, oldest first."""
        return tuple(self._lines)

    @property
    def last_error(self) -> str:
        """The last error; empty if there was none."""
        return next((line.text for line in reversed(self.lines) if line.level >= logging.ERROR), "")

    def clear(self) -> None:
        """Remove all lines."""
        self._lines.clear()

    def stop(self) -> None:
        """Remove the log handler, before this object is deleted."""
        self._logger.removeHandler(self._handler)
        self._logger.setLevel(self._level)

    def _keep(self, line: LogLine) -> None:
        self._lines.append(line)
        self.logged.emit(line)


class _Handler(logging.Handler):
    """A log handler that converts records to lines."""

    def __init__(self, keep: Callable[[LogLine], None]) -> None:
        super().__init__(logging.INFO)
        self._keep = keep

    def emit(self, record: logging.LogRecord) -> None:
        """Handle a record on any thread."""
        source = record.name.removeprefix("emotion_player.")
        at = datetime.fromtimestamp(record.created)
        self._keep(LogLine(at, record.levelno, source, self.format(record)))
