"""Where student and teacher disagree: the list, the figures and the arrows, over the songs of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTableView
from pytestqt.qtbot import QtBot

from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.gui.language import Language
from emotion_player.gui.main_window import MainWindow
from tests.gui.acting import part, pick, press, words
from tests.gui.conftest import BOTH, TEACHER, OpenWindow, ScriptedAnalysis, four_songs, place

NAME = "Where the models disagree"
FIGURES = "How far the models agree"


def both_heard() -> list[PredictedTrack]:
    """Anthem stands .1 apart, Battle 1.0, Cradle .5; the teacher has not heard Dirge."""
    heard = [("Anthem", 0.7, 0.7, "Ada"), ("Battle", 0.4, 0.7, "Bo"), ("Cradle", 0.2, -0.2, "Ada")]
    taught = [place(title, v, a, artist=artist, model=TEACHER) for title, v, a, artist in heard]
    return [*four_songs(), *taught]


def open_list(window: MainWindow) -> QDialog:
    action = next(each for each in window.menus.view.actions() if each.text() == f"{NAME}…")
    action.trigger()
    found = part(window, NAME)
    assert isinstance(found, QDialog)
    return found


def table(dialog: QDialog) -> QTableView:
    found = part(dialog, "Songs, the widest apart first")
    assert isinstance(found, QTableView)
    return found


def rows(dialog: QDialog) -> list[tuple[str, ...]]:
    model = table(dialog).model()
    columns = range(model.columnCount())
    cells = [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]
    return [tuple(cell.replace("\N{MINUS SIGN}", "-") for cell in row) for row in cells]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(both_heard(), ScriptedAnalysis(), BOTH)


def test_songs_that_are_no_longer_there_are_neither_listed_nor_counted(window: MainWindow) -> None:
    songs = window.tracks.collection
    window.tracks.keep({songs.paths[0], songs.paths[2]})
    dialog = open_list(window)
    assert [row[0] for row in rows(dialog)] == ["Cradle", "Anthem"]
    assert words(dialog, FIGURES).startswith("2 songs analysed by both")
    pick(window.toolbar.menu, "Teacher")
    assert not window.library.refinement.line.isVisible()
    assert not window.message.isVisible()  # nothing is left that the teacher has not heard


def test_the_songs_that_both_have_heard_come_with_the_widest_apart_first(window: MainWindow) -> None:
    dialog = open_list(window)
    assert not dialog.isModal()
    assert rows(dialog) == [
        ("Battle", "Bo", "-0.60,  0.70", "0.40,  0.70", "1.00"),
        ("Cradle", "Ada", "0.50,  -0.60", "0.20,  -0.20", "0.50"),
        ("Anthem", "Ada", "0.70,  0.80", "0.70,  0.70", "0.10"),
    ]
    figures = words(dialog, FIGURES)
    assert figures.startswith("3 song")
    assert "0.53 apart on average" in figures
    assert "valence r 0.26" in figures


def test_a_song_of_the_list_is_the_song_in_hand_and_enter_plays_it(window: MainWindow) -> None:
    dialog = open_list(window)
    listed = table(dialog)
    listed.setFocus()
    QTest.mouseClick(
        listed.viewport(),
        Qt.MouseButton.LeftButton,
        pos=listed.visualRect(listed.model().index(1, 0)).center(),
    )
    assert window.selection.current == 2
    QTest.keyClick(listed, Qt.Key.Key_Up)
    assert window.selection.current == 1
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert words(window.listening.bar, "Title of the song") == "Battle"


def test_the_list_follows_the_song_in_hand(window: MainWindow) -> None:
    dialog = open_list(window)
    window.selection.choose(0)
    assert table(dialog).currentIndex().row() == 2
    window.selection.choose(3)  # the teacher has not heard it
    assert not table(dialog).currentIndex().isValid()
    assert window.selection.current == 3


def test_songs_that_are_refined_meanwhile_come_into_the_list(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis.placing(place("Dirge", 0.9, 0.9, model=TEACHER))
    window = open_window(four_songs(), analysis, BOTH)
    dialog = open_list(window)
    assert rows(dialog) == []
    assert words(dialog, FIGURES) == "No song has been analysed by both models yet."
    assert not part(dialog, "Play the song").isEnabled()
    press(dialog, "Refine all songs")
    qtbot.waitUntil(lambda: [row[0] for row in rows(dialog)] == ["Dirge"])
    assert "valence r \N{EN DASH}" in words(dialog, FIGURES)


@pytest.mark.parametrize("code", ["en", "de"])
def test_no_heading_is_cut(
    open_window: OpenWindow, english: Language, code: str, request: pytest.FixtureRequest
) -> None:
    english.install(code)
    request.addfinalizer(lambda: english.install("en"))
    window = open_window(both_heard(), ScriptedAnalysis(), BOTH)
    window.library.refinement.show_disagreement()
    (table,) = (each for dialog in window.findChildren(QDialog) for each in dialog.findChildren(QTableView))
    header = table.horizontalHeader()
    assert all(header.sectionSizeHint(n) <= header.sectionSize(n) for n in range(header.count()))
