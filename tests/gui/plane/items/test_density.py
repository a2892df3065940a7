from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from emotion_player.core.search.selection import inside_polygon
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.items.density import contours


def test_each_line_goes_around_its_share_of_the_points() -> None:
    points = np.random.default_rng(1).normal((0.2, -0.1), 0.2, (20_000, 2))
    for contour in contours(points):
        places = contour.pieces.reshape(-1, 2) - (0.2, -0.1)
        order = np.arctan2(places[:, 1], places[:, 0]).argsort()
        inside = inside_polygon(points - (0.2, -0.1), places[order]).mean()
        assert inside == pytest.approx(contour.share, abs=0.04)


def test_lines_are_closed() -> None:
    points = np.random.default_rng(2).uniform(-1, 1, (500, 2))
    for contour in contours(points):
        ends = np.round(contour.pieces, 9).reshape(-1, 2)
        _, counts = np.unique(ends, axis=0, return_counts=True)
        assert (counts % 2 == 0).all()  # every piece is continued by another


def test_two_crowds_have_lines_of_their_own() -> None:
    rng = np.random.default_rng(3)
    points = np.concatenate([rng.normal((-0.6, 0), 0.08, (500, 2)), rng.normal((0.6, 0), 0.08, (500, 2))])
    valences = contours(points)[2].pieces[:, :, 0]
    assert (np.abs(valences) > 0.3).all()
    assert valences.min() < 0 < valences.max()


@pytest.mark.parametrize("points", [np.empty((0, 2)), np.zeros((5, 2)), np.array([[0.5, 0.5]] * 100)])
def test_few_points_or_points_on_one_spot_are_no_trouble(points: np.ndarray) -> None:
    assert len(contours(points)) in {0, 5}


def test_contours_follow_the_points_that_are_shown(qtbot: QtBot, five_points: EmotionPlane) -> None:
    rng = np.random.default_rng(4)
    points = np.concatenate([rng.normal(-0.5, 0.1, (200, 2)), rng.normal(0.5, 0.1, (200, 2))]).astype(np.float32)
    five_points.show_points(points, np.arange(200))
    without = five_points.viewport().grab().toImage()
    five_points.show_contours(shown=True)
    with_lines = five_points.viewport().grab().toImage()
    assert with_lines != without
    five_points.show_points(points, np.arange(200, 400))
    five_points.show_points(points, np.arange(200))  # the same as before: the lines come back to where they were
    qtbot.waitUntil(lambda: five_points.viewport().grab().toImage() == with_lines)
