"""The parts of the window: shown, folded away, and back where they were."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from emotion_player.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow, four_songs


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(four_songs())


def press_key(window: MainWindow, key: str) -> None:
    QTest.keySequence(window, key)
    for _ in range(3):  # what goes leaves room, which is given anew
        QApplication.processEvents()


def drag_splitter(window: MainWindow, by_px: int) -> None:
    handle = window.page.splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(by_px // 2, 0))
    QTest.mouseMove(handle, middle + QPoint(by_px - by_px // 2, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
    QApplication.processEvents()


def test_f9_folds_the_lists_and_the_plane_takes_their_room(window: MainWindow) -> None:
    before = window.views.plane.width()
    press_key(window, "F9")
    assert not window.page.lists.isVisible()
    assert window.views.plane.width() == window.width() > before
    press_key(window, "F9")
    assert window.page.lists.isVisible()
    assert window.views.plane.width() == before


def test_a_folded_panel_is_still_folded_after_a_restart(open_window: OpenWindow) -> None:
    window = open_window(four_songs())
    press_key(window, "F9")
    window.close()
    assert not open_window(four_songs()).page.lists.isVisible()


def test_what_shows_a_list_unfolds_the_panel(window: MainWindow) -> None:
    press_key(window, "F9")
    window.listening.bar.queue_requested.emit()
    assert window.listening.queue.isVisible()


def test_f11_leaves_nothing_but_the_plane_and_brings_all_back(window: MainWindow) -> None:
    parts = [window.toolbar, window.page.lists, window.listening.bar]
    press_key(window, "F11")
    assert not any(part.isVisible() for part in parts)
    assert window.isFullScreen()
    assert window.menuBar().height() == 0
    assert window.views.plane.size() == window.page.size()
    press_key(window, "F11")
    assert all(part.isVisible() for part in parts)
    assert not window.isFullScreen()
    assert window.menuBar().height() > 0


def test_escape_brings_everything_back_from_the_plane_alone(window: MainWindow) -> None:
    press_key(window, "F11")
    window.views.plane.setFocus()
    QTest.keyClick(window.views.plane, Qt.Key.Key_Escape)
    assert window.toolbar.isVisible()
    assert not window.isFullScreen()


def test_the_splitter_moves_freely_and_is_remembered(open_window: OpenWindow) -> None:
    window = open_window(four_songs())
    before = window.views.plane.width()
    drag_splitter(window, 30)
    wider = window.views.plane.width()
    assert wider == pytest.approx(before + 30, abs=3)
    drag_splitter(window, -300)
    narrower = window.views.plane.width()
    assert narrower == pytest.approx(wider - 300, abs=3)
    window.close()
    assert open_window(four_songs()).views.plane.width() == pytest.approx(narrower, abs=30)


def test_a_panel_that_was_dragged_away_comes_back_with_its_button(window: MainWindow) -> None:
    window.page.splitter.setSizes([window.width(), 0])
    press_key(window, "F9")
    press_key(window, "F9")
    assert window.page.lists.width() > 200
