"""A window over a library of its own and an analysis that follows a script."""

from __future__ import annotations

import os

# Before Qt is loaded.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "qt.multimedia*=false"

import dataclasses
import gc
import shutil
import threading
import time
import wave
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial, partialmethod
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from emotion_player.analysis.events import AnalysisEvent, FilesFound, PauseChanged, TrackAnalyzed
from emotion_player.analysis.options import RunOptions
from emotion_player.analysis.pacing import Pacing, Pause
from emotion_player.collection.reading import read_collection
from emotion_player.collection.song_rows import song_table
from emotion_player.core.emotion import Emotion
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.patterns import EVERYTHING, FilePatterns
from emotion_player.core.ports.files import ImportExport, ReadCover
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, ModelStatus, PredictedTrack, Prediction
from emotion_player.core.song_table import SongTable
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import LibraryError, Sentence
from emotion_player.gui.language import Language
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.services import FileAccess, LibraryAccess, Models, Services
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.theme import Look
from emotion_player.gui.undo.undo_history import UndoHistory
from emotion_player.gui.widgets.message_bar import MessageBar
from emotion_player.gui.window import availability
from emotion_player.gui.window.frame import Frame
from emotion_player.library.import_export.import_export import LibraryImportExport
from emotion_player.library.library import Library
from emotion_player.library.playlists.playlist_import_export import LibraryPlaylistFiles
from emotion_player.library.tagging.mood_tagging import MoodTagging
from emotion_player.paths import models_folder
from emotion_player.settings import Settings

STUDENT = ModelKey("student", "1")
TEACHER = ModelKey("teacher", "1")
ONLY_STUDENT = (
    ModelStatus("student", STUDENT),
    ModelStatus("teacher", None, Sentence("Get the teacher with “models get teacher”.")),
)
BOTH = (ModelStatus("student", STUDENT), ModelStatus("teacher", TEACHER))


def place(
    title: str,
    valence: float = 0.0,
    arousal: float = 0.0,
    *,
    artist: str = "",
    year: int | None = None,
    path: Path | None = None,
    model: ModelKey = STUDENT,
    gems: tuple[GemsShare, ...] = (),
) -> PredictedTrack:
    file = FileStamp(path or Path(f"/music/{title}.mp3"), 1000, 1)
    track = Track(file, Fingerprint(title), 187.0, title, artist, year=year)
    emotion = Emotion(valence, arousal)
    prediction = Prediction(emotion, emotion, emotion, EmotionCurve(10.0, ()), gems)
    return PredictedTrack(track, prediction, model, datetime(2026, 1, 1, tzinfo=UTC))


def four_songs() -> list[PredictedTrack]:
    return [
        place("Anthem", 0.7, 0.8, artist="Ada", year=1999),
        place("Battle", -0.6, 0.7, artist="Bo", year=2005),
        place("Cradle", 0.5, -0.6, artist="Ada"),
        place("Dirge", -0.7, -0.5, artist="Émile", year=1980),
    ]


def remember(library: Library, songs: Iterable[PredictedTrack], failed: Iterable[FailedFile] = ()) -> None:
    """Put songs into a library as scans do, and files that failed."""
    for each in songs:
        library.add_track(each.track)
        library.add_prediction(each.track.fingerprint, each.model, each.prediction)
    for file in failed:
        library.add_failure(file, "a decoder")
    library.commit()


def whole_table(library: Library, model: ModelKey) -> SongTable:
    """All songs of a library for an export, with one column for what listeners feel."""
    tracks = read_collection(library, [model])
    return song_table(library, tracks, [model], tracks.by_name(tracks.present_ids()), ["calmness"])


class OpenForTasks:
    """Opens the library for a task thread; ``fault`` is why it cannot."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.fault = ""

    def __call__(self) -> Library:
        if self.fault:
            raise LibraryError(self.fault)
        return Library(self.file)


class ScriptedAnalysis:
    """Yields ``events``; before each it waits for a step, unless it runs freely."""

    def __init__(self, *events: AnalysisEvent) -> None:
        self.events = list(events)
        self.calls: list[tuple[tuple[Path, ...], str, bool]] = []
        self.options: list[RunOptions] = []
        self.closed = threading.Event()
        self.error: Exception | None = None
        self._steps = threading.Semaphore(0)
        self._free = True
        self.patterns = EVERYTHING
        self.library_file: Path | None = None

    @classmethod
    def placing(cls, *placed: PredictedTrack) -> ScriptedAnalysis:
        return cls(FilesFound(len(placed), True), *(TrackAnalyzed(each, False) for each in placed))

    @property
    def _total(self) -> int:
        return sum(not isinstance(each, FilesFound) for each in self.events)

    def hold(self) -> None:
        self._free = False

    def step(self, count: int = 1) -> None:
        self._steps.release(count)

    def __call__(
        self, roots: Sequence[Path], model_name: str, *, patterns: FilePatterns, pacing: Pacing, options: RunOptions
    ) -> Iterator[AnalysisEvent]:
        self.calls.append((tuple(roots), model_name, options.retry_failed))
        self.options.append(options)
        self.patterns = patterns
        self.closed.clear()
        pause: Pause | None = None
        try:
            for event in self.events:
                while True:
                    if (now := pacing.pause) is not pause:
                        pause = now
                        yield PauseChanged(pause)
                    if pause is None and (self._free or self._steps.acquire(timeout=0.05)):
                        break
                    time.sleep(0.01)
                    # The wait must end when the window is closed in the middle of a scan: a song takes that long, too.
                    yield FilesFound(self._total, True)
                if isinstance(event, TrackAnalyzed):
                    self._store(event.predicted)
                yield event
            if self.error:
                raise self.error
        finally:
            self.closed.set()

    def _store(self, placed: PredictedTrack) -> None:
        if self.library_file is not None:
            with Library(self.library_file) as library:
                remember(library, [placed])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The handler of pytest-qt for messages of Qt comes and goes with each test, and a thread of the player that finds
    # no sound device and says so at that moment brings the process down.
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.no_qt_log)


@dataclass
class Kept:
    settings: list[Settings] = field(default_factory=list)

    def save(self, settings: Settings) -> None:
        self.settings.append(settings)


class PatientBot(QtBot):
    """Waits longer for what is to come than pytest-qt does: the computer may have other work."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=30_000)  # noqa: N815 - its name in pytest-qt
    waitSignal = partialmethod(QtBot.waitSignal, timeout=30_000)  # noqa: N815


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """The threads of a part of the window that a test builds by itself."""
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> Language:
    """The language of the tests, whatever the computer speaks; whoever speaks another one goes back to it."""
    language = Language(qapp)
    language.install("en")
    return language


@pytest.fixture(autouse=True)
def no_widget_stays(qapp: QApplication) -> Iterator[None]:
    """What a test shows goes with it; else colours that change reach it, too, and each test is slower than the last."""
    before = set(QApplication.allWidgets())
    yield
    for _ in range(2):  # what goes may take others with it
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if set(QApplication.allWidgets()) - before:
        gc.collect()
    left = {type(widget).__name__ for widget in QApplication.allWidgets() if widget not in before}
    assert not left, f"left behind: {left}"


@pytest.fixture(autouse=True)
def no_button_stays_pressed(qapp: QApplication) -> Iterator[None]:
    """Else the next test's pointer drags where it should hover."""
    yield
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp)
    yield look
    look.deleteLater()


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """To be copied: a copy is there sooner than a new one."""
    file = tmp_path_factory.mktemp("library") / "empty.db"
    with Library(file):
        return file


@pytest.fixture
def library(tmp_path: Path, empty_library: Path) -> Iterator[Library]:
    """The library of the window, open for the window's thread."""
    file = tmp_path / "library.db"
    if not file.exists():
        shutil.copy(empty_library, file)
    with Library(file) as library:
        yield library


@pytest.fixture
def open_for_tasks(library: Library) -> OpenForTasks:
    return OpenForTasks(library.path)


@pytest.fixture
def library_access(library: Library, open_for_tasks: OpenForTasks) -> LibraryAccess:
    return LibraryAccess(
        here=library,
        open=open_for_tasks,
        playlist_files=LibraryPlaylistFiles(open_for_tasks),
        import_export=LibraryImportExport(library.path, whole_table),
        check=lambda: True,
    )


@pytest.fixture
def frame(qtbot: QtBot, look: Look, tasks: Tasks, tmp_path: Path) -> Iterator[Frame]:
    """For a part of the window that a test builds by itself; its window is an empty one, with room for several."""
    window = QSplitter()
    qtbot.addWidget(window)
    message = MessageBar(look.theme)
    window.addWidget(message)
    tasks.failed.connect(lambda error: message.warn(translate_error(error)))
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    yield Frame(window, look, state, message, UndoHistory(message, window), tasks)
    tasks.close()


@pytest.fixture(autouse=True)
def all_drives_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    """The songs of the tests lie in folders that are not there."""
    monkeypatch.setattr(availability, "missing_folders", lambda _songs, _roots: ())


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(
    qtbot: QtBot, look: Look, tmp_path: Path, kept: Kept, library: Library, library_access: LibraryAccess
) -> Iterator[OpenWindow]:
    opened: list[MainWindow] = []

    def open_one(
        songs: Iterable[PredictedTrack] = (),
        analysis: ScriptedAnalysis | None = None,
        models: Sequence[ModelStatus] = ONLY_STUDENT,
        settings: Settings | None = None,
        *,
        failed: Iterable[FailedFile] = (),
        import_export: ImportExport | None = None,
        read_cover: ReadCover = lambda path: b"",
    ) -> MainWindow:
        demo = tmp_path / "demo"
        demo.mkdir(exist_ok=True)
        remember(library, songs, failed)
        analysis = analysis or ScriptedAnalysis()
        if isinstance(analysis, ScriptedAnalysis):
            analysis.library_file = library.path
        access = dataclasses.replace(library_access, import_export=import_export or library_access.import_export)
        services = Services(
            library=access,
            models=Models(models, [ModelCard.load(models_folder() / "student.json")], analysis),
            files=FileAccess(lambda: MoodTagging(partial(Library, tmp_path / "tagging.db")), read_cover, lambda: None),
            demo_folder=demo,
            describe_installation=lambda: "Emotion Player, in a test",
        )
        state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(services, settings or Settings(), save_settings=kept.save, window_state=state, look=look)
        qtbot.addWidget(window)
        opened.append(window)
        window.resize(1280, 820)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: not window.library.is_reading)
        QApplication.processEvents()  # the legend has come: let the plane take the room that is left
        return window

    yield open_one
    for window in opened:
        window.close()


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    """Three seconds of sound."""
    path = tmp_path / "tone.wav"
    samples = (3000 * np.sin(np.arange(3 * 22050) * 0.06)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22050)
        file.writeframes(samples.tobytes())
    return path


def at(placed: PredictedTrack, path: Path) -> PredictedTrack:
    """The same track in another file."""
    file = dataclasses.replace(placed.track.file, path=path)
    return dataclasses.replace(placed, track=dataclasses.replace(placed.track, file=file))
