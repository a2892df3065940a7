from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from emotion_player.collection.placements import PlacementStatus
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.plane.colors import colorings
from emotion_player.gui.plane.items.point_style import PointStyle
from emotion_player.gui.plane.plane_image import PlaneImage
from emotion_player.gui.theme import DARK, LIGHT, Theme


def image(count: int, theme: Theme = LIGHT, title: str = "Café & <friends>") -> PlaneImage:
    points = np.random.default_rng(1).normal(0, 0.35, (count, 2)).clip(-1, 1).astype(np.float32)
    genres = [("Rock", "Jazz", "Folk & more")[number % 3] for number in range(count)]
    statuses = np.arange(count, dtype=np.int8) % len(PlacementStatus)
    return PlaneImage(title, points, PointStyle(statuses, colorings.by_genre(genres)), theme)


@pytest.fixture(autouse=True)
def _app(qtbot: QtBot) -> None:
    """Text cannot be painted without an application."""


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_png_has_twice_the_size_and_the_colours_of_the_theme(tmp_path: Path, theme: Theme) -> None:
    plane = image(200, theme)
    plane.save(tmp_path / "plane.png")
    picture = QImage(str(tmp_path / "plane.png"))
    assert picture.size() == plane.size_px() * 2
    assert picture.pixelColor(3, 3) == QColor(theme.surface)


def test_an_svg_has_words_and_every_point_as_a_shape_of_its_own(tmp_path: Path) -> None:
    plane = image(200)
    plane.save(tmp_path / "plane.svg")
    text = (tmp_path / "plane.svg").read_text(encoding="utf-8")
    words = [element.text for element in ET.fromstring(text).iter("{http://www.w3.org/2000/svg}text")]
    assert "Café & <friends>" in words
    assert any(word is not None and word.startswith("Folk & more") for word in words)
    assert text.count("<circle") >= 150  # and the corrected ones as diamonds
    renderer = QSvgRenderer(str(tmp_path / "plane.svg"))
    assert renderer.isValid()
    assert renderer.viewBox().size() == plane.size_px()


def test_a_hundred_thousand_points_make_an_svg_of_a_few_megabytes(tmp_path: Path) -> None:
    plane = image(100_000)
    plane = PlaneImage(plane.title, plane.points, PointStyle.plain(100_000), LIGHT)
    plane.save(tmp_path / "plane.svg")
    assert (tmp_path / "plane.svg").stat().st_size < 5_000_000


def test_a_point_is_where_its_numbers_say(tmp_path: Path) -> None:
    point = np.array([[0.5, -0.5]], np.float32)
    coloring = colorings.by_genre(["Rock"])
    PlaneImage("One", point, PointStyle(np.zeros(1, np.int8), coloring), LIGHT).save(tmp_path / "plane.png")
    picture = QImage(str(tmp_path / "plane.png"))
    assert picture.pixelColor(2 * (510 + 210), 2 * (510 + 210)) == QColor(coloring.entries[0].light)


def test_an_empty_library_can_be_drawn(tmp_path: Path) -> None:
    image(0).save(tmp_path / "plane.png")
    assert not QImage(str(tmp_path / "plane.png")).isNull()


@pytest.mark.parametrize("name", ["plane.png", "plane.svg"])
def test_a_file_that_cannot_be_written_is_said_to_be_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(EmotionPlayerError, match=r"cannot be written to .*missing"):
        image(3).save(tmp_path / "missing" / name)
