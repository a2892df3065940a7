from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from emotion_player.gui.import_export.file_choice import FileChoice, FileKind
from emotion_player.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow, four_songs


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(four_songs())


def export(qtbot: QtBot, window: MainWindow, file: Path | None) -> None:
    """Choose it in the menu, and a file, or none, in the dialog."""

    def new_file(_choice: FileChoice, _title: str, _name: str, kinds: Sequence[FileKind]) -> Path | None:
        assert [kind.ending for kind in kinds] == [".png", ".svg"]
        return file

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FileChoice, "new_file", new_file)
        next(each for each in window.menus.file.actions() if each.text() == "Export the plane…").trigger()
    qtbot.waitUntil(lambda: not window.tasks.is_busy)


def test_the_plane_is_written_as_a_picture_and_as_a_drawing_with_what_is_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.tracks.look_for("ada")
    export(qtbot, window, tmp_path / "plane.png")
    assert QImage(str(tmp_path / "plane.png")).width() > 1000
    export(qtbot, window, tmp_path / "plane.svg")
    texts = " ".join(ElementTree.parse(tmp_path / "plane.svg").getroot().itertext())
    assert "Happy  1" in texts
    assert "Tense  0" in texts
    assert window.message.isVisible()


def test_a_folder_that_is_not_there_is_one_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    export(qtbot, window, tmp_path / "nowhere" / "plane.png")
    assert window.message.isVisible()
    assert list(tmp_path.rglob("*.png")) == []


def test_nothing_is_written_when_no_file_is_named(qtbot: QtBot, window: MainWindow) -> None:
    export(qtbot, window, None)
    assert not window.message.isVisible()
