from __future__ import annotations

import pytest

from emotion_player.gui.plane import frame_rate
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.frame_rate import frame_rates


def test_pictures_are_counted_and_the_plane_is_left_as_it_was(
    five_points: EmotionPlane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_rate, "_STEPS", 16)  # once in, once out
    before = five_points.place_of(1)
    rates = frame_rates(five_points)
    assert rates.pan > 0
    assert rates.zoom > 0
    assert rates.pan_close > 0
    assert (five_points.place_of(1) - before).manhattanLength() < 2
