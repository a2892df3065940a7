from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emotion_player.gui.plane.covers import Covers
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.tasks import Tasks


def jpeg(width: int, height: int) -> bytes:
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.darkCyan)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "JPEG")
    return bytes(buffer.data().data())


@pytest.fixture
def read(five_points: EmotionPlane, tasks: Tasks) -> list[str]:
    """What was read; song 0 has a cover, 1 has none, 2 has a damaged one."""
    read: list[str] = []
    pictures = {"0": jpeg(900, 600), "1": b"", "2": jpeg(900, 600)[:300]}

    def read_cover(path: Path) -> bytes:
        read.append(path.name)
        return pictures[path.name]

    Covers(five_points, lambda song: Path(str(song)), read_cover, tasks, five_points)
    tasks.crashed.connect(pytest.fail)
    return read


def hover(plane: EmotionPlane, song: int) -> None:
    QTest.mouseMove(plane.viewport(), QPoint(5, 5))
    QTest.mouseMove(plane.viewport(), plane.place_of(song).toPoint())


def test_the_cover_of_the_song_under_the_pointer_appears_and_is_read_once(
    qtbot: QtBot, five_points: EmotionPlane, read: list[str]
) -> None:
    hover(five_points, 0)
    qtbot.waitUntil(five_points.card.has_cover)
    hover(five_points, 1)
    qtbot.waitUntil(lambda: read == ["0", "1"])
    assert not five_points.card.has_cover()
    hover(five_points, 0)
    assert five_points.card.has_cover()
    assert read == ["0", "1"]


def test_a_damaged_cover_is_none(qtbot: QtBot, five_points: EmotionPlane, read: list[str]) -> None:
    hover(five_points, 2)
    qtbot.waitUntil(lambda: read == ["2"])
    qtbot.wait(300)
    assert five_points.card.isVisible()
