"""Writes what the program does to a file, and where it was when it crashed to another."""

from __future__ import annotations

import faulthandler
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from emotion_player import paths

_LARGEST = 1_000_000
_OLDER = 3


@contextmanager
def writing_log() -> Iterator[None]:
    """Write the log to ``paths.log_file()`` meanwhile, from the first line on that comes when its folder is there."""
    logger = logging.getLogger("emotion_player")
    level = logger.level
    handler = _LateHandler()
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        handler.close()


class _LateHandler(logging.Handler):
    """Opens its files when there is something to write; a disk that is full or gone stops nobody."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._files = ExitStack()
        self._log: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            if self._log is None and paths.data_folder().is_dir():
                self._log = self._opened()
            if self._log is not None:
                self._log.emit(record)

    def close(self) -> None:
        with suppress(OSError):
            self._files.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - it takes a while to load

        if not faulthandler.is_enabled():
            crashes = paths.crash_log()
            too_large = crashes.exists() and crashes.stat().st_size > _LARGEST
            faulthandler.enable(self._files.enter_context(crashes.open("wb" if too_large else "ab")))
            self._files.callback(faulthandler.disable)

        class Rotating(RotatingFileHandler):
            def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
                """Say nothing: there is nowhere to say it."""

        log = Rotating(
            paths.log_file(), maxBytes=_LARGEST, backupCount=_OLDER, encoding="utf-8", errors="backslashreplace"
        )
        log.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
        self._files.callback(log.close)
        return log
