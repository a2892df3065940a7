"""The card of a point: read whole, and in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.gui.plane.hover_card import HoverCard
from emotion_player.gui.plane.point_card import PointCard

STRONG = Emotion(0.5, 0.5)
GEMS = "Listeners feel: joyful activation 62%, tenderness 31%"
SHORT = PointCard("A", "B", "powerful", STRONG, GEMS)
ROOM = QRect(0, 0, 600, 560)


@pytest.fixture(params=[9, 13, 24])
def card(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[HoverCard]:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(f"QLabel {{ font-size: {request.param}px }}")
    window.resize(ROOM.size())
    card = HoverCard(window)
    with qtbot.waitExposed(window):
        window.show()
    yield card
    window.close()


@pytest.mark.parametrize(
    "words",
    [
        SHORT,
        PointCard("Title " * 60, "Artist" * 60, "powerful", STRONG, GEMS),
        PointCard("𝄞" * 200, "", "calm", STRONG),
    ],
)
def test_at_any_size_of_letters_all_that_stands_there_can_be_read(card: HoverCard, words: PointCard) -> None:
    card.show_card(0, words, QPointF(300, 280), [], ROOM)
    for line in (each for each in card.findChildren(QLabel) if each.isVisible() and each.text()):
        widest = max(line.fontMetrics().horizontalAdvance(row) for row in line.text().splitlines())
        assert line.width() >= widest
        assert line.height() >= line.sizeHint().height()
        assert card.rect().contains(line.geometry())
    assert ROOM.contains(card.geometry())


def test_a_card_is_as_large_as_its_own_text_whatever_card_came_before(card: HoverCard) -> None:
    long, untagged = (
        PointCard("Title " * 60, "Artist" * 60, "powerful", STRONG, GEMS),
        PointCard("A", "", "calm", STRONG),
    )
    sizes = []
    for number, words in enumerate((long, untagged, SHORT) * 2):
        card.show_card(number, words, QPointF(300, 280), [], ROOM)
        QApplication.processEvents()
        sizes.append(card.size().toTuple())
        card.leave()
    assert sizes[:3] == sizes[3:]
    assert sizes[0] > sizes[2] > sizes[1]


def test_what_listeners_feel_is_told_whole_and_a_long_title_on_more_lines(card: HoverCard) -> None:
    card.show_card(0, SHORT, QPointF(300, 280), [], ROOM)
    assert card.text().replace("\n", " ").endswith(GEMS)
    (line,) = (each for each in card.findChildren(QLabel) if each.text() == "A")
    long = "la " * round(450 / line.fontMetrics().horizontalAdvance("la "))  # half as wide again as the card
    card.show_card(1, PointCard(long, "B", "powerful", STRONG), QPointF(300, 280), [], ROOM)
    assert line.text().count("\n") == 1
    assert line.text().split() == long.split()
    card.show_card(2, PointCard("Concerto grosso " * 400, "B", "powerful", STRONG), QPointF(300, 280), [], ROOM)
    assert "\N{HORIZONTAL ELLIPSIS}" in card.text()


@pytest.mark.parametrize("place", [(300, 280), (5, 5), (595, 5), (5, 555), (595, 555), (300, 8)])
def test_the_card_is_never_over_its_point_or_its_neighbours(card: HoverCard, place: tuple[int, int]) -> None:
    point = QPointF(*place)
    angles = np.linspace(0, 2 * np.pi, 9)[:-1]
    around = [point + QPointF(12 * np.cos(angle), 12 * np.sin(angle)) for angle in angles]
    card.show_card(0, SHORT, point, around, ROOM)
    assert ROOM.contains(card.geometry())
    assert not any(card.geometry().contains(each.toPoint()) for each in (point, *around))


def test_the_card_is_not_under_what_floats_over_the_plane(card: HoverCard) -> None:
    tools = QRect(0, 0, 450, 60)
    card.keep_clear([tools])
    card.show_card(0, PointCard("Title " * 60, "Artist", "powerful", STRONG, GEMS), QPointF(300, 110), [], ROOM)
    assert not card.geometry().intersects(tools)


def test_the_card_goes_to_the_side_where_no_point_lies(card: HoverCard) -> None:
    point = QPointF(450, 280)
    around = [point + QPointF(30 + 8 * step, 50 * up) for step in range(8) for up in (-1, 0, 1)]
    card.show_card(0, SHORT, point, around, ROOM)
    assert not any(card.geometry().contains(each.toPoint()) for each in around)
