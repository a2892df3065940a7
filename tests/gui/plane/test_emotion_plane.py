from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.gui.plane.emotion_colors import emotion_color
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.theme import DARK, LIGHT

POINTS = np.array([[0.0, 0.0], [0.98, 0.98], [-0.98, -0.98], [0.5, -0.5]], np.float32)
TITLES = ["Middle", "A very long title that goes on and on " * 5, "Lowest", "Last"]


@pytest.fixture
def plane(qtbot: QtBot) -> EmotionPlane:
    plane = EmotionPlane(LIGHT, lambda row: (TITLES[row], "Someone"))
    qtbot.addWidget(plane)
    plane.resize(600, 560)
    plane.show_points(POINTS, np.arange(4))
    with qtbot.waitExposed(plane):
        plane.show()
    return plane


def hint(plane: EmotionPlane) -> QLabel:
    found = plane.findChild(QLabel, "hint")
    assert isinstance(found, QLabel)
    return found


def hover(plane: EmotionPlane, place: QPointF) -> None:
    QTest.mouseMove(plane.viewport(), QPoint(5, 5))
    QTest.mouseMove(plane.viewport(), place.toPoint())


def wheel(plane: EmotionPlane, place: QPointF, steps: int) -> None:
    event = QWheelEvent(
        place,
        plane.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(plane.viewport(), event)


def test_hovering_near_a_point_shows_its_title_and_artist(qtbot: QtBot, plane: EmotionPlane) -> None:
    hover(plane, plane.place_of(0) + QPointF(4, -3))
    qtbot.waitUntil(hint(plane).isVisible)
    assert hint(plane).text() == "Middle\nSomeone"
    hover(plane, plane.place_of(0) + QPointF(60, 40))
    qtbot.waitUntil(lambda: not hint(plane).isVisible())


@pytest.mark.parametrize("row", [1, 2])
def test_the_hint_never_leaves_the_view(qtbot: QtBot, plane: EmotionPlane, row: int) -> None:
    hover(plane, plane.place_of(row))
    qtbot.waitUntil(hint(plane).isVisible)
    assert plane.rect().contains(hint(plane).geometry())


def test_the_wheel_zooms_around_the_pointer(plane: EmotionPlane) -> None:
    before = plane.place_of(3)
    far = plane.place_of(0)
    wheel(plane, before, 3)
    under_pointer, away = (plane.place_of(3) - before), (plane.place_of(0) - far)
    assert away.manhattanLength() > 30
    assert under_pointer.manhattanLength() < 0.05 * away.manhattanLength()  # the pointer stands on a whole pixel


def test_a_double_click_beside_the_points_shows_the_whole_plane_again(plane: EmotionPlane) -> None:
    before = plane.place_of(1)
    wheel(plane, plane.place_of(0), 4)
    assert (plane.place_of(1) - before).manhattanLength() > 30
    empty = plane.place_of(0).toPoint() + QPoint(70, 30)
    QTest.mouseClick(plane.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    QTest.mouseDClick(plane.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    assert (plane.place_of(1) - before).manhattanLength() <= 4


def test_dragging_moves_the_plane(plane: EmotionPlane) -> None:
    before = plane.place_of(0)
    start = before.toPoint() + QPoint(60, 60)
    QTest.mousePress(plane.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(plane.viewport(), start + QPoint(10 * step, 0))
    QTest.mouseRelease(plane.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(50, 0))
    assert plane.place_of(0).x() - before.x() > 20


def test_a_click_picks_the_nearest_point_within_reach(qtbot: QtBot, plane: EmotionPlane) -> None:
    with qtbot.waitSignal(plane.track_picked) as picked:
        place = plane.place_of(3).toPoint() + QPoint(5, 0)
        QTest.mouseClick(plane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == [3]
    with qtbot.assertNotEmitted(plane.track_picked):
        QTest.mouseClick(plane.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(40, 40))


def test_a_point_is_painted_in_the_colour_of_its_place(plane: EmotionPlane) -> None:
    for theme in (LIGHT, DARK):
        plane.dress(theme)
        place = plane.place_of(3).toPoint()
        painted = plane.viewport().grab().toImage().pixelColor(place)
        wanted = emotion_color(Emotion(0.5, -0.5), dark=theme.dark)
        away = [abs(a - b) for a, b in zip(painted.getRgb()[:3], wanted.getRgb()[:3], strict=True)]  # type: ignore[index]
        assert max(away) <= 12


def test_what_is_not_found_is_dimmed(plane: EmotionPlane) -> None:
    place = plane.place_of(3).toPoint()
    bright = plane.viewport().grab().toImage().pixelColor(place)
    plane.show_points(POINTS, np.array([0]))
    dim = plane.viewport().grab().toImage().pixelColor(place)
    assert dim.lightness() > bright.lightness() + 60


def test_without_a_selection_an_arrow_key_starts_at_the_middle(qtbot: QtBot, plane: EmotionPlane) -> None:
    with qtbot.waitSignal(plane.track_selected) as stepped:
        QTest.keyClick(plane, Qt.Key.Key_Right)
    assert stepped.args == [0]


def test_stepping_to_a_point_out_of_sight_brings_it_into_view(plane: EmotionPlane) -> None:
    plane.select(0)
    wheel(plane, plane.place_of(0), 12)
    assert not plane.viewport().rect().contains(plane.place_of(1).toPoint())
    QTest.keyClick(plane, Qt.Key.Key_Up)
    assert plane.viewport().rect().contains(plane.place_of(1).toPoint())


def test_plus_and_zero_zoom_by_key(plane: EmotionPlane) -> None:
    before = plane.place_of(1)
    QTest.keyClick(plane, Qt.Key.Key_Plus)
    assert (plane.place_of(1) - before).manhattanLength() > 30
    QTest.keyClick(plane, Qt.Key.Key_0)
    assert (plane.place_of(1) - before).manhattanLength() <= 4


@pytest.mark.parametrize("size", [(900, 400), (400, 900), (500, 500)])
def test_the_whole_plane_stays_in_sight_and_square_at_any_size(plane: EmotionPlane, size: tuple[int, int]) -> None:
    plane.resize(*size)
    lowest, highest = plane.place_of(2), plane.place_of(1)
    assert plane.viewport().rect().contains(lowest.toPoint())
    assert plane.viewport().rect().contains(highest.toPoint())
    assert highest.x() - lowest.x() == pytest.approx(lowest.y() - highest.y(), rel=0.02)


def test_an_empty_plane_takes_keys_and_clicks(qtbot: QtBot, plane: EmotionPlane) -> None:
    plane.show_points(np.empty((0, 2), np.float32), np.empty(0, np.intp))
    with qtbot.assertNotEmitted(plane.track_selected), qtbot.assertNotEmitted(plane.track_picked):
        QTest.keyClick(plane, Qt.Key.Key_Right)
        QTest.keyClick(plane, Qt.Key.Key_Return)
        QTest.mouseClick(plane.viewport(), Qt.MouseButton.LeftButton, pos=plane.rect().center())
