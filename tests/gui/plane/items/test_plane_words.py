from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from emotion_player.gui.language import Language
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.items.plane_words import PlacedWord, PlaneWords
from emotion_player.gui.theme import DARK, LIGHT, Theme
from tests.gui.plane.colors.test_emotion_colors import contrast


def words_of(plane: EmotionPlane) -> PlaneWords:
    return next(item for item in plane.scene().items() if isinstance(item, PlaneWords))


def seen(plane: EmotionPlane) -> dict[str, PlacedWord]:
    plane.grab()  # a plane that has just been resized is laid out when it is painted
    return {word.text: word for word in words_of(plane).placed()}


@pytest.mark.parametrize("size", [(900, 400), (400, 900), (1400, 1000)])
def test_words_at_its_edges_say_what_the_sides_of_the_plane_mean(
    five_points: EmotionPlane, size: tuple[int, int]
) -> None:
    five_points.resize(*size)
    words = seen(five_points)
    places = [words[text].box.center() for text in ("unpleasant", "pleasant", "quiet", "excited")]
    left, right, below, above = places
    middle = five_points.viewport().rect().center()
    assert left.x() < 30
    assert right.x() > size[0] - 30
    assert above.y() < 30
    assert below.y() > size[1] - 30
    assert abs(above.x() - middle.x()) < 3
    assert abs(left.y() - middle.y()) < 3


def test_words_that_have_no_room_beside_the_plane_are_all_inside_it(five_points: EmotionPlane) -> None:
    def inside(texts: tuple[str, ...]) -> list[bool]:
        words = seen(five_points)
        return [words[text].on_chip for text in texts if text in words]

    above_and_below = ("Happy", "Tense", "Sad", "Calm", "excited", "quiet")
    five_points.resize(900, 700)
    seen(five_points)
    words_of(five_points).keep_clear([], 0, 0)
    assert inside(above_and_below) == [False] * 6
    words_of(five_points).keep_clear([QRectF(0, 0, 300, 44)], 44, 0)  # the tools, over one corner
    assert inside(above_and_below) == [True] * 6


@pytest.mark.parametrize("size", [(420, 300), (900, 700)])
def test_a_word_stands_beside_what_floats_over_its_place(five_points: EmotionPlane, size: tuple[int, int]) -> None:
    five_points.resize(*size)
    before = seen(five_points)
    for text, word in before.items():
        floating = word.box.adjusted(-6, -6, 6, 6)
        words_of(five_points).keep_clear([floating], 0, 0)
        now = seen(five_points)
        assert now.keys() == before.keys(), text
        assert not any(other.box.intersects(floating) for other in now.values())
        moved = now[text].box.center() - word.box.center()
        assert 0 < moved.manhattanLength() < 2 * max(word.box.width(), word.box.height())
    words_of(five_points).keep_clear([], 0, 0)
    assert {text: word.box for text, word in seen(five_points).items()} == {
        text: word.box for text, word in before.items()
    }


@pytest.mark.parametrize("size", [(240, 200), (420, 300), (900, 700)])
@pytest.mark.parametrize("zoom", [1.0, 3.0, 40.0])
def test_words_stay_in_sight_and_never_stand_over_each_other(
    five_points: EmotionPlane, size: tuple[int, int], zoom: float
) -> None:
    five_points.resize(*size)
    five_points.zoom(zoom)
    words = list(seen(five_points).values())
    room = QRectF(five_points.viewport().rect())
    assert words
    assert all(room.contains(word.box) for word in words)
    assert not any(one.box.intersects(other.box) for one, other in itertools.combinations(words, 2))


def test_numbers_appear_for_who_looks_closer(five_points: EmotionPlane) -> None:
    def numbers() -> list[str]:
        return [text for text in seen(five_points) if text.lstrip("+\N{MINUS SIGN}").replace(".", "").isdigit()]

    assert numbers() == []
    five_points.zoom(8)
    assert len(numbers()) > 4
    five_points.show_whole()
    assert numbers() == []


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_words_can_be_read(five_points: EmotionPlane, theme: Theme) -> None:
    five_points.apply_theme(theme)
    for word in seen(five_points).values():
        assert contrast(word.color.name(), theme.surface) >= 4.5, word.text


def test_the_words_speak_the_language_of_the_window(
    five_points: EmotionPlane, english: Language, qapp: QApplication
) -> None:
    del qapp
    english.install("de")
    assert {"unangenehm", "angenehm", "still", "aufgeregt"} <= set(seen(five_points))
    english.install("en")
    assert {"unpleasant", "pleasant", "quiet", "excited"} <= set(seen(five_points))
