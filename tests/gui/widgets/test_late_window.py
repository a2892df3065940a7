"""The windows beside the main one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from emotion_player.gui.main_window import MainWindow
from tests.gui.acting import part, pick, press
from tests.gui.conftest import OpenWindow, four_songs


def windows_beside(window: MainWindow) -> list[QDialog]:
    """Those that are there, shown or not."""
    return window.findChildren(QDialog)


def test_a_window_beside_the_main_one_is_built_when_it_is_opened_and_once(open_window: OpenWindow) -> None:
    window = open_window(four_songs())
    window.selection.choose(0)
    for menu, text, count in (
        (window.menus.song, "Details", 1),
        (window.menus.edit, "Learn from my", 2),
        (window.menus.file, "Files that could", 3),
        (window.menus.help, "Keyboard", 4),
    ):
        before = windows_beside(window)
        assert len(before) == count - 1
        pick(menu, text)
        (opened,) = (each for each in windows_beside(window) if each not in before)
        assert opened.isVisible()
        QTest.keyClick(opened, Qt.Key.Key_Escape)
        assert not opened.isVisible()
        pick(menu, text)
        assert opened.isVisible()
        assert len(windows_beside(window)) == count


def test_the_question_at_the_foot_of_a_list_is_reached_where_it_is_seen(open_window: OpenWindow) -> None:
    window = open_window(four_songs())
    window.page.show_list(window.collecting.playlists.pane)
    press(window.collecting.playlists.pane, "New playlist")
    line = part(window, "Name of the playlist")
    assert line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert part(window, "Cancel").hasFocus()
    QTest.keyClick(part(window, "Cancel"), Qt.Key.Key_Tab)
    assert part(window, "Save under this name").hasFocus()
    QTest.keyClick(part(window, "Save under this name"), Qt.Key.Key_Tab)
    assert part(window, "Previous song").hasFocus()
