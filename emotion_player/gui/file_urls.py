"""Files as Qt and other programs are told of them: URLs whose escapes stand for bytes, so that any name can be told."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QUrl

from emotion_player.core.location import Location


def url_of(path: Path) -> QUrl:
    """The URL of a file; not as ``QUrl.fromLocalFile``, which loses what is no text."""
    return QUrl.fromEncoded(Location(path.absolute()).uri.encode())


def path_of(url: QUrl) -> Path | None:
    """The file that a URL means; None for what is no file of this computer."""
    if not url.isLocalFile():
        return None
    path = url.toLocalFile()
    if "\ufffd" in path:  # stands there, or for bytes that are no text
        path = os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))
    return Path(path)


def open_file(path: Path) -> QFile:
    """A file whose name Qt cannot say, opened for reading.

    Raises:
        OSError: It cannot be opened.
    """
    file = QFile()
    mode, handling = QIODevice.OpenModeFlag.ReadOnly, QFileDevice.FileHandleFlag.AutoCloseHandle
    file.open(os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)), mode, handling)
    return file
