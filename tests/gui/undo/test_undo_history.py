"""One undo for all that a user changes, in the order in which it was done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.gui.theme import LIGHT
from emotion_player.gui.undo.undo_history import Step, UndoHistory
from emotion_player.gui.widgets.message_bar import MessageBar
from emotion_player.library.library import Library
from tests.gui.acting import press
from tests.gui.conftest import OpenWindow, ScriptedAnalysis, four_songs, place

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def message(qtbot: QtBot) -> MessageBar:
    message = MessageBar(LIGHT)
    qtbot.addWidget(message)
    return message


@pytest.fixture
def history(message: MessageBar) -> UndoHistory:
    return UndoHistory(message, message)


def step(text: str, made: list[str], about: object = None) -> Step:
    made.append(text)
    return Step(text, lambda: made.remove(text), lambda: made.append(text), about)


def test_steps_are_undone_from_the_last_to_the_first_and_done_again(history: UndoHistory) -> None:
    made: list[str] = []
    undo, redo = history.actions
    assert (undo.text(), undo.isEnabled(), redo.text(), redo.isEnabled()) == ("Undo", False, "Redo", False)
    for text in ("Correct “R & B”", "Clear the queue"):
        history.did(step(text, made))
    undo.trigger()
    assert made == ["Correct “R & B”"]
    assert (undo.text(), redo.text()) == ("Undo Correct “R && B”", "Redo Clear the queue")
    redo.trigger()
    assert made == ["Correct “R & B”", "Clear the queue"]
    undo.trigger()
    history.did(step("Delete “Evening”", made))
    assert not redo.isEnabled()


def test_the_offer_of_a_message_undoes_its_own_step_and_no_other(history: UndoHistory, message: MessageBar) -> None:
    made: list[str] = []
    offer = history.did(step("one", made))
    history.did(step("two", made))
    offer.accept()
    assert made == ["one", "two"]
    assert message.text == "Only the last change can be undone; see the Edit menu."
    history.undo()
    offer.accept()
    assert made == []


def test_nothing_is_undone_while_a_step_is_on_its_way(history: UndoHistory) -> None:
    made: list[str] = []
    history.did(step("one", made))
    history.hold(held=True)
    history.undo()
    assert made == ["one"]
    assert not history.actions[0].isEnabled()
    history.hold(held=False)
    history.undo()
    assert made == []


def test_steps_of_what_is_no_longer_are_forgotten(history: UndoHistory) -> None:
    made: list[str] = []
    queue = QObject(history)
    for text, about in (("one", None), ("two", queue), ("three", queue)):
        history.did(step(text, made, about))
    history.undo()
    history.forget(queue)
    assert [action.text() for action in history.actions] == ["Undo one", "Redo"]


def test_changes_of_every_kind_are_undone_with_one_key_while_a_scan_runs(
    qtbot: QtBot, open_window: OpenWindow, library: Library
) -> None:
    analysis = ScriptedAnalysis.placing(place("New one"), place("Another"))
    analysis.hold()
    window = open_window(four_songs(), analysis)
    undo, _ = window.frame.history.actions
    songs = window.tracks.collection

    window.corrections.correct(0, -0.5, 0.5)
    window.listening.edits.add([1, 2])
    window.collecting.playlists.keep([3], "Night")
    window.library.add([Path("/music")])
    qtbot.waitUntil(lambda: window.library.is_scanning)
    analysis.step(2)
    qtbot.waitUntil(lambda: window.tracks.total == 5)
    window.selection.select([0])
    window.library.removal.remove_songs([0])
    qtbot.waitUntil(lambda: undo.text() == "Undo Remove 1 song from the library")

    for after in ("Undo Create “Night”", "Undo Add 2 songs to the queue", "Undo Correct “Anthem”", "Undo"):
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
        assert undo.text() == after
    assert window.library.is_scanning
    anthem = Path("/music/Anthem.mp3")
    qtbot.waitUntil(lambda: songs.id_at(anthem) is not None)
    assert songs.emotion(songs.id_at(anthem) or 0) == Emotion(0.7, 0.8)
    assert window.listening.playback.queue.coming == ()
    qtbot.waitUntil(lambda: library.playlists.summaries() == [])

    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert songs.emotion(songs.id_at(anthem) or 0) == Emotion(-0.5, 0.5)
    assert window.message.text == "Redone: Correct “Anthem”"
    press(window, "Undo")
    assert songs.emotion(songs.id_at(anthem) or 0) == Emotion(0.7, 0.8)
    analysis.step()
    qtbot.waitUntil(lambda: not window.library.is_scanning)
