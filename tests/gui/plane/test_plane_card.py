"""The plane and what floats over it, in windows of all sizes."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from emotion_player.collection.color_groups import ColorBy
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.plane_card import PlaneCard
from tests.gui.conftest import OpenWindow, four_songs, place


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    corners = [place(f"{right} {up}", right, up) for right in (-1, 1) for up in (-1, 1)]
    window = open_window([*four_songs(), *corners])
    window.selection.choose(0)
    return window


def resized(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(3):  # what goes away leaves room, which is given anew
        QApplication.processEvents()


def floating(window: MainWindow) -> list[QRect]:
    card = window.views.card
    parts = (card.tools, card.legend, window.message, window.library.scanning.bar)
    return [part.geometry() for part in parts if part.isVisible()]


def drawn_px(window: MainWindow) -> tuple[float, float]:
    """How wide and how high the plane is drawn, from valence -1 to 1 and from arousal -1 to 1."""
    pixel = window.views.plane.pixel_size()
    return 2 / pixel.x(), 2 / pixel.y()


def test_the_plane_fills_its_pane_from_edge_to_edge(window: MainWindow) -> None:
    assert window.views.plane.geometry() == window.views.card.rect()


def test_at_a_small_screen_the_plane_has_most_of_the_window(window: MainWindow) -> None:
    resized(window, 1366, 768)
    window.page.lists_shown.setChecked(False)
    QApplication.processEvents()
    assert window.size().toTuple() == (1366, 768)
    width, height = drawn_px(window)
    assert min(width, height) >= 520
    assert width * height >= 0.55 * 1366 * 768


@pytest.mark.parametrize("size", [(900, 560), (1366, 768), (1920, 1080)])
def test_no_song_lies_under_the_tools_or_the_legend(window: MainWindow, size: tuple[int, int]) -> None:
    resized(window, *size)
    card = window.views.card
    for song in range(8):
        at = window.views.plane.place_of(song).toPoint()
        assert card.rect().contains(at)
        assert not card.tools.geometry().contains(at)
        assert not card.legend.geometry().contains(at)


@pytest.fixture
def at_the_legend(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The arousal at the upper edge of the legend, in each picture that is painted: below -1 is below the plane."""
    arousals: list[float] = []
    paint = EmotionPlane.drawForeground

    def look(plane: EmotionPlane, painter: QPainter, rect: QRectF) -> None:
        paint(plane, painter, rect)
        card = plane.parent()
        assert isinstance(card, PlaneCard)
        arousals.append(plane.place_at(QPointF(card.legend.pos())).y())

    monkeypatch.setattr(EmotionPlane, "drawForeground", look)
    return arousals


def test_in_no_picture_the_plane_lies_under_its_legend(open_window: OpenWindow, at_the_legend: list[float]) -> None:
    window = open_window(four_songs())  # the legend comes with the songs
    window.resize(900, 560)
    for by in (ColorBy.GENRE, ColorBy.RECENCY, ColorBy.MOOD):
        window.views.colors.color_by(by)
        for _ in range(3):
            QApplication.processEvents()
    assert at_the_legend
    assert max(at_the_legend) < -1


@pytest.mark.parametrize("size", [(900, 560), (1366, 768)])
def test_nothing_floats_over_another(window: MainWindow, size: tuple[int, int]) -> None:
    window.message.warn("An error")
    window.message.inform("A note that is so long that it needs more than one line in a window that is not very wide.")
    window.library.scanning.bar.begin()
    resized(window, *size)
    places = floating(window)
    assert len(places) == 4
    assert not any(one.intersects(other) for one, other in itertools.combinations(places, 2))


@pytest.mark.parametrize("size", [(1600, 900), (1920, 1080)])
def test_a_note_stands_beside_the_legend_and_hides_no_song(window: MainWindow, size: tuple[int, int]) -> None:
    window.message.inform("12 songs added to the queue.")
    resized(window, *size)
    note, legend = window.message.geometry(), window.views.card.legend.geometry()
    assert note.left() > legend.right()
    assert note.bottom() == legend.bottom()
    assert not any(note.contains(window.views.plane.place_of(song).toPoint()) for song in range(8))
    assert window.views.plane.place_at(QPointF(note.topLeft())).y() < -0.97


def test_what_floats_moves_nothing(window: MainWindow) -> None:
    before = [window.views.plane.place_of(song) for song in range(8)]
    window.message.inform("A note")
    window.message.warn("An error")
    window.library.scanning.bar.begin()
    for _ in range(3):
        QApplication.processEvents()
    assert [window.views.plane.place_of(song) for song in range(8)] == before


def test_a_plane_that_is_kept_square_is_clear_of_what_floats_as_well(window: MainWindow) -> None:
    window.views.plane.keep_square(square=True)
    resized(window, 1366, 768)
    width, height = drawn_px(window)
    assert width == pytest.approx(height)
    tools = window.views.card.tools.geometry()
    assert window.views.plane.place_at(QPointF(tools.bottomLeft())).y() > 1


def test_no_word_of_the_plane_stands_under_what_floats(window: MainWindow) -> None:
    window.library.refinement.line.show()
    window.message.inform("A note")
    resized(window, 900, 560)
    words = window.views.plane._words.placed()
    assert len(words) == 8
    for taken in floating(window):
        assert not [word.text for word in words if word.box.intersects(taken)]
