"""Titles in any script stand in line and move nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from pytestqt.qtbot import QtBot

from emotion_player.gui.widgets.elided_label import ElidedLabel
from emotion_player.gui.widgets.text_label import TextLabel

TITLES = ["Plain", "夜に駆ける", "봄날", "أنت عمري", "สวัสดี ที่รัก", "नमस्ते"]


@pytest.mark.parametrize("title", ["أنت عمري", "שיר לשלום", "Plain"])
def test_a_title_stands_at_the_left_whichever_way_it_is_read(qtbot: QtBot, title: str) -> None:
    if not QFontMetrics(QFont()).inFont("A"):
        pytest.skip("there is no font to be seen")
    label = TextLabel(title)
    qtbot.addWidget(label)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(Qt.GlobalColor.white))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(Qt.GlobalColor.black))
    label.setPalette(palette)
    label.resize(600, 30)
    picture = label.grab().toImage()
    inked = [x for x in range(600) if any(picture.pixelColor(x, y).lightness() < 100 for y in range(30))]
    assert inked
    assert max(inked) < 300


def test_a_title_in_another_script_takes_the_same_height(qtbot: QtBot) -> None:
    label = ElidedLabel("title", "Title")
    qtbot.addWidget(label)
    heights = set()
    for title in TITLES:
        label.show_text(title)
        heights.add((label.sizeHint().height(), label.minimumSizeHint().height()))
    assert len(heights) == 1
