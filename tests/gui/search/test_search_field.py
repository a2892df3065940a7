"""The search field as a user meets it: moods, fields and values, by keys and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from emotion_player.collection.columns import Column
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.search.search_field import SearchField
from tests.gui.acting import part
from tests.gui.conftest import OpenWindow, four_songs, place


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(four_songs())


def field_of(window: MainWindow) -> SearchField:
    field = part(window, "Search")
    assert isinstance(field, SearchField)
    return field


def offered(field: SearchField) -> list[str]:
    return [each.label for each in field.suggestions.shown]


def shown(window: MainWindow) -> list[str]:
    return [window.tracks.collection.titles[song] for song in window.tracks.collection.shown]


def test_a_mood_is_typed_taken_with_the_keys_and_found(qtbot: QtBot, window: MainWindow) -> None:
    field = field_of(window)
    mood = window.tracks.cells.text(2, Column.MOOD)
    QTest.keyClicks(field, mood[:3])
    assert offered(field) == [mood]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == f"mood:{mood} "
    assert offered(field) == []
    qtbot.waitUntil(lambda: shown(window) == ["Cradle"])
    assert QApplication.focusWidget() is field


def test_a_field_leads_on_to_its_values(window: MainWindow) -> None:
    field = field_of(window)
    QTest.keyClicks(field, "-art")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "-artist:"
    assert offered(field) == ["Ada", "Bo", "Émile"]
    QTest.keyClick(field, Qt.Key.Key_Up)  # from the end
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == '-artist:="Émile" '


def test_a_suggestion_is_taken_with_the_mouse_in_the_middle_of_a_search(window: MainWindow) -> None:
    field = field_of(window)
    QTest.keyClicks(field, "ad bo")
    field.setCursorPosition(1)
    QTest.keyClicks(field, "d")
    assert field.text() == "add bo"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    list_ = field.suggestions.findChildren(QTableView)[0]
    at = list_.visualRect(list_.model().index(offered(field).index("Ada"), 0)).center()
    QTest.mouseClick(list_.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert field.text() == 'artist:="Ada" bo'


def test_enter_searches_for_the_plain_word_unless_a_suggestion_was_chosen(window: MainWindow) -> None:
    field = field_of(window)
    QTest.keyClicks(field, "ada")
    assert offered(field) == ["Ada"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "ada"
    assert shown(window) == ["Anthem", "Cradle"]
    assert offered(field) == []
    assert QApplication.focusWidget() is window.views.table


def test_escape_closes_the_suggestions_first_and_then_clears_the_search(window: MainWindow) -> None:
    field = field_of(window)
    QTest.keyClicks(field, "ada")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), offered(field)) == ("ada", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


@pytest.mark.parametrize("size", [(760, 520), (1366, 768)])
def test_no_suggestion_is_cropped(open_window: OpenWindow, size: tuple[int, int]) -> None:
    window = open_window([place(f"Song {n}", artist=f"An artist with quite a long name, the {n}th") for n in range(30)])
    window.resize(*size)
    field = field_of(window)
    QTest.keyClicks(field, "artist:name")
    QApplication.processEvents()
    list_ = field.suggestions.findChildren(QTableView)[0]
    rows = list_.model().rowCount()
    assert rows == 10
    assert QRect(0, 0, window.width(), window.height()).contains(field.suggestions.geometry())
    view = list_.viewport().rect()
    for row in range(rows):
        for column in (0, 1):
            cell = list_.visualRect(list_.model().index(row, column))
            assert view.contains(cell)
            text = str(list_.model().index(row, column).data())
            assert list_.fontMetrics().horizontalAdvance(text) <= cell.width()
