"""Listening in the window, as a user does it."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from emotion_player.core.analyses import MergedAnalyses
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import MOOD_WORDS
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.player.queue_panel import QueueView
from emotion_player.library.library import Library
from emotion_player.settings import Settings
from tests.gui.acting import part, words
from tests.gui.conftest import Kept, OpenWindow, at, four_songs, place
from tests.gui.player.conftest import write_tone

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip


@pytest.fixture
def placed(tmp_path: Path) -> list[PredictedTrack]:
    """Anthem, Battle, Cradle and Dirge as twenty seconds of sound."""
    songs = []
    for each in four_songs():
        path = tmp_path / f"{each.track.title}.wav"
        write_tone(path, 20)
        moved = at(each, path)
        songs.append(dataclasses.replace(moved, track=dataclasses.replace(moved.track, duration_s=20.0)))
    return songs


@pytest.fixture
def window(open_window: OpenWindow, placed: list[PredictedTrack]) -> MainWindow:
    return open_window(placed)


def select(window: MainWindow, *songs: int) -> None:
    """Select rows of the table as a click and Ctrl-clicks do."""
    flag = QItemSelectionModel.SelectionFlag
    window.views.table.selectionModel().setCurrentIndex(
        window.tracks.index_of(songs[0]), flag.ClearAndSelect | flag.Rows
    )
    for song in songs[1:]:
        window.views.table.selectionModel().select(window.tracks.index_of(song), flag.Select | flag.Rows)
    assert set(window.selection.ids) == set(songs)


def play(window: MainWindow, song: int) -> None:
    select(window, song)
    window.views.table.setFocus()
    QTest.keyClick(window.views.table, Qt.Key.Key_Return)
    assert window.listening.playback.queue.current == song


def button(window: MainWindow, name: str) -> QToolButton:
    return next(each for each in window.findChildren(QToolButton) if each.accessibleName() == name)


def label(window: MainWindow, name: str) -> str:
    return next(each.text() for each in window.findChildren(QLabel) if each.accessibleName() == name)


def choose(menu: QMenu, *names: str) -> QAction:
    """Choose from a menu and its submenus."""
    action = next(each for each in menu.actions() if each.text().replace("&", "").partition("\t")[0] == names[0])
    if names[1:]:
        submenu = action.menu()
        assert isinstance(submenu, QMenu)
        return choose(submenu, *names[1:])
    assert action.isEnabled()
    action.trigger()
    return action


def queue_titles(window: MainWindow) -> list[str]:
    view = window.findChild(QueueView)
    assert view is not None
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def test_songs_chosen_by_hand_come_before_those_below(window: MainWindow) -> None:
    play(window, 0)
    select(window, 3)
    choose(window.menus.song, "Add to queue")
    select(window, 2)
    choose(window.menus.song, "Play next")
    assert queue_titles(window) == ["Anthem", "Cradle", "Dirge", "Battle", "Cradle", "Dirge"]


def test_keys_choose_songs_for_the_queue(window: MainWindow) -> None:
    play(window, 0)
    select(window, 3)
    QTest.keyClick(window.views.table, Qt.Key.Key_Return, CTRL)
    select(window, 2)
    QTest.keyClick(window.views.table, Qt.Key.Key_Return, CTRL | SHIFT)
    assert queue_titles(window)[:3] == ["Anthem", "Cradle", "Dirge"]


def test_several_songs_are_played_as_a_list_of_their_own(window: MainWindow) -> None:
    select(window, 1, 3)
    choose(window.menus.song, "Play 2 songs")
    assert queue_titles(window) == ["Battle", "Dirge"]


def test_the_selection_goes_along_with_the_song_unless_others_are_in_hand(window: MainWindow) -> None:
    play(window, 0)
    window.listening.playback.next()
    assert window.selection.ids == (1,)
    select(window, 0, 3)
    window.listening.playback.next()
    assert window.selection.playing == 2
    assert set(window.selection.ids) == {0, 3}


def test_the_queue_button_shows_the_queue(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.listening.queue.isVisible()
    QTest.mouseClick(button(window, "Queue"), LEFT)
    assert window.listening.queue.isVisible()


def test_rows_of_the_table_are_dropped_into_the_queue(window: MainWindow) -> None:
    QTest.mouseClick(button(window, "Queue"), LEFT)
    view = window.findChild(QueueView)
    assert view is not None
    mime = window.tracks.mime_of([1, 2])
    how = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(50, 50), *how))
    assert queue_titles(window) == ["Battle", "Cradle"]


def test_the_radio_goes_on_from_the_selected_song(window: MainWindow) -> None:
    select(window, 2)
    choose(window.menus.song, "Radio from here")
    assert window.listening.playback.queue.current == 2
    assert button(window, "Mood radio").isChecked()
    assert len(window.listening.playback.queue.coming) == 5
    QTest.mouseClick(button(window, "Mood radio"), LEFT)
    assert not window.listening.radio.is_on


def plays_near(window: MainWindow, place: Emotion) -> bool:
    radio = window.listening.radio._radio
    assert radio is not None
    return math.hypot(radio.center.valence - place.valence, radio.center.arousal - place.arousal) < 1e-6


def test_the_radio_plays_near_a_mood(window: MainWindow) -> None:
    window.listening.radio.set_drift("stay")
    choose(window.menus.playback, "Radio near a mood", "gloomy")
    assert window.listening.playback.queue.current is not None
    (gloomy,) = (mood.emotion for mood in MOOD_WORDS if mood.word == "gloomy")
    assert plays_near(window, gloomy)


def test_the_radio_plays_near_a_place_of_the_plane(window: MainWindow) -> None:
    plane = window.views.plane
    window.listening.radio.set_drift("stay")
    there = (plane.place_of(2) + QPointF(40, 40)).toPoint()
    place = plane.emotion_at(there)  # now: the plane grows smaller when a song plays
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, there, plane.viewport().mapToGlobal(there))
    QApplication.sendEvent(plane.viewport(), event)
    (menu,) = (menu for menu in window.findChildren(QMenu) if menu.accessibleName() == "This point")
    assert "Show the whole plane" in [action.text() for action in menu.actions()]
    choose(menu, "Radio from this point")
    menu.close()
    assert window.listening.playback.queue.current is not None
    assert plays_near(window, place)


def test_the_radio_is_switched_off_by_playing_something_else(window: MainWindow) -> None:
    QTest.mouseClick(button(window, "Mood radio"), LEFT)
    assert window.listening.radio.is_on
    play(window, 1)
    assert not window.listening.radio.is_on
    assert not button(window, "Mood radio").isChecked()


def test_how_far_the_radio_moves_and_whether_songs_are_previewed_is_kept(window: MainWindow, kept: Kept) -> None:
    choose(window.menus.playback, "Radio movement", "Far across the plane")
    choose(window.menus.playback, "Play a song while the pointer rests on it")
    assert window.listening.radio.drift == "wander"
    window.close()
    assert kept.settings[-1].radio_drift == "wander"
    assert kept.settings[-1].preview


def test_what_was_heard_last_stands_ready_after_a_restart(
    qtbot: QtBot, window: MainWindow, open_window: OpenWindow, placed: list[PredictedTrack]
) -> None:
    play(window, 1)
    select(window, 0)
    choose(window.menus.song, "Add to queue")
    QTest.mouseClick(button(window, "Repeat: off"), LEFT)
    window.listening.playback.seek(9000)
    qtbot.waitUntil(lambda: window.listening.playback.position_ms >= 9000)
    window.close()
    again = open_window(placed)
    qtbot.waitUntil(lambda: again.listening.playback.queue.current == 1)
    assert queue_titles(again) == ["Battle", "Anthem", "Cradle", "Dirge"]
    assert label(again, "Title of the song") == "Battle"
    assert not again.listening.playback.is_playing
    assert button(again, "Repeat: all songs").isChecked()
    qtbot.waitUntil(lambda: label(again, "Time played") == "0:09")
    QTest.mouseClick(button(again, "Play"), LEFT)
    qtbot.waitUntil(lambda: again.listening.playback.is_playing and again.listening.playback.position_ms > 9000)


def test_a_song_that_has_gone_from_the_library_is_not_taken_up(
    qtbot: QtBot, window: MainWindow, open_window: OpenWindow, library: Library, placed: list[PredictedTrack]
) -> None:
    play(window, 1)
    window.close()
    for gone in placed[:2]:
        library.forget(gone.track.path)
    library.commit()
    again = open_window()
    assert again.listening.playback.queue.current is None
    assert label(again, "Title of the song") == "Nothing is playing"


def test_a_song_that_the_search_hides_is_taken_up_all_the_same(window: MainWindow) -> None:
    window.tracks.look_for("Cradle")
    window.listening.play(1)
    assert queue_titles(window) == ["Battle"]


def test_music_goes_on_when_analyses_come_in_from_another_computer(qtbot: QtBot, window: MainWindow) -> None:
    play(window, 1)
    window.import_export.merged.emit(MergedAnalyses(1.0, 4, 4))
    qtbot.waitUntil(lambda: not window.library.is_reading)
    assert window.tracks.total == 4
    assert window.selection.playing == 1
    assert window.listening.playback.is_playing
    window.listening.playback.next()
    assert label(window, "Title of the song") == "Cradle"


def test_the_pointer_that_rests_on_a_point_lets_it_be_heard(
    qtbot: QtBot, open_window: OpenWindow, placed: list[PredictedTrack]
) -> None:
    window = open_window(placed, settings=Settings(preview=True))
    QTest.mouseMove(window.views.plane.viewport(), window.views.plane.place_of(2).toPoint())
    qtbot.waitUntil(lambda: window.listening.preview.song == 2)
    QTest.mouseMove(window.views.plane.viewport(), window.views.plane.viewport().rect().bottomLeft())
    qtbot.waitUntil(lambda: window.listening.preview.song is None)


def test_the_bar_shows_the_mood_of_the_playing_song_whatever_is_selected(open_window: OpenWindow, tone: Path) -> None:
    points = (CurvePoint(0.0, Emotion(-0.7, -0.6)), CurvePoint(1.5, Emotion(0.7, 0.7)))
    song = at(place("Rising", 0.7, 0.7), tone)
    prediction = dataclasses.replace(song.prediction, curve=EmotionCurve(1.5, points))
    window = open_window([dataclasses.replace(song, prediction=prediction), place("Other", -0.5, -0.5)])
    window.listening.play(0)
    position = part(window.listening.bar, "Position in the song")
    course = position.accessibleDescription()
    assert course.startswith("dreary from 0:00")
    window.selection.choose(1)
    assert position.accessibleDescription() == course
    assert words(window.listening.bar, "Mood of the song") == "excited"


def test_without_a_sound_device_one_message_says_so(window: MainWindow) -> None:
    play(window, 0)
    assert label(window, "Message") == "No sound device: songs play silently."
    QTest.mouseClick(button(window, "Close the message"), LEFT)
    window.listening.playback.next()
    QApplication.processEvents()
    assert not window.message.isVisible()


def test_media_keys_and_space_work_wherever_the_focus_is(qtbot: QtBot, window: MainWindow) -> None:
    play(window, 0)
    for widget in (window.views.table, window.views.plane, window):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Space)
        assert not window.listening.playback.is_playing
        QTest.keyClick(widget, Qt.Key.Key_MediaPlay)
        assert window.listening.playback.is_playing


def test_the_cover_of_the_song_is_shown_beside_its_title(
    qtbot: QtBot, open_window: OpenWindow, placed: list[PredictedTrack]
) -> None:
    picture = QPixmap(300, 200)
    picture.fill(Qt.GlobalColor.darkCyan)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    covers = {placed[0].track.path: bytes(buffer.data().data())}
    window = open_window(placed, read_cover=lambda path: covers.get(path, b""))
    cover = next(each for each in window.listening.bar.findChildren(QLabel) if each.accessibleName() == "Cover")
    play(window, 0)
    qtbot.waitUntil(cover.isVisible)
    window.listening.playback.next()
    qtbot.waitUntil(lambda: not cover.isVisible())
