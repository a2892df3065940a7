from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from emotion_player.core.track import Track
from emotion_player.gui.player.player_bar import PlayerBar
from emotion_player.gui.theme import LIGHT
from tests.gui.conftest import at, place

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def player(qtbot: QtBot) -> PlayerBar:
    player = PlayerBar(LIGHT, 0.5)
    qtbot.addWidget(player)
    player.resize(900, 60)
    player.show()
    return player


@pytest.fixture
def track(tone: Path) -> Track:
    return dataclasses.replace(at(place("Tone", artist="Sine"), tone).track, duration_s=3.0)


def text(player: PlayerBar, name: str) -> str:
    return next(each.text() for each in player.findChildren(QLabel) if each.accessibleName() == name)


def button(player: PlayerBar, name: str) -> QToolButton:
    return next(each for each in player.findChildren(QToolButton) if each.accessibleName() == name)


def slider(player: PlayerBar, name: str) -> QSlider:
    return next(each for each in player.findChildren(QSlider) if each.accessibleName() == name)


def test_a_track_plays_pauses_and_goes_on(qtbot: QtBot, player: PlayerBar, track: Track) -> None:
    player.play(track)
    qtbot.waitUntil(lambda: slider(player, "Position in the song").value() > 0)
    assert text(player, "Length of the song") == "0:03"
    QTest.mouseClick(button(player, "Pause"), LEFT)
    qtbot.waitUntil(lambda: not player.is_playing)
    QTest.mouseClick(button(player, "Play"), LEFT)
    qtbot.waitUntil(lambda: player.is_playing)


def test_a_title_without_an_artist_stands_in_the_middle(qtbot: QtBot, player: PlayerBar, track: Track) -> None:
    def middle() -> int:
        title = next(each for each in player.findChildren(QLabel) if each.text() == "Tone")
        return title.mapTo(player, title.rect().center()).y()

    player.play(track)
    assert middle() < player.height() // 2 - 4
    player.play(dataclasses.replace(track, artist=""))
    qtbot.waitUntil(lambda: abs(middle() - player.height() // 2) <= 2)


def test_a_click_on_the_position_seeks_there(qtbot: QtBot, player: PlayerBar, track: Track) -> None:
    player.play(track)
    qtbot.waitUntil(lambda: player.is_playing)
    position = slider(player, "Position in the song")
    QTest.mouseClick(position, LEFT, pos=QPoint(position.width() // 2, position.height() // 2))
    qtbot.waitUntil(lambda: 1300 < position.value() < 2500)


def test_a_file_without_sound_cannot_be_played_and_the_next_can(
    qtbot: QtBot, player: PlayerBar, track: Track, tmp_path: Path
) -> None:
    broken = tmp_path / "text.mp3"
    broken.write_text("This is no music. " * 50)
    player.play(dataclasses.replace(track, file=dataclasses.replace(track.file, path=broken)))
    qtbot.waitUntil(lambda: text(player, "Artist of the song") == "This file cannot be played.")
    player.play(track)
    qtbot.waitUntil(lambda: player.is_playing)
    assert text(player, "Artist of the song") == "Sine"


def test_a_file_that_comes_back_can_be_played(qtbot: QtBot, player: PlayerBar, track: Track, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden.wav"
    track.path.rename(hidden)
    player.play(track)
    assert text(player, "Artist of the song") == "The file is gone: it was moved or deleted."
    hidden.rename(track.path)
    QTest.mouseClick(button(player, "Play"), LEFT)
    qtbot.waitUntil(lambda: player.is_playing)


def test_play_without_a_track_asks_for_one(qtbot: QtBot, player: PlayerBar) -> None:
    with qtbot.waitSignal(player.play_requested):
        QTest.mouseClick(button(player, "Play"), LEFT)


def test_the_volume_is_reported_and_undoes_mute(qtbot: QtBot, player: PlayerBar) -> None:
    QTest.mouseClick(button(player, "Mute"), LEFT)
    assert button(player, "Mute").isChecked()
    with qtbot.waitSignal(player.volume_changed) as changed:
        QTest.keyClick(slider(player, "Volume"), Qt.Key.Key_Right)
    assert changed.args == [pytest.approx(0.51)]
    assert not button(player, "Mute").isChecked()


def test_a_title_of_several_lines_is_shown_on_one(player: PlayerBar, track: Track) -> None:
    player.play(dataclasses.replace(track, title="One\nTwo"))
    assert text(player, "Title of the song") == "One Two"
