"""The bar to seek in, which is the mood of the song over time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.gui.player.mood_bar import MoodBar
from emotion_player.gui.theme import DARK, LIGHT

RISING = EmotionCurve(30.0, (CurvePoint(0.0, Emotion(-0.7, -0.6)), CurvePoint(90.0, Emotion(0.7, 0.7))))


@pytest.fixture
def bar(qtbot: QtBot) -> MoodBar:
    bar = MoodBar("Position in the song", LIGHT)
    qtbot.addWidget(bar)
    bar.resize(400, 48)
    bar.setRange(0, 120_000)
    bar.setSingleStep(5000)
    bar.show_curve(RISING)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def test_a_click_a_drag_and_the_arrow_keys_seek(bar: MoodBar) -> None:
    picked: list[int] = []
    bar.value_picked.connect(picked.append)
    middle = bar.rect().center()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=middle)
    assert picked[-1] == pytest.approx(60_000, abs=400)
    QTest.mouseMove(bar, middle + QPoint(100, 0))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=middle + QPoint(100, 0))
    assert picked[-1] == pytest.approx(90_000, rel=0.03)
    bar.setValue(60_000)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert picked[-1] == 65_000
    QTest.keyClick(bar, Qt.Key.Key_Home)
    assert picked[-1] == 0


def test_the_curve_and_the_position_are_drawn_in_both_themes(bar: MoodBar) -> None:
    at_the_start = bar.grab().toImage()
    bar.setValue(60_000)
    later = bar.grab().toImage()
    bar.apply_theme(DARK)
    dark = bar.grab().toImage()
    bar.show_curve(None)
    plain = bar.grab().toImage()
    pictures = [at_the_start, later, dark, plain]
    assert all(one != other for number, one in enumerate(pictures) for other in pictures[:number])


def test_a_song_without_a_curve_has_a_plain_bar_that_seeks_as_well(bar: MoodBar) -> None:
    picked: list[int] = []
    bar.value_picked.connect(picked.append)
    bar.show_curve(EmotionCurve(1.0, ()))
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center())
    assert picked[-1] == pytest.approx(60_000, abs=400)
    assert bar.accessibleDescription() == ""


def test_the_pointer_reads_out_time_and_mood_and_screen_readers_hear_the_course(qtbot: QtBot, bar: MoodBar) -> None:
    assert bar.accessibleDescription() == "dreary from 0:00, excited from 1:30"
    assert bar.read_out(5.0) == "0:05   dreary"
    QTest.mouseMove(bar, QPoint(380, 20))
    qtbot.waitUntil(lambda: QToolTip.text() == bar.read_out(bar.value_at(380) / 1000))
    QToolTip.hideText()
