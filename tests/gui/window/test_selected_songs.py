"""The bar of the selected songs, in the window as a user meets it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.songs.selection_bar import SelectionBar
from tests.gui.acting import part, press, search, words
from tests.gui.conftest import OpenWindow, place

TEXT = "Number and length of the selected songs"


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window([place(f"Song {number}", number / 10 - 0.5, number / 10 - 0.5) for number in range(10)])


@pytest.fixture
def bar(window: MainWindow) -> SelectionBar:
    bar = window.views.card.findChild(SelectionBar)
    assert bar is not None
    return bar


def test_it_comes_with_the_second_song_and_tells_how_many_and_how_long(window: MainWindow, bar: SelectionBar) -> None:
    window.selection.choose(1)
    assert not bar.isVisible()
    window.selection.select([1, 2, 3])
    assert bar.isVisible()
    assert words(bar, TEXT) == "3 songs  \N{MIDDLE DOT}  9 min"
    window.selection.choose(2)
    assert not bar.isVisible()


def test_escape_on_the_plane_lets_go_of_them_before_it_leaves_the_plane_alone(
    window: MainWindow, bar: SelectionBar
) -> None:
    window.page.only_plane.setChecked(True)
    window.selection.select([1, 2, 3])
    window.views.plane.setFocus()
    QTest.keyClick(window.views.plane, Qt.Key.Key_Escape)
    assert window.selection.ids == ()
    assert not bar.isVisible()
    assert not window.toolbar.isVisible()
    QTest.keyClick(window.views.plane, Qt.Key.Key_Escape)
    assert window.toolbar.isVisible()


def test_the_songs_are_played_and_queued(window: MainWindow) -> None:
    window.selection.select([5, 6])
    press(window, "Play the selected songs")
    queue = window.listening.playback.queue
    assert queue.current == 5
    window.selection.select([7, 8])
    press(window, "Add the selected songs to the queue")
    assert window.listening.playback.queue.coming[:2] == (7, 8)
    assert window.message.text == "2 songs added to the queue."


def test_a_path_leads_through_the_songs_and_no_others(qtbot: QtBot, window: MainWindow) -> None:
    window.selection.select([8, 1, 4, 6])
    press(window, "Choose a mood path through the selected songs")
    qtbot.waitUntil(lambda: window.collecting.paths.draft is not None)
    draft = window.collecting.paths.draft
    assert draft is not None
    assert draft.tracks == (1, 4, 6, 8)
    assert window.collecting.panel.isVisible()


def test_a_name_is_asked_for_to_save_the_songs(window: MainWindow) -> None:
    window.selection.select([1, 2])
    press(window, "Save the selected songs as a playlist")
    assert window.collecting.playlists.pane.isVisible()
    assert any(each.isVisible() for each in window.findChildren(type(part(window, "Search"))) if each is not None)


def test_only_the_selected_songs_are_shown_until_all_are_wanted_again(
    qtbot: QtBot, window: MainWindow, bar: SelectionBar
) -> None:
    window.selection.select([1, 2, 3])
    press(window, "Show only the selected songs")
    assert window.tracks.shown_ids().tolist() == [1, 2, 3]
    window.selection.choose(2)
    assert words(bar, TEXT) == "Only 3 songs shown"
    search(window, "Song 2")
    qtbot.waitUntil(lambda: window.tracks.shown_ids().tolist() == [2])
    window.finding.look_for("")
    press(window, "Show all songs again")
    assert window.tracks.rowCount() == 10
    assert not bar.isVisible()


def test_songs_shown_alone_and_the_legend_narrow_together(window: MainWindow) -> None:
    window.selection.select([1, 2, 8, 9])
    press(window, "Show only the selected songs")
    window.views.card.legend.button(0).click()  # happy
    assert window.tracks.shown_ids().tolist() == [8, 9]
    press(window, "Show all songs again")
    assert window.tracks.shown_ids().tolist() == [5, 6, 7, 8, 9]


def test_a_path_leaves_the_plane_by_its_button_and_comes_back_by_undo(qtbot: QtBot, window: MainWindow) -> None:
    window.selection.select([1, 4, 6])
    press(window, "Choose a mood path through the selected songs")
    qtbot.waitUntil(lambda: window.collecting.paths.draft is not None)
    assert words(window.views.card, "Path").startswith("From ")
    press(window, "Remove the path")
    assert window.collecting.paths.draft is None
    assert window.views.plane.tools.path.path is None
    assert not part(window, "Path on the plane").isVisible()
    window.frame.history.undo()
    assert part(window, "Path on the plane").isVisible()
