from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.gui.details.curve_view import CurveView
from emotion_player.gui.theme import DARK, LIGHT

RISING = EmotionCurve(
    30.0,
    (CurvePoint(0.0, Emotion(-0.6, -0.3)), CurvePoint(30.0, Emotion(-0.6, -0.3)), CurvePoint(90.0, Emotion(0.5, 0.6))),
)


@pytest.fixture
def view(qtbot: QtBot) -> CurveView:
    view = CurveView(LIGHT)
    qtbot.addWidget(view)
    view.resize(500, 130)
    view.show_curve(RISING, 120.0)
    view.show()
    return view


def at(view: CurveView, seconds: float) -> QPoint:
    return QPoint(round(view.place_at(seconds)), 60)


def test_a_click_seeks(qtbot: QtBot, view: CurveView) -> None:
    with qtbot.waitSignal(view.sought) as sought:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 90))
    assert sought.args[0] == pytest.approx(90, abs=0.5)


@pytest.mark.parametrize(
    ("key", "seconds"), [(Qt.Key.Key_Left, 112.0), (Qt.Key.Key_Right, 120.0), (Qt.Key.Key_Home, 0.0)]
)
def test_keys_seek_and_stay_within_the_song(qtbot: QtBot, view: CurveView, key: Qt.Key, seconds: float) -> None:
    view.show_position(117.0)
    with qtbot.waitSignal(view.sought) as sought:
        QTest.keyClick(view, key)
    assert sought.args == [seconds]


def test_the_moment_that_plays_or_is_pointed_at_is_read_out(view: CurveView) -> None:
    assert view.read_out() == ""
    view.show_position(105.0)
    assert view.read_out() == "1:45   playful   valence 0.50, arousal 0.60"
    QTest.mouseMove(view, at(view, 80))
    QTest.mouseMove(view, at(view, 0))
    assert view.read_out().startswith("0:00   sad")


def test_screen_readers_hear_the_curve_in_words(view: CurveView) -> None:
    assert view.accessibleDescription() == (
        "sad from 0:00, playful from 1:30; "
        "valence from \N{MINUS SIGN}0.60 to 0.50, arousal from \N{MINUS SIGN}0.30 to 0.60"
    )


def test_without_a_curve_it_says_why_and_seeks_nowhere(qtbot: QtBot, view: CurveView) -> None:
    view.show_curve(EmotionCurve(30.0, ()), 100.0)
    assert view.accessibleDescription() == "How the mood of this song changes is not known."
    with qtbot.assertNotEmitted(view.sought):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 90))
        QTest.keyClick(view, Qt.Key.Key_Right)
    view.explain("Nothing is chosen.")
    assert view.accessibleDescription() == "Nothing is chosen."


def test_cursor_and_theme_can_be_seen(view: CurveView) -> None:
    pictures = [view.grab().toImage()]
    view.show_position(60.0)
    pictures.append(view.grab().toImage())
    view.apply_theme(DARK)
    pictures.append(view.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
