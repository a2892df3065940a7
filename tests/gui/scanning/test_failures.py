"""Files that failed: what can be done with each is in its menu."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from emotion_player.core.track import FileStamp
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.scanning import scanning
from tests.gui.acting import part, words
from tests.gui.conftest import OpenWindow, ScriptedAnalysis, four_songs
from tests.gui.test_main_window import FAILED

OTHER = dataclasses.replace(FAILED, file=FileStamp(Path("/music/other.mp3"), 1, 1))


@pytest.fixture
def analysis() -> ScriptedAnalysis:
    return ScriptedAnalysis()


@pytest.fixture
def window(open_window: OpenWindow, analysis: ScriptedAnalysis) -> MainWindow:
    window = open_window(four_songs(), analysis, failed=[FAILED, OTHER])
    window.library.scanning.show_failures()
    return window


def list_of(window: MainWindow) -> QTreeWidget:
    list_ = part(window.library.scanning.failures, "Files and reasons")
    assert isinstance(list_, QTreeWidget)
    assert list_.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    return list_


def action(window: MainWindow, text: str) -> QAction:
    return next(each for each in list_of(window).actions() if each.text() == text)


def choose(window: MainWindow, name: str) -> None:
    (item,) = list_of(window).findItems(name, Qt.MatchFlag.MatchExactly)
    list_of(window).setCurrentItem(item)


def test_nothing_is_offered_before_a_file_is_chosen(window: MainWindow) -> None:
    list_of(window).clearSelection()
    assert not any(each.isEnabled() for each in list_of(window).actions())
    choose(window, "other.mp3")
    assert all(each.isEnabled() for each in list_of(window).actions())


def test_one_file_is_tried_again(qtbot: QtBot, window: MainWindow, analysis: ScriptedAnalysis) -> None:
    choose(window, "other.mp3")
    action(window, "Try again").trigger()
    qtbot.waitUntil(lambda: len(analysis.calls) == 1)
    assert analysis.calls[0] == ((OTHER.file.path,), "student", True)


def test_the_reason_is_copied_with_the_file(window: MainWindow) -> None:
    choose(window, "broken.mp3")
    action(window, "Copy reason").trigger()
    assert QGuiApplication.clipboard().text() == f"{FAILED.file.path}: It contains no sound."


def test_one_file_is_removed_from_the_list_and_undo_restores_it(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, "broken.mp3")
    action(window, "Remove from list").trigger()
    assert set(window.library.scanning.failures.reasons()) == {"other.mp3"}
    undo = window.frame.history.actions[0]
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(lambda: len(window.library.scanning.failed_files()) == 2)


def test_a_file_is_shown_in_its_folder_or_it_is_said_why_not(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def show_in_folder(path: Path) -> bool:
        shown.append(path)
        return False

    monkeypatch.setattr(scanning, "show_in_folder", show_in_folder)
    choose(window, "other.mp3")
    action(window, "Show in folder").trigger()
    assert shown == [OTHER.file.path]
    assert window.message.text == f"The folder {OTHER.file.path.parent} cannot be opened."


def test_a_list_without_files_says_so(window: MainWindow) -> None:
    assert words(window.library.scanning.failures, "Number of files") == "2 files"
    list_of(window).selectAll()
    action(window, "Remove from list").trigger()
    assert words(window.library.scanning.failures, "Number of files") == "No file has failed."
