from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.gui.plane.hover_card import HoverCard
from emotion_player.gui.plane.point_card import PointCard

STRONG = Emotion(0.5, 0.5)
FELT = "Listeners feel: joyful activation 62 %, tenderness 31 %"


@pytest.mark.parametrize("size_px", [9, 13, 24])
def test_at_any_size_of_letters_all_can_be_read_save_the_end_of_a_long_title(qtbot: QtBot, size_px: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(f"QLabel {{ font-size: {size_px}px }}")
    window.resize(600, 560)
    card = HoverCard(window)
    with qtbot.waitExposed(window):
        window.show()
    long = PointCard("Title " * 60, "Artist" * 60, "powerful", STRONG, "Valence .50\nArousal .50", "Student")
    card.show_card(0, long, QPointF(300, 280), window.rect())
    assert len(card.text().splitlines()) == 6
    card.show_card(1, PointCard("A", "B", "powerful", STRONG, "n", "Student", FELT), QPointF(), window.rect())
    assert card.text().splitlines()[-1] == FELT
    for line in (each for each in card.findChildren(QLabel) if each.isVisible() and each.text()):
        assert line.height() >= line.heightForWidth(line.width())
    assert window.rect().contains(card.geometry())
