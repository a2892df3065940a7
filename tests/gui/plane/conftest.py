"""A plane with five points, one of which is not found."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import mood_word
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.theme import LIGHT

CORNERS = np.array([[-0.6, 0.6], [0.6, 0.6], [-0.6, -0.6], [0.6, -0.6], [0.0, 0.0]], np.float32)


@pytest.fixture
def five_points(qtbot: QtBot) -> EmotionPlane:
    def card(row: int) -> PointCard:
        emotion = Emotion.clipped(*CORNERS[row].tolist())
        return PointCard(f"Song {row}", "Ada", mood_word(emotion), emotion)

    plane = EmotionPlane(LIGHT, card)
    qtbot.addWidget(plane)
    plane.resize(600, 560)
    plane.show_points(CORNERS, np.arange(4))
    with qtbot.waitExposed(plane):
        plane.show()
    return plane
