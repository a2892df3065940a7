"""Builds the window, wires it to all that it needs, and runs it; only this and ``gui`` load Qt."""

from __future__ import annotations

import gc
import logging
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLoggingCategory, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

import emotion_player
from emotion_player import diagnosis, paths
from emotion_player.analysis.workers import Limits, Workers
from emotion_player.app import (
    MODEL_NAMES,
    analyze,
    diagnose,
    file_workers,
    keep_backup,
    keep_columns,
    open_library,
    open_models,
    whole_song_table,
)
from emotion_player.errors import LibraryDamagedError, TrackError, WorkersStoppedError
from emotion_player.gui.language import Language
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.services import FileAccess, LibraryAccess, Models, Services
from emotion_player.gui.theme import Look
from emotion_player.library.import_export.import_export import LibraryImportExport
from emotion_player.library.playlists.playlist_import_export import LibraryPlaylistFiles
from emotion_player.library.safety.integrity import is_sound
from emotion_player.library.safety.repair import repair
from emotion_player.settings import Settings

if TYPE_CHECKING:
    from emotion_player.library.library import Library
    from emotion_player.library.tagging.mood_tagging import MoodTagging

logger = logging.getLogger(__name__)

_CLOSING_SIGNALS = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if sys.platform != "win32" else [])]

_FOR_A_COVER = Limits(seconds=2.0, seconds_a_megabyte=0.1, patience=4.0)


def run_window(library_file: Path) -> int:
    """Open the window on a library and run it until it is closed; the exit status of Qt.

    Raises:
        EmotionPlayerError: The settings or the library cannot be opened.
    """
    reason = None
    while True:
        status, reason = _run_one_window(library_file, reason)
        if reason is None:
            return status
        gc.collect()  # all songs of the window that has gone, before they are read again


class _Reason(Enum):
    """Why a window closes and is built anew."""

    LANGUAGE = auto()  # it changes every text
    REPAIR = auto()  # the library must be closed for it


def _run_one_window(library_file: Path, reason: _Reason | None) -> tuple[int, _Reason | None]:
    """Run a window that is built for a reason; its exit status, and why it is to be built anew, if it is."""
    again: _Reason | None = None

    def close_for(why: _Reason) -> None:
        nonlocal again
        again = why if window.close() else None

    with window_on(library_file, repair_first=reason is _Reason.REPAIR) as (qt, window), _install_handlers(window):
        pulse = QTimer(window)  # Python sees Ctrl-C only when it has something to do
        pulse.timeout.connect(lambda: None)
        pulse.start(200)
        queued = Qt.ConnectionType.QueuedConnection
        window.rebuild_requested.connect(lambda: close_for(_Reason.LANGUAGE), queued)
        window.library.repair_requested.connect(lambda: close_for(_Reason.REPAIR), queued)
        window.show()
        if reason is _Reason.LANGUAGE:
            window.preferences.open_appearance()
        return qt.exec(), again


@contextmanager
def _install_handlers(window: MainWindow) -> Iterator[None]:
    """Let a window report bugs, and close in order at Ctrl-C and when the system ends the session."""
    hook = sys.excepthook
    sys.excepthook = lambda kind, bug, trace: _show_bug(window.help.show_bug, kind, bug, trace)
    handlers = {number: signal.signal(number, lambda *_: window.close()) for number in _CLOSING_SIGNALS}
    try:
        yield
    finally:
        sys.excepthook = hook
        for number, handler in handlers.items():
            signal.signal(number, handler or signal.SIG_DFL)


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Run the garbage collector rarely: tens of thousands of rows are read, which contain no cycles."""
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


@contextmanager
def window_on(library_file: Path, *, repair_first: bool = False) -> Iterator[tuple[QApplication, MainWindow]]:
    """Qt and the window on a library, not yet shown, wired to all that it needs; the library is closed at the end.

    A library that is so damaged that it cannot be opened is repaired first; the window says so.

    Raises:
        EmotionPlayerError: The settings or the library cannot be opened.
    """
    repaired = _repair_library(library_file) if repair_first or _is_unusable(library_file) else None
    with (
        _collecting_rarely(),
        open_library(library_file) as library,
        Workers(_FOR_A_COVER, paths.crash_log()) as for_covers,
        file_workers() as for_files,
    ):
        QLoggingCategory.setFilterRules("qt.multimedia*=false")
        settings_file = paths.settings_file()
        settings, settings_damage = Settings.load_or_set_aside(settings_file)
        models = open_models()
        statuses = [models.status(name) for name in MODEL_NAMES]
        running = QApplication.instance()
        qt = running if isinstance(running, QApplication) else QApplication(["emotion-player"])
        qt.setApplicationDisplayName("Emotion Player")
        qt.setDesktopFileName("emotion-player")
        language, look = Language(qt), Look(qt, settings.theme)
        language.install(settings.language)
        gc.freeze()  # what is loaded stays: it need not be looked through again and again
        open_here = partial(open_library, library_file)
        services = Services(
            library=LibraryAccess(
                here=library,
                open=open_here,
                playlist_files=LibraryPlaylistFiles(open_here, for_files.do),
                import_export=LibraryImportExport(library_file, whole_song_table),
                check=partial(_check, library_file),
            ),
            models=Models(
                statuses=statuses,
                cards=[models.card(status.name) for status in statuses if status.key],
                analyze=partial(analyze, library_file),
            ),
            files=FileAccess(
                open_tagger=partial(_open_tagger, open_here, for_files),
                read_cover=partial(_read_cover_by, for_covers),
                stop=partial(_stop_all, for_covers, for_files),
            ),
            demo_folder=paths.demo_folder(),
            describe_installation=lambda: diagnosis.as_text(diagnose(library_file).rows),
        )
        state = QSettings(str(paths.data_folder() / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(
            services, settings, save_settings=lambda changed: changed.save(settings_file), window_state=state, look=look
        )
        for damage in filter(None, (settings_damage, repaired)):
            window.message.warn(translate_error(damage))
        logger.info("Emotion Player %s opened %s", emotion_player.__version__, library_file)
        try:
            yield qt, window
        finally:
            language.uninstall()
            window.deleteLater()  # now, not later on any thread when Python collects it
            look.deleteLater()
            qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    keep_columns(library_file, services.models.usable)


def _repair_library(library_file: Path) -> LibraryDamagedError:
    """Rebuild a damaged library; what came of it, to be shown.

    Raises:
        LibraryError: That is not possible; the damaged file is where it was.
    """
    repaired = repair(library_file)
    return LibraryDamagedError(
        "The library was damaged and has been rebuilt. Songs: {songs}, corrections: {corrections}, playlists: "
        "{playlists}. A rescan finds missing songs. The damaged file is kept as {name}.",
        songs=f"{repaired.tracks:,}",
        corrections=f"{repaired.corrections:,}",
        playlists=f"{repaired.playlists:,}",
        name=repaired.set_aside.name,
    )


def _is_unusable(library_file: Path) -> bool:
    """Whether a library is too damaged to be opened."""
    try:
        open_library(library_file).close()
    except LibraryDamagedError:
        return True
    return False


def _check(library_file: Path) -> bool:
    keep_backup(library_file)
    return is_sound(library_file)


def _stop_all(*all_workers: Workers) -> None:
    for workers in all_workers:
        workers.stop()


def _open_tagger(open_here: Callable[[], Library], workers: Workers) -> MoodTagging:
    from emotion_player.library.tagging.mood_tagging import MoodTagging  # noqa: PLC0415 - the window opens sooner without

    return MoodTagging(open_here, workers.do)


def _read_cover_by(workers: Workers, path: Path) -> bytes:
    """The cover of a song; nothing where reading it does the worker any harm."""
    from emotion_player.library.tagging.cover_art import cover_art  # noqa: PLC0415 - likewise

    try:
        return workers.do(path, cover_art, path)
    except (TrackError, WorkersStoppedError):
        return b""


def _show_bug(
    show: Callable[[str], None], kind: type[BaseException], bug: BaseException, trace: TracebackType | None
) -> None:
    """Report a bug on the GUI thread in the window, and in full where a developer looks."""
    details = "".join(traceback.format_exception(kind, bug, trace))
    sys.stderr.write(details)
    show(details)
