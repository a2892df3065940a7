"""Messages: notes leave by themselves, errors stay until they are closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.gui.theme import LIGHT
from emotion_player.gui.widgets import message_bar
from emotion_player.gui.widgets.message_bar import MessageBar, Offer, Toast

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes leave at once."""
    for name in ("_READING_MS", "_READING_MS_PER_LETTER", "_DECIDING_MS"):
        monkeypatch.setattr(message_bar, name, 1)


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    """A window with messages below a line to type in, which has the keys."""
    window, bar, line = QWidget(), MessageBar(LIGHT), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(bar)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.setFocus()
    yield bar
    window.close()


def toasts(bar: MessageBar) -> list[Toast]:
    return bar.findChildren(Toast)


def texts(bar: MessageBar) -> list[str]:
    return [toast.text for toast in toasts(bar)]


@pytest.mark.parametrize("title", ["שיר", "أغنية", "夜の歌", "Song"])
def test_a_sentence_about_a_title_in_any_script_runs_from_left_to_right(bar: MessageBar, title: str) -> None:
    sentence = f"“{title}”: The file is gone."
    bar.warn(sentence)
    (seen,) = (each for each in bar.findChildren(QLabel) if "gone" in each.text())
    layout = QTextLayout(seen.text())  # as the label lays it out: in the direction of the first letter that has one
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    (begin, _), (end, _) = (cast("tuple[float, int]", line.cursorToX(place)) for place in (0, len(seen.text())))
    assert begin < end
    assert bar.text == sentence


@pytest.mark.usefixtures("quick")
def test_a_note_leaves_by_itself(qtbot: QtBot, bar: MessageBar) -> None:
    bar.inform("Saved.")
    assert bar.isVisible()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert bar.text == ""


@pytest.mark.usefixtures("quick")
def test_an_error_stays_until_it_is_closed(bar: MessageBar) -> None:
    bar.warn("The disk is full.")
    QTest.qWait(60)
    assert bar.text == "The disk is full."
    close = bar.findChild(QToolButton)
    assert close is not None
    QTest.mouseClick(close, LEFT)
    assert not bar.isVisible()


@pytest.mark.usefixtures("quick")
def test_a_note_stays_while_the_pointer_is_on_it(qtbot: QtBot, bar: MessageBar) -> None:
    bar.inform("Saved.")
    (toast,) = toasts(bar)
    at = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    QTest.qWait(60)
    assert bar.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not bar.isVisible())


@pytest.mark.usefixtures("quick")
def test_a_note_stays_while_the_keys_are_on_it(qtbot: QtBot, bar: MessageBar) -> None:
    bar.inform("Saved.", Offer("Undo", lambda: None))
    button = bar.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    QTest.qWait(60)
    assert bar.isVisible()
    line = bar.window().findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_an_offer_that_is_accepted_takes_its_message_away(bar: MessageBar) -> None:
    accepted = []
    bar.inform("Removed.", Offer("Undo", lambda: accepted.append(bar.text)))
    button = bar.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, LEFT)
    assert accepted == [""]


def test_a_note_takes_the_place_of_the_last_but_not_of_an_error(bar: MessageBar) -> None:
    bar.warn("The disk is full.")
    bar.inform("One")
    bar.inform("Two")
    assert texts(bar) == ["The disk is full.", "Two"]
    bar.drop_notes()
    assert texts(bar) == ["The disk is full."]


def test_what_is_said_twice_is_shown_once_and_of_many_errors_the_newest(bar: MessageBar) -> None:
    for text in ("One", "Two", "One", "Three", "Four"):
        bar.warn(text)
    assert texts(bar) == ["One", "Three", "Four"]


def test_a_long_message_takes_several_lines(bar: MessageBar) -> None:
    bar.inform("Saved.")
    low = toasts(bar)[0].sizeHint()
    bar.inform("It is not saved, and that for a reason which takes some words to tell. " * 3)
    high = toasts(bar)[0].sizeHint()
    assert high.width() > low.width()
    assert high.height() > low.height()
