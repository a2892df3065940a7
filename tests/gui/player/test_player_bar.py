from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtMultimedia import QAudioDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QSlider, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.core.playing.play_queue import Repeat
from emotion_player.gui.player.outputs import OutputDevice, Outputs
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.player.player_actions import PlayerActions
from emotion_player.gui.player.player_bar import COVER_PX, PlayerBar
from emotion_player.gui.theme import Look
from tests.gui.player.conftest import MakeSong, play

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def plugged() -> list[OutputDevice]:
    return []


@pytest.fixture
def outputs(owner: QWidget, plugged: list[OutputDevice]) -> Outputs:
    return Outputs("", owner, lambda: list(plugged))


@pytest.fixture
def window(qtbot: QtBot, look: Look, playback: Playback, outputs: Outputs) -> QMainWindow:
    """A window with a player, a line to type in and a menu."""
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = PlayerActions(playback, window, look.theme)
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(QLineEdit())
    column.addWidget(PlayerBar(look.theme, playback, actions, outputs))
    window.setCentralWidget(page)
    window.menuBar().addMenu("Playback").addActions(actions.menu_actions())
    window.resize(900, 200)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.setFocus()
    return window


@pytest.fixture
def bar(window: QMainWindow) -> PlayerBar:
    found = window.findChild(PlayerBar)
    assert found is not None
    return found


def text(bar: PlayerBar, name: str) -> str:
    return next(each.text() for each in bar.findChildren(QLabel) if each.accessibleName() == name)


def button(bar: PlayerBar, name: str) -> QToolButton:
    return next(each for each in bar.findChildren(QToolButton) if each.accessibleName() == name)


def slider(bar: PlayerBar, name: str) -> QSlider:
    return next(each for each in bar.findChildren(QSlider) if each.accessibleName() == name)


def test_a_track_plays_pauses_and_goes_on(qtbot: QtBot, bar: PlayerBar, playback: Playback, song: MakeSong) -> None:
    play(playback, song("Tone"))
    qtbot.waitUntil(lambda: slider(bar, "Position in the song").value() > 0)
    assert text(bar, "Length of the song") == "0:03"
    QTest.mouseClick(button(bar, "Pause"), LEFT)
    assert not playback.is_playing
    QTest.mouseClick(button(bar, "Play"), LEFT)
    assert playback.is_playing


def test_a_title_without_an_artist_stands_in_the_middle(
    qtbot: QtBot, bar: PlayerBar, playback: Playback, song: MakeSong
) -> None:
    def off_the_middle() -> int:
        title = next(each for each in bar.findChildren(QLabel) if each.text() == "Tone")
        level = button(bar, "Next song")
        return title.mapTo(bar, title.rect().center()).y() - level.mapTo(bar, level.rect().center()).y()

    play(playback, song("Tone"))
    qtbot.waitUntil(lambda: off_the_middle() < -4)
    play(playback, song("Tone", artist=""))
    qtbot.waitUntil(lambda: abs(off_the_middle()) <= 2)


def test_a_click_on_the_position_seeks_there(qtbot: QtBot, bar: PlayerBar, playback: Playback, song: MakeSong) -> None:
    play(playback, song("Tone"))
    position = slider(bar, "Position in the song")
    QTest.mouseClick(position, LEFT, pos=QPoint(position.width() // 2, position.height() // 2))
    qtbot.waitUntil(lambda: 1300 < position.value() < 2500)


def test_arrow_keys_on_the_position_seek(qtbot: QtBot, bar: PlayerBar, playback: Playback, song: MakeSong) -> None:
    play(playback, song("Tone", 20))
    QTest.keyClick(slider(bar, "Position in the song"), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: playback.position_ms >= 5000)


def test_the_reason_why_a_song_cannot_be_played_stands_under_its_title(
    qtbot: QtBot, bar: PlayerBar, playback: Playback, song: MakeSong
) -> None:
    play(playback, song("Lost", kind="gone"))
    assert text(bar, "Title of the song") == "Lost"
    assert text(bar, "Artist of the song") == "The file is gone: it was moved or deleted."
    assert not slider(bar, "Position in the song").isEnabled()
    play(playback, song("Tone"))
    assert text(bar, "Artist of the song") == "Sine"
    assert slider(bar, "Position in the song").isEnabled()


def test_play_without_a_track_asks_for_one(qtbot: QtBot, bar: PlayerBar, playback: Playback) -> None:
    with qtbot.waitSignal(playback.play_requested):
        QTest.mouseClick(button(bar, "Play"), LEFT)


def test_the_volume_slider_sets_the_volume_and_undoes_mute(bar: PlayerBar, playback: Playback) -> None:
    playback.set_volume(0.5)
    assert slider(bar, "Volume").value() == 50
    QTest.mouseClick(button(bar, "Mute"), LEFT)
    assert playback.is_muted
    assert button(bar, "Mute").isChecked()
    QTest.keyClick(slider(bar, "Volume"), Qt.Key.Key_Right)
    assert playback.volume == pytest.approx(0.51)
    assert not button(bar, "Mute").isChecked()


def test_repeat_has_three_states_and_shuffle_two(bar: PlayerBar, playback: Playback) -> None:
    for name, after in (("off", Repeat.ALL), ("all songs", Repeat.ONE), ("this song", Repeat.OFF)):
        QTest.mouseClick(button(bar, f"Repeat: {name}"), LEFT)
        assert playback.queue.repeat is after
    for shuffled in (True, False):
        QTest.mouseClick(button(bar, "Shuffle"), LEFT)
        assert playback.queue.shuffle is shuffled
        assert button(bar, "Shuffle").isChecked() is shuffled


def test_a_title_of_several_lines_is_shown_on_one(bar: PlayerBar, playback: Playback, song: MakeSong) -> None:
    play(playback, song("One\tTwo"))
    assert text(bar, "Title of the song") == "One Two"


def test_a_cover_is_shown_while_there_is_one(bar: PlayerBar) -> None:
    cover = next(each for each in bar.findChildren(QLabel) if each.accessibleName() == "Cover")
    picture = QPixmap(COVER_PX, COVER_PX)
    picture.fill(Qt.GlobalColor.red)
    bar.show_cover(picture)
    assert cover.isVisible()
    bar.show_cover(None)
    assert not cover.isVisible()


def test_sound_devices_are_offered_and_the_choice_is_told(
    qtbot: QtBot, bar: PlayerBar, outputs: Outputs, plugged: list[OutputDevice]
) -> None:
    menu = button(bar, "Sound device").menu()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["No sound device"]
    plugged.append(OutputDevice("usb-1", "Headphones", QAudioDevice()))
    outputs.refresh()
    menu.aboutToShow.emit()
    assert [(each.text(), each.isChecked()) for each in menu.actions()] == [
        ("System default", True), ("Headphones", False),
    ]  # fmt: skip
    with qtbot.waitSignal(bar.output_chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == ["usb-1"]
    assert outputs.chosen == "usb-1"


def test_the_queue_button_asks_for_the_queue(qtbot: QtBot, bar: PlayerBar) -> None:
    with qtbot.waitSignal(bar.queue_requested):
        QTest.mouseClick(button(bar, "Queue"), LEFT)


@pytest.mark.parametrize(("width", "title_px"), [(900, 140), (1200, 200)])
def test_a_long_title_and_all_buttons_have_room(
    qtbot: QtBot, window: QMainWindow, bar: PlayerBar, playback: Playback, song: MakeSong, width: int, title_px: int
) -> None:
    play(playback, song("Long"))
    bar.show_cover(QPixmap(COVER_PX, COVER_PX))
    window.resize(width, 200)
    title = next(each for each in bar.findChildren(QLabel) if each.accessibleName() == "Title of the song")
    qtbot.waitUntil(lambda: title.width() >= title_px)
    buttons = sorted(bar.findChildren(QToolButton), key=lambda each: each.x())
    assert all(left.geometry().right() < right.x() for left, right in itertools.pairwise(buttons))
    assert all(bar.rect().contains(each.geometry()) for each in buttons)


# Keys, wherever the focus is

KEYS: list[tuple[Qt.Key, Qt.KeyboardModifier, Callable[[Playback], bool]]] = [
    (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, lambda playback: not playback.is_playing),
    (Qt.Key.Key_MediaTogglePlayPause, Qt.KeyboardModifier.NoModifier, lambda playback: not playback.is_playing),
    (Qt.Key.Key_MediaStop, Qt.KeyboardModifier.NoModifier, lambda playback: not playback.open_files),
    (Qt.Key.Key_Right, CTRL, lambda playback: playback.queue.current == 2),
    (Qt.Key.Key_MediaNext, Qt.KeyboardModifier.NoModifier, lambda playback: playback.queue.current == 2),
    (Qt.Key.Key_Left, CTRL, lambda playback: playback.queue.current == 0),
    (Qt.Key.Key_MediaPrevious, Qt.KeyboardModifier.NoModifier, lambda playback: playback.queue.current == 0),
    (Qt.Key.Key_Right, ALT, lambda playback: playback.position_ms >= 5000),
    (Qt.Key.Key_Down, CTRL, lambda playback: playback.volume == pytest.approx(0.45)),
    (Qt.Key.Key_Up, CTRL, lambda playback: playback.volume == pytest.approx(0.55)),
    (Qt.Key.Key_M, CTRL, lambda playback: playback.is_muted),
]


@pytest.mark.parametrize(("key", "modifier", "done"), KEYS, ids=[f"{key.name}-{mod.name}" for key, mod, _ in KEYS])
def test_keys(
    qtbot: QtBot, window: QMainWindow, playback: Playback, song: MakeSong, key: Qt.Key, modifier: Qt.KeyboardModifier,
    done: Callable[[Playback], bool],
) -> None:  # fmt: skip
    playback.set_volume(0.5)
    play(playback, *(song(title, 20) for title in "abc"), at=1)
    QTest.keyClick(window, key, modifier)
    qtbot.waitUntil(lambda: done(playback))


def test_space_presses_the_button_with_the_focus_and_types_into_a_line(
    window: QMainWindow, bar: PlayerBar, playback: Playback
) -> None:
    button(bar, "Shuffle").setFocus()
    QTest.keyClick(button(bar, "Shuffle"), Qt.Key.Key_Space)
    assert playback.queue.shuffle
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert line.text() == " "
    assert not playback.is_playing


def test_every_control_has_a_name_and_can_be_reached_by_tab(bar: PlayerBar) -> None:
    controls = [*bar.findChildren(QToolButton), *bar.findChildren(QSlider)]
    assert all(each.accessibleName() and each.toolTip() for each in controls if isinstance(each, QToolButton))
    assert all(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in controls)


@pytest.mark.parametrize("width", [900, 1200])
def test_it_is_as_high_without_a_song_as_with_one(
    window: QMainWindow, bar: PlayerBar, playback: Playback, song: MakeSong, width: int
) -> None:
    window.resize(width, 200)
    before = bar.sizeHint().height(), bar.minimumSizeHint().height()
    play(playback, song("Tone"))
    bar.show_mood("calm", None)
    bar.show_cover(QPixmap(COVER_PX, COVER_PX))
    assert (bar.sizeHint().height(), bar.minimumSizeHint().height()) == before
