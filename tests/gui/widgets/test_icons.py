"""Icons at the sizes and densities of real screens."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from emotion_player import paths
from emotion_player.gui.widgets.icons import icon

MODES = [QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected, QIcon.Mode.Disabled]


def colors(image: QImage) -> set[str]:
    """Those of the opaque dots."""
    dots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {dot.name() for dot in dots if dot.alpha() == 255}


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])
@pytest.mark.parametrize("side", [13, 16, 18, 24, 57])
def test_an_icon_has_a_dot_for_every_dot_of_the_screen(qtbot: QtBot, side: int, scale: float) -> None:
    picture = icon("play", "#123456").pixmap(QSize(side, side), scale)

    assert picture.width() == pytest.approx(side * scale, abs=1)
    assert picture.devicePixelRatio() == pytest.approx(scale, rel=0.05)


@pytest.mark.parametrize("mode", MODES)
def test_an_icon_has_its_colour_in_every_mode(qtbot: QtBot, mode: QIcon.Mode) -> None:
    image = icon("play", "#123456", "#aabbcc").pixmap(QSize(48, 48), 2.0, mode).toImage()

    assert colors(image) == {"#aabbcc" if mode == QIcon.Mode.Disabled else "#123456"}


@pytest.mark.parametrize("name", sorted(file.stem for file in (paths.resources_folder() / "icons").glob("*.svg")))
def test_every_icon_draws_something_within_its_edges(qtbot: QtBot, name: str) -> None:
    image = icon(name, "#ff0000").pixmap(QSize(96, 96), 1.0).toImage()

    corners = [image.pixelColor(x, y).alpha() for x in (0, 95) for y in (0, 95)]
    assert colors(image)
    assert corners == [0, 0, 0, 0]


def test_buttons_keep_their_icons_when_python_forgets_them(qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.resize(40, 40)
    for color in ("#ff0000", "#00ff00"):
        button.setIcon(icon("play", color))
        gc.collect()

        shown = button.grab().toImage()

        assert color in colors(shown)


def test_a_copy_that_is_changed_is_still_an_icon(qtbot: QtBot) -> None:
    changed = QIcon(icon("play", "#123456"))
    changed.addPixmap(QPixmap(4, 4))  # makes Qt clone what draws it
    gc.collect()

    assert QColor("#123456").name() in colors(changed.pixmap(QSize(24, 24)).toImage())
