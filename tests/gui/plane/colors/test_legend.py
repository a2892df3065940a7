from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emotion_player.gui.plane.colors import colorings
from emotion_player.gui.plane.colors.legend import Legend
from emotion_player.gui.theme import DARK, LIGHT

GENRES = ["Rock"] * 3 + ["Drum & Bass"] * 2 + ["A genre with a name that fits nowhere, whatever one does about it"]


@pytest.fixture
def legend(qtbot: QtBot) -> Legend:
    legend = Legend(LIGHT)
    qtbot.addWidget(legend)
    legend.show_coloring(colorings.by_genre(GENRES))
    legend.resize(300, 100)
    legend.show()
    return legend


def press(legend: Legend, number: int) -> None:
    QTest.mouseClick(legend.button(number), Qt.MouseButton.LeftButton)


def test_pressed_entries_filter_and_without_any_there_is_no_filter(qtbot: QtBot, legend: Legend) -> None:
    for number, wanted in ((1, {1}), (0, {0, 1}), (1, {0}), (0, set())):
        with qtbot.waitSignal(legend.entries_chosen) as chosen:
            press(legend, number)
        assert chosen.args == [wanted]


def test_an_entry_is_pressed_by_keys_as_well(qtbot: QtBot, legend: Legend) -> None:
    legend.button(0).setFocus()
    with qtbot.waitSignal(legend.entries_chosen):
        QTest.keyClick(legend.button(0), Qt.Key.Key_Space)
    assert legend.button(0).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_entries_tell_what_they_stand_for_and_long_names_are_cut(legend: Legend) -> None:
    assert legend.button(1).accessibleName() == "Drum & Bass, 2 songs"
    assert legend.button(1).text() == "Drum && Bass  2"
    assert "…" in legend.button(2).text()
    assert "whatever one does" in legend.button(2).toolTip()


def test_the_filter_stays_while_songs_arrive_and_goes_with_another_coloring(qtbot: QtBot, legend: Legend) -> None:
    press(legend, 1)
    legend.show_coloring(colorings.by_genre([*GENRES, "Drum & Bass", "Drum & Bass"]))
    assert legend.button(0).text() == "Drum && Bass  4"
    assert legend.chosen == {0}
    with qtbot.waitSignal(legend.entries_chosen) as chosen:
        legend.clear()
    assert chosen.args == [frozenset()]
    press(legend, 0)
    legend.show_coloring(colorings.by_model(("student",), np.zeros(3, int), np.zeros(3, int)))
    assert legend.chosen == frozenset()


def test_entries_stand_in_lines_and_never_over_each_other(qtbot: QtBot, legend: Legend) -> None:
    legend.show_coloring(colorings.by_genre([f"Genre number {number}" for number in range(20)]))
    qtbot.waitUntil(lambda: legend.button(7).y() > legend.button(0).y())
    boxes = [legend.button(number).geometry() for number in range(8)]
    assert not any(one.intersects(other) for i, one in enumerate(boxes) for other in boxes[:i])
    assert all(box.right() <= legend.width() for box in boxes)
    assert legend.heightForWidth(300) > legend.heightForWidth(2000)


def test_swatches_follow_the_theme(legend: Legend) -> None:
    light = legend.button(0).icon().pixmap(12).toImage()
    legend.apply_theme(DARK)
    assert legend.button(0).icon().pixmap(12).toImage() != light
