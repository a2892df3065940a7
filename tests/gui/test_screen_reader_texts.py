"""What a screen reader is told by the parts of the window, not only their names."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from emotion_player.collection.columns import Column
from emotion_player.gui.main_window import MainWindow
from tests.gui.acting import part
from tests.gui.conftest import OpenWindow, four_songs

TEXT = QAccessible.Text


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(four_songs())


def heard(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def test_every_text_that_is_seen_is_told(window: MainWindow) -> None:
    window.message.inform("Something happened.")
    window.listening.play(0)
    QApplication.processEvents()
    labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text().strip()]
    assert {"Something happened.", "Anthem", "4 songs"} <= {label.text() for label in labels}
    for label in labels:
        told = (heard(label).text(TEXT.Name), heard(label).text(TEXT.Description))
        assert any(label.text() in each for each in told), told


def test_the_rows_of_the_table_are_told_cell_by_cell(window: MainWindow) -> None:
    table = heard(window.views.table)
    columns = len(Column) + 1  # the head of the rows, too
    assert table.role() is QAccessible.Role.Table
    assert table.childCount() == columns * 5
    heads = [table.child(1 + column).text(TEXT.Name) for column in Column]
    first = [table.child(columns + 1 + column).text(TEXT.Name) for column in Column]
    assert (heads[Column.ARTIST], first[Column.ARTIST]) == ("Artist", "Ada")
    assert (heads[Column.MOOD], first[Column.MOOD]) == ("Mood", "excited")
    assert first[Column.TITLE] == "Anthem, Ada, excited, valence 0.70, arousal 0.80"


def test_the_plane_tells_its_current_song(window: MainWindow) -> None:
    window.selection.choose(1)
    plane = heard(window.views.plane)
    assert plane.text(TEXT.Name) == "Emotion plane"
    assert plane.text(TEXT.Description).startswith("Battle, Bo, aggressive, valence")


def test_a_message_is_told_whole(window: MainWindow) -> None:
    window.message.warn("The disk is full.")
    text = heard(part(window.message, "Message"))
    assert (text.role(), text.text(TEXT.Description)) == (QAccessible.Role.StaticText, "The disk is full.")
