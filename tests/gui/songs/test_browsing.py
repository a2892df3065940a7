"""The table and the plane show the same songs and the same selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from emotion_player.collection.color_groups import ColorBy
from emotion_player.collection.columns import Column
from emotion_player.core.search.selection import SelectionMode
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.plane.items.point_cloud import PointCloud
from emotion_player.gui.songs.track_drag import dragged_tracks
from tests.gui.acting import search, words
from tests.gui.conftest import BOTH, OpenWindow, four_songs

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(four_songs(), models=BOTH)


def click_row(
    window: MainWindow,
    row: int,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    button: Qt.MouseButton = LEFT,
) -> None:
    QTest.mouseClick(
        window.views.table.viewport(), button, held, window.views.table.visualRect(window.tracks.index(row, 0)).center()
    )


def selected_rows(window: MainWindow) -> list[int]:
    return sorted(index.row() for index in window.views.table.selectionModel().selectedRows())


def test_rows_chosen_with_the_usual_modifiers_are_the_selection(window: MainWindow) -> None:
    click_row(window, 1)
    assert (window.selection.ids, window.selection.current) == ((1,), 1)
    click_row(window, 3, CTRL)
    assert (window.selection.ids, window.selection.current) == ((1, 3), 3)
    click_row(window, 1, CTRL)
    assert window.selection.current == 3
    click_row(window, 0)
    click_row(window, 2, SHIFT)
    assert window.selection.ids == (0, 1, 2)


def test_a_lasso_on_the_plane_selects_rows(window: MainWindow) -> None:
    window.views.plane.selected.emit([0, 3], SelectionMode.REPLACE)
    assert selected_rows(window) == [0, 3]
    window.views.plane.selected.emit([0], SelectionMode.SUBTRACT)
    assert selected_rows(window) == [3]
    window.views.plane.selected.emit([1, 2], SelectionMode.ADD)
    assert selected_rows(window) == [1, 2, 3]


def test_ctrl_a_selects_what_is_shown_and_the_search_field_keeps_its_own(qtbot: QtBot, window: MainWindow) -> None:
    search(window, "ada")
    qtbot.waitUntil(lambda: window.tracks.rowCount() == 2)
    window.views.table.setFocus()
    QTest.keyClick(window.views.table, Qt.Key.Key_A, CTRL)
    assert window.selection.ids == (0, 2)


def test_a_selection_survives_search_order_and_another_model(qtbot: QtBot, window: MainWindow) -> None:
    window.selection.select([0, 1, 3])
    search(window, "ada")
    qtbot.waitUntil(lambda: selected_rows(window) == [0])
    window.tracks.look_for("")
    assert selected_rows(window) == [0, 1, 3]
    window.views.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert selected_rows(window) == [0, 2, 3]
    window.tracks.show_model("teacher")
    assert selected_rows(window) == [0, 2, 3]
    assert window.selection.ids == (0, 1, 3)


def test_the_foot_tells_how_many_songs_are_selected_and_how_many_of_them_are_hidden(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.selection.choose(0)
    assert words(window.views.pane, "Number of selected songs") == ""
    window.selection.select([0, 1, 3])
    assert words(window.views.pane, "Number of selected songs") == "\N{MIDDLE DOT}  3 selected"
    search(window, "ada")
    qtbot.waitUntil(lambda: words(window.views.pane, "Number of selected songs").endswith("3 selected, 2 not shown"))


def test_the_keys_widen_the_selection(window: MainWindow) -> None:
    window.views.table.setFocus()
    window.selection.choose(1)
    QTest.keyClick(window.views.table, Qt.Key.Key_Down, SHIFT)
    assert (window.selection.ids, window.selection.current) == ((1, 2), 2)


def test_ctrl_c_copies_the_rows_as_text_and_as_files(window: MainWindow) -> None:
    for hidden in range(2, window.tracks.columnCount()):
        window.views.table.setColumnHidden(hidden, True)
    header = window.views.table.horizontalHeader()
    header.moveSection(header.visualIndex(Column.ARTIST), 0)
    window.selection.select([0, 3])
    window.views.table.setFocus()
    QTest.keyClick(window.views.table, Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "Artist\tTitle\nAda\tAnthem\nÉmile\tDirge\n"
    assert [url.toLocalFile() for url in copied.urls()] == ["/music/Anthem.mp3", "/music/Dirge.mp3"]


def test_rows_are_dragged_as_songs_and_as_files(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    dragged: list[QMimeData] = []

    def take(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        dragged.append(drag.mimeData())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", take)
    window.selection.select([1, 2])
    start = window.views.table.visualRect(window.tracks.index(1, 0)).center()
    QTest.mousePress(window.views.table.viewport(), LEFT, pos=start)
    for step in (8, 16, 24):  # QTest moves the mouse without its button
        place = QPointF(start + QPoint(step, step))
        move = QMouseEvent(QEvent.Type.MouseMove, place, place, LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
        QGuiApplication.sendEvent(window.views.table.viewport(), move)
    QTest.mouseRelease(window.views.table.viewport(), LEFT, pos=start)
    assert dragged_tracks(dragged[0]) == (1, 2)
    assert [url.fileName() for url in dragged[0].urls()] == ["Battle.mp3", "Cradle.mp3"]


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_a_menu_on_the_rows_offers_what_can_be_done_with_songs(
    window: MainWindow, reason: QContextMenuEvent.Reason
) -> None:
    window.selection.select([0, 3])
    place = window.views.table.visualRect(window.tracks.index(3, 0)).center()
    QGuiApplication.sendEvent(window.views.table.viewport(), QContextMenuEvent(reason, place, QPoint()))
    menus = [menu for menu in window.findChildren(QMenu) if menu.accessibleName() == "Selected songs"]
    (menu,) = (menu for menu in menus if menu.isVisible())
    assert "Play 2 songs" in [action.text() for action in menu.actions()]
    menu.close()


def test_the_dots_of_the_table_have_the_colours_of_the_plane(window: MainWindow) -> None:
    def dots() -> list[str]:
        rows = range(window.tracks.rowCount())
        icons = [window.tracks.index(row, Column.TITLE).data(Qt.ItemDataRole.DecorationRole) for row in rows]
        return [icon.pixmap(14, 14).toImage().pixelColor(7, 7).name() for icon in icons]

    by_place = dots()
    assert len(set(by_place)) == 4
    plane = next(item for item in window.views.plane.scene().items() if isinstance(item, PointCloud))
    assert by_place == [plane.color_of(song) for song in window.tracks.collection.shown]
    window.views.colors.color_by(ColorBy.DECADE)
    coloring = window.views.colors.point_style().coloring
    assert coloring is not None
    assert dots() == [coloring.entries[coloring.indexes[song]].light for song in window.tracks.collection.shown]
    window.views.colors.color_by(ColorBy.MOOD)
    assert dots() == by_place
