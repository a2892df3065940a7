from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QFocusEvent, QFont
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.columns import SHOWN_AT_FIRST, Column
from emotion_player.core.durations import duration_text
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import MOOD_WORDS
from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.core.track import Fingerprint
from emotion_player.core.track_columns import TrackColumns
from emotion_player.gui.language import Language
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.songs.table.track_table import TrackTable
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.songs.track_cells import CHECK, date_text
from emotion_player.gui.theme import LIGHT, Look
from tests.gui.conftest import four_songs, place


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[TrackTableModel]:
    model = TrackTableModel(TrackCollection(["student", "teacher"]), LIGHT)
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


def columns(*placed: PredictedTrack) -> TrackColumns:
    return TrackColumns.of(placed)


def line(model: TrackTableModel, row: int) -> list[str]:
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_a_row_shows_tags_length_and_signed_coordinates(model: TrackTableModel) -> None:
    assert line(model, 1) == [
        *("Battle", "Bo", "", "", "2005", "3:07", "\N{MINUS SIGN}0.60", "0.70"),
        *("aggressive", "Student", date_text(datetime(2026, 1, 1, tzinfo=UTC).timestamp()), ""),
        *("Battle.mp3", str(Path("/music")), "", ""),
    ]


def test_a_row_says_who_placed_the_song_and_whether_that_is_out_of_date(model: TrackTableModel) -> None:
    def said() -> list[str]:
        return [str(model.index(0, column).data()) for column in (Column.MODEL, Column.CORRECTED)]

    model.show_model("teacher")
    assert said() == ["Student, not refined", ""]
    model.show_model("student")
    old = columns(place("Anthem", 0.7, 0.8))
    outdated = dataclasses.replace(old.predictions["student"], outdated=np.array([True]))
    model.put(dataclasses.replace(old, predictions={"student": outdated}))
    assert said() == ["Student, older version", ""]
    model.correct({Fingerprint("Anthem"): Emotion(0.1, 0.1)})
    assert said() == ["Student, older version", CHECK]
    assert model.index(0, Column.AROUSAL).data(Qt.ItemDataRole.ToolTipRole) == "Corrected by you"


@pytest.mark.parametrize("column", list(Column))
def test_many_cells_say_what_they_say_one_by_one(model: TrackTableModel, column: Column) -> None:
    assert model.cells.texts([2, 0, 3], column) == [model.cells.text(song, column) for song in (2, 0, 3)]


def test_a_screen_reader_hears_a_row_in_one_line(model: TrackTableModel) -> None:
    spoken = model.index(1, Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Battle, Bo, aggressive, valence \N{MINUS SIGN}0.60, arousal 0.70"


def test_songs_are_ordered_by_any_column(model: TrackTableModel) -> None:
    model.correct({Fingerprint("Dirge"): Emotion(-0.9, -0.9)})
    last = {Column.TITLE: "Dirge", Column.ARTIST: "Dirge", Column.YEAR: "Battle", Column.VALENCE: "Anthem"}
    last |= {Column.MOOD: "Cradle", Column.FILE: "Dirge", Column.FOLDER: "Dirge", Column.CORRECTED: "Dirge"}
    for column, title in last.items():
        model.sort(column, Qt.SortOrder.DescendingOrder)
        assert line(model, 0)[Column.TITLE] == title
    for column in (Column.ALBUM, Column.LENGTH, Column.MODEL, Column.ANALYZED):  # the same for all: nothing moves
        model.sort(column, Qt.SortOrder.DescendingOrder)
        assert line(model, 0)[Column.TITLE] == "Dirge"


def test_the_model_keeps_its_promises_through_every_change(model: TrackTableModel) -> None:
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.put(columns(place("Echo")))
    model.look_for("e")
    model.put(columns(place("Echo", 0.3), place("Zebra")))
    model.mark_playing(0)
    model.sort(-1)
    assert [line(model, row)[0] for row in range(model.rowCount())][-2:] == ["Echo", "Zebra"]
    assert model.keep({str(model.collection.path(0))}) == [1, 2, 3, 4, 5]
    assert model.total == 1
    assert [line(model, row)[0] for row in range(model.rowCount())] == ["Anthem"]


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
    assert tip == "Likely between 0.70 and 0.70"


@pytest.mark.parametrize(("seconds", "text"), [(0.3, "0:00"), (187.0, "3:07"), (59.6, "1:00"), (36_000.0, "10:00:00")])
def test_lengths_read_like_clocks(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


@pytest.mark.parametrize("width", [620, 704, 1003])
def test_the_columns_fill_the_table_and_no_more(qtbot: QtBot, table: TrackTable, width: int) -> None:
    table.resize(width, 400)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())
    assert not table.horizontalScrollBar().isVisible()


def test_columns_are_chosen_in_the_menu_of_the_header(qtbot: QtBot, table: TrackTable) -> None:
    header = table.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(20, 5))
    menu = next(each for each in header.findChildren(QMenu) if each.accessibleName() == "Columns to show")
    assert menu.isVisible()
    chosen = {action.text(): action for action in menu.actions() if action.isCheckable()}
    assert {text for text, action in chosen.items() if not action.isChecked()} == {
        *(
            "Track",
            "Album",
            "Genre",
            "Year",
            "Valence",
            "Arousal",
            "Model",
            "Model difference",
            "Analysed",
            "Corrected",
        ),
        *("File", "Folder"),
    }
    chosen["Mood"].trigger()
    chosen["Album"].trigger()
    chosen["Track"].trigger()
    assert table.columns.shown() == [Column.TRACK, Column.TITLE, Column.ARTIST, Column.ALBUM, Column.LENGTH]
    qtbot.waitUntil(lambda: header.length() == table.viewport().width())
    next(action for action in menu.actions() if action.text() == "Reset columns").trigger()
    assert set(table.columns.shown()) == SHOWN_AT_FIRST


def test_columns_are_remembered(qtbot: QtBot, table: TrackTable, model: TrackTableModel, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    header = table.horizontalHeader()
    table.columns.actions[Column.GENRE].trigger()
    header.moveSection(1, 3)
    edge = QPoint(header.sectionViewportPosition(Column.ARTIST) + header.sectionSize(Column.ARTIST) - 1, 9)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(31, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(31, 0))
    table.columns.keep(settings)
    again = TrackTable(model)
    qtbot.addWidget(again)
    again.columns.restore(settings)
    assert again.columns.shown() == table.columns.shown()
    assert again.columns.actions[Column.GENRE].isChecked()


def test_columns_that_a_new_version_brings_wait_in_the_menu(table: TrackTable, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    for action in table.columns.actions.values():
        action.setChecked(True)
    table.columns.keep(settings)
    settings.remove("columns_known")  # as the first versions left it, with eight columns
    table.columns.restore(settings)
    former = {Column(number) for number in range(8)}
    assert set(table.columns.shown()) == former | {Column.MOOD}
    settings.setValue("columns", "nonsense")
    table.columns.restore(settings)
    assert set(table.columns.shown()) == former | {Column.MOOD}


OF_ANY_LENGTH = {*(Column.TITLE, Column.ARTIST, Column.ALBUM, Column.GENRE), *(Column.FILE, Column.FOLDER)}


@pytest.mark.parametrize("family", ["DejaVu Sans", "Noto Sans", "Noto Sans CJK JP"])
@pytest.mark.parametrize("size_pt", [7, 10, 15])
@pytest.mark.parametrize("language", ["en", "de"])
def test_columns_are_as_wide_as_their_font_and_language_need(
    qtbot: QtBot, look: Look, english: Language, language: str, size_pt: int, family: str
) -> None:
    english.install(language)
    try:
        model = TrackTableModel(TrackCollection(["student", "teacher"], mood_text), look.theme)
        model.put(columns(*(place(mood.word, mood.emotion.valence, mood.emotion.arousal) for mood in MOOD_WORDS)))
        table = TrackTable(model)
        qtbot.addWidget(table)
        table.resize(400, 1200)
        table.show()
        table.setFont(QFont(family, size_pt))
        for action in table.columns.actions.values():
            action.setChecked(True)
        QApplication.processEvents()
        header = table.horizontalHeader()
        for column in table.columns.shown():
            assert header.sectionSizeHint(column) <= header.sectionSize(column), column
            if column not in OF_ANY_LENGTH:
                assert table.sizeHintForColumn(column) <= header.sectionSize(column), column
    finally:
        english.install("en")


def many(count: int) -> TrackColumns:
    return columns(*(place(f"{'Odd' if number % 2 else 'Even'} {number}", 0.1, 0.1) for number in range(count)))


def test_a_search_shows_its_first_hits_however_far_the_table_was_scrolled(
    table: TrackTable, model: TrackTableModel
) -> None:
    model.put(many(300))
    table.scrollToBottom()
    assert table.rowAt(5) > 0
    model.look_for("odd")
    assert table.rowAt(5) == 0


def test_a_search_that_finds_the_current_song_goes_on_showing_it(table: TrackTable, model: TrackTableModel) -> None:
    model.put(many(300))
    current = next(number for number in range(model.total) if model.collection.titles[number] == "Odd 299")
    table.show_selected((current,), current)
    model.look_for("odd")
    assert table.viewport().rect().contains(table.visualRect(model.index_of(current)))


def test_the_keys_that_come_into_the_table_leave_a_song_current_that_a_search_hides(
    qtbot: QtBot, table: TrackTable, model: TrackTableModel
) -> None:
    table.show_selected((1,), 1)
    model.look_for("artist:ada")
    with qtbot.assertNotEmitted(table.selected):
        QApplication.sendEvent(table, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    with qtbot.waitSignal(table.selected) as selected:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert selected.args == [(2,), 2]


def test_a_ring_says_that_the_keys_go_to_the_table(qtbot: QtBot, look: Look, table: TrackTable) -> None:
    def edge() -> str:
        return str(table.grab().toImage().pixelColor(1, table.height() // 2).name())

    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert edge() == look.theme.accent
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(lambda: not table.hasFocus())
    assert edge() != look.theme.accent


def test_keys_that_are_led_into_the_table_begin_at_its_first_song(qtbot: QtBot, table: TrackTable) -> None:
    table.activateWindow()
    with qtbot.waitSignal(table.selected) as selected:
        table.take_focus()
    assert selected.args == [(0,), 0]
    qtbot.waitUntil(table.hasFocus)
