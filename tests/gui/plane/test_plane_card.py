"""The plane and what stands below it, in windows of all sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from emotion_player.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow, four_songs


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window(four_songs())
    window.selection.choose(0)
    return window


def resized(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(3):  # what goes away leaves room, which is given anew
        QApplication.processEvents()


def side_px(window: MainWindow) -> float:
    """How long the shorter side of the plane is on the screen."""
    plane = window.views.plane
    assert QRectF(plane.viewport().rect()).contains(plane.place_of(0))
    return min(2 / plane.pixel_size().x(), 2 / plane.pixel_size().y())


def test_in_a_low_window_course_and_legend_give_way_to_the_plane_and_come_back(window: MainWindow) -> None:
    card = window.views.card
    parts = (card.legend, card.curve)
    assert all(part.isVisible() for part in parts)
    resized(window, 900, 570)
    assert [part.isVisible() for part in parts] == [True, False]
    window.finding.toggle_filters()
    window.message.inform("A message")
    resized(window, 760, 520)
    assert not any(part.isVisible() for part in parts)
    window.message.hide()
    resized(window, 1280, 820)
    assert all(part.isVisible() for part in parts)


def test_the_whole_plane_stays_in_sight_in_the_smallest_window_with_all_its_bars(window: MainWindow) -> None:
    window.finding.toggle_filters()
    window.message.inform("A message")
    resized(window, *window.minimumSize().toTuple())
    assert side_px(window) > 110
    resized(window, 1280, 820)
    assert side_px(window) > 200


def test_a_course_that_is_not_wanted_stays_away(window: MainWindow) -> None:
    window.views.card.curve.setVisible(False)
    resized(window, 760, 520)
    resized(window, 1280, 900)
    assert not window.views.card.curve.isVisible()
