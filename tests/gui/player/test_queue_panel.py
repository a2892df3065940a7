from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QObject, Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.playing.play_queue import PlayQueue
from emotion_player.core.track_columns import TrackColumns
from emotion_player.gui.player.outputs import Outputs
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.player.queue_edits import QueueEdits
from emotion_player.gui.player.queue_model import QueueModel, total_text
from emotion_player.gui.player.queue_panel import QueuePanel, QueueView
from emotion_player.gui.songs.track_drag import dragged_tracks, tracks_mime
from emotion_player.gui.theme import LIGHT
from emotion_player.gui.undo.undo_history import UndoHistory
from emotion_player.gui.widgets.message_bar import MessageBar
from tests.gui.acting import double_click
from tests.gui.conftest import place

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def songs() -> TrackCollection:
    """Ten songs whose files are gone; nothing here waits for sound."""
    songs = TrackCollection(["student"])
    songs.put(TrackColumns.of([place(title, artist=f"By {title}") for title in "ABCDEFGHIJ"]))
    return songs


@pytest.fixture
def playback(songs: TrackCollection, owner: QObject) -> Playback:
    return Playback(songs.track, Outputs("", owner, list), owner)


@pytest.fixture
def history(qtbot: QtBot, owner: QObject) -> UndoHistory:
    message = MessageBar(LIGHT)
    qtbot.addWidget(message)
    return UndoHistory(message, owner)


@pytest.fixture
def panel(qtbot: QtBot, playback: Playback, history: UndoHistory, songs: TrackCollection) -> QueuePanel:
    panel = QueuePanel(playback, QueueEdits(playback, history, playback), songs, LIGHT)
    qtbot.addWidget(panel)
    panel.resize(600, 400)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


@pytest.fixture
def view(panel: QueuePanel) -> QueueView:
    view = panel.findChild(QueueView)
    assert view is not None
    view.setFocus()
    return view


@pytest.fixture
def filled(playback: Playback, view: QueueView) -> QueueView:
    """A plays; B and C were chosen by hand; F, G, H, I, J are the rest of a list."""
    playback.show(PlayQueue().started([0, 5, 6, 7, 8, 9], 0).with_added([1, 2]))
    return view


def titles(view: QueueView) -> str:
    model = view.model()
    return "".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))


def select(view: QueueView, *rows: int) -> None:
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(view.model().index(rows[0], 0), flag.ClearAndSelect | flag.Rows)
    for row in rows[1:]:
        view.selectionModel().select(view.model().index(row, 0), flag.Select | flag.Rows)


def selected(view: QueueView) -> str:
    return "".join(str(each.data()) for each in sorted(view.selectionModel().selectedRows()))


def press(panel: QueuePanel, name: str) -> None:
    button = next(each for each in panel.findChildren(QPushButton) if each.accessibleName() == name)
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)


def drop(view: QueueView, mime: QMimeData, row: int, *, on: int | None = None) -> bool:
    parent = QModelIndex() if on is None else view.model().index(on, 0)
    action = Qt.DropAction.MoveAction
    return view.model().canDropMimeData(mime, action, row, 0, parent) and view.model().dropMimeData(
        mime, action, row, 0, parent
    )


def test_an_empty_queue_says_how_to_fill_it(panel: QueuePanel, playback: Playback) -> None:
    why = next(each for each in panel.findChildren(QLabel) if each.accessibleName() == "Why the queue is empty")
    assert why.isVisible()
    playback.change(playback.queue.with_added([1]))
    assert not why.isVisible()
    assert not any(each.isEnabled() for each in panel.findChildren(QPushButton) if not playback.queue.coming)


def test_the_song_that_plays_stands_first_and_chosen_songs_before_the_list(filled: QueueView) -> None:
    assert titles(filled) == "ABCFGHIJ"
    told = [filled.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, 3)]
    assert told == ["A, plays now", "B, chosen by you", "F"]
    assert filled.model().index(0, 1).data() == "By A"
    assert filled.model().index(0, 2).data() == "3:07"


def test_the_number_of_songs_and_their_length_are_told(panel: QueuePanel, filled: QueueView) -> None:
    count = next(each for each in panel.findChildren(QLabel) if each.accessibleName() == "Upcoming songs")
    assert count.text().startswith("7 song")
    assert count.text().endswith(", 22 min")


@pytest.mark.parametrize(("seconds", "text"), [(0, "0 min"), (3599, "1 h 0 min"), (90, "2 min"), (7500, "2 h 5 min")])
def test_lengths_in_words(seconds: float, text: str) -> None:
    assert total_text(seconds) == text


def test_enter_plays_and_passes_over_what_stands_above(filled: QueueView, playback: Playback) -> None:
    select(filled, 3)
    QTest.keyClick(filled, Qt.Key.Key_Return)
    assert titles(filled) == "FGHIJ"
    assert playback.queue.current == 5


def test_a_double_click_plays(qtbot: QtBot, filled: QueueView, playback: Playback) -> None:
    place_px = filled.visualRect(filled.model().index(2, 0)).center()
    double_click(filled.viewport(), place_px)
    assert playback.queue.current == 2


def test_delete_removes_the_selected_songs_but_never_the_one_that_plays(filled: QueueView) -> None:
    select(filled, 0, 2, 4)
    QTest.keyClick(filled, Qt.Key.Key_Delete)
    assert titles(filled) == "ABFHIJ"
    assert selected(filled) == "F"
    select(filled, 0)
    QTest.keyClick(filled, Qt.Key.Key_Delete)
    assert titles(filled) == "ABFHIJ"


def test_keys_move_the_selected_songs(filled: QueueView) -> None:
    select(filled, 3, 4)
    QTest.keyClick(filled, Qt.Key.Key_Up, ALT)
    assert titles(filled) == "ABFGCHIJ"
    assert selected(filled) == "FG"
    QTest.keyClick(filled, Qt.Key.Key_Down, ALT)
    QTest.keyClick(filled, Qt.Key.Key_Down, ALT)
    assert titles(filled) == "ABCHFGIJ"
    assert selected(filled) == "FG"
    QTest.keyClick(filled, Qt.Key.Key_Home, ALT)
    assert titles(filled) == "AFGBCHIJ"
    for _ in range(2):
        QTest.keyClick(filled, Qt.Key.Key_Up, ALT)
    assert titles(filled) == "AFGBCHIJ"


def test_songs_are_dragged_within_the_queue(filled: QueueView) -> None:
    model = filled.model()
    mime = model.mimeData([model.index(row, column) for row in (4, 2) for column in range(3)])
    assert dragged_tracks(mime) == (2, 6)
    assert [url.toLocalFile() for url in mime.urls()] == ["/music/C.mp3", "/music/G.mp3"]
    assert drop(filled, mime, 1)
    assert titles(filled) == "ACGBFHIJ"


def test_songs_are_dropped_from_other_lists(filled: QueueView) -> None:
    assert drop(filled, tracks_mime([3, 4], []), 2)
    assert titles(filled) == "ABDECFGHIJ"
    assert drop(filled, tracks_mime([3], []), -1)
    assert drop(filled, tracks_mime([4], []), -1, on=0)
    assert titles(filled) == "AEBDECFGHIJD"


def test_files_from_elsewhere_are_left_to_the_window(filled: QueueView) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(Path("/music/x.mp3")))])
    assert not drop(filled, mime, 1)


def test_a_cleared_queue_can_be_restored(panel: QueuePanel, filled: QueueView, history: UndoHistory) -> None:
    press(panel, "Clear the queue")
    assert titles(filled) == "A"
    history.undo()
    assert titles(filled) == "ABCFGHIJ"
    history.redo()
    assert titles(filled) == "A"


def test_each_change_is_undone_whatever_was_played_since(
    filled: QueueView, history: UndoHistory, playback: Playback
) -> None:
    select(filled, 2, 3)
    QTest.keyClick(filled, Qt.Key.Key_Delete)
    QTest.keyClick(filled, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(filled) == "ABHGIJ"
    assert drop(filled, tracks_mime([3], []), 1)
    assert titles(filled) == "ADBHGIJ"
    playback.next()
    playback.next()
    assert titles(filled) == "BHGIJ"
    history.undo()
    assert titles(filled) == "BHGIJ"
    history.undo()
    assert titles(filled) == "BGHIJ"
    history.undo()
    assert titles(filled) == "BCFGHIJ"


def test_a_new_list_makes_changes_of_the_former_one_history(
    panel: QueuePanel, filled: QueueView, history: UndoHistory, playback: Playback
) -> None:
    press(panel, "Clear the queue")
    playback.show(playback.queue.started([3, 4], 0))
    assert not any(action.isEnabled() for action in history.actions)


def test_the_queue_is_offered_as_a_playlist(qtbot: QtBot, panel: QueuePanel, filled: QueueView) -> None:
    with qtbot.waitSignal(panel.save_requested) as asked:
        press(panel, "Save the queue as a playlist")
    assert asked.args == [[0, 1, 2, 5, 6, 7, 8, 9]]


def test_the_selection_stays_with_its_songs_when_the_queue_moves_on(filled: QueueView, playback: Playback) -> None:
    select(filled, 4, 5)
    playback.next()
    assert titles(filled) == "BCFGHIJ"
    assert selected(filled) == "GH"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.lists(st.integers(0, 9), max_size=8), min_size=1, max_size=5))
def test_rows_follow_any_change(
    playback: Playback, history: UndoHistory, songs: TrackCollection, queues: list[list[int]]
) -> None:
    model = QueueModel(playback, QueueEdits(playback, history, playback), songs, LIGHT)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for coming in queues:
        playback.change(PlayQueue().with_added(coming))
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
            songs.titles[each] for each in coming
        ]
    tester.deleteLater()
