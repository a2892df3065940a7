from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from emotion_player.core.mood_words import MOOD_WORDS
from emotion_player.gui.plane.emotion_plane import EmotionPlane


def placed(plane: EmotionPlane) -> list[tuple[str, QRectF]]:
    font = QFont()
    font.setPixelSize(12)
    return list(plane._mood_labels._placed(QFontMetricsF(font)))


@pytest.mark.parametrize("size", [(300, 300), (600, 560), (1200, 1000)])
def test_words_never_stand_over_each_other(five_points: EmotionPlane, size: tuple[int, int]) -> None:
    five_points.resize(*size)
    boxes = [box for _, box in placed(five_points)]
    assert not any(one.intersects(other) for one, other in itertools.combinations(boxes, 2))


def test_words_stand_where_people_put_them(five_points: EmotionPlane) -> None:
    five_points.resize(900, 900)
    boxes = dict(placed(five_points))
    assert {"joyful", "tense", "sad", "calm", "excited", "quiet"} <= boxes.keys()
    assert len(boxes) >= len(MOOD_WORDS) / 2
    assert boxes["joyful"].center().x() > boxes["calm"].center().x() > boxes["tense"].center().x()
    assert boxes["gloomy"].center().y() > boxes["sad"].center().y() > boxes["tense"].center().y()


def test_a_closer_look_shows_more_words_and_those_of_that_corner_only(five_points: EmotionPlane) -> None:
    corner = {"sad", "lonely", "gloomy", "dreary", "solemn", "sleepy", "dark"}
    seen_afar = {word for word, _ in placed(five_points)}
    five_points._view.setRange(QRectF(-1, -1, 0.9, 0.9), padding=0)
    five_points.viewport().grab()  # the view takes its new place when it is painted
    words = {word for word, _ in placed(five_points)}
    assert corner <= words
    assert not corner <= seen_afar
    assert not {"happy", "excited", "calm"} & words
