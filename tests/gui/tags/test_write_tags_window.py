# mypy: untyped-calls-exclude=pytestqt
"""Mood tags are looked at, written and undone in a window of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import ALL_FIELDS, MoodTags
from emotion_player.gui.tags.write_tags_window import WriteTagsWindow
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.theme import Look
from emotion_player.gui.undo.undo_history import UndoHistory
from emotion_player.gui.widgets.message_bar import MessageBar
from emotion_player.library.library import Library
from emotion_player.library.tagging.mood_tagging import MoodTagging
from tests.gui.tags.conftest import HAPPY, MakeSongs, Player, tag_request, words


@pytest.fixture
def history(qtbot: QtBot, look: Look) -> UndoHistory:
    message = MessageBar(look.theme)
    qtbot.addWidget(message)
    return UndoHistory(message, message)


@pytest.fixture
def window(
    qtbot: QtBot, tagging: MoodTagging, player: Player, tasks: Tasks, history: UndoHistory
) -> Iterator[WriteTagsWindow]:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = WriteTagsWindow(tagging, player.files, tasks, history, parent)
    yield window
    player.let_go()


def lines(window: WriteTagsWindow) -> list[list[str]]:
    (table,) = window.findChildren(QTableView)
    model = table.model()
    return [[str(model.index(row, column).data()) for column in range(5)] for row in range(model.rowCount())]


def button(window: WriteTagsWindow, text: str) -> QPushButton:
    return next(each for each in window.findChildren(QPushButton) if each.text() == text and not each.isHidden())


def box(window: WriteTagsWindow, text: str) -> QCheckBox:
    return next(each for each in window.findChildren(QCheckBox) if each.text() == text)


def press(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def says(window: WriteTagsWindow, text: str) -> bool:
    return any(text in each.text() for each in window.findChildren(QLabel) if not each.isHidden())


def show(qtbot: QtBot, window: WriteTagsWindow, songs: list[Path], tags: MoodTags = HAPPY) -> None:
    with qtbot.waitExposed(window):
        window.show_songs([tag_request(song, tags) for song in songs])
    qtbot.waitUntil(lambda: says(window, "will change"))


def test_every_change_is_shown_before_any_is_made(qtbot: QtBot, window: WriteTagsWindow, make_songs: MakeSongs) -> None:
    songs = make_songs("one.wav", "two.wav")
    gone = songs[0].with_name("gone.wav")

    show(qtbot, window, [*songs, gone])

    assert lines(window) == [
        ["one.wav", "MOOD", "(nothing)", "happy", "will be written"],
        ["one.wav", "MOOD_VALENCE", "(nothing)", "0.42", "will be written"],
        ["one.wav", "MOOD_AROUSAL", "(nothing)", "0.61", "will be written"],
        ["two.wav", "MOOD", "(nothing)", "happy", "will be written"],
        ["two.wav", "MOOD_VALENCE", "(nothing)", "0.42", "will be written"],
        ["two.wav", "MOOD_AROUSAL", "(nothing)", "0.61", "will be written"],
        ["gone.wav", "", "", "", "The file is gone."],
    ]
    assert says(window, "2 files will change  ·  1 file cannot be written")
    assert words(songs[0]) == ["", "", ""]


def test_writing_tells_what_came_of_it_and_undo_takes_it_back(
    qtbot: QtBot, window: WriteTagsWindow, make_songs: MakeSongs, player: Player
) -> None:
    songs = make_songs("one.wav", "two.wav")
    player.open = {songs[1]}
    show(qtbot, window, songs)

    with qtbot.waitSignal(window.written) as told:
        qtbot.keyClick(window, Qt.Key.Key_Return)  # the button in hand is Write

    assert told.args == ["Tags were written into 1 file. 1 file could not be written; the table says why."]
    assert [line[4] for line in lines(window)][::3] == [
        "written",
        "The player is using it: play another song, then try again.",
    ]
    assert [words(song) for song in songs] == [["happy", "0.42", "0.61"], ["", "", ""]]

    with qtbot.waitSignal(window.written) as told:
        press(qtbot, button(window, "Undo"))

    assert told.args == ["The tags of 1 file were restored."]
    assert lines(window)[0][4] == "undone"
    assert words(songs[0]) == ["", "", ""]
    press(qtbot, button(window, "Close"))
    assert window.isHidden()


def test_written_tags_are_undone_from_the_menu_after_the_window_has_closed_and_written_again(
    qtbot: QtBot, window: WriteTagsWindow, make_songs: MakeSongs, history: UndoHistory
) -> None:
    songs, (undo, redo) = make_songs("one.wav", "two.wav"), history.actions
    show(qtbot, window, songs)
    with qtbot.waitSignal(window.written):
        press(qtbot, button(window, "Write"))
        assert not undo.isEnabled()
    window.close()
    assert undo.text() == "Undo Write tags into 2 files"

    for _ in range(2):
        with qtbot.waitSignal(window.written):
            undo.trigger()
        assert window.isVisible()
        assert [words(song)[0] for song in songs] == ["", ""]
        with qtbot.waitSignal(window.written):
            redo.trigger()
        assert [words(song)[0] for song in songs] == ["happy", "happy"]
        assert undo.text() == "Undo Write tags into 2 files"


def test_only_the_chosen_tags_are_written_and_times_are_kept_if_wished(
    qtbot: QtBot, window: WriteTagsWindow, make_songs: MakeSongs
) -> None:
    (song,) = make_songs("one.wav")
    before = song.stat().st_mtime_ns
    show(qtbot, window, [song])

    box(window, "Valence").click()
    box(window, "Arousal").click()
    box(window, "Keep modification times").click()
    assert [line[1] for line in lines(window)] == ["MOOD"]
    with qtbot.waitSignal(window.written):
        press(qtbot, button(window, "Write"))

    assert words(song) == ["happy", "", ""]
    assert song.stat().st_mtime_ns == before


def test_nothing_can_be_written_without_a_chosen_tag_or_a_change(
    qtbot: QtBot, window: WriteTagsWindow, make_songs: MakeSongs
) -> None:
    (song,) = make_songs("one.wav")
    show(qtbot, window, [song])
    boxes = [box(window, text) for text in ("Mood, a word", "Valence", "Arousal")]

    for each in boxes:
        each.click()
    assert not button(window, "Write").isEnabled()
    assert says(window, "0 files will change  ·  1 file needs no change")
    boxes[0].click()
    assert button(window, "Write").isEnabled()


def test_what_stays_as_it_is_is_shown_only_on_request(
    qtbot: QtBot, window: WriteTagsWindow, make_songs: MakeSongs, tagging: MoodTagging
) -> None:
    songs = make_songs("one.wav", "two.wav")
    list(tagging.write([tag_request(songs[0])], ALL_FIELDS, keep_times=False, in_use=list))
    show(qtbot, window, songs, MoodTags("happy", Emotion(0.42, -0.3)))

    assert [(line[0], line[1]) for line in lines(window)] == [
        ("one.wav", "MOOD_AROUSAL"),
        ("two.wav", "MOOD"),
        ("two.wav", "MOOD_VALENCE"),
        ("two.wav", "MOOD_AROUSAL"),
    ]
    box(window, "Show unchanged tags").click()
    assert lines(window)[0] == ["one.wav", "MOOD", "happy", "happy", "unchanged"]
    assert len(lines(window)) == 6


def test_writing_stops_after_the_file_under_way(
    qtbot: QtBot, window: WriteTagsWindow, make_songs: MakeSongs, player: Player
) -> None:
    songs = make_songs("one.wav", "two.wav", "three.wav")
    show(qtbot, window, songs)
    player.hold()

    with qtbot.waitSignal(window.written) as told:
        press(qtbot, button(window, "Write"))
        qtbot.waitUntil(lambda: player.asked == 1)
        press(qtbot, button(window, "Stop"))
        player.let_go()

    assert told.args == ["Tags were written into 1 file. 2 files were not processed."]
    assert [words(song)[0] for song in songs] == ["happy", "", ""]


def test_other_songs_wait_until_those_under_way_are_written(
    qtbot: QtBot, window: WriteTagsWindow, make_songs: MakeSongs, player: Player
) -> None:
    songs = make_songs("one.wav", "two.wav")
    show(qtbot, window, songs[:1])
    player.hold()

    with qtbot.waitSignal(window.written):
        press(qtbot, button(window, "Write"))
        qtbot.waitUntil(lambda: player.asked == 1)
        window.close()
        window.show_songs([tag_request(songs[1])])
        assert window.isVisible()
        assert lines(window)[0][0] == "one.wav"
        player.let_go()

    show(qtbot, window, songs[1:])
    assert lines(window)[0][0] == "two.wav"


def test_songs_chosen_while_others_are_still_being_read_take_their_place(
    qtbot: QtBot, window: WriteTagsWindow, make_songs: MakeSongs
) -> None:
    songs = make_songs(*(f"{number}.wav" for number in range(40)))
    window.show_songs([tag_request(song) for song in songs])

    show(qtbot, window, songs[-1:])

    assert {line[0] for line in lines(window)} == {"39.wav"}


def test_a_library_that_cannot_keep_the_journal_is_told_in_a_sentence(
    qtbot: QtBot, make_songs: MakeSongs, tmp_path: Path, tasks: Tasks, history: UndoHistory
) -> None:
    (song,) = make_songs("one.wav")
    (tmp_path / "no library").write_text("This is no database. " * 100)
    parent = QWidget()
    qtbot.addWidget(parent)
    window = WriteTagsWindow(MoodTagging(lambda: Library(tmp_path / "no library")), set, tasks, history, parent)
    show(qtbot, window, [song])

    press(qtbot, button(window, "Write"))

    qtbot.waitUntil(lambda: says(window, "cannot be used: it is not a database."))
    assert words(song) == ["", "", ""]


def test_everything_has_a_name_and_can_be_reached_by_keys(
    qtbot: QtBot, window: WriteTagsWindow, make_songs: MakeSongs
) -> None:
    show(qtbot, window, make_songs("one.wav"))

    for kind in (QCheckBox, QPushButton, QTableView):
        for each in window.findChildren(kind):
            assert each.accessibleName()
            assert each.focusPolicy() & Qt.FocusPolicy.TabFocus
