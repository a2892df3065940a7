"""The legend and the colours, in the window as a user meets them."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from emotion_player.collection.color_groups import ColorBy
from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow, four_songs, place


def with_genre(placed: PredictedTrack, genre: str) -> PredictedTrack:
    return dataclasses.replace(placed, track=dataclasses.replace(placed.track, genre=genre))


def window_of_genres(open_window: OpenWindow) -> MainWindow:
    genres = ("Rock", "Rock", "Jazz", "")
    songs = [with_genre(each, genre) for each, genre in zip(four_songs(), genres, strict=True)]
    window = open_window(songs)
    window.views.card.tools.coloring_chosen.emit(ColorBy.GENRE)
    return window


def legend(window: MainWindow) -> list[str]:
    coloring = window.views.colors.point_style().coloring
    assert coloring is not None
    return [entry.label for entry in coloring.entries]


def titles(window: MainWindow) -> list[str]:
    return [str(window.tracks.index(row, 0).data()) for row in range(window.tracks.rowCount())]


def press(window: MainWindow, entry: str) -> None:
    QTest.mouseClick(window.views.card.legend.button(legend(window).index(entry)), Qt.MouseButton.LeftButton)


def test_pressed_entries_of_the_legend_narrow_plane_and_table_alike(open_window: OpenWindow) -> None:
    window = window_of_genres(open_window)
    press(window, "Jazz")
    assert titles(window) == ["Cradle"]
    press(window, "Rock")
    assert titles(window) == ["Anthem", "Battle", "Cradle"]
    press(window, "Rock")
    press(window, "Jazz")
    assert len(titles(window)) == 4


def test_songs_that_come_later_are_narrowed_too_and_find_their_place_in_the_legend(open_window: OpenWindow) -> None:
    window = window_of_genres(open_window)
    press(window, "Jazz")
    window.library.scanning.analyzed.emit([with_genre(place("Echo"), "Jazz"), with_genre(place("Fugue"), "Classical")])
    assert titles(window) == ["Cradle", "Echo"]
    assert "Classical" in legend(window)


def test_another_question_to_the_colours_shows_all_songs_again(open_window: OpenWindow) -> None:
    window = window_of_genres(open_window)
    press(window, "Jazz")
    window.views.card.tools.coloring_chosen.emit(ColorBy.DECADE)
    assert len(titles(window)) == 4
    assert "1990s" in legend(window)


def test_the_search_and_the_legend_narrow_together(open_window: OpenWindow) -> None:
    window = window_of_genres(open_window)
    press(window, "Rock")
    window.toolbar.search.searched.emit("ada")
    assert titles(window) == ["Anthem"]
