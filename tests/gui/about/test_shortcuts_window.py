from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from emotion_player.gui.about.shortcuts_window import ShortcutsWindow
from tests.gui.conftest import OpenWindow, four_songs


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
    assert keys["File"] == {"Open": "Ctrl+O", "Pause": "Space"}
    assert keys["File → Export"] == {"Picture": "F9"}
    assert keys["On the plane"]["Nearest song in a direction"] == "Arrow keys"


def test_every_key_of_the_window_is_listed(open_window: OpenWindow) -> None:
    window = open_window(four_songs())
    next(action for action in window.menus.help.actions() if action.text() == "Keyboard shortcuts").trigger()
    keys = window.findChildren(ShortcutsWindow)[0].keys()
    listed = {key for part in keys.values() for key in part.values()}
    for action in window.findChildren(QAction):
        if action.text() and not action.shortcut().isEmpty():
            native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            assert native in listed or action.text().partition("\t")[2] in listed, action.text()
    assert keys["Help"]["Find a command"] == "Ctrl+K"
    assert keys["Songs of the queue"]["Move up"] == "Alt+Up"
    assert keys["Songs along the path"]["Next best song"] == "Alt+N"
    assert keys["Saved playlists"]["Rename"] == "F2"
