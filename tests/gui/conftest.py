"""A window over a library in memory and an analysis that does as it is told."""

from __future__ import annotations

import os

# Before Qt is loaded.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "qt.multimedia*=false"

import dataclasses
import gc
import threading
import time
import wave
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial, partialmethod
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from emotion_player.analysis.events import AnalysisEvent, FilesFound, PauseChanged, TrackAnalyzed
from emotion_player.analysis.options import RunOptions
from emotion_player.analysis.pacing import Pacing, Pause
from emotion_player.core.analyses import MergedAnalyses
from emotion_player.core.emotion import Emotion
from emotion_player.core.model_card import ModelCard
from emotion_player.core.patterns import EVERYTHING, FilePatterns
from emotion_player.core.playlists.playlist import (
    AbsolutePathKept,
    ImportedPlaylist,
    Playlist,
    PlaylistEntry,
    PlaylistSummary,
)
from emotion_player.core.ports import (
    Exchange,
    ListenerLibrary,
    OpenListenerLibrary,
    PlaylistStore,
    PlaylistWriter,
    ReadCover,
    TrackCatalog,
)
from emotion_player.core.predictions.calibration import Calibration, CalibrationExample
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, ModelStatus, PredictedTrack, Prediction
from emotion_player.core.song_table import WrittenLabels
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.core.track_columns import TrackColumns
from emotion_player.errors import LibraryError, PlaylistError, Sentence
from emotion_player.gui.language import Language
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.services import Services
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.theme import Look
from emotion_player.library.library import Library
from emotion_player.library.mood_tagging import MoodTagging
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


@dataclass
class MemoryCatalog:
    placed: list[PredictedTrack] = field(default_factory=list)
    failed: list[FailedFile] = field(default_factory=list)
    scanned: list[Path] = field(default_factory=list)

    def track_pages(self, models: Sequence[ModelKey], size: int) -> Iterator[TrackColumns]:
        for model in models:
            said = [each for each in self.placed if each.model == model]
            for start in range(0, len(said), size):
                yield TrackColumns.of(said[start : start + size])

    def track_paths(self) -> set[str]:
        return {str(path) for path in (*(each.track.path for each in self.placed), *self.scanned)}

    def latest_prediction(self, path: Path, model: ModelKey) -> PredictedTrack | None:
        return next((each for each in self.placed if each.track.path == path and each.model.name == model.name), None)

    def failed_files(self) -> Iterator[FailedFile]:
        return iter(self.failed)


@dataclass
class MemoryCorrections:
    kept: dict[Fingerprint, Correction] = field(default_factory=dict)

    def all(self) -> dict[Fingerprint, Correction]:
        return dict(self.kept)

    def of(self, sound: Fingerprint) -> Correction | None:
        return self.kept.get(sound)

    def change(self, emotions: Mapping[Fingerprint, Emotion | None]) -> dict[Fingerprint, Correction | None]:
        before = {sound: self.of(sound) for sound in emotions}
        now = datetime.now(UTC)
        self.restore({sound: Correction(emotion, now) if emotion else None for sound, emotion in emotions.items()})
        return before

    def restore(self, corrections: Mapping[Fingerprint, Correction | None]) -> None:
        for sound, correction in corrections.items():
            self.kept.pop(sound, None)
            if correction is not None:
                self.kept[sound] = correction


@dataclass
class MemoryCalibrations:
    kept: dict[ModelKey, Calibration] = field(default_factory=dict)
    examples_by_model: dict[ModelKey, list[CalibrationExample]] = field(default_factory=dict)

    def of(self, model: ModelKey) -> Calibration | None:
        return self.kept.get(model)

    def examples(self, model: ModelKey) -> list[CalibrationExample]:
        return self.examples_by_model.get(model, [])

    def keep(self, model: ModelKey, calibration: Calibration) -> None:
        self.kept[model] = calibration

    def remove(self, model: ModelKey) -> bool:
        return self.kept.pop(model, None) is not None


@dataclass
class MemoryListener:
    corrections: MemoryCorrections = field(default_factory=MemoryCorrections)
    calibrations: MemoryCalibrations = field(default_factory=MemoryCalibrations)


@dataclass
class MemoryPlaylists:
    """Playlists for the window, and what writes them; ``fault`` is why nothing can be written."""

    kept: dict[str, Playlist] = field(default_factory=dict)
    files: dict[Path, ImportedPlaylist] = field(default_factory=dict)
    written: dict[Path, tuple[Playlist, bool]] = field(default_factory=dict)
    stayed: tuple[AbsolutePathKept, ...] = ()
    fault: str = ""

    def summaries(self) -> list[PlaylistSummary]:
        now = datetime(2026, 1, 1, tzinfo=UTC)
        return [PlaylistSummary(name, len(each.entries), each.duration_s, now) for name, each in self.kept.items()]

    def playlist(self, name: str) -> Playlist | None:
        return self.kept.get(name)

    def save(self, playlist: Playlist) -> None:
        self._check()
        self.kept[playlist.name] = playlist

    def rename(self, name: str, new: str) -> None:
        self._check()
        self.kept[new] = dataclasses.replace(self.kept.pop(name), name=new)

    def delete(self, name: str) -> bool:
        self._check()
        return self.kept.pop(name, None) is not None

    def import_file(self, file: Path) -> ImportedPlaylist:
        if file not in self.files:
            raise PlaylistError(f"The playlist {file} has no songs.")
        self.save(self.files[file].playlist)
        return self.files[file]

    def export_file(self, playlist: Playlist, file: Path, *, absolute: bool) -> tuple[AbsolutePathKept, ...]:
        self._check()
        self.written[file] = playlist, absolute
        return self.stayed

    def song_at(self, path: Path) -> PlaylistEntry | None:
        raise NotImplementedError

    def songs_with(self, sound: Fingerprint) -> list[PlaylistEntry]:
        raise NotImplementedError

    def every_song(self) -> Iterator[PlaylistEntry]:
        raise NotImplementedError

    def _check(self) -> None:
        if self.fault:
            raise LibraryError(self.fault)


class NoExchange:
    """Nothing is exported or imported."""

    def write_songs(self, file: Path, preferred: ModelKey) -> Iterator[int]:
        raise NotImplementedError

    def write_labels(self, file: Path) -> Iterator[WrittenLabels]:
        raise NotImplementedError

    def write_analyses(self, file: Path) -> Iterator[int]:
        raise NotImplementedError

    def merge_analyses(self, file: Path) -> Iterator[MergedAnalyses]:
        raise NotImplementedError


class ToldAnalysis:
    """Yields ``events``; before each it waits for a step, unless it runs freely."""

    def __init__(self, *events: AnalysisEvent) -> None:
        self.events = list(events)
        self.calls: list[tuple[tuple[Path, ...], str, bool]] = []
        self.closed = threading.Event()
        self.error: Exception | None = None
        self._steps = threading.Semaphore(0)
        self._free = True
        self.patterns = EVERYTHING
        self.scanned: list[Path] = []

    @classmethod
    def placing(cls, *placed: PredictedTrack) -> ToldAnalysis:
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
                    self.scanned.append(event.predicted.track.path)
                yield event
            if self.error:
                raise self.error
        finally:
            self.closed.set()


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
    language.speak("en")
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


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp)
    yield look
    look.deleteLater()


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, look: Look, tmp_path: Path, kept: Kept) -> Iterator[OpenWindow]:
    opened: list[MainWindow] = []

    def open_one(
        catalog: TrackCatalog | None = None,
        analysis: ToldAnalysis | None = None,
        models: Sequence[ModelStatus] = ONLY_STUDENT,
        settings: Settings | None = None,
        listener: ListenerLibrary | None = None,
        open_listener: OpenListenerLibrary | None = None,
        exchange: Exchange | None = None,
        playlists: PlaylistStore | None = None,
        playlist_writer: PlaylistWriter | None = None,
        read_cover: ReadCover = lambda path: b"",
    ) -> MainWindow:
        demo = tmp_path / "demo"
        demo.mkdir(exist_ok=True)
        own = listener or MemoryListener()
        analysis, catalog = analysis or ToldAnalysis(), catalog or MemoryCatalog()
        if isinstance(catalog, MemoryCatalog):
            analysis.scanned = catalog.scanned
        memory = MemoryPlaylists()
        services = Services(
            catalog=catalog,
            playlists=playlists or memory,
            playlist_writer=playlist_writer or memory,
            listener=own,
            open_listener=open_listener or (lambda: nullcontext(own)),
            exchange=exchange or NoExchange(),
            models=models,
            cards=[ModelCard.load(models_folder() / "student.json")],
            analyze=analysis,
            tagger=MoodTagging(partial(Library, tmp_path / "tagging.db")),
            read_cover=read_cover,
            stop_reading=lambda: None,
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
        placed = catalog.placed if isinstance(catalog, MemoryCatalog) else []
        expected = sum(each.model == STUDENT for each in placed)
        qtbot.waitUntil(lambda: window.tracks.total >= expected and not window.is_loading)
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
