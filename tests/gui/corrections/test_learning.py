"""The models learn from the listener, when that is wished and helps, and until it is taken back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.calibration import FEWEST, CalibrationExample, fit_calibration
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.track import Fingerprint
from emotion_player.gui.corrections.learn_window import LearnWindow
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.theme import DARK, Look
from emotion_player.library.library import Library
from tests.gui.conftest import BOTH, STUDENT, TEACHER, OpenForTasks, OpenWindow, place


def lessons(count: int, happier: float, seed: int = 0, noise: float = 0.05) -> list[CalibrationExample]:
    """A listener who hears everything happier, and is a little inexact."""
    draw = np.random.default_rng(seed)
    said = np.clip(draw.normal(0, 0.3, (count, 2)), -0.6, 0.6)
    meant = said + np.array([happier, 0.0]) + draw.normal(0, noise, (count, 2))
    return [
        CalibrationExample(Emotion(*one), Emotion.clipped(*other))
        for one, other in zip(said.tolist(), meant.tolist(), strict=True)
    ]


def teach(library: Library, model: ModelKey, taught: Sequence[CalibrationExample]) -> None:
    """Let a listener have corrected songs that one model alone has a prediction for."""
    for number, lesson in enumerate(taught):
        sound = Fingerprint(f"{model.name} {number}")
        library.add_prediction(
            sound, model, place("Lesson", lesson.prediction.valence, lesson.prediction.arousal).prediction
        )
        library.corrections.change({sound: lesson.correction})
    library.commit()


@pytest.fixture
def window(open_window: OpenWindow, library: Library) -> MainWindow:
    songs = [place(f"Song {number}", number / 40, 0.1) for number in range(20)]
    return open_window(songs, models=BOTH)


def learn_window(qtbot: QtBot, window: MainWindow) -> LearnWindow:
    qtbot.waitUntil(lambda: not window.tasks.is_busy)
    found = window.findChild(LearnWindow)
    assert isinstance(found, LearnWindow)
    return found


def button(shown: LearnWindow, text: str) -> QPushButton:
    return next(each for each in shown.findChildren(QPushButton) if each.text() == text)


def texts(shown: LearnWindow) -> list[str]:
    return [each.text() for each in shown.findChildren(QLabel)]


def open_learning(qtbot: QtBot, window: MainWindow) -> LearnWindow:
    next(each for each in window.menus.edit.actions() if each.text() == "Learn from my corrections…").trigger()
    return learn_window(qtbot, window)


def first_point(window: MainWindow) -> list[float]:
    return [round(value, 2) for value in window.tracks.collection.points()[0].tolist()]


def test_learning_is_offered_once_when_there_are_enough_corrections(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    for song in range(FEWEST):
        assert window.message.text == ""
        window.corrections.correct(song, 0.5, 0.5)
    assert window.message.text == "You have corrected 15 songs: enough for the models to learn from you."

    teach(library, STUDENT, lessons(15, 0.3))
    QTest.mouseClick(
        next(each for each in window.message.findChildren(QPushButton) if each.isVisible()), Qt.MouseButton.LeftButton
    )
    shown = learn_window(qtbot, window)
    assert shown.isVisible()
    assert not shown.isModal()
    assert button(shown, "Apply").isEnabled()

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.corrections.correct(FEWEST - 1, 0.1, 0.1)
    assert window.message.text == ""


def test_it_is_not_offered_for_corrections_of_another_day(open_window: OpenWindow, library: Library) -> None:
    library.corrections.change({Fingerprint(f"Song {number}"): Emotion(0, 0) for number in range(20)})
    window = open_window([place(f"Song {number}") for number in range(20)])
    window.corrections.correct(0, 0.5, 0.5)

    assert window.message.text == ""


def test_a_calibration_moves_the_songs_until_it_is_reset(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    teach(library, STUDENT, lessons(40, 0.4))
    teach(library, TEACHER, lessons(10, 0.4))
    shown = open_learning(qtbot, window)
    said = texts(shown)
    assert said.count("helps") == 1
    assert "Tested on 40 corrected songs. Not applied." in said
    assert "It has analysed 10 corrected songs. At least 15 are needed." in said
    assert not button(shown, "Reset").isEnabled()
    assert first_point(window) == [0.0, 0.1]

    QTest.mouseClick(button(shown, "Apply"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button(shown, "Reset").isEnabled())
    assert [library.calibrations.of(model) is not None for model in (STUDENT, TEACHER)] == [True, False]
    assert first_point(window)[0] == pytest.approx(0.4, abs=0.05)
    assert first_point(window)[1] == 0.1
    assert "Applied, learned from 40 songs." in texts(shown)
    assert not button(shown, "Apply").isEnabled()

    QTest.mouseClick(button(shown, "Reset"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not button(shown, "Reset").isEnabled() and not window.tasks.is_busy)
    assert library.calibrations.of(STUDENT) is None
    assert first_point(window) == [0.0, 0.1]


def test_what_is_applied_is_shown_from_the_start_and_learned_anew(
    qtbot: QtBot, open_window: OpenWindow, library: Library
) -> None:
    library.calibrations.keep(STUDENT, fit_calibration(lessons(20, -0.4)))
    teach(library, STUDENT, lessons(60, -0.2))
    window = open_window([place("Song", 0.0, 0.1)])
    assert first_point(window)[0] == pytest.approx(-0.4, abs=0.1)

    shown = open_learning(qtbot, window)
    assert any(text.endswith("Your corrections have changed since: apply again to update.") for text in texts(shown))
    QTest.mouseClick(button(shown, "Apply"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.tasks.is_busy)

    assert first_point(window)[0] == pytest.approx(-0.2, abs=0.05)


def test_what_does_not_help_cannot_be_applied(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    teach(library, STUDENT, lessons(30, 0.0))
    shown = open_learning(qtbot, window)

    assert sum(text.endswith(", unchanged") for text in texts(shown)) == 2
    assert "As far as your corrections show, the models agree with you." in texts(shown)
    assert not button(shown, "Apply").isEnabled()


def test_a_smaller_error_that_may_be_chance_is_not_said_to_be_no_help(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    teach(library, STUDENT, lessons(15, 0.1, seed=1, noise=0.2))
    shown = texts(open_learning(qtbot, window))

    assert shown[shown.index("0.22") + 1 : shown.index("0.22") + 3] == ["0.18", "may be chance, unchanged"]


def test_the_window_follows_corrections_while_it_is_open(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    shown = open_learning(qtbot, window)
    assert "There are too few corrections to learn from." in texts(shown)

    teach(library, STUDENT, lessons(30, 0.4))
    window.corrections.correct(0, 0.5, 0.5)
    qtbot.waitUntil(lambda: "Tested on 31 corrected songs. Not applied." in texts(shown))


def test_what_cannot_be_applied_is_told(
    qtbot: QtBot, window: MainWindow, library: Library, open_for_tasks: OpenForTasks
) -> None:
    teach(library, STUDENT, lessons(30, 0.4))
    shown = open_learning(qtbot, window)

    open_for_tasks.fault = "The disk is full."
    QTest.mouseClick(button(shown, "Apply"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "The disk is full." in texts(shown))

    assert window.message.text == "The disk is full."
    assert button(shown, "Apply").isEnabled()
    assert first_point(window) == [0.0, 0.1]


def test_it_is_drawn_in_the_light_and_in_the_dark(
    qtbot: QtBot, window: MainWindow, library: Library, look: Look
) -> None:
    teach(library, STUDENT, lessons(400, 0.4))
    teach(library, TEACHER, lessons(3, 0.4))
    shown = open_learning(qtbot, window)
    light = shown.grab().toImage()
    look.apply_theme(DARK)

    assert shown.grab().toImage() != light
    assert all(each.accessibleName() for each in shown.findChildren(QPushButton))
