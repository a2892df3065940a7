from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from emotion_player.core.estimate import PlacedTrack
from emotion_player.core.track_columns import TrackColumns
from emotion_player.gui.songs.songs import Songs
from emotion_player.gui.songs.track_table import TrackTable
from emotion_player.gui.songs.track_table_model import TrackTableModel, duration_text
from emotion_player.gui.theme import LIGHT
from tests.gui.conftest import four_songs, place


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[TrackTableModel]:
    model = TrackTableModel(Songs(["student", "teacher"]), LIGHT)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.put(TrackColumns.of(four_songs()))
    yield model
    del tester


@pytest.fixture
def table(qtbot: QtBot, model: TrackTableModel) -> TrackTable:
    table = TrackTable(model)
    qtbot.addWidget(table)
    table.resize(800, 400)
    table.show()
    return table


def columns(*placed: PlacedTrack) -> TrackColumns:
    return TrackColumns.of(placed)


def line(model: TrackTableModel, row: int) -> list[str]:
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_a_row_shows_tags_length_and_signed_coordinates(model: TrackTableModel) -> None:
    assert line(model, 1) == ["Battle", "Bo", "", "", "2005", "3:07", "\N{MINUS SIGN}0.60", "+0.70"]


def test_the_model_keeps_its_promises_through_every_change(model: TrackTableModel) -> None:
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.put(columns(place("Echo")))
    model.look_for("e")
    model.put(columns(place("Echo", 0.3), place("Zebra")))
    model.mark_playing(0)
    model.sort(-1)
    assert [line(model, row)[0] for row in range(model.rowCount())][-2:] == ["Echo", "Zebra"]
    model.clear()
    assert model.rowCount() == 0


def test_new_tracks_fall_into_the_order_and_the_selection_stays(table: TrackTable, model: TrackTableModel) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.show_selected((1,), 1)
    model.put(columns(place("Aria")))
    assert [line(model, row)[0] for row in range(3)] == ["Anthem", "Aria", "Battle"]
    assert table.currentIndex().row() == 2


def test_the_playing_track_is_marked(model: TrackTableModel) -> None:
    before = model.index(2, 0).data(Qt.ItemDataRole.ForegroundRole)
    model.mark_playing(2)
    assert model.index(2, 0).data(Qt.ItemDataRole.ForegroundRole) != before


def test_a_coordinate_tells_how_sure_it_is(model: TrackTableModel) -> None:
    tip = model.index(0, 6).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Likely between +0.70 and +0.70"


@pytest.mark.parametrize(("seconds", "text"), [(0.3, "0:00"), (187.0, "3:07"), (59.6, "1:00"), (36_000.0, "10:00:00")])
def test_lengths_read_like_clocks(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


@pytest.mark.parametrize("width", [620, 704, 1003])
def test_the_columns_fill_the_table_and_no_more(qtbot: QtBot, table: TrackTable, width: int) -> None:
    table.resize(width, 400)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())
    assert not table.horizontalScrollBar().isVisible()
