"""The course of a song below the plane, in the window as a user meets it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.prediction import PredictedTrack
from tests.gui.conftest import OpenWindow, at, four_songs


def moving(placed: PredictedTrack) -> PredictedTrack:
    """The same song, sad at first and happy later."""
    curve = EmotionCurve(10.0, (CurvePoint(0.0, Emotion(-0.8, -0.5)), CurvePoint(90.0, Emotion(0.8, 0.5))))
    return dataclasses.replace(placed, prediction=dataclasses.replace(placed.prediction, curve=curve))


def test_the_course_of_the_song_in_hand_is_told_and_goes_with_the_selection(open_window: OpenWindow) -> None:
    songs = four_songs()
    window = open_window([moving(songs[0]), *songs[1:]])
    curve = window.views.card.curve
    assert curve.accessibleDescription() == "Choose a song to see how its mood changes."
    window.selection.choose(0)
    moves = curve.accessibleDescription()
    assert moves not in ("", "Choose a song to see how its mood changes.")
    window.selection.choose(1)
    assert curve.accessibleDescription() == "How the mood of this song changes is not known."
    window.selection.choose(None)
    assert curve.accessibleDescription() == "Choose a song to see how its mood changes."


def test_a_click_on_the_course_plays_the_song_from_there(qtbot: QtBot, open_window: OpenWindow, tone: Path) -> None:
    song = at(moving(four_songs()[0]), tone)
    song = dataclasses.replace(song, track=dataclasses.replace(song.track, duration_s=3.0))
    window = open_window([song])
    window.selection.choose(0)
    curve = window.views.card.curve
    middle = QPoint(round(curve.place_at(2.0)), curve.height() // 2)
    QTest.mouseClick(curve, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: window.listening.playback.position_ms > 1500)
    assert window.selection.playing == 0
