"""Opening the folder of a file in the file manager of the system."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage
from PySide6.QtGui import QDesktopServices

from emotion_player.gui.file_urls import url_of

_SERVICE, _OBJECT = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"
_PATIENCE_MS = 1_500


def show_in_folder(path: Path) -> bool:
    """Open the folder of a file, with the file selected where the system can; whether anything was opened."""
    if not path.parent.is_dir():
        return False
    if sys.platform == "win32":
        # The explorer parses its argument itself: it must not be quoted again.
        process = QProcess()
        process.setProgram("explorer.exe")
        process.setNativeArguments(f'/select,"{QDir.toNativeSeparators(str(path))}"')
        return bool(process.startDetached())
    if sys.platform == "darwin":
        return bool(QProcess.startDetached("open", ["-R", str(path)]))
    return _select_over_dbus(path) or QDesktopServices.openUrl(url_of(path.parent))


def _select_over_dbus(path: Path) -> bool:
    """Ask the file manager of a Linux desktop; False if there is none."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    manager = QDBusInterface(_SERVICE, _OBJECT, _SERVICE, bus)
    manager.setTimeout(_PATIENCE_MS)
    reply = manager.call("ShowItems", [url_of(path).toString(QUrl.ComponentFormattingOption.FullyEncoded)], "")
    return reply.type() != QDBusMessage.MessageType.ErrorMessage
