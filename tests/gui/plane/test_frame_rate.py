from __future__ import annotations

from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.frame_rate import frame_rates


def test_pictures_are_counted_and_the_plane_is_left_as_it_was(five_points: EmotionPlane) -> None:
    before = five_points.place_of(1)
    rates = frame_rates(five_points)
    assert rates.pan > 0
    assert rates.zoom > 0
    assert rates.pan_close > 0
    assert (five_points.place_of(1) - before).manhattanLength() < 2
