from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emotion_player.collection.color_groups import ColorBy
from emotion_player.gui.plane.colors.colorings import title_of
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.tools.plane_tool import Tool
from emotion_player.gui.plane.tools.plane_tools import PlaneTools
from emotion_player.gui.theme import DARK, LIGHT


@pytest.fixture
def strip(qtbot: QtBot, five_points: EmotionPlane) -> PlaneTools:
    strip = PlaneTools(LIGHT, five_points)
    qtbot.addWidget(strip)
    return strip


def test_buttons_and_keys_take_the_same_tools(qtbot: QtBot, strip: PlaneTools, five_points: EmotionPlane) -> None:
    assert strip.button(Tool.PAN).isChecked()
    for tool in reversed(Tool):
        with qtbot.waitSignal(five_points.tool_chosen) as chosen:
            QTest.mouseClick(strip.button(tool), Qt.MouseButton.LeftButton)
        assert chosen.args == [tool]
    QTest.keyClick(five_points, Qt.Key.Key_L)
    assert strip.button(Tool.LASSO).isChecked()
    assert not strip.button(Tool.PAN).isChecked()


def test_every_tool_tells_its_key(strip: PlaneTools) -> None:
    keys = [strip.button(tool).toolTip().rstrip(")").rsplit("(", 1)[1] for tool in Tool]
    assert keys == ["V", "R", "L", "P", "C"]


def test_contours_and_words_are_switched(qtbot: QtBot, strip: PlaneTools, five_points: EmotionPlane) -> None:
    before = five_points.viewport().grab().toImage()
    with qtbot.waitSignal(strip.words_toggled) as toggled:
        QTest.mouseClick(strip.words, Qt.MouseButton.LeftButton)
    assert toggled.args == [True]
    assert five_points.viewport().grab().toImage() != before
    strip.show_words(shown=False)
    assert five_points.viewport().grab().toImage() == before
    with qtbot.waitSignal(strip.contours_toggled) as toggled:
        strip.show_contours(shown=True)
    assert toggled.args == [True]


def test_the_menu_chooses_what_colours_say(qtbot: QtBot, strip: PlaneTools) -> None:
    actions = strip.colors.menu().actions()
    assert [action.text() for action in actions] == [title_of(by) for by in ColorBy]
    with qtbot.waitSignal(strip.coloring_chosen) as chosen:
        actions[1].trigger()
    assert chosen.args == [ColorBy.GENRE]
    assert strip.colors.text() == "Genre"
    strip.show_coloring(ColorBy.DECADE)
    assert actions[2].isChecked()


def test_icons_follow_the_theme(strip: PlaneTools) -> None:
    light = strip.contours.icon().pixmap(24).toImage()
    strip.apply_theme(DARK)
    assert strip.contours.icon().pixmap(24).toImage() != light
