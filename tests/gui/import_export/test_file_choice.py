"""Files are asked for by a dialog that gives them their ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.gui.import_export.file_choice import FileChoice, FileKind

TABLE, JSON, ANALYSES = FileKind("Table", ".csv"), FileKind("JSON", ".json"), FileKind("Analyses", ".jsonl.gz")


@pytest.fixture
def choice(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileChoice:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    return FileChoice(window)


def in_dialog(act: Callable[[QFileDialog], None]) -> None:
    """Do something in the dialog that opens next."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        act(dialog)

    QTimer.singleShot(0, find)


def typed(name: str) -> Callable[[QFileDialog], None]:
    def act(dialog: QFileDialog) -> None:
        dialog.selectFile(name)
        dialog.accept()

    return act


@pytest.mark.parametrize(
    ("kinds", "name", "chosen"),
    [
        ((TABLE, JSON), "songs", "songs.csv"),
        ((TABLE, JSON), "songs.json", "songs.json"),
        ((ANALYSES,), "home", "home.jsonl.gz"),
    ],
)
def test_a_new_file_gets_its_ending(
    choice: FileChoice, tmp_path: Path, kinds: tuple[FileKind, ...], name: str, chosen: str
) -> None:
    in_dialog(typed(name))

    assert choice.new_file("Export", "library.csv", kinds) == tmp_path / chosen


def test_the_ending_follows_the_kind_that_is_chosen(choice: FileChoice, tmp_path: Path) -> None:
    def act(dialog: QFileDialog) -> None:
        dialog.selectNameFilter("JSON (*.json)")
        dialog.filterSelected.emit("JSON (*.json)")
        typed("songs")(dialog)

    in_dialog(act)

    assert choice.new_file("Export", "library", (TABLE, JSON)) == tmp_path / "songs.json"


def test_the_next_dialog_begins_in_the_folder_that_was_chosen_last(choice: FileChoice, tmp_path: Path) -> None:
    folder = tmp_path / "deep"
    folder.mkdir()
    (folder / "a.jsonl.gz").touch()
    in_dialog(typed(str(folder / "a.jsonl.gz")))
    assert choice.known_file("Import", (ANALYSES,)) == folder / "a.jsonl.gz"

    begun: list[str] = []

    def look(dialog: QFileDialog) -> None:
        begun.append(dialog.directory().absolutePath())
        dialog.reject()

    in_dialog(look)
    assert choice.new_file("Export", "x.csv", (TABLE,)) is None
    assert begun == [str(folder)]
