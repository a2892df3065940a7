"""What the listener said and the models learned is there again after a restart, from a real library."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from emotion_player.core.predictions.calibration import FEWEST
from emotion_player.gui.corrections.learn_window import LearnWindow
from emotion_player.gui.main_window import MainWindow
from emotion_player.library.library import Library
from tests.gui.conftest import OpenWindow, place, remember

SONGS = [place(f"Song {number:02}", number / 40 - 0.25, number % 5 / 10) for number in range(FEWEST + 1)]
OpenAgain = Callable[[], MainWindow]


@pytest.fixture
def open_again(open_window: OpenWindow, library: Library) -> OpenAgain:
    remember(library, SONGS)
    return open_window


def points(window: MainWindow) -> list[tuple[float, ...]]:
    return [tuple(round(value, 2) for value in point) for point in window.tracks.collection.points().tolist()]


def test_what_was_corrected_and_learned_is_there_after_a_restart(qtbot: QtBot, open_again: OpenAgain) -> None:
    window = open_again()
    for song in range(FEWEST):
        valence, arousal = points(window)[song]
        window.corrections.correct(song, valence + 0.4 + song % 2 / 50, arousal)
    window.learning.show()
    shown = window.findChild(LearnWindow)
    assert isinstance(shown, LearnWindow)
    apply = next(each for each in shown.findChildren(QPushButton) if each.text() == "Apply")
    qtbot.waitUntil(apply.isEnabled)
    QTest.mouseClick(apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.tasks.is_busy)

    said, moved = SONGS[FEWEST].prediction.emotion, points(window)[FEWEST]
    assert moved[0] == pytest.approx(said.valence + 0.4, abs=0.05)
    assert moved[1] == pytest.approx(said.arousal, abs=1e-9)
    before = points(window)
    window.close()

    assert points(open_again()) == before


def test_a_window_closed_at_once_keeps_the_last_correction(open_again: OpenAgain) -> None:
    window = open_again()
    window.corrections.correct(0, -1.0, -1.0)
    window.close()

    assert points(open_again())[0] == (-1.0, -1.0)
