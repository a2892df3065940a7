"""The trail of a song on the plane."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from tests.gui.conftest import OpenWindow, at, four_songs

RISING = EmotionCurve(
    30.0,
    (CurvePoint(0.0, Emotion(-0.6, -0.3)), CurvePoint(30.0, Emotion(-0.6, -0.3)), CurvePoint(90.0, Emotion(0.5, 0.6))),
)


def moving(placed: PredictedTrack) -> PredictedTrack:
    """The same song, sad at first and happy later."""
    return dataclasses.replace(placed, prediction=dataclasses.replace(placed.prediction, curve=RISING))


def test_the_current_song_leaves_a_trail_and_another_takes_it_away(open_window: OpenWindow) -> None:
    songs = four_songs()
    window = open_window([moving(songs[0]), *songs[1:]])
    trail = window.views.plane._trail
    assert not trail.isVisible()
    window.selection.choose(0)
    assert trail.isVisible()
    window.selection.choose(1)
    assert not trail.isVisible()


def test_the_trail_tells_where_in_the_song_the_player_is(qtbot: QtBot, open_window: OpenWindow, tone: Path) -> None:
    window = open_window([at(moving(four_songs()[0]), tone)])
    window.selection.choose(0)
    standing = window.views.plane.viewport().grab().toImage()
    window.listening.play(0)
    qtbot.waitUntil(lambda: window.listening.playback.position_ms > 200)
    assert window.views.plane.viewport().grab().toImage() != standing


def test_the_song_leaves_a_trail_on_the_plane(five_points: EmotionPlane) -> None:
    without = five_points.viewport().grab().toImage()
    five_points.show_trail(RISING)
    standing = five_points.viewport().grab().toImage()
    five_points.show_position(60.0)
    moving = five_points.viewport().grab().toImage()
    five_points.show_trail(None)
    assert without != standing != moving != without
    assert five_points.viewport().grab().toImage() == without
