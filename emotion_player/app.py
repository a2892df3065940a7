"""Builds every object and wires the layers; nothing else does.

Qt is loaded by ``run_window`` alone: the command line also runs where there is no screen.
"""

from __future__ import annotations

import gc
import logging
import signal
import sys
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, auto
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import emotion_player
from emotion_player import diagnosis, paths
from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.events import AnalysisEvent, DeviceChosen
from emotion_player.analysis.options import AS_USUAL, RunOptions
from emotion_player.analysis.pacing import Pacing
from emotion_player.analysis.workers import Limits, Workers
from emotion_player.collection.reading import read_collection
from emotion_player.collection.song_rows import song_table
from emotion_player.core.device import Device, device_name
from emotion_player.core.model_card import ModelCard
from emotion_player.core.patterns import EVERYTHING, FilePatterns
from emotion_player.core.ports import SongMachine
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.song_table import SongTable
from emotion_player.diagnosis import Diagnosis
from emotion_player.errors import (
    ClusterError,
    EmotionPlayerError,
    LibraryDamagedError,
    LibraryError,
    TrackError,
    WorkersStoppedError,
)
from emotion_player.inference.registry import ModelRegistry
from emotion_player.library.files.discover import AudioFinder
from emotion_player.library.import_export.import_export import LibraryImportExport
from emotion_player.library.library import Library
from emotion_player.library.playlists.playlist_import_export import LibraryPlaylistFiles
from emotion_player.library.safety.backups import back_up
from emotion_player.library.safety.repair import is_sound, repair
from emotion_player.library.tagging.cover_art import cover_art
from emotion_player.library.tagging.mood_tagging import MoodTagging
from emotion_player.machine import Machine, open_same_machine
from emotion_player.settings import Settings

logger = logging.getLogger(__name__)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from emotion_player.cluster.cluster import Cluster
    from emotion_player.cluster.place import ClusterPlace
    from emotion_player.gui.main_window import MainWindow

_CLOSING_SIGNALS = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if sys.platform != "win32" else [])]

_FOR_A_COVER = Limits(seconds=2.0, seconds_a_megabyte=0.1, patience=4.0)

MODEL_NAMES = ("student", "teacher")
"""The models that a user can choose from, installed or not; the first is shipped."""


def open_library(file: Path) -> Library:
    """Open a library for the calling thread, making or upgrading its file where need be.

    Raises:
        LibraryError: It cannot be opened.
    """
    return Library(file)


def open_models() -> ModelRegistry:
    """The installed models."""
    return ModelRegistry(paths.models_folder())


def keep_backup(library_file: Path) -> None:
    """Copy what no scan can make again, once a day; a copy that cannot be made is a line in the log."""
    try:
        back_up(library_file, [paths.settings_file()])
    except LibraryError as error:
        logger.warning("No backup was made: %s", error)


def models_by_preference(preferred: str) -> list[ModelKey]:
    """The models that a user can choose from, the preferred one first; one that cannot be used has no version.

    Raises:
        ModelError: The preferred model cannot be used.
    """
    models = open_models()
    others = [models.status(name).key or ModelKey(name, "") for name in MODEL_NAMES if name != preferred]
    return [models.card(preferred).key, *others]


def usable_gems(model_name: str) -> list[str]:
    """The emotions of listeners that a model predicts well enough for a column of their own."""
    return [figure.name for figure in open_models().card(model_name).usable_gems]


def whole_song_table(library: Library, preferred: ModelKey) -> SongTable:
    """All songs of a library where they stand, by artist, album and title."""
    models = models_by_preference(preferred.name)
    tracks = read_collection(library, models)
    return song_table(library, tracks, models, tracks.by_name(tracks.present_ids()), usable_gems(preferred.name))


@contextmanager
def mood_tagging(library_file: Path) -> Iterator[MoodTagging]:
    """Writes moods into the tags of files, with a journal in a library."""
    with Workers(crash_log=paths.crash_log()) as workers:
        yield MoodTagging(partial(open_library, library_file), workers.do)


def diagnose(library_file: Path) -> Diagnosis:
    """What there is to work with, for a report of a problem."""
    models = open_models()
    statuses = [models.status(name) for name in MODEL_NAMES]
    usable = next((status.name for status in statuses if status.key), None)
    return diagnosis.diagnose(library_file, statuses, _device_text(models, usable) if usable else "nothing")


def _device_text(models: ModelRegistry, model_name: str) -> str:
    """What a model runs on with the settings as they are, and why not on what they say."""
    try:
        device = Settings.load(paths.settings_file()).device
        use = models.load(model_name, device=device).device
    except EmotionPlayerError as error:
        return str(error)
    return f"{device_name(use.device)}{f'. {use.reason}' if use.reason else ''}"


def analyze(
    library_file: Path,
    roots: Sequence[Path],
    model_name: str,
    *,
    patterns: FilePatterns = EVERYTHING,
    pacing: Pacing | None = None,
    options: RunOptions = AS_USUAL,
    cluster: Cluster | None = None,
) -> Generator[AnalysisEvent, None, None]:
    """Bring a library up to date with some folders; a run of ``Analyzer`` with a model and connection of its own.

    With a ``cluster``, that one's model and workers analyse the songs.

    Nothing happens before the first event is asked for. Iterate and close it on one thread.

    Raises:
        EmotionPlayerError: The model cannot be used, or the library cannot be opened or written.
    """
    pacing = pacing or (cluster.pacing if cluster else Pacing())
    machine: SongMachine = cluster or Machine(model_name, pacing.device)
    try:
        if isinstance(machine, Machine):
            yield DeviceChosen(machine.predictor.device)
        with open_library(library_file) as library:
            keep_backup(library_file)
            analyzer = Analyzer(
                AudioFinder(patterns),
                machine.reader,
                machine.predictor,
                library,
                pacing,
                give_up=machine.stop,
            )
            yield from analyzer.run(roots, options)
    finally:
        machine.stop()


@contextmanager
def open_cluster(
    place: ClusterPlace,
    card: ModelCard,
    device: Device = "cpu",
    open_machine: Callable[[], SongMachine] | None = None,
) -> Iterator[Cluster]:
    """Let the workers of a cluster load a model, to ``analyze`` with them.

    Args:
        place: Where the cluster is.
        card: Of the model, as installed here.
        device: What the model is to run on there.
        open_machine: What the workers use instead of the model.

    Raises:
        ClusterError: Dask is not installed, the cluster cannot be reached, or a worker has another model or version.
    """
    try:
        from emotion_player.cluster import cluster  # noqa: PLC0415 - only this needs Dask, which may not be there
    except ModuleNotFoundError as error:
        raise ClusterError(
            "A cluster needs Dask, and {name} is not installed; try: pip install 'emotion-player[cluster]'",
            name=error.name,
        ) from error
    open_machine = open_machine or partial(open_same_machine, card.name, card.sha256, device)
    with cluster.open_cluster(place, card, device, open_machine) as opened:
        yield opened


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


def show_start_failure(error: Exception) -> None:
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


class _Reason(Enum):
    """Why a window closes and is built anew."""

    LANGUAGE = auto()  # it changes every text
    REPAIR = auto()  # nobody may have the library open meanwhile


def _run_one_window(library_file: Path, reason: _Reason | None) -> tuple[int, _Reason | None]:
    """Run a window that is built for a reason; its exit status, and why it is to be built anew, if it is."""
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415 - Qt is for the window alone

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
    """Let Python look for cycles seldom: modules and rows by the ten thousand come, which hold none."""
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
    repaired = repair_library(library_file) if repair_first or _is_unusable(library_file) else None
    with (
        _collecting_rarely(),
        open_library(library_file) as library,
        Workers(_FOR_A_COVER, paths.crash_log()) as for_covers,
        Workers(crash_log=paths.crash_log()) as for_tags,
    ):
        from PySide6.QtCore import QEvent, QLoggingCategory, QSettings  # noqa: PLC0415
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        from emotion_player.gui.language import Language  # noqa: PLC0415
        from emotion_player.gui.main_window import MainWindow  # noqa: PLC0415
        from emotion_player.gui.sentences import translate_error  # noqa: PLC0415
        from emotion_player.gui.services import FileAccess, LibraryAccess, Models, Services  # noqa: PLC0415
        from emotion_player.gui.theme import Look  # noqa: PLC0415

        QLoggingCategory.setFilterRules("qt.multimedia*=false")
        settings_file = paths.settings_file()
        settings, settings_damage = Settings.load_or_set_aside(settings_file)
        models = open_models()
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
                playlist_files=LibraryPlaylistFiles(open_here),
                import_export=LibraryImportExport(library_file, whole_song_table),
                check=partial(_check, library_file),
            ),
            models=Models(
                statuses=[models.status(name) for name in MODEL_NAMES],
                cards=[models.card(name) for name in MODEL_NAMES if models.status(name).key],
                analyze=partial(analyze, library_file),
            ),
            files=FileAccess(
                tagger=MoodTagging(open_here, for_tags.do),
                read_cover=partial(_read_cover_by, for_covers),
                stop=partial(_stop_all, for_covers, for_tags),
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
            window.deleteLater()  # now, not whenever and on whatever thread Python finds the time
            look.deleteLater()
            qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def repair_library(library_file: Path) -> LibraryDamagedError:
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


def _read_cover_by(workers: Workers, path: Path) -> bytes:
    """The cover of a song; nothing where reading it does the worker any harm."""
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
