"""The place of the window on the screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from emotion_player.gui.window.window_place import keep_place, place_within, restore_place

FREE = QRect(0, 30, 1366, 738)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (QRect(100, 100, 1000, 600), QRect(100, 100, 1000, 600)),
        (QRect(0, 0, 2560, 1440), FREE),
        (QRect(1300, 700, 1000, 600), QRect(366, 168, 1000, 600)),
        (QRect(-4000, -50, 900, 560), QRect(0, 30, 900, 560)),
    ],
)
def test_a_window_is_moved_and_shrunk_into_what_is_free_of_the_screen(place: QRect, expected: QRect) -> None:
    assert place_within(place, FREE) == expected


@pytest.fixture
def state(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def shown(qtbot: QtBot, state: QSettings) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    restore_place(window, state)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_at_its_first_start_a_window_fits_the_screen(qtbot: QtBot, state: QSettings) -> None:
    window = shown(qtbot, state)
    assert window.screen().availableGeometry().contains(window.frameGeometry())


def test_a_window_comes_back_where_it_was(qtbot: QtBot, state: QSettings) -> None:
    window = shown(qtbot, state)
    place = window.geometry().adjusted(0, 20, 0, -30)
    window.setGeometry(place)
    keep_place(window, state)
    state.sync()
    again = QSettings(state.fileName(), QSettings.Format.IniFormat)
    assert shown(qtbot, again).geometry() == place


def test_a_window_that_was_maximized_is_so_again_and_knows_its_former_place(qtbot: QtBot, state: QSettings) -> None:
    window = shown(qtbot, state)
    place = window.normalGeometry()
    window.showMaximized()
    qtbot.waitUntil(window.isMaximized)
    keep_place(window, state)
    again = QWidget()
    qtbot.addWidget(again)
    restore_place(again, state)
    assert again.isMaximized()
    assert again.normalGeometry() == place


def test_a_place_on_a_screen_that_is_gone_is_not_taken_for_this_one(qtbot: QtBot, state: QSettings) -> None:
    state.setValue("place/screen", "HDMI-7 5120x2880")
    state.setValue("place/HDMI-7 5120x2880", QRect(3000, 2000, 2000, 800))
    window = shown(qtbot, state)
    assert window.screen().availableGeometry().contains(window.frameGeometry())
