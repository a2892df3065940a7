from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_paths.mood_path import MoodPath
from emotion_player.core.search.selection import SelectionMode
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.tools.plane_tool import Tool
from tests.gui.plane.conftest import CORNERS

LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def plane(five_points: EmotionPlane) -> EmotionPlane:
    return five_points


def pixel(plane: EmotionPlane, valence: float, arousal: float) -> QPoint:
    lowest, highest = plane.place_of(2), plane.place_of(1)
    share_x, share_y = (valence + 0.6) / 1.2, (arousal + 0.6) / 1.2
    return QPoint(
        round(lowest.x() + share_x * (highest.x() - lowest.x())),
        round(lowest.y() + share_y * (highest.y() - lowest.y())),
    )


def drag(
    plane: EmotionPlane, places: Sequence[tuple[float, float]], keys: Qt.KeyboardModifier = NONE, *, drop: bool = True
) -> None:
    pixels = [pixel(plane, *place) for place in places]
    QTest.mousePress(plane.viewport(), LEFT, keys, pixels[0])
    for start, end in pairwise(pixels):
        for step in range(1, 11):
            QTest.mouseMove(plane.viewport(), start + (end - start) * step / 10)
    if drop:
        QTest.mouseRelease(plane.viewport(), LEFT, keys, pixels[-1])


def click(plane: EmotionPlane, valence: float, arousal: float, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(plane.viewport(), LEFT, keys, pixel(plane, valence, arousal))


@pytest.mark.parametrize(
    ("keys", "mode"),
    [
        (NONE, SelectionMode.REPLACE),
        (SHIFT, SelectionMode.ADD),
        (CTRL, SelectionMode.SUBTRACT),
        (ALT, SelectionMode.SUBTRACT),
    ],
)
def test_the_rectangle_selects_what_is_shown_inside_it(
    qtbot: QtBot, plane: EmotionPlane, keys: Qt.KeyboardModifier, mode: SelectionMode
) -> None:
    QTest.keyClick(plane, Qt.Key.Key_R)
    with qtbot.waitSignal(plane.selected) as selected:
        drag(plane, [(0.9, -0.9), (-0.3, 0.9)], keys)
    assert selected.args == [[1, 3], mode]


def test_the_lasso_selects_what_it_goes_around(qtbot: QtBot, plane: EmotionPlane) -> None:
    QTest.keyClick(plane, Qt.Key.Key_L)
    with qtbot.waitSignal(plane.selected) as selected:
        drag(plane, [(-0.9, 0.9), (0.9, 0.9), (0.9, 0.3), (-0.3, 0.3), (-0.3, -0.9), (-0.9, -0.9)])
    assert selected.args == [[0, 1, 2], SelectionMode.REPLACE]


@pytest.mark.parametrize("tool", [Tool.RECTANGLE, Tool.LASSO])
def test_escape_gives_up_an_area(qtbot: QtBot, plane: EmotionPlane, tool: Tool) -> None:
    plane.choose_tool(tool)
    with qtbot.assertNotEmitted(plane.selected), qtbot.assertNotEmitted(plane.track_picked):
        drag(plane, [(-0.9, 0.9), (0.9, -0.9)], drop=False)
        QTest.keyClick(plane, Qt.Key.Key_Escape)
        QTest.mouseRelease(plane.viewport(), LEFT, pos=pixel(plane, 0.6, -0.6))


def test_with_an_area_tool_a_click_still_plays_and_beside_the_points_empties(qtbot: QtBot, plane: EmotionPlane) -> None:
    plane.choose_tool(Tool.LASSO)
    with qtbot.waitSignal(plane.track_picked) as picked:
        click(plane, 0.6, 0.6)
    assert picked.args == [1]
    with qtbot.waitSignal(plane.selected) as selected:
        click(plane, 0.2, 0.9)
    assert selected.args == [[], SelectionMode.REPLACE]


def test_ctrl_click_and_s_toggle_shift_click_adds_and_ctrl_a_takes_all_that_is_shown(
    qtbot: QtBot, plane: EmotionPlane
) -> None:
    plane.show_selected([3])
    wanted = [([1], SelectionMode.ADD), ([3], SelectionMode.SUBTRACT), ([2], SelectionMode.ADD)]
    for (ids, mode), keys in zip(wanted, (CTRL, CTRL, SHIFT), strict=True):
        with qtbot.waitSignal(plane.selected) as selected, qtbot.assertNotEmitted(plane.track_picked):
            click(plane, float(CORNERS[ids[0], 0]), float(CORNERS[ids[0], 1]), keys)
        assert selected.args == [ids, mode]
    plane.select(3)
    with qtbot.waitSignal(plane.selected) as selected:
        QTest.keyClick(plane, Qt.Key.Key_S)
    assert selected.args == [[3], SelectionMode.SUBTRACT]
    with qtbot.waitSignal(plane.selected) as selected:
        QTest.keyClick(plane, Qt.Key.Key_A, CTRL)
    assert selected.args == [[0, 1, 2, 3], SelectionMode.REPLACE]


def test_a_drawn_line_becomes_a_path_whose_corners_can_be_dragged(qtbot: QtBot, plane: EmotionPlane) -> None:
    plane.choose_tool(Tool.PATH)
    with qtbot.waitSignal(plane.path_drawn) as drawn, qtbot.assertNotEmitted(plane.track_picked):
        drag(plane, [(-0.5, -0.5), (-0.5, 0.5), (0.5, 0.5)])
    path = drawn.args[0]
    assert isinstance(path, MoodPath)
    assert 3 <= len(path.corners) <= 6
    assert path.corners[0].valence == pytest.approx(-0.5, abs=0.02)
    assert path.corners[-1].arousal == pytest.approx(0.5, abs=0.02)
    plane.show_path(path, [0, 1, 3])
    with qtbot.waitSignal(plane.path_drawn) as drawn:
        drag(plane, [(path.corners[-1].valence, path.corners[-1].arousal), (0.9, -0.2)])
    moved = drawn.args[0]
    assert moved.corners[:-1] == path.corners[:-1]
    assert moved.corners[-1].arousal == pytest.approx(-0.2, abs=0.02)


def test_clicks_place_corners_until_a_double_click(qtbot: QtBot, plane: EmotionPlane) -> None:
    plane.choose_tool(Tool.PATH)
    with qtbot.assertNotEmitted(plane.path_drawn), qtbot.assertNotEmitted(plane.track_picked):
        click(plane, -0.6, -0.6)  # on a point, which it does not play
        QTest.mouseMove(plane.viewport(), pixel(plane, 0, 0))
        click(plane, 0.0, 0.5)
        click(plane, 0.9, 0.9)
        QTest.keyClick(plane, Qt.Key.Key_Backspace)
        click(plane, 0.5, 0.0)
    with qtbot.waitSignal(plane.path_drawn) as drawn:
        QTest.mouseDClick(plane.viewport(), LEFT, pos=pixel(plane, 0.5, 0.0))
        QTest.mouseRelease(plane.viewport(), LEFT, pos=pixel(plane, 0.5, 0.0))
    corners = [(round(corner.valence, 1), round(corner.arousal, 1)) for corner in drawn.args[0].corners]
    assert corners == [(-0.6, -0.6), (0.0, 0.5), (0.5, 0.0)]


def test_a_path_can_be_placed_with_the_keys_alone(qtbot: QtBot, plane: EmotionPlane) -> None:
    QTest.keyClick(plane, Qt.Key.Key_P)
    with qtbot.assertNotEmitted(plane.pause_toggled), qtbot.waitSignal(plane.path_drawn) as drawn:
        for row in (2, 1):
            plane.select(row)
            QTest.keyClick(plane, Qt.Key.Key_Space)
        QTest.keyClick(plane, Qt.Key.Key_Return)
    assert drawn.args[0] == MoodPath((plane.emotion_of(2), plane.emotion_of(1)))


def test_escape_gives_up_a_line_under_way_and_then_drops_the_path(qtbot: QtBot, plane: EmotionPlane) -> None:
    plane.choose_tool(Tool.PATH)
    plane.show_path(MoodPath((Emotion(-0.5, 0.0), Emotion(0.5, 0.0))), [0, 1])
    with qtbot.assertNotEmitted(plane.path_dropped):
        click(plane, 0.0, 0.9)
        QTest.keyClick(plane, Qt.Key.Key_Escape)
    with qtbot.waitSignal(plane.path_dropped):
        QTest.keyClick(plane, Qt.Key.Key_Escape)


def test_a_point_is_dragged_to_where_it_belongs(qtbot: QtBot, plane: EmotionPlane) -> None:
    QTest.keyClick(plane, Qt.Key.Key_C)
    with qtbot.waitSignal(plane.track_moved) as moved, qtbot.assertNotEmitted(plane.track_picked):
        drag(plane, [(0.6, 0.6), (0.2, -0.3)])
    track_id, valence, arousal = moved.args
    assert track_id == 1
    assert (valence, arousal) == pytest.approx((0.2, -0.3), abs=0.02)


def test_a_point_never_leaves_the_plane_and_escape_puts_it_back(qtbot: QtBot, plane: EmotionPlane) -> None:
    plane.choose_tool(Tool.CORRECT)
    with qtbot.waitSignal(plane.track_moved) as moved:
        drag(plane, [(0.6, 0.6), (1.08, 0.6)])
    assert moved.args[1] == 1.0
    with qtbot.assertNotEmitted(plane.track_moved):
        drag(plane, [(0.6, 0.6), (0.2, 0.2)], drop=False)
        QTest.keyClick(plane, Qt.Key.Key_Escape)
        QTest.mouseRelease(plane.viewport(), LEFT, pos=pixel(plane, 0.2, 0.2))
    with qtbot.waitSignal(plane.track_picked):  # a click plays as ever
        click(plane, 0.6, 0.6)


def test_arrow_keys_move_the_current_point_until_enter(qtbot: QtBot, plane: EmotionPlane) -> None:
    plane.choose_tool(Tool.CORRECT)
    plane.select(3)
    with qtbot.waitSignal(plane.track_moved) as moved, qtbot.assertNotEmitted(plane.track_picked):
        QTest.keyClick(plane, Qt.Key.Key_Up)
        QTest.keyClick(plane, Qt.Key.Key_Left, SHIFT)
        QTest.keyClick(plane, Qt.Key.Key_Return)
    assert moved.args == [3, pytest.approx(0.59), pytest.approx(-0.55)]
    with qtbot.assertNotEmitted(plane.track_moved), qtbot.waitSignal(plane.track_picked):
        QTest.keyClick(plane, Qt.Key.Key_Up)
        QTest.keyClick(plane, Qt.Key.Key_Escape)
        QTest.keyClick(plane, Qt.Key.Key_Return)  # nothing is moved any more: it plays


@pytest.mark.parametrize("tool", [Tool.RECTANGLE, Tool.PATH, Tool.CORRECT])
def test_another_tool_forgets_what_the_last_had_begun(qtbot: QtBot, plane: EmotionPlane, tool: Tool) -> None:
    plane.choose_tool(tool)
    drag(plane, [(0.6, 0.6), (0.2, 0.2)], drop=False)
    with (
        qtbot.waitSignal(plane.tool_chosen) as chosen,
        qtbot.assertNotEmitted(plane.selected),
        qtbot.assertNotEmitted(plane.path_drawn),
        qtbot.assertNotEmitted(plane.track_moved),
    ):
        plane.choose_tool(Tool.PAN)
        QTest.mouseRelease(plane.viewport(), LEFT, pos=pixel(plane, 0.2, 0.2))
    assert chosen.args == [Tool.PAN]


@pytest.mark.parametrize("tool", list(Tool))
def test_everything_that_tools_draw_can_be_painted(plane: EmotionPlane, tool: Tool) -> None:
    plane.choose_tool(tool)
    plane.show_path(MoodPath((Emotion(-0.5, 0.0), Emotion(0.5, 0.0))), [0, 1])
    before = plane.viewport().grab().toImage()
    drag(plane, [(0.6, 0.6), (0.2, 0.9), (0.3, 0.1)], drop=False)
    assert plane.viewport().grab().toImage() != before
    QTest.mouseRelease(plane.viewport(), LEFT, pos=pixel(plane, 0.3, 0.1))
