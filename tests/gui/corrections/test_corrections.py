"""The listener puts songs elsewhere, and changes their mind."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.track import Fingerprint
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.operation import LIBRARY, Operation
from emotion_player.library.library import Library
from tests.gui.conftest import OpenForTasks, OpenWindow, four_songs, place

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ANTHEM, BATTLE = 0, 1


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(four_songs())


def kept(qtbot: QtBot, window: MainWindow, library: Library) -> dict[str, Emotion]:
    """What is in the library, once all is written."""
    qtbot.waitUntil(lambda: not window.tasks.is_busy)
    return {sound: each.emotion for sound, each in library.corrections.all().items()}


def place_of(window: MainWindow, song: int) -> list[float]:
    return [round(value, 3) for value in window.tracks.collection.points()[song].tolist()]


def action(window: MainWindow, text: str) -> QAction:
    return next(each for menu in window.menus.all() for each in menu.actions() if each.text().startswith(text))


def test_a_song_moved_on_the_plane_is_corrected_undone_and_corrected_again(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.views.plane.track_moved.emit(ANTHEM, -0.25, 0.5)
    assert place_of(window, ANTHEM) == [-0.25, 0.5]
    assert kept(qtbot, window, library) == {"Anthem": Emotion(-0.25, 0.5)}

    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert place_of(window, ANTHEM) == [0.7, 0.8]
    assert kept(qtbot, window, library) == {}

    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert place_of(window, ANTHEM) == [-0.25, 0.5]
    assert kept(qtbot, window, library) == {"Anthem": Emotion(-0.25, 0.5)}


def test_several_songs_are_corrected_and_undone_in_one_step(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    window.corrections.correct(ANTHEM, 1.0, 1.0)
    window.corrections.correct_all([ANTHEM, BATTLE], Emotion(0.0, -1.0))
    assert place_of(window, ANTHEM) == place_of(window, BATTLE) == [0.0, -1.0]

    window.selection.select([ANTHEM, BATTLE])
    action(window, "Remove correction").trigger()
    assert kept(qtbot, window, library) == {}
    assert place_of(window, BATTLE) == [-0.6, 0.7]

    undo = action(window, "Undo")
    assert undo.text() == "Undo Remove 2 corrections"
    undo.trigger()
    assert undo.text() == "Undo Correct 2 songs"
    undo.trigger()
    assert undo.text() == "Undo Correct “Anthem”"
    assert kept(qtbot, window, library) == {"Anthem": Emotion(1.0, 1.0)}
    undo.trigger()
    assert not undo.isEnabled()
    assert kept(qtbot, window, library) == {}


def test_only_a_corrected_song_has_a_correction_to_remove(
    qtbot: QtBot, open_window: OpenWindow, library: Library
) -> None:
    library.corrections.change({Fingerprint("Battle"): Emotion(0.1, 0.2)})
    window = open_window(four_songs())
    remove = action(window, "Remove correction")
    assert not remove.isEnabled()

    window.selection.choose(BATTLE)
    assert remove.isEnabled()
    window.selection.choose(ANTHEM)
    assert not remove.isEnabled()
    window.selection.select([ANTHEM, BATTLE])
    assert remove.isEnabled()

    remove.trigger()
    assert not remove.isEnabled()
    action(window, "Undo").trigger()
    assert remove.isEnabled()
    assert kept(qtbot, window, library) == {"Battle": Emotion(0.1, 0.2)}


def test_copies_of_a_song_move_together(
    qtbot: QtBot, open_window: OpenWindow, library: Library, tmp_path: Path
) -> None:
    files = tmp_path / "Anthem.mp3", tmp_path / "Copy.mp3"
    for file in files:
        file.write_bytes(b"")
    one, copy = (place(file.stem, path=file) for file in files)
    other = dataclasses.replace(copy, track=dataclasses.replace(copy.track, fingerprint=Fingerprint("Anthem")))
    window = open_window([one, other])

    window.corrections.correct_all([0, 1], Emotion(0.5, 0.5))

    assert place_of(window, 0) == place_of(window, 1) == [0.5, 0.5]
    assert action(window, "Undo").text() == "Undo Correct “Anthem”"
    assert kept(qtbot, window, library) == {"Anthem": Emotion(0.5, 0.5)}


def test_what_was_corrected_before_is_shown_and_keeps_its_time(
    qtbot: QtBot, open_window: OpenWindow, library: Library
) -> None:
    library.corrections.change({Fingerprint("Battle"): Emotion(0.1, 0.2)})
    before = library.corrections.of(Fingerprint("Battle"))
    window = open_window(four_songs())
    assert place_of(window, BATTLE) == [0.1, 0.2]

    window.corrections.correct(BATTLE, 0.9, 0.9)
    action(window, "Undo").trigger()

    assert kept(qtbot, window, library) == {"Battle": Emotion(0.1, 0.2)}
    assert library.corrections.of(Fingerprint("Battle")) == before


def test_a_correction_that_cannot_be_stored_is_reported_and_removed(
    qtbot: QtBot, window: MainWindow, library: Library, open_for_tasks: OpenForTasks
) -> None:
    window.corrections.correct(ANTHEM, 0.0, 0.0)
    kept(qtbot, window, library)

    open_for_tasks.fault = "The disk is full."
    window.corrections.correct(BATTLE, 1.0, 1.0)
    assert kept(qtbot, window, library) == {"Anthem": Emotion(0.0, 0.0)}

    assert window.message.text == "The disk is full."
    assert place_of(window, BATTLE) == [-0.6, 0.7]
    assert place_of(window, ANTHEM) == [0.0, 0.0]
    assert np.isfinite(window.tracks.collection.points()).all()


def test_what_is_read_from_the_library_takes_back_no_correction_that_is_not_stored_yet(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.corrections.correct(ANTHEM, -0.5, 0.5)
    kept(qtbot, window, library)
    go_on = threading.Event()
    window.tasks.start(Operation.call("holding the library", lambda: go_on.wait(20), LIBRARY))

    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    window.corrections.correct(BATTLE, 0.1, 0.2)
    window.corrections.read()
    assert place_of(window, ANTHEM) == [0.7, 0.8]
    assert place_of(window, BATTLE) == [0.1, 0.2]
    go_on.set()
    assert kept(qtbot, window, library) == {"Battle": Emotion(0.1, 0.2)}
