from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from emotion_player.collection.coloring import Coloring, LegendEntry
from emotion_player.collection.placements import PlacementStatus
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import mood_word
from emotion_player.gui.plane.colors.emotion_colors import emotion_color
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.items.point_style import PointStyle
from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.theme import DARK, LIGHT
from tests.gui.acting import double_click

POINTS = np.array([[0.0, 0.0], [0.98, 0.98], [-0.98, -0.98], [0.5, -0.5]], np.float32)
TITLES = ["Middle", "A very long title that goes on and on " * 5, "Lowest", "Last"]


def card_of(title: str, row: int) -> PointCard:
    emotion = Emotion.clipped(*POINTS[row].tolist())
    return PointCard(title, "Someone", mood_word(emotion), emotion)


@pytest.fixture
def plane(qtbot: QtBot) -> EmotionPlane:
    plane = EmotionPlane(LIGHT, lambda row: card_of(TITLES[row], row))
    qtbot.addWidget(plane)
    plane.resize(600, 560)
    plane.show_points(POINTS, np.arange(4))
    with qtbot.waitExposed(plane):
        plane.show()
    return plane


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
    qtbot.waitUntil(plane.card.isVisible)
    assert plane.card.text() == "Middle\nSomeone\nneutral"
    hover(plane, plane.place_of(0) + QPointF(60, 40))
    qtbot.waitUntil(lambda: not plane.card.isVisible())


@pytest.mark.parametrize("row", [1, 2])
def test_the_hint_never_leaves_the_view(qtbot: QtBot, plane: EmotionPlane, row: int) -> None:
    hover(plane, plane.place_of(row))
    qtbot.waitUntil(plane.card.isVisible)
    assert plane.rect().contains(plane.card.geometry())


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
    double_click(plane.viewport(), empty)
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


def test_a_double_click_on_a_point_opens_its_details(qtbot: QtBot, plane: EmotionPlane) -> None:
    place = plane.place_of(3).toPoint()
    with qtbot.waitSignal(plane.details_requested) as requested:
        double_click(plane.viewport(), place)
    assert requested.args == [3]


@pytest.mark.parametrize(("away", "row"), [(QPoint(0, 0), 3), (QPoint(40, 40), None)])
def test_the_right_button_asks_for_the_menu_of_a_point_or_of_the_plane(
    qtbot: QtBot, plane: EmotionPlane, away: QPoint, row: int | None
) -> None:
    place = plane.place_of(3).toPoint() + away
    wanted = plane.viewport().mapToGlobal(place)
    with qtbot.waitSignal(plane.menu_requested) as requested, qtbot.assertNotEmitted(plane.track_picked):
        QTest.mouseClick(plane.viewport(), Qt.MouseButton.RightButton, pos=place)
        QApplication.sendEvent(plane.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, wanted))
    assert requested.args == [row, wanted]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)],
)
def test_keys_ask_for_the_menu_of_the_current_point(
    qtbot: QtBot, plane: EmotionPlane, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    plane.select(3)
    with qtbot.waitSignal(plane.menu_requested) as requested:
        QTest.keyClick(plane, key, modifier)
    assert requested.args == [3, plane.viewport().mapToGlobal(plane.place_of(3).toPoint())]


def test_a_screen_reader_hears_of_the_current_point(plane: EmotionPlane) -> None:
    plane.select(3)
    assert plane.accessibleDescription() == "Last, Someone, tranquil, valence 0.50, arousal \N{MINUS SIGN}0.50"
    plane.select(None)
    assert plane.accessibleDescription() == ""


def test_coming_to_a_point_and_leaving_it_is_told(qtbot: QtBot, plane: EmotionPlane) -> None:
    pointed: list[int | None] = []
    plane.pointed_at.connect(pointed.append)
    with qtbot.waitSignal(plane.card.cover_wanted):
        hover(plane, plane.place_of(3))
    hover(plane, plane.place_of(3) + QPointF(60, 40))
    assert [song for song, _ in itertools.groupby(pointed)] == [None, 3, None]


def test_a_cover_comes_later_and_only_for_the_song_it_belongs_to(qtbot: QtBot, plane: EmotionPlane) -> None:
    cover = QPixmap(300, 200)
    cover.fill(Qt.GlobalColor.red)
    hover(plane, plane.place_of(1))
    qtbot.waitUntil(plane.card.isVisible)
    narrow = plane.card.width()
    plane.show_cover(3, cover)
    assert plane.card.width() == narrow
    plane.show_cover(1, cover)
    assert plane.card.width() > narrow
    assert plane.rect().contains(plane.card.geometry())


def test_states_and_colours_of_points_can_be_seen(plane: EmotionPlane) -> None:
    def seen(status: PlacementStatus, coloring: Coloring | None = None) -> QImage:
        plane.show_points(POINTS, np.arange(4), PointStyle(np.full(4, status, np.int8), coloring))
        place = plane.place_of(3).toPoint()
        return QImage(plane.viewport().grab(QRect(place - QPoint(9, 9), place + QPoint(9, 9))).toImage())

    green = Coloring("genre", "Genre", (LegendEntry("Jazz", "#00ff00", "#00ff00", 4),), np.zeros(4, np.uint8))
    pictures = [seen(status) for status in PlacementStatus]
    assert all(one != other for one, other in itertools.combinations(pictures, 2))
    assert seen(PlacementStatus.CURRENT, green).pixelColor(9, 9) == QColor("#00ff00")


@pytest.mark.parametrize("count", [1, 3, 300])
def test_a_selection_of_any_size_stands_out_by_fading_the_others(plane: EmotionPlane, count: int) -> None:
    points = np.concatenate([POINTS, np.full((count, 2), -0.5, np.float32)])
    plane.show_points(points, np.arange(len(points)))
    left_out, selected = plane.place_of(3).toPoint(), plane.place_of(4).toPoint()
    before = plane.viewport().grab().toImage()
    plane.show_selected(range(4, 4 + count))
    after = plane.viewport().grab().toImage()
    assert after.pixelColor(left_out).lightness() > before.pixelColor(left_out).lightness() + 40
    assert after.pixelColor(selected) == before.pixelColor(selected)
    plane.show_selected([])
    assert plane.viewport().grab().toImage() == before


def test_points_shrink_as_they_become_many_or_the_plane_small_and_grow_when_one_looks_closer(
    plane: EmotionPlane,
) -> None:
    def size_px(count: int) -> float:
        plane.show_points(np.resize(POINTS, (count, 2)), np.arange(count))
        return plane._cloud.dot_size_px()

    plane.resize(1000, 800)
    sizes = [size_px(count) for count in (10, 800, 10_000, 100_000)]
    assert sizes == sorted(sizes, reverse=True)
    assert max(sizes) <= 14
    assert min(sizes) >= 4
    assert size_px(800) >= 8
    large = size_px(800)
    plane.resize(400, 300)
    assert size_px(800) < large - 1.5
    plane.zoom(3)
    plane.grab()
    assert size_px(800) > large


def test_a_point_is_painted_in_the_colour_of_its_place(plane: EmotionPlane) -> None:
    for theme in (LIGHT, DARK):
        plane.apply_theme(theme)
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


SHAPES = pytest.mark.parametrize("size", [(900, 400), (400, 900), (500, 500)])


def extent_px(plane: EmotionPlane) -> QRectF:
    """Where the whole plane lies in its viewport; its outermost points lie 0.02 inside of it."""
    lowest, highest = plane.place_of(2), plane.place_of(1)
    assert plane.viewport().rect().contains(lowest.toPoint())
    assert plane.viewport().rect().contains(highest.toPoint())
    return QRectF(lowest, highest).normalized()


@SHAPES
def test_the_whole_plane_fills_its_room_of_any_shape(plane: EmotionPlane, size: tuple[int, int]) -> None:
    plane.resize(*size)
    extent = extent_px(plane)
    for side, room in ((extent.width(), plane.width()), (extent.height(), plane.height())):
        assert room - 90 < side < room - 50  # words stand in the rest


@SHAPES
def test_a_plane_that_keeps_square_has_one_scale(plane: EmotionPlane, size: tuple[int, int]) -> None:
    plane.keep_square(square=True)
    plane.resize(*size)
    extent = extent_px(plane)
    assert extent.width() == pytest.approx(extent.height(), rel=0.02)
    plane.keep_square(square=False)
    assert extent_px(plane).width() > plane.width() - 90


def test_the_wheel_keeps_the_shape_of_the_plane_as_far_as_it_turns(plane: EmotionPlane) -> None:
    plane.resize(900, 400)
    shape = plane.pixel_size().x() / plane.pixel_size().y()
    for steps in (200, -400):
        wheel(plane, QPointF(plane.rect().center()), steps)
        assert plane.pixel_size().x() / plane.pixel_size().y() == pytest.approx(shape, rel=1e-3)


def test_an_arrow_leads_to_what_looks_nearest_where_the_axes_have_different_scales(
    qtbot: QtBot, plane: EmotionPlane
) -> None:
    points = np.array([[0.0, 0.0], [0.3, 0.14], [0.6, 0.0]], np.float32)
    for size, nearest in (((1200, 300), 1), ((300, 1200), 2)):
        plane.resize(*size)
        plane.show_points(points, np.arange(3))
        plane.select(0)
        with qtbot.waitSignal(plane.track_selected) as stepped:
            QTest.keyClick(plane, Qt.Key.Key_Right)
        assert stepped.args == [nearest]


@SHAPES
def test_places_and_pixels_belong_together_at_any_shape(plane: EmotionPlane, size: tuple[int, int]) -> None:
    plane.resize(*size)
    for row in range(4):
        place = plane.place_at(plane.place_of(row))
        assert (place.x(), place.y()) == pytest.approx(POINTS[row].tolist(), abs=1e-5)
        assert plane.point_at(plane.place_of(row) + QPointF(5, 5)) == row


def test_a_ring_says_that_the_keys_go_to_the_plane(qtbot: QtBot, plane: EmotionPlane) -> None:
    def edge() -> str:
        return str(plane.grab().toImage().pixelColor(1, plane.height() // 2).name())

    other = QLineEdit(plane.parentWidget())
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    for theme in (LIGHT, DARK):
        plane.apply_theme(theme)
        plane.activateWindow()
        plane.setFocus()
        qtbot.waitUntil(plane.hasFocus)
        assert edge() == theme.accent
        other.activateWindow()
        other.setFocus()
        qtbot.waitUntil(lambda: not plane.hasFocus())
        assert edge() == theme.surface


def test_an_arrow_shows_title_and_mood_of_the_song_it_leads_to(plane: EmotionPlane) -> None:
    plane.select(0)
    QTest.keyClick(plane, Qt.Key.Key_Down)
    assert plane.card.isVisible()
    assert plane.card.text().splitlines()[::2] == ["Last", "tranquil"]
    QTest.mouseMove(plane.viewport(), QPoint(5, 5))
    QTest.mouseMove(plane.viewport(), QPoint(15, 5))
    assert not plane.card.isVisible()


def test_an_empty_plane_takes_keys_and_clicks(qtbot: QtBot, plane: EmotionPlane) -> None:
    plane.show_points(np.empty((0, 2), np.float32), np.empty(0, np.intp))
    with qtbot.assertNotEmitted(plane.track_selected), qtbot.assertNotEmitted(plane.track_picked):
        QTest.keyClick(plane, Qt.Key.Key_Right)
        QTest.keyClick(plane, Qt.Key.Key_Return)
        QTest.mouseClick(plane.viewport(), Qt.MouseButton.LeftButton, pos=plane.rect().center())
