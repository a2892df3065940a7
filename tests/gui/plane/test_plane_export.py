from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from emotion_player.gui.exchange.file_choice import FileKind
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.plane.plane_export import PlaneExport
from tests.gui.conftest import MemoryCatalog, OpenWindow, four_songs


class Told:
    """Answers with a file instead of asking."""

    def __init__(self, file: Path | None) -> None:
        self.file = file

    def new_file(self, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        assert [kind.ending for kind in kinds] == [".png", ".svg"]
        return self.file

    def known_file(self, title: str, kinds: Sequence[FileKind]) -> Path | None:
        raise AssertionError("nothing is read")


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(MemoryCatalog(four_songs()))


def export(qtbot: QtBot, window: MainWindow, file: Path | None) -> None:
    told = Told(file)
    PlaneExport(window.tracks, window.plane_colors, window._look, window.tasks, window.message, told, window).export()
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
