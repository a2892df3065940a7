"""Filters as a user meets them: buttons, lists, chips."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from emotion_player.core.search.search_terms import DecadeTerm, ExactTerm, State, StateTerm, TextField
from emotion_player.gui.filters.facet_popup import FacetPopup
from emotion_player.gui.filters.facets import Facet
from emotion_player.gui.main_window import MainWindow
from tests.gui.acting import part, press, search
from tests.gui.conftest import OpenWindow, four_songs, place

ADA = ExactTerm("Ada", TextField.ARTIST)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(four_songs())


def shown(window: MainWindow) -> list[str]:
    return [window.tracks.collection.titles[song] for song in window.tracks.collection.shown]


def open_list(window: MainWindow, facet: Facet) -> FacetPopup:
    if not window.finding.bar.isVisible():
        press(window, "Filters")
    press(window.finding.bar, f"Filter by {facet.title}")
    return window.finding.bar.findChildren(FacetPopup)[-1]


def list_of(popup: FacetPopup) -> QTableView:
    return popup.findChildren(QTableView)[0]


def told(popup: FacetPopup) -> list[str]:
    model = list_of(popup).model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def click(popup: FacetPopup, row: int) -> None:
    list_ = list_of(popup)
    QTest.mouseClick(
        list_.viewport(), Qt.MouseButton.LeftButton, pos=list_.visualRect(list_.model().index(row, 0)).center()
    )


def chips(window: MainWindow) -> list[str]:
    QApplication.processEvents()  # where layouts show what they were given
    return [button.text() for button in window.finding.bar.findChildren(QToolButton, "chip") if button.isVisible()]


def test_choices_of_one_filter_add_up_and_different_filters_narrow(window: MainWindow) -> None:
    popup = open_list(window, Facet.ARTIST)
    assert told(popup) == ["Ada, 2 songs", "Bo, 1 song", "Émile, 1 song"]
    click(popup, 0)
    assert shown(window) == ["Anthem", "Cradle"]
    click(popup, 1)
    assert shown(window) == ["Anthem", "Battle", "Cradle"]
    assert told(popup)[:2] == ["Ada, 2 songs, shown", "Bo, 1 song, shown"]
    popup.close()
    popup = open_list(window, Facet.DECADE)
    assert told(popup) == ["2000s, 1 song", "1990s, 1 song", "No year, 1 song"]
    click(popup, 2)
    assert shown(window) == ["Cradle"]
    assert chips(window) == ["Ada", "Bo", "No year"]
    click(popup, 2)
    assert chips(window) == ["Ada", "Bo"]


def test_an_artist_can_be_left_out_and_the_chip_takes_that_back(window: MainWindow) -> None:
    popup = open_list(window, Facet.ARTIST)
    press(popup, "Not these")
    click(popup, 0)
    assert told(popup)[0] == "Ada, 2 songs, excluded"
    assert shown(window) == ["Battle", "Dirge"]
    assert chips(window) == ["Not: Ada"]
    popup.close()
    press(window.finding.bar, "Remove the filter “Not: Artist: Ada”")
    assert shown(window) == ["Anthem", "Battle", "Cradle", "Dirge"]
    assert chips(window) == []


def test_filters_narrow_what_is_searched_for_and_say_when_nothing_is_left(qtbot: QtBot, window: MainWindow) -> None:
    window.finding.filters.add(ADA)
    search(window, "anth")
    qtbot.waitUntil(lambda: shown(window) == ["Anthem"])
    assert window.finding.bar.isVisible()
    window.finding.filters.add(DecadeTerm(1920))
    why = part(window.views.table, "Why the table is empty")
    assert isinstance(why, QLabel)
    assert why.text() == "No song matches this search and these filters."
    QTest.keyClick(part(window, "Search"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: why.text() == "No song matches these filters.")
    press(window.finding.bar, "Clear all filters")
    assert len(shown(window)) == 4


def test_many_artists_are_found_by_typing_and_chosen_with_the_keys(open_window: OpenWindow) -> None:
    songs = [place(f"Song {number}", artist=f"Ártist {number:04}") for number in range(4000)]
    window = open_window(songs)
    popup = open_list(window, Facet.ARTIST)
    field = part(popup, "Find in the list")
    assert isinstance(field, QLineEdit)
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "artist 123")
    assert len(told(popup)) == 10
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(list_of(popup), Qt.Key.Key_Down)
    QTest.keyClick(list_of(popup), Qt.Key.Key_Space)
    assert shown(window) == ["Song 1231"]
    QTest.keyClick(list_of(popup), Qt.Key.Key_Return)
    assert len(shown(window)) == 4000
    QTest.keyClicks(field, "x")
    assert part(popup, "Why the list is empty").isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not window.finding.bar.findChildren(FacetPopup) or not popup.isVisible()


def test_an_active_filter_stays_in_the_list_when_no_song_has_it(window: MainWindow) -> None:
    window.finding.filters.choose(Facet.ARTIST, [ExactTerm("Zoe", TextField.ARTIST, negated=True)])
    popup = open_list(window, Facet.ARTIST)
    assert told(popup)[0] == "Zoe, 0 songs, excluded"
    click(popup, 0)
    assert not window.finding.filters.terms


def test_the_opposite_of_a_filter_takes_its_place(window: MainWindow) -> None:
    window.finding.filters.add(ADA)
    window.finding.filters.add(dataclasses.replace(ADA, negated=True))
    assert chips(window) == ["Not: Ada"]
    window.finding.filters.choose(Facet.ARTIST, [])
    assert chips(window) == []


def test_failed_files_are_offered_beside_the_filters(window: MainWindow) -> None:
    window.finding.show_filters(shown=True)
    failed = part(window.finding.bar, "Files that could not be analysed")
    assert not failed.isVisible()
    window.finding.bar.count_failures(3)
    assert failed.isVisible()
    press(window.finding.bar, "Files that could not be analysed")
    assert window.library.scanning.failures.isVisible()


def test_a_filter_by_state_follows_corrections(window: MainWindow) -> None:
    window.finding.filters.add(StateTerm(State.CORRECTED))
    assert shown(window) == []
    window.corrections.correct(1, 0.5, 0.5)
    assert shown(window) == ["Battle"]


def test_the_key_shows_and_hides_the_filters_which_stay_active(window: MainWindow) -> None:
    window.finding.toggle_filters()
    window.finding.filters.add(ADA)
    window.finding.toggle_filters()
    assert not window.finding.bar.isVisible()
    assert shown(window) == ["Anthem", "Cradle"]
    assert part(window, "Filters").accessibleDescription().startswith("1 active filter")


def test_search_and_filters_survive_a_restart(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(four_songs())
    window.finding.filters.add(dataclasses.replace(ADA, negated=True))
    search(window, "valence:<0 b")
    qtbot.waitUntil(lambda: shown(window) == ["Battle"])
    window.close()
    again = open_window(four_songs())
    assert shown(again) == ["Battle"]
    assert chips(again) == ["Not: Ada"]
    field = part(again, "Search")
    assert isinstance(field, QLineEdit)
    assert field.text() == "valence:<0 b"


@pytest.mark.parametrize("count", [1, 4, 14, 200])
def test_a_list_of_choices_shows_whole_rows_and_few_of_them_without_scrolling(
    qtbot: QtBot, open_window: OpenWindow, count: int
) -> None:
    window = open_window([place(f"Song {number}", 0.1, 0.1, artist=f"Artist {number}") for number in range(count)])
    popup = open_list(window, Facet.ARTIST)
    QApplication.processEvents()
    list_ = list_of(popup)
    rows = list_.viewport().height() / list_.verticalHeader().defaultSectionSize()
    assert rows == min(count, 12)
    assert popup.rect().contains(list_.geometry())
