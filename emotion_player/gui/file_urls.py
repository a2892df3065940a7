"""URLs of files for Qt and other programs, with escaped bytes, so that any file name is possible."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QUrl

from emotion_player.core.location import Location


def url_of(path: Path) -> QUrl:
    """Return the URL of a file; unlike ``QUrl.fromLocalFile`` it keeps bytes that are not text."""
    return QUrl.fromEncoded(Location(path.absolute()).uri.encode())


def path_of(url: QUrl) -> Path | None:
    """Return the file of a URL; None if it is not a local file."""
    if not url.isLocalFile():
        return None
    path = url.toLocalFile()
    if "\ufffd" in path:  # literal, or a replacement for bytes that are not text
        path = os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))
    return Path(path)


def open_file(path: Path) -> QFile:
    """Open a file whose name is not text, which Qt could not open, for reading.

    Raises:
        OSError: The file cannot be opened.
    """
    file = QFile()
    mode, handling = QIODevice.OpenModeFlag.ReadOnly, QFileDevice.FileHandleFlag.AutoCloseHandle
    file.open(os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)), mode, handling)
    return file
