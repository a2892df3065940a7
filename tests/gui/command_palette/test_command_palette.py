"""Every command is found by typing and done with Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.gui.about.shortcuts_window import ShortcutsWindow
from emotion_player.gui.command_palette.command_palette import CommandPalette
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.mood_text import mood_text
from tests.gui.acting import part
from tests.gui.conftest import OpenWindow, four_songs

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(four_songs())


def open_palette(window: QWidget) -> tuple[CommandPalette, QLineEdit]:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    (palette,) = window.findChildren(CommandPalette)
    assert palette.isVisible()
    field = part(palette, "Find a command")
    assert isinstance(field, QLineEdit)
    assert QApplication.focusWidget() is field
    return palette, field


def lines(palette: CommandPalette) -> list[tuple[str, ...]]:
    model = palette.findChildren(QTableView)[0].model()
    return [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]


def actions_of(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        below = action.menu()
        found += actions_of(below) if isinstance(below, QMenu) else [action]
    return [action for action in found if not action.isSeparator()]


def test_a_command_is_found_by_parts_of_its_words_and_done_with_enter(window: MainWindow) -> None:
    window.views.table.setFocus()
    palette, field = open_palette(window)
    QTest.keyClicks(field, "sel al")
    assert lines(palette)[0] == ("Select all songs shown", "Edit", "Ctrl+A")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(window.selection.ids) == 4
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.views.table


def test_every_command_of_every_menu_is_there(window: MainWindow) -> None:
    palette, _ = open_palette(window)
    listed = [(text.removeprefix("\N{CHECK MARK} "), group) for text, group, _ in lines(palette)]
    for menu in window.menus.all():
        for action in actions_of(menu):
            name = action.text().partition("\t")[0].replace("&", "")
            assert any(text == name and group.startswith(menu.title().replace("&", "")) for text, group in listed)
    assert (mood_text("calm"), "Playback → Radio near a mood") in listed
    assert ("New playlist…", "Song → Add to playlist") in listed


def test_what_cannot_be_done_now_is_grey_and_enter_passes_it_over(window: MainWindow) -> None:
    palette, field = open_palette(window)
    QTest.keyClicks(field, "more like this")
    (line,) = lines(palette)
    assert line[0] == "More like this"
    list_ = palette.findChildren(QTableView)[0]
    told = list_.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "More like this, Song, Ctrl+L, not possible now"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_lists_that_are_seen_offer_their_own_commands(window: MainWindow) -> None:
    palette, field = open_palette(window)
    QTest.keyClicks(field, "rename")
    assert lines(palette) == []
    assert part(palette, "Why the list is empty").isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    window.collecting.playlists.shown.emit()
    palette, field = open_palette(window)
    QTest.keyClicks(field, "rename")
    assert lines(palette) == [("Rename", "Saved playlists", "F2")]


def test_commands_are_walked_through_with_the_keys_and_taken_with_the_mouse(window: MainWindow) -> None:
    palette, field = open_palette(window)
    QTest.keyClicks(field, "keyboard")
    list_ = palette.findChildren(QTableView)[0]
    assert list_.currentIndex().row() == 0
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert list_.currentIndex().row() == 12
    QTest.keyClicks(field, "keyboard")
    QTest.mouseClick(
        list_.viewport(), Qt.MouseButton.LeftButton, pos=list_.visualRect(list_.model().index(0, 0)).center()
    )
    assert window.findChildren(ShortcutsWindow)[0].isVisible()


@pytest.mark.parametrize("size", [(760, 520), (1366, 768)])
def test_the_palette_lies_within_the_window(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    palette, _ = open_palette(window)
    assert QRect(0, 0, window.width(), window.height()).contains(palette.geometry())
    part(window, "Search").setFocus()
    assert not palette.isVisible()
