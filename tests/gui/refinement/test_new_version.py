"""A model is replaced by a newer version: what the old one said holds until the new one has spoken."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from emotion_player.analysis import analyzer
from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.events import AnalysisEvent
from emotion_player.analysis.options import AS_USUAL, RunOptions
from emotion_player.analysis.pacing import Pacing
from emotion_player.collection.columns import Column
from emotion_player.collection.placements import PlacementStatus
from emotion_player.core.emotion import Emotion
from emotion_player.core.patterns import EVERYTHING, FilePatterns
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, ModelStatus, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.gui.main_window import MainWindow
from emotion_player.library.files.discover import AudioFinder
from emotion_player.library.library import Library
from emotion_player.settings import Settings
from tests.gui.acting import part, press, words
from tests.gui.conftest import OpenWindow

OLD, NEW = ModelKey("student", "1"), ModelKey("student", "2")
SAD, GLAD = Emotion(-0.5, -0.5), Emotion(0.6, 0.4)


def talking(model: ModelKey, opinion: Emotion) -> Version:
    """A version that speaks at once."""
    version = Version(model, opinion)
    version.may_speak.set()
    return version


class NameReader:
    def read(self, file: FileStamp) -> Track:
        return Track(file, Fingerprint(file.path.stem), 100.0, title=file.path.stem)


@dataclass
class Version:
    """One version of the student, of one opinion."""

    model: ModelKey
    opinion: Emotion
    decoder: str = "decoder 1"
    heard: list[str] = field(default_factory=list)
    may_speak: threading.Event = field(default_factory=threading.Event)

    def predict(self, path: Path) -> Prediction:
        self.heard.append(path.stem)
        self.may_speak.wait(10)
        return Prediction(self.opinion, self.opinion, self.opinion, EmotionCurve(10.0, ()))


@dataclass
class Analysis:
    """The analysis of the application, with a model of the test."""

    file: Path
    version: Version

    def __call__(
        self,
        roots: list[Path],
        model_name: str,
        *,
        patterns: FilePatterns = EVERYTHING,
        pacing: Pacing | None = None,
        options: RunOptions = AS_USUAL,
    ) -> Iterator[AnalysisEvent]:
        with Library(self.file) as library:
            run = Analyzer(AudioFinder(patterns), NameReader(), self.version, library, pacing or Pacing(1))
            with closing(run.run(roots, options)) as events:
                try:
                    for event in events:  # noqa: UP028 - "yield from" would stop the run first
                        yield event
                finally:
                    self.version.may_speak.set()  # at the latest when it is stopped, before it has ended


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A library of three songs that the old version has heard, one after another."""
    library, music = tmp_path / "library.db", tmp_path / "music"
    music.mkdir()
    for title in ("First", "Second", "Third"):
        path = music / f"{title}.mp3"
        path.write_text(title)
        list(Analysis(library, talking(OLD, SAD))([path], "student"))
    return library


def open_on(open_window: OpenWindow, file: Path, analysis: Analysis, *, update: bool) -> MainWindow:
    return open_window((), analysis, [ModelStatus("student", NEW)], Settings(update_places=update, workers=1))


def places(window: MainWindow) -> list[Emotion]:
    return [window.tracks.collection.shown_track(song).emotion for song in range(3)]


def statuses(window: MainWindow) -> set[PlacementStatus]:
    return {PlacementStatus(number) for number in window.tracks.collection.placements.statuses().tolist()}


def test_old_places_hold_and_are_marked_until_the_user_wants_the_new_ones(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    newer = talking(NEW, GLAD)
    window = open_on(open_window, file, Analysis(file, newer), update=False)
    assert places(window) == [SAD] * 3
    assert statuses(window) == {PlacementStatus.OUTDATED}
    assert window.tracks.cells.text(0, Column.MODEL) == "Student, older version"
    assert window.tracks.cells.tool_tip(0, Column.VALENCE).endswith("\nStudent, older version")
    assert (
        words(window.library.refinement.line, "What outlined and faded points mean")
        == "Faded: analysed by an older version of the student (3)"
    )
    assert "3 song" in words(window.message, "Message")
    assert newer.heard == []
    press(window.message, "Analyse again")
    qtbot.waitUntil(lambda: not window.library.refinement.refining.is_running)
    assert places(window) == [GLAD] * 3
    assert statuses(window) == {PlacementStatus.CURRENT}
    assert not window.library.refinement.line.isVisible()
    with Library(file) as library:
        assert library.song_counts() == {OLD: 3, NEW: 3}  # what the old one said is not lost


def test_a_new_version_hears_all_songs_unasked(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    newer = talking(NEW, GLAD)
    window = open_on(open_window, file, Analysis(file, newer), update=True)
    qtbot.waitUntil(lambda: not window.library.refinement.refining.is_running)
    assert sorted(newer.heard) == ["First", "Second", "Third"]
    assert places(window) == [GLAD] * 3


def test_later_leaves_the_rest_at_the_old_places(
    qtbot: QtBot, open_window: OpenWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyzer, "_PATIENCE_S", 60.0)  # what was begun is finished, however busy the computer is
    newer = Version(NEW, GLAD)
    window = open_on(open_window, file, Analysis(file, newer), update=True)
    qtbot.waitUntil(lambda: bool(newer.heard))
    press(window.message, "Later")
    qtbot.waitUntil(lambda: not window.library.refinement.refining.is_running)
    assert statuses(window) == {PlacementStatus.OUTDATED, PlacementStatus.CURRENT}  # what had been begun was finished
    assert part(window, "Refining").isHidden()
