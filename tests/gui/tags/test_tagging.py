# mypy: untyped-calls-exclude=pytestqt
"""From the songs in the main window to tags in their files."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import mood_word
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.tags.tag_history_window import TagHistoryWindow
from emotion_player.gui.tags.write_tags_window import WriteTagsWindow
from emotion_player.library.tagging.mood_tagging import MoodTagging
from tests.gui.acting import choose, settings_of
from tests.gui.conftest import OpenWindow, place
from tests.gui.tags.conftest import MakeSongs, words


def action(window: MainWindow, text: str) -> QAction:
    return next(each for menu in window.menus.all() for each in menu.actions() if each.text() == text)


def write_button(dialog: WriteTagsWindow) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == "Write")


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def open_with_songs(open_window: OpenWindow, make_songs: MakeSongs) -> MainWindow:
    one, two, three = make_songs("one.wav", "two.wav", "three.wav")
    songs = [place("One", 0.5, 0.5, path=one), place("Two", -0.5, -0.5, path=two), place("Three", path=three)]
    return open_window(songs)


def test_the_selected_songs_are_written_as_they_are_shown(
    qtbot: QtBot, open_window: OpenWindow, make_songs: MakeSongs
) -> None:
    window = open_with_songs(open_window, make_songs)
    assert not action(window, "Write mood tags…").isEnabled()

    window.selection.select([0, 1])
    action(window, "Write mood tags of 2 songs…").trigger()
    (dialog,) = window.findChildren(WriteTagsWindow)
    qtbot.waitUntil(write_button(dialog).isEnabled)
    with qtbot.waitSignal(dialog.written):
        press(qtbot, write_button(dialog))

    paths = [window.tracks.collection.path(song) for song in range(3)]
    assert [words(path)[1:] for path in paths] == [["0.50", "0.50"], ["-0.50", "-0.50"], ["", ""]]
    assert [words(path)[0] for path in paths] == [
        mood_word(Emotion(0.5, 0.5)),
        mood_word(Emotion(-0.5, -0.5)),
        "",
    ]


def test_the_song_that_plays_is_left_alone(qtbot: QtBot, open_window: OpenWindow, make_songs: MakeSongs) -> None:
    window = open_with_songs(open_window, make_songs)
    window.listening.playback.go(window.listening.playback.queue.started([0, 1], 0))
    window.listening.playback.pause()

    window.selection.select([0, 1])
    action(window, "Write mood tags of 2 songs…").trigger()
    (dialog,) = window.findChildren(WriteTagsWindow)
    qtbot.waitUntil(write_button(dialog).isEnabled)
    with qtbot.waitSignal(dialog.written):
        press(qtbot, write_button(dialog))

    assert [words(window.tracks.collection.path(song))[1] for song in (0, 1)] == ["", "-0.50"]


def test_what_comes_of_it_is_told_in_the_main_window_when_the_other_is_closed(
    qtbot: QtBot, open_window: OpenWindow, make_songs: MakeSongs
) -> None:
    window = open_with_songs(open_window, make_songs)
    window.selection.select([0])
    action(window, "Write mood tags…").trigger()
    (dialog,) = window.findChildren(WriteTagsWindow)
    qtbot.waitUntil(write_button(dialog).isEnabled)

    with qtbot.waitSignal(dialog.written):
        press(qtbot, write_button(dialog))
        dialog.close()

    assert window.message.isVisible()
    action(window, "Tag history…").trigger()
    (history,) = window.findChildren(TagHistoryWindow)
    (batches,) = history.findChildren(QTreeWidget)
    qtbot.waitUntil(lambda: batches.topLevelItemCount() == 1)


def test_closing_the_main_window_in_the_middle_ends_after_the_file_under_way(
    qtbot: QtBot, open_window: OpenWindow, make_songs: MakeSongs
) -> None:
    window = open_with_songs(open_window, make_songs)
    window.selection.select([0, 1, 2])
    action(window, "Write mood tags of 3 songs…").trigger()
    (dialog,) = window.findChildren(WriteTagsWindow)
    qtbot.waitUntil(write_button(dialog).isEnabled)

    press(qtbot, write_button(dialog))
    window.close()

    paths = [window.tracks.collection.path(song) for song in range(3)]
    assert all(not any(words(path)) or all(words(path)) for path in paths)
    assert {path.name for path in paths[0].parent.iterdir()} == {"one.wav", "two.wav", "three.wav"}


def test_another_language_waits_until_tags_are_written_or_undone(
    qtbot: QtBot, open_window: OpenWindow, make_songs: MakeSongs, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def held(work: Callable[..., Iterator[object]]) -> Callable[..., Iterator[object]]:
        def do(*arguments: object, **options: object) -> Iterator[object]:
            go_on.wait(20)
            yield from work(*arguments, **options)

        return do

    monkeypatch.setattr(MoodTagging, "write", held(MoodTagging.write))
    monkeypatch.setattr(MoodTagging, "undo", held(MoodTagging.undo))
    window = open_with_songs(open_window, make_songs)
    settings, path = settings_of(window), window.tracks.collection.path(0)
    window.selection.select([0])
    action(window, "Write mood tags…").trigger()
    (dialog,) = window.findChildren(WriteTagsWindow)
    qtbot.waitUntil(write_button(dialog).isEnabled)
    press(qtbot, write_button(dialog))
    with qtbot.assertNotEmitted(window.rebuild_requested):
        choose(settings, "Language", "Deutsch")
    with qtbot.waitSignal(window.rebuild_requested):
        go_on.set()
    assert any(words(path))

    go_on.clear()
    action(window, "Tag history…").trigger()
    (history,) = window.findChildren(TagHistoryWindow)
    undo = next(each for each in history.findChildren(QPushButton) if each.text().startswith("Undo all"))
    qtbot.waitUntil(undo.isEnabled)
    press(qtbot, undo)
    with qtbot.assertNotEmitted(window.rebuild_requested):
        choose(settings, "Language", "English")
        choose(settings, "Language", "Deutsch")
    with qtbot.waitSignal(window.rebuild_requested):
        go_on.set()
    assert not any(words(path))
