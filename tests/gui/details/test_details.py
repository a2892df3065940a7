"""The details of a song as a user meets them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.predictions.prediction import ModelKey, PredictedTrack
from emotion_player.gui.details.model_predictions import ModelPredictions
from emotion_player.gui.details.song_details import SongDetails
from emotion_player.gui.main_window import MainWindow
from tests.gui.acting import part, press
from tests.gui.conftest import BOTH, OpenWindow, at, four_songs, place

CTRL = Qt.KeyboardModifier.ControlModifier


def heard_in_detail(placed: PredictedTrack) -> PredictedTrack:
    curve = EmotionCurve(60.0, tuple(CurvePoint(60.0 * i, Emotion(0.1 * i, 0.2)) for i in range(3)))
    prediction = dataclasses.replace(
        placed.prediction, low=Emotion(0.5, 0.6), high=Emotion(0.9, 1.0), curve=curve, gems=(GemsShare("power", 0.4),)
    )
    return dataclasses.replace(placed, prediction=prediction)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    songs = four_songs()
    songs[0] = heard_in_detail(songs[0])
    teacher = place("Anthem", 0.1, 0.2, artist="Ada", year=1999, model=ModelKey("teacher", "0"))
    return open_window([*songs, teacher], models=BOTH)


def words(details: SongDetails, name: str) -> str:
    found = part(details, name)
    assert isinstance(found, QLabel)
    return found.text()


def opened_for(window: MainWindow, song: int) -> SongDetails:
    window.selection.choose(song)
    QTest.keyClick(window.views.table, Qt.Key.Key_I, CTRL)
    details = window.details.window
    assert details.isVisible()
    assert not details.isModal()
    return details


def test_correct_in_the_menu_lets_one_type_where_a_song_belongs(window: MainWindow) -> None:
    window.selection.choose(1)
    (correct,) = (action for action in window.menus.song.actions() if action.text() == "Correct…")
    correct.trigger()
    boxes = window.details.window.findChildren(QDoubleSpinBox)
    (box,) = (each for each in boxes if each.accessibleName() == "Valence, as you hear it")
    assert window.details.window.focusWidget() is box
    QTest.keyClicks(box, "0.3")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.tracks.collection.emotion(1) == Emotion(0.3, 0.7)
    window.selection.select([0, 1])
    assert not correct.isEnabled()


def test_the_details_tell_tags_place_and_what_each_model_says(window: MainWindow) -> None:
    details = opened_for(window, 0)
    assert words(details, "Title") == "Anthem"
    assert words(details, "Artist") == "Ada"
    assert words(details, "Album, genre, year and length") == "1999 · 3:07"
    assert words(details, "Emotion") == "valence 0.70, arousal 0.80"
    said = details.findChildren(ModelPredictions)[0].text()
    assert said[4:7] == ["Student", "0.70 (0.50 … 0.90)", "0.80 (0.60 … 1.00)"]
    assert said[8:11] == ["Teacher", "0.10", "0.20"]
    assert said[7].startswith("1 ·")
    assert said[11].startswith("0, an older version ·")
    assert part(details, "power: 40%").isVisible()
    assert words(details, "Path of the file").replace("\N{ZERO WIDTH SPACE}", "") == str(Path("/music/Anthem.mp3"))


def test_a_model_that_has_not_heard_the_song_says_so(window: MainWindow) -> None:
    details = opened_for(window, 1)
    assert details.findChildren(ModelPredictions)[0].text()[-1] == "Has not analysed this song"


def test_the_details_follow_the_song_in_hand_until_they_are_pinned(window: MainWindow) -> None:
    details = opened_for(window, 0)
    window.selection.choose(1)
    assert words(details, "Title") == "Battle"
    press(details, "Keep showing this song")
    window.selection.choose(2)
    assert words(details, "Title") == "Battle"
    press(details, "Keep showing this song")
    assert words(details, "Title") == "Cradle"


def test_numbers_correct_the_song_and_the_correction_can_be_removed(qtbot: QtBot, window: MainWindow) -> None:
    details = opened_for(window, 1)
    valence = details.findChildren(QDoubleSpinBox)[0]
    assert valence.accessibleName() == "Valence, as you hear it"
    correct, back = part(details, "Move the song there"), part(details, "Remove correction")
    assert not correct.isEnabled()
    assert not back.isEnabled()
    valence.setFocus()
    valence.selectAll()
    QTest.keyClicks(valence, "0.5")
    QTest.keyClick(valence, Qt.Key.Key_Return)
    assert window.tracks.collection.shown_track(1).emotion == Emotion(0.5, 0.7)
    qtbot.waitUntil(lambda: "corrected by you" in words(details, "Emotion"))
    assert not correct.isEnabled()
    press(details, "Remove correction")
    assert window.tracks.collection.shown_track(1).emotion == Emotion(-0.6, 0.7)
    qtbot.waitUntil(lambda: words(details, "Emotion") == "valence \N{MINUS SIGN}0.60, arousal 0.70")


def test_a_click_in_the_curve_plays_from_there(qtbot: QtBot, open_window: OpenWindow, tone: Path) -> None:
    songs = four_songs()
    songs[0] = at(heard_in_detail(songs[0]), tone)
    songs[0] = dataclasses.replace(songs[0], track=dataclasses.replace(songs[0].track, duration_s=3.0))
    window = open_window(songs)
    details = opened_for(window, 0)
    curve = details.curve
    heard_ms: list[int] = []
    window.listening.playback.position_changed.connect(lambda: heard_ms.append(window.listening.playback.position_ms))
    for seconds, before_s in ((2.0, 3.0), (1.0, 1.9)):  # the song begins there, then goes back
        heard_ms.clear()
        place = QPoint(round(curve.place_at(seconds)), curve.height() // 2)
        QTest.mouseClick(curve, Qt.MouseButton.LeftButton, pos=place)
        qtbot.waitUntil(lambda: any(heard_ms) and window.listening.playback.is_playing)
        first_ms = next(each for each in heard_ms if each)
        assert seconds * 1000 - 50 < first_ms < before_s * 1000
        assert window.selection.playing == 0


def test_the_parts_that_pull_a_song_are_told_and_play_it_from_there(
    qtbot: QtBot, open_window: OpenWindow, tone: Path
) -> None:
    points = (
        CurvePoint(0.0, Emotion(0.1, 0.1)),
        CurvePoint(1.0, Emotion(0.2, 0.2)),
        CurvePoint(2.0, Emotion(0.9, 0.9)),
    )
    song = at(place("Anthem", 0.7, 0.8), tone)
    prediction = dataclasses.replace(song.prediction, curve=EmotionCurve(1.0, points))
    window = open_window([dataclasses.replace(song, prediction=prediction), place("Other")])
    details = opened_for(window, 0)
    assert words(details, "What pulls the song") == "These parts pull it most towards “excited”. Click one to play it."
    press(details, "Play from 0:02: excited")
    qtbot.waitUntil(lambda: window.listening.playback.position_ms >= 2000)
    assert window.selection.playing == 0
    window.selection.choose(1)
    assert not details.why.isVisible()


def test_a_song_can_be_played_from_its_details(qtbot: QtBot, open_window: OpenWindow, tone: Path) -> None:
    songs = four_songs()
    songs[1] = at(songs[1], tone)
    window = open_window(songs)
    press(opened_for(window, 1), "Play this song")
    qtbot.waitUntil(lambda: window.listening.playback.is_playing)
    assert window.selection.playing == 1


def test_the_song_under_a_double_click_on_the_plane_is_told_of(window: MainWindow) -> None:
    window.views.plane.details_requested.emit(3)
    assert words(window.details.window, "Title") == "Dirge"
    window.close()
    assert not window.details.window.isVisible()


def test_a_folder_that_is_gone_is_a_message(window: MainWindow) -> None:
    details = opened_for(window, 0)
    press(details, "Show the file in its folder")
    assert window.message.isVisible()
    assert window.message.text == "The folder /music cannot be opened."


def test_more_like_this_shows_the_nearest_songs_first(window: MainWindow) -> None:
    window.views.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    window.selection.choose(3)
    QTest.keyClick(window.views.table, Qt.Key.Key_L, CTRL)
    songs = window.tracks.collection
    assert [songs.titles[song] for song in songs.shown] == ["Dirge", "Battle", "Cradle", "Anthem"]
    window.views.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [songs.titles[song] for song in songs.shown] == ["Anthem", "Battle", "Cradle", "Dirge"]


def test_only_the_fifty_nearest_songs_are_like_one(open_window: OpenWindow) -> None:
    many = [place(f"{number:03}", number / 100 - 0.5, 0.0) for number in range(100)]
    window = open_window(many)
    window.details.find_like(0)
    assert window.tracks.collection.shown == list(range(50))


def test_a_long_title_without_spaces_does_not_widen_the_window(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window([place("x" * 300, path=Path("/music/" + "y" * 200 + ".mp3"))])
    details = opened_for(window, 0)
    qtbot.wait(1)
    assert details.width() <= 640
    assert isinstance(part(details, "Play this song"), QToolButton)
    assert part(details, "Play this song").geometry().right() < details.width()
