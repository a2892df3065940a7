"""The library goes to files and analyses come in, from the menu and beside the window."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from emotion_player.core.analyses import MergedAnalyses
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.track import Fingerprint
from emotion_player.gui.import_export.file_choice import FileChoice, FileKind
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.tasks import BATCH_MS
from emotion_player.library.import_export.import_export import LibraryImportExport
from emotion_player.library.library import Library
from tests.gui import acting
from tests.gui.conftest import STUDENT, OpenWindow, four_songs, whole_table


class Slow(LibraryImportExport):
    """Writes songs until it is stopped."""

    def __init__(self, library_file: Path) -> None:
        super().__init__(library_file, whole_table)
        self.closed = threading.Event()
        self.bug = False
        self.songs = 0

    def write_songs(self, file: Path, preferred: ModelKey) -> Iterator[int]:
        if self.bug:
            raise ZeroDivisionError
        try:
            while True:
                self.songs += 1
                yield self.songs
                threading.Event().wait(0.01)
        finally:
            self.closed.set()


@pytest.fixture
def slow(library: Library) -> Slow:
    return Slow(library.path)


@pytest.fixture
def window(open_window: OpenWindow, library: Library) -> MainWindow:
    library.corrections.change({Fingerprint("Battle"): Emotion(0.5, 0.5)})
    return open_window(four_songs())


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names that the dialogs offer; the user takes them, in the folder ``out``."""
    offered: list[str] = []
    (tmp_path / "out").mkdir()

    def new_file(_: FileChoice, __: str, name: str, kinds: Sequence[FileKind]) -> Path:
        offered.append(name)
        assert name.endswith(kinds[0].ending)
        return tmp_path / "out" / name

    monkeypatch.setattr(FileChoice, "new_file", new_file)
    return offered


def action(window: MainWindow, text: str) -> QAction:
    return next(each for each in window.menus.file.actions() if each.text() == text)


def run(qtbot: QtBot, window: MainWindow, text: str) -> str:
    """Choose something in the menu; what is said at the end."""
    action(window, text).trigger()
    assert not action(window, text).isEnabled()
    qtbot.waitUntil(lambda: not window.import_export.is_running)
    assert action(window, text).isEnabled()
    return window.message.text


def test_the_library_is_written_as_a_table(qtbot: QtBot, window: MainWindow, choose: list[str], tmp_path: Path) -> None:
    assert run(qtbot, window, "Export the library…") == "4 songs written to library.csv."

    head, *songs = (tmp_path / "out" / choose[0]).read_text().splitlines()
    assert head.endswith("model,analyzed_at,gems_calmness")
    assert len(songs) == 4


def test_the_library_is_written_as_json(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileChoice, "new_file", lambda *_: tmp_path / "songs.json")
    run(qtbot, window, "Export the library…")

    songs = json.loads((tmp_path / "songs.json").read_text())
    assert [song["title"] for song in songs if song["corrected"]] == ["Battle"]


def test_corrections_are_written_as_labels(qtbot: QtBot, window: MainWindow, choose: list[str], tmp_path: Path) -> None:
    said = run(qtbot, window, "Export corrections…")

    assert said.startswith("0 corrected songs written to corrections.csv. 1 song left out, whose file is gone")
    assert (tmp_path / "out" / choose[0]).read_text() == "path,valence,arousal,title,artist,group\n"


def test_nothing_happens_when_no_file_is_chosen(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    for way in ("new_file", "known_file"):
        monkeypatch.setattr(FileChoice, way, lambda *_: None)
    for each in (*window.import_export.export_actions, *window.import_export.import_actions):
        each.trigger()

    assert not window.import_export.is_running
    assert window.message.text == ""


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileChoice, "new_file", lambda *_: tmp_path / "none" / "a.csv")

    assert "no such file or folder" in run(qtbot, window, "Export the library…")


def test_analyses_of_another_computer_come_in_with_their_corrections(
    qtbot: QtBot, open_window: OpenWindow, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "analyses.jsonl.gz"
    sound = Fingerprint("ab" * 20)
    with Library(tmp_path / "other.db") as other:
        other.add_prediction(sound, STUDENT, four_songs()[0].prediction)
        other.corrections.change({sound: Emotion(0.5, 0.5)})
    assert list(LibraryImportExport(tmp_path / "other.db", whole_table).write_analyses(file)) == [1]
    window = open_window(four_songs())
    monkeypatch.setattr(FileChoice, "known_file", lambda *_: file)
    library.corrections.change({Fingerprint("Anthem"): Emotion(-1, -1)})

    said = run(qtbot, window, "Import analyses…")

    assert said == (
        "The file contains 1 sound. Imported: 1 prediction, 1 correction. "
        "Scan their folders next: these songs need no new analysis."
    )
    assert sound in library.corrections.all()
    qtbot.waitUntil(lambda: window.tracks.total == 4 and not window.library.is_reading)
    assert window.tracks.collection.points()[0].tolist() == [-1, -1]
    assert run(qtbot, window, "Import analyses…") == "The file contains 1 sound, and nothing new."


def test_a_damaged_file_of_analyses_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.jsonl.gz").write_text("bad")
    monkeypatch.setattr(FileChoice, "known_file", lambda *_: tmp_path / "bad.jsonl.gz")

    assert "is not a file of analyses, or it is damaged" in run(qtbot, window, "Import analyses…")


def test_what_takes_long_says_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, open_window: OpenWindow, choose: list[str], slow: Slow
) -> None:
    window = open_window(four_songs(), import_export=slow)
    action(window, "Export the library…").trigger()
    qtbot.waitUntil(lambda: window.message.text.startswith("Writing the library: "))

    stop = next(each for each in window.message.findChildren(QPushButton) if each.text() == "Stop")
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not window.import_export.is_running)
    assert slow.closed.is_set()
    assert window.message.text == "Stopped."


def test_another_message_is_not_pushed_aside_by_how_far_it_is(
    qtbot: QtBot, open_window: OpenWindow, choose: list[str], slow: Slow
) -> None:
    window = open_window(four_songs(), import_export=slow)
    action(window, "Export the library…").trigger()
    qtbot.waitUntil(lambda: window.message.text.startswith("Writing the library: "))
    window.message.warn("The file is gone.")
    written = slow.songs
    qtbot.waitUntil(lambda: slow.songs > written + 2)
    qtbot.wait(2 * BATCH_MS)

    assert window.message.text == "The file is gone."
    window.close()
    assert slow.closed.is_set()


def test_a_bug_is_told_as_one(
    qtbot: QtBot, open_window: OpenWindow, choose: list[str], slow: Slow, caplog: pytest.LogCaptureFixture
) -> None:
    slow.bug = True
    window = open_window(four_songs(), import_export=slow)

    assert run(qtbot, window, "Export the library…").startswith("Emotion Player has run into an internal error.")
    caplog.clear()  # it is logged, too


def test_how_far_an_import_is_stands_in_percent(
    qtbot: QtBot, open_window: OpenWindow, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    class Halfway(LibraryImportExport):
        def merge_analyses(self, file: Path) -> Iterator[MergedAnalyses]:
            yield MergedAnalyses(0.5)
            go_on.wait(5)
            yield MergedAnalyses(1.0, 3)

    window = open_window(four_songs(), import_export=Halfway(library.path, whole_table))
    monkeypatch.setattr(FileChoice, "known_file", lambda *_: Path("x.jsonl.gz"))
    action(window, "Import analyses…").trigger()
    qtbot.waitUntil(lambda: window.message.text == "Reading the analyses: 50%")
    go_on.set()
    qtbot.waitUntil(lambda: window.message.text == "The file contains 3 sounds, and nothing new.")


def test_another_language_waits_for_the_end_of_an_export(
    qtbot: QtBot, open_window: OpenWindow, library: Library, choose: list[str]
) -> None:
    go_on = threading.Event()

    class Held(LibraryImportExport):
        def write_songs(self, file: Path, preferred: ModelKey) -> Iterator[int]:
            yield 1
            go_on.wait(20)
            yield 4

    window = open_window(four_songs(), import_export=Held(library.path, whole_table))
    action(window, "Export the library…").trigger()
    with qtbot.assertNotEmitted(window.rebuild_requested):
        acting.choose(acting.settings_of(window), "Language", "Deutsch")
    assert window.message.text == "The language changes when the current work is done."
    assert [each.text() for each in window.message.findChildren(QPushButton)] == ["Stop"]
    with qtbot.waitSignal(window.rebuild_requested):
        go_on.set()
    assert window.message.text == "4 songs written to library.csv."
