from __future__ import annotations

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from emotion_player.gui.about.shortcuts_window import ShortcutsWindow


def test_the_keys_of_menus_and_submenus_are_listed_as_they_are_now(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = window.menuBar().addMenu("&File")
    menu.addAction("Keyless")
    shortcuts = ShortcutsWindow([menu], window)
    menu.addAction("&Open…").setShortcut("Ctrl+O")
    menu.addMenu("Export").addAction("Picture").setShortcut("F9")
    menu.addAction("&Pause\tSpace").setShortcut("Media Play")
    shortcuts.open_list()
    assert shortcuts.isVisible()
    assert not shortcuts.isModal()
    keys = shortcuts.keys()
    assert (keys["Open"], keys["Picture"]) == ("Ctrl+O", "F9")
    assert "Keyless" not in keys
    assert keys["Pause"] == "Space"
    assert keys["Move the songs up, down"] == "Alt+Up, Alt+Down"
    assert keys["Nearest song in a direction"] == "Arrow keys"
