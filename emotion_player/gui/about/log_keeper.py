"""The last lines of the log, kept for whoever wants to see what happened."""

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
    """One record, with its traceback if it has one; ``level`` is one of ``logging``."""

    at: datetime
    level: int
    source: str
    text: str

    def __str__(self) -> str:
        return f"{self.at:%H:%M:%S} {logging.getLevelName(self.level)} {self.source}: {self.text}"


class LogKeeper(QObject):
    """Keeps what the application logs, from any thread; the oldest lines go.

    Signals:
        logged: Another LogLine; comes on the thread of the window.
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
        """What is kept, oldest first."""
        return tuple(self._lines)

    @property
    def last_error(self) -> str:
        """The last that went wrong; empty if nothing has."""
        return next((line.text for line in reversed(self.lines) if line.level >= logging.ERROR), "")

    def clear(self) -> None:
        """Forget all lines."""
        self._lines.clear()

    def stop(self) -> None:
        """Listen no longer; before this object goes."""
        self._logger.removeHandler(self._handler)
        self._logger.setLevel(self._level)

    def _keep(self, line: LogLine) -> None:
        self._lines.append(line)
        self.logged.emit(line)


class _Handler(logging.Handler):
    """Makes a line of each record."""

    def __init__(self, keep: Callable[[LogLine], None]) -> None:
        super().__init__(logging.INFO)
        self._keep = keep

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record, on whichever thread it comes."""
        source = record.name.removeprefix("emotion_player.")
        at = datetime.fromtimestamp(record.created)
        self._keep(LogLine(at, record.levelno, source, self.format(record)))
