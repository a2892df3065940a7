"""``emotion-player`` without a command: the window."""

from __future__ import annotations

import argparse
import ctypes
import gc
import importlib
import os
import stat
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from emotion_player.commands.options import library_file
from emotion_player.errors import EmotionPlayerError

DEBIAN_PACKAGES = (
    *("libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0", "libgssapi-krb5-2", "libpulse0"),
    *("libwayland-cursor0", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1", "libxkbcommon-x11-0", "libxrandr2"),
)
"""What a bare Debian or Ubuntu lacks for Qt's window and player."""

_QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtMultimedia", "QtQml")


def run(arguments: argparse.Namespace) -> int:
    """Open the window; return when it is closed.

    Started from an icon, the printed output is not seen: then the reason why it cannot open is shown in a dialog, too.

    Raises:
        EmotionPlayerError: The window cannot open, for a reason for which Qt would abort.
    """
    with loading():
        obstacle = qt_obstacle()
    if obstacle:
        raise EmotionPlayerError(obstacle)
    try:
        with loading():
            from emotion_player.window import run_window  # noqa: PLC0415 - other commands do without Qt

        return run_window(library_file(arguments))
    except Exception as error:
        if not _has_reader(sys.stderr):
            _show_start_failure(error)
        raise


def _show_start_failure(error: Exception) -> None:
    """Say in a dialog why the window cannot open; with the traceback where that is a fault of the program."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - Qt is for the window alone
    from PySide6.QtWidgets import QApplication, QMessageBox  # noqa: PLC0415

    qt = QApplication.instance() or QApplication(["emotion-player"])
    known = isinstance(error, EmotionPlayerError)
    reason = str(error) if known else "This is a fault of the program; the details say where."
    box = QMessageBox(QMessageBox.Icon.Critical, "Emotion Player", f"Emotion Player cannot start.\n\n{reason}")
    box.setTextFormat(Qt.TextFormat.PlainText)
    if not known:
        box.setDetailedText("".join(traceback.format_exception(error)))
    box.exec()
    del qt  # it had to live until here


def _has_reader(stream: TextIO) -> bool:
    """Whether a terminal or a program reads the output, other than the journal of a desktop."""
    if stream.isatty():
        return True
    try:
        kind = os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError):  # a stream of Python's own: somebody made it to be read
        return True
    # A desktop starts programs with a socket to its journal, or with nothing (a device that is no terminal).
    return not (stat.S_ISSOCK(kind) or stat.S_ISCHR(kind))


@contextmanager
def loading() -> Iterator[None]:
    """Load modules without looking through them for garbage again and again: what is loaded stays."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def qt_obstacle() -> str | None:
    """Load Qt, and return why it cannot show a window, in one sentence; None if it can."""
    # On loading, QtMultimedia would remark on stderr that there is no PipeWire; it does without.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver=false")
    for module in _QT_MODULES:
        try:
            importlib.import_module(f"PySide6.{module}")
        except ImportError as error:
            return _missing(error)
    leave_sources_unread()
    return _player_obstacle() or _screen_obstacle() if sys.platform == "linux" else None


def leave_sources_unread() -> None:
    """Keep PySide from reading the source of every module that is loaded from now on: a third of a second, and 20 MB.

    It looks for modules that may say ``from __feature__ import``, which none does here.
    """
    with suppress(ImportError):  # else it is another PySide, which reads them
        features = importlib.import_module("shibokensupport.feature")
        vars(features)["_mod_uses_pyside"] = lambda _module: False


def _player_obstacle() -> str | None:
    """Check the plugin of QtMultimedia, without which it plays nothing."""
    plugin = _plugins() / "multimedia" / "libffmpegmediaplugin.so"
    try:
        if plugin.exists():
            ctypes.CDLL(str(plugin))
    except OSError as error:
        return _missing(error)
    return None


def _screen_obstacle() -> str | None:
    """Check the platform plugin, without which, or without a screen, Qt would abort the process."""
    platform = _platform()
    if platform is None:
        return (
            "There is no screen to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set); "
            "'emotion-player scan' and 'emotion-player list' work without one."
        )
    plugin = _plugins() / "platforms" / f"libq{platform}.so"
    if not plugin.exists():
        return None  # Qt's own sentence about a platform that the user chose
    try:
        ctypes.CDLL(str(plugin))
        if platform == "xcb" and not _x_answers():
            return f"The screen {os.environ.get('DISPLAY', '')!r} (DISPLAY) does not answer, so the window cannot open."
    except OSError as error:
        return _missing(error)
    return None


def _plugins() -> Path:
    core = importlib.import_module("PySide6.QtCore")
    return Path(core.QLibraryInfo.path(core.QLibraryInfo.LibraryPath.PluginsPath))


def _platform() -> str | None:
    """Return the platform plugin that Qt will choose; None if there is no screen."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen:
        return "wayland" if chosen.startswith("wayland") else chosen
    if os.environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if os.environ.get("DISPLAY") else None


def _x_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def _missing(error: ImportError | OSError) -> str:
    library = str(error).partition(":")[0]
    if sys.platform != "linux" or ".so" not in library:
        return f"Qt cannot be loaded, so the window cannot open: {error}."
    return (
        f"The window cannot open because {library} is missing; on Debian or Ubuntu: "
        f"apt install {' '.join(DEBIAN_PACKAGES)}"
    )
