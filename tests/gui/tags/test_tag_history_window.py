# mypy: untyped-calls-exclude=pytestqt
"""What was written into tags is listed, and undone, whole or in part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import ALL_FIELDS, MoodTags
from emotion_player.gui.tags.tag_history_window import TagHistoryWindow
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.theme import Look
from emotion_player.library.tagging.mood_tagging import MoodTagging
from tests.gui.tags.conftest import HAPPY, MakeSongs, Player, tag_request, words

SAD = MoodTags("sad", Emotion(-0.5, -0.5))


@pytest.fixture
def window(qtbot: QtBot, look: Look, tagging: MoodTagging, player: Player, tasks: Tasks) -> Iterator[TagHistoryWindow]:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = TagHistoryWindow(tagging, player.files, tasks, parent)
    yield window
    tasks.close()


@pytest.fixture
def songs(make_songs: MakeSongs, tagging: MoodTagging) -> list[Path]:
    """Three songs: all were written, then the first once more."""
    songs = make_songs("one.wav", "two.wav", "three.wav")
    for paths, tags in ((songs, HAPPY), (songs[:1], SAD)):
        list(tagging.write([tag_request(path, tags) for path in paths], ALL_FIELDS, keep_times=False, in_use=list))
    return songs


def batch_list(window: TagHistoryWindow) -> QTreeWidget:
    (tree,) = window.findChildren(QTreeWidget)
    return tree


def files(window: TagHistoryWindow) -> QTableView:
    (table,) = window.findChildren(QTableView)
    return table


def batches(window: TagHistoryWindow) -> list[list[str]]:
    tree = batch_list(window)
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [[item.text(1), item.text(2)] for item in items if item is not None]


def lines(window: TagHistoryWindow) -> list[list[str]]:
    model = files(window).model()
    return [[str(model.index(row, column).data()) for column in range(5)] for row in range(model.rowCount())]


def button(window: TagHistoryWindow, text: str) -> QPushButton:
    return next(each for each in window.findChildren(QPushButton) if each.text() == text)


def says(window: TagHistoryWindow, text: str) -> bool:
    return any(text in each.text() for each in window.findChildren(QLabel))


def show(qtbot: QtBot, window: TagHistoryWindow) -> None:
    with qtbot.waitExposed(window):
        window.show()


def test_the_newest_batch_comes_first_with_all_that_was_changed(
    qtbot: QtBot, window: TagHistoryWindow, songs: list[Path]
) -> None:
    show(qtbot, window)

    qtbot.waitUntil(lambda: len(lines(window)) == 3)
    assert batches(window) == [["1", "written"], ["3", "written"]]
    assert lines(window) == [
        ["one.wav", "MOOD", "happy", "sad", "written"],
        ["one.wav", "MOOD_VALENCE", "0.42", "-0.50", "written"],
        ["one.wav", "MOOD_AROUSAL", "0.61", "-0.50", "written"],
    ]


def test_a_batch_is_undone_from_the_list(qtbot: QtBot, window: TagHistoryWindow, songs: list[Path]) -> None:
    show(qtbot, window)
    qtbot.waitUntil(lambda: len(lines(window)) == 3)

    qtbot.mouseClick(button(window, "Undo all"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: batches(window) == [["1", "undone"], ["3", "written"]])
    assert words(songs[0]) == ["happy", "0.42", "0.61"]
    assert lines(window)[0][4] == "undone"
    assert says(window, "The tags of 1 file were restored.")
    assert not button(window, "Undo all").isEnabled()


def test_selected_songs_are_undone_alone_and_what_has_changed_since_says_so(
    qtbot: QtBot, window: TagHistoryWindow, songs: list[Path]
) -> None:
    show(qtbot, window)
    qtbot.waitUntil(lambda: len(lines(window)) == 3)
    qtbot.keyClick(batch_list(window), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(lines(window)) == 9)
    table = files(window)
    assert not button(window, "Undo selected songs").isEnabled()

    for row in (0, 4):  # a line of the first song, and one of the second
        table.selectionModel().select(
            table.model().index(row, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    qtbot.mouseClick(button(window, "Undo selected songs"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: batches(window) == [["1", "written"], ["3", "1 undone"]])
    assert [words(song)[0] for song in songs] == ["sad", "", "happy"]
    assert [line[4] for line in lines(window)][::3] == [
        "Its mood tags have been changed since; they were left as they are.",
        "undone",
        "written",
    ]
    assert says(window, "1 file could not be written; the table says why.")


def test_an_empty_history_says_so(qtbot: QtBot, window: TagHistoryWindow) -> None:
    show(qtbot, window)

    qtbot.waitUntil(lambda: says(window, "No tags have been written yet."))
    assert not button(window, "Undo all").isEnabled()


def test_a_window_that_goes_while_it_is_read_says_nothing_more(
    qtbot: QtBot, tagging: MoodTagging, player: Player, tasks: Tasks
) -> None:
    parent = QWidget()
    window = TagHistoryWindow(tagging, player.files, tasks, parent)
    window.read()
    tasks.close()
    parent.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    qtbot.wait(1)


def test_everything_has_a_name(qtbot: QtBot, window: TagHistoryWindow) -> None:
    show(qtbot, window)

    for kind in (QTreeWidget, QTableView, QPushButton):
        assert all(each.accessibleName() for each in window.findChildren(kind))
